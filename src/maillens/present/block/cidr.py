"""A list -> a table of Postfix for `check_client_access` (cidr_table(5), access(5))."""

from maillens.present.block import Format, Look
from maillens.present.block._tables import as_table
from maillens.query.block.make import Made


def as_cidr(made: Made | None, look: Look) -> str:
    """The table; whoever is in it is turned away."""
    assert made is not None
    return as_table(made, look, "REJECT", "usage.cidr")


FORMAT = Format(as_cidr)
