"""What a rule says."""

from dataclasses import asdict, dataclass

from maillens.query.report import Row

LEVELS = ("urgent", "soon", "watch")
"""Do it now: mail is being lost or stuck; do it in the next days; keep an eye on it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """Something that needs attention.

    Args:
        level: One of `LEVELS`.
        name: Which words say it; a name once given is never changed.
        count: How often it happened.
        subject: Whom or what it concerns most: a domain, an address, a program.
        subject_count: How many different ones it concerns.
        cause: Name of the cause (`maillens.causes`) where it is one.
        share: Its share of all that could have happened, 0 to 1.
        first_at: When it was first seen, RFC 3339; None where the report does not tell.
    """

    level: str
    name: str
    count: int
    subject: str = ""
    subject_count: int = 0
    cause: str = ""
    share: float | None = None
    first_at: str | None = None

    def row(self) -> Row:
        """As a row of the report."""
        return asdict(self)
