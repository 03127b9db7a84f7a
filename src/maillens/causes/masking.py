"""A reason -> the same without whom it is about, so that what has one cause is one group.

The same words give way as in the reasons of the report (`query/_reason.pxi`), and the list that is
named behind `using`, too.
"""

import re
from functools import lru_cache

_REMEMBERED = 10_000
_SUSPENDED = "delivery temporarily suspended: "
_SAID = re.compile(r"host \S+ said: ")
_IN_REPLY = " (in reply to "
_CODE = re.compile(r"[245]\d\d|(?:[245]\d\d-)?[245]\.\d{1,3}\.\d{1,3}[,:;]?")
"""A reply code, an enhanced status code: they say what happened (RFC 5321, RFC 3463)."""
_PLAIN = re.compile(r"[^\d@<\[/.]*[^\d@<\[/]?")
"""A word that names nobody and counts nothing; a full stop at its end is none of a name."""
_SOCKET = re.compile(r"\[(?:/|private/|public/)")
"""A local socket, where Postfix otherwise writes an IP address."""
_BEFORE = re.compile(r"[A-Za-z_]+=")


@lru_cache(maxsize=_REMEMBERED)
def masked(reason: str) -> str:
    """REASON with `*` for addresses, hosts, ids and numbers.

    What Postfix puts around the words of the other server is left out, so that a reply is
    the same whoever gave it. A local socket is `*[socket]`.
    """
    reason = reason.removeprefix(_SUSPENDED)
    said = _SAID.match(reason)
    words = reason[said.end() if said else 0 :].partition(_IN_REPLY)[0].split()
    return " ".join([word if word.isalpha() or _PLAIN.fullmatch(word) else _named(word) for word in words])


def _named(word: str) -> str:
    if _CODE.fullmatch(word):
        return word
    if _SOCKET.search(word):
        return "*[socket]" + _after(word)
    before = _BEFORE.match(word)
    return (before[0] if before else "") + "*" + _after(word)


def _after(word: str) -> str:
    return word[-1] if word.endswith((":", ",", ";")) else ""
