"""A list -> a table of Postfix for `postscreen_access_list` (cidr_table(5), postconf(5))."""

from maillens.present.block import Format, Look
from maillens.present.block._tables import as_table
from maillens.query.block.make import Made


def as_postscreen(made: Made | None, look: Look) -> str:
    """The table; whoever is in it is on the deny list of postscreen(8)."""
    assert made is not None
    return as_table(made, look, "reject", "usage.postscreen")


FORMAT = Format(as_postscreen)
