"""A reply of a mail server, or the reason of a delivery: codes with words behind them, or words of a known cause."""

import re

from maillens.causes import CAUSES, REFUSALS, Cause, find
from maillens.explain.codes.inside import codes_in
from maillens.explain.codes.meaning import reply
from maillens.explain.explanation import Explanation, Remark
from maillens.explain.phrases import phrases_in
from maillens.explain.text import Text

RANK = 70

_REPLY = re.compile(r"(?:.*(?:said|me|reply): )?\(?(?P<code>[2-5][0-9]{2})[ -](?P<words>.*)", re.DOTALL)
_WEAK = frozenset({"held-for-check", "content", "server-error", "too-many", "bad-manners"})
"""Causes whose signs are single everyday words: alone, without a code, they prove nothing."""


def recognised(text: str) -> Explanation | None:
    """What the reply TEXT means; None where it has neither a code nor words of a known cause."""
    found = _REPLY.fullmatch(text)
    code = int(found["code"]) if found else 0
    cause = _cause(text, known_code=code > 0)
    remarks = (*codes_in("", "", text[found.start("code") :] if found else text), *phrases_in(text))
    if cause is not None and (code == 0 or code >= 400):
        told = Text(cause.en, cause.ja)
        level = "trouble" if code >= 500 else "warning"
        return Explanation(
            form="reply",
            name=cause.name,
            asked=text,
            meaning=told,
            level=level,
            remarks=remarks,
            todo=(Text(cause.do_en, cause.do_ja),),
        )
    if code:
        base = reply(code, text)
        rest = tuple(remark for remark in remarks if remark.about != str(code))
        return Explanation(
            form="reply",
            name=str(code),
            asked=text,
            meaning=base.meaning,
            level=base.level,
            remarks=(*rest, *base.remarks),
            todo=base.todo,
        )
    return _of_phrases(text, remarks)


def _cause(text: str, *, known_code: bool) -> Cause | None:
    for causes in (CAUSES, REFUSALS):
        cause = find(text, causes)
        if cause is not None and (known_code or cause.name not in _WEAK):
            return cause
    return None


def _of_phrases(text: str, remarks: tuple[Remark, ...]) -> Explanation | None:
    """TEXT by the well-known words in it."""
    if not remarks:
        return None
    first, *others = remarks
    return Explanation(form="phrase", name=first.about, asked=text, meaning=first.text, remarks=tuple(others))
