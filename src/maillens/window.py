"""The time that is asked for, and what lies in it."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pyarrow as pa


@dataclass(frozen=True, slots=True)
class Window:
    """The time asked for; true where there is a bound.

    Args:
        since_us: Microseconds since 1970, UTC; None for no bound.
        until_us: The same; itself outside.
    """

    since_us: int | None = None
    until_us: int | None = None

    def __bool__(self) -> bool:
        return self.since_us is not None or self.until_us is not None

    def rows(self, times: "pa.Array") -> "pa.Array":
        """Which of TIMES (timestamp[us, UTC]) lie inside, as booleans; a missing time does not."""
        import pyarrow as pa
        import pyarrow.compute as pc

        inside = pc.is_valid(times)
        if self.since_us is not None:
            inside = pc.and_kleene(inside, pc.greater_equal(times, pa.scalar(self.since_us, times.type)))
        if self.until_us is not None:
            inside = pc.and_kleene(inside, pc.less(times, pa.scalar(self.until_us, times.type)))
        return inside
