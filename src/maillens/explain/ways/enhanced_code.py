"""An enhanced status code: `5.1.1`, `X.7.26`, `dsn=4.4.1`."""

import re

from maillens.explain.codes.meaning import enhanced
from maillens.explain.explanation import Explanation

RANK = 20

_CODE = re.compile(r"(?:dsn=|Status: *)?([245xX]\.[0-9]{1,3}\.[0-9]{1,3}),?")


def recognised(text: str) -> Explanation | None:
    """What the code TEXT means; None where it is none."""
    found = _CODE.fullmatch(text)
    return enhanced(found[1], text) if found else None
