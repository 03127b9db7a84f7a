"""A reason -> the same without whom it is about, so that what has one cause is one group.

The same words give way as in the reasons of the report (`query/_reason.pxi`), and the list that is
named behind `using`, too.
"""

import re
from functools import lru_cache

_REMEMBERED = 20_000
"""Reasons repeat: all mail for a relay waits for the same one."""
_LONGEST = 2_000
"""Characters that are looked at. Postfix writes a few hundred; a saved queue can hold anything."""
_SUSPENDED = "delivery temporarily suspended: "
_SAID = re.compile(r"host \S+ said: ")
_IN_REPLY = " (in reply to "
_PLAIN = re.compile(r"[^\d@<\[/.]*+\.?")
"""A word that names nobody and counts nothing; a full stop at its end is none of a name."""
_KEPT = re.compile(r"(?P<code>[245]\d\d|(?:[245]\d\d-)?[245]\.\d{1,3}\.\d{1,3}[,:;]?)$|(?P<before>[A-Za-z_]+=)?")
"""Of other words: a reply code or an enhanced status code, which say what happened (RFC 5321, RFC 3463); `name=`."""


@lru_cache(maxsize=_REMEMBERED)
def masked(reason: str) -> str:
    """REASON with `*` for addresses, hosts, ids and numbers; of one that is very long, the beginning.

    What Postfix puts around the words of the other server is left out, so that a reply is
    the same whoever gave it. A local socket is `*[socket]`.
    """
    reason = reason[:_LONGEST].removeprefix(_SUSPENDED)
    # smtp(8) puts `host NAME said: ` before a reply and ` (in reply to COMMAND)` behind it.
    said = _SAID.match(reason)
    words = reason[said.end() if said else 0 :].partition(_IN_REPLY)[0].split()
    return " ".join([word if word.isalpha() or _PLAIN.fullmatch(word) else _named(word) for word in words])


def _named(word: str) -> str:
    kept = _KEPT.match(word)
    assert kept is not None  # it matches nothing, too
    if kept["code"]:
        return word
    after = word[-1] if word[-1] in ":,;" else ""
    # A local socket, where Postfix otherwise writes an IP address.
    if "[/" in word or "[private/" in word or "[public/" in word:
        return "*[socket]" + after
    return (kept["before"] or "") + "*" + after
