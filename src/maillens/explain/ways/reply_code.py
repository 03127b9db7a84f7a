"""An SMTP reply code, alone or with an enhanced status code: `550`, `451 4.7.1`."""

import re
from dataclasses import replace

from maillens.explain.codes.meaning import enhanced, reply
from maillens.explain.explanation import Explanation, Remark

RANK = 10

_CODES = re.compile(r"([2-5][0-9]{2})(?:[ -]([245]\.[0-9]{1,3}\.[0-9]{1,3}))?")


def recognised(text: str) -> Explanation | None:
    """What the code or the two codes of TEXT mean; None where it is something else."""
    found = _CODES.fullmatch(text)
    if found is None:
        return None
    told = reply(int(found[1]), text)
    if found[2] is None:
        return told
    detail = enhanced(found[2], text)
    about = (*told.remarks, Remark(found[2], detail.meaning), *detail.remarks)
    return replace(told, name=text, level=detail.level, remarks=about, todo=(*detail.todo, *told.todo)[:1])
