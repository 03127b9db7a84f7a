"""A reason -> the same without whom it is about, so that what has one cause is one group."""

import re
from functools import lru_cache

_REMEMBERED = 10_000
_FRAME = re.compile(
    r"^(?:delivery temporarily suspended: )?(?:host \S+ (?:said|refused to talk to me): )?"
    r"(.*?)(?: \(in reply to [^)]*\))?$",
    re.DOTALL,
)
"""What Postfix puts around the words of the other server."""
_CODES = r"(?P<code>(?<![\w.\[-])[245]\d\d(?:[ -](?=\D)|[ -](?=[245]\.)|$)|(?<![\w.])[245]\.\d{1,3}\.\d{1,3}(?![\w.]))"
"""A reply code and an enhanced status code say what happened (RFC 5321, RFC 3463), so they stay."""
_NAMES = "|".join(
    (
        r"https?://\S+",
        r"<[^<>\s]*>",
        r"[^\s<>()\[\]{},;:\"'=]+@[\w.-]+",
        r"(?:[\w-]+\.)*[\w-]*\[[^\]\s]*\](?::\d+)?",
        r"(?<![\w.-])(?:[\w-]+\.)+[a-z][\w-]*",
        r"(?<![\w.])\d+(?:[.:/]\d+)+",
        r"(?<!\w)(?=\w*\d)\w{6,}(?!\w)",
        r"\d+",
    )
)
_ANY = re.compile(f"{_CODES}|(?:{_NAMES})", re.IGNORECASE)


@lru_cache(maxsize=_REMEMBERED)
def masked(reason: str) -> str:
    """REASON with `*` for addresses, hosts, ids and numbers.

    What Postfix puts around the words of the other server is left out, so that a reply is
    the same whoever gave it.
    """
    framed = _FRAME.match(reason)
    return _ANY.sub(lambda found: found["code"] or "*", framed[1] if framed else reason)
