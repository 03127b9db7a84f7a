"""The name of a program: `cleanup`, `postfix/smtpd`, `imap-login`, `amavis`."""

import re

from maillens.explain.explanation import Explanation, Remark
from maillens.explain.programs import known

RANK = 40

_NAME = re.compile(
    r"(?:(?P<tag>[A-Za-z0-9_.-]+)(?:/[a-z0-9-]+)?[/:] ?)?(?P<name>[a-z0-9_-]+)(?:\([158]\))?(?:\[[0-9]*\])?:?"
)


def recognised(text: str) -> Explanation | None:
    """What the program TEXT does; None where it names none."""
    found = _NAME.fullmatch(text)
    if found is None:
        return None
    product, _, _ = (found["tag"] or "").partition("-")
    programs = known()
    # `anvil`, `lmtp` and `master` are of Postfix and of Dovecot; who asks has mostly met that of Postfix.
    named = sorted(
        (each for each in programs.values() if each.name == found["name"]), key=lambda each: each.product != "postfix"
    )
    program = programs.get((product, found["name"])) or (named[0] if named else None)
    if program is None:
        return None
    others = [each for each in named if each is not program and not product]
    return Explanation(
        form="program",
        name=program.name,
        asked=text,
        meaning=program.does,
        program=program,
        product=program.product,
        remarks=tuple(Remark(f"{each.product} {each.name}", each.does) for each in others),
        source=program.manual,
    )
