"""A list -> commands that have a running fail2ban ban it (fail2ban-client(1))."""

import shlex

from maillens.present.block import Format, Look
from maillens.present.block._comments import about, head
from maillens.present.block.plain import written
from maillens.query.block.make import Made


def as_commands(made: Made | None, look: Look) -> str:
    """One command a network; for how long it is banned, the jail decides."""
    assert made is not None
    jail = shlex.quote(look.jail)
    lines = [*head(made, look, "usage.fail2ban", "usage.fail2ban.jail")]
    for entry in made.blocked.entries:
        lines += [about(entry, look), f"fail2ban-client set {jail} banip {written(entry.network)}"]
    return "\n".join(lines) + "\n"


FORMAT = Format(as_commands)
