"""A list -> a table of type cidr: a network and what to do a line, comments between them."""

from maillens.present.block import Look
from maillens.present.block._comments import about, head
from maillens.query.block.make import Made


def as_table(made: Made, look: Look, action: str, usage: str) -> str:
    """The table.

    Args:
        action: What is done with the clients.
        usage: Key of the sentence that says how Postfix is told of the table.
    """
    lines = [*head(made, look, usage, "usage.again")]
    for entry in made.blocked.entries:
        # A comment has a line of its own: text behind the action would be said to the client.
        lines += [about(entry, look), f"{entry.network}\t{action}"]
    return "\n".join(lines) + "\n"
