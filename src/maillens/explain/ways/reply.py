"""A reply of a mail server, or the reason of a delivery: codes with words behind them, or words of a known cause."""

import re
from dataclasses import replace

from maillens.causes import CAUSES, REFUSALS, Cause, find
from maillens.causes.provider_codes import ProviderCode, code_in
from maillens.explain.codes.inside import codes_in
from maillens.explain.codes.meaning import reply
from maillens.explain.explanation import Explanation, Remark
from maillens.explain.phrases import phrases_in
from maillens.explain.text import Text

RANK = 70

_REPLY = re.compile(r"(?:.*(?:(?:said|me|reply): |smtp; *))?\(?(?P<code>[2-5][0-9]{2})[ -].*", re.DOTALL)
_WEAK = frozenset({"held-for-check", "content", "server-error", "too-many", "bad-manners", "storage-full"})
"""Causes whose signs are single everyday words: without a code they prove nothing."""


def recognised(text: str) -> Explanation | None:
    """What the reply TEXT means; None where it has neither a code nor words that are known."""
    found = _REPLY.fullmatch(text)
    code = int(found["code"]) if found else 0
    codes = tuple(codes_in("", "", text[found.start("code") :] if found else text))
    remarks = (*codes, *(phrase.remark for phrase in phrases_in(text)))
    own = code_in(text)
    if own is not None:
        return _by_provider(text, code, own, remarks)
    cause = _cause(text, code)
    if cause is not None:
        return _by_cause(text, code, cause, remarks)
    if code:
        return _by_code(text, code, remarks)
    return _by_phrase(text, remarks)


def _cause(text: str, code: int) -> Cause | None:
    if 0 < code < 400:
        return None
    found = find(text, CAUSES) or find(text, REFUSALS)
    return found if found is not None and (code or found.name not in _WEAK) else None


def _by_cause(text: str, code: int, cause: Cause, remarks: tuple[Remark, ...]) -> Explanation:
    return Explanation(
        form="reply",
        name=cause.name,
        asked=text,
        meaning=Text(cause.en, cause.ja),
        level="trouble" if code >= 500 else "warning",
        remarks=remarks,
        todo=(Text(cause.do_en, cause.do_ja),),
    )


def _by_provider(text: str, code: int, own: ProviderCode, remarks: tuple[Remark, ...]) -> Explanation:
    """TEXT by the code that its provider made for itself."""
    return Explanation(
        form="reply",
        name=own.code,
        asked=text,
        meaning=Text(own.en, own.ja),
        level="trouble" if code >= 500 else "warning",
        remarks=tuple(remark for remark in remarks if remark.about != own.code),
        todo=(Text(own.do_en, own.do_ja),),
    )


def _by_code(text: str, code: int, remarks: tuple[Remark, ...]) -> Explanation:
    """TEXT by its code alone, its other parts as remarks."""
    known = reply(code, text)
    rest = tuple(remark for remark in remarks if remark.about != str(code))
    return replace(known, form="reply", remarks=(*rest, *known.remarks))


def _by_phrase(text: str, remarks: tuple[Remark, ...]) -> Explanation | None:
    """TEXT by the first of the well-known words in it."""
    if not remarks:
        return None
    first, *others = remarks
    return Explanation(form="phrase", name=first.about, asked=text, meaning=first.text, remarks=tuple(others))
