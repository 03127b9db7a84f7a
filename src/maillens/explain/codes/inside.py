"""The codes inside a line or a reply -> what each means."""

import re
from collections.abc import Iterator

from maillens.explain.codes.meaning import enhanced, reply
from maillens.explain.explanation import Remark

_IN_REPLY = re.compile(r"(?:^|: )(?P<code>[2-5][0-9]{2})(?:[ -](?P<dsn>[245]\.[0-9]{1,3}\.[0-9]{1,3}))?(?![0-9.])")


def codes_in(dsn: str, code: str, text: str) -> Iterator[Remark]:
    """What the codes of a line mean, each once.

    Args:
        dsn: The enhanced status code of the line, empty for none.
        code: Its reply code, empty for none.
        text: The reply or reason, which may begin with codes of its own.
    """
    found = _IN_REPLY.search(text)
    code = code or (found["code"] if found else "")
    codes = dict.fromkeys(each for each in (dsn, (found["dsn"] if found else "") or "") if each)
    if code:
        yield Remark(code, reply(int(code), text).meaning)
    for each in codes:
        if each.count(".") == 2 and each[0] in "245" and each.replace(".", "").isdigit():
            told = enhanced(each, text)
            # X.0.0 says no more than its class does.
            yield Remark(each, told.remarks[0].text if each.endswith(".0.0") else told.meaning)
