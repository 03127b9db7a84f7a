"""Types of `_attempts.pyx`; what is not said here is said there."""

from collections.abc import Callable, Iterable
from typing import TypeVar

from maillens.parse._scanner import Scan
from maillens.parse.program import Program
from maillens.query.security.finding import Place

E = TypeVar("E")

FIELDS: tuple[str, ...]

class Span:
    """When something was first and last seen (microseconds), and where in the log."""

    first: int
    last: int
    first_place: Place
    last_place: Place

class Pair:
    """All attempts of one address as one user.

    Attributes:
        user: Empty for the tries whose name the log does not tell.
        unknown: Failures of which the log says that nobody here has this name.
        failures_before: Failures of the pair before it first got in.
        address_failures_before, address_successes_before: Those of the address then, whatever the user.
        user_failures_before, user_successes_before: Those of the user then, wherever from.
        is_found_out: Whether the pair never failed, and got in from a network that was new for the user soon after he
            had failed for the last time, wherever from.
        address_failures_before_any: Failures of the address when it first got in as anybody; -1 for never.
        failed, succeeded: When; None for never.
    """

    address: str
    user: str
    failures: int
    successes: int
    unknown: int
    failures_before: int
    address_failures_before: int
    address_successes_before: int
    user_failures_before: int
    user_successes_before: int
    is_found_out: bool
    address_failures_before_any: int
    failed: Span | None
    succeeded: Span | None

def failures_of(pairs: Iterable[Pair]) -> int: ...
def guilty_of(pairs: Iterable[Pair], few: float) -> list[Pair]: ...
def bounds(pairs: Iterable[Pair]) -> tuple[int, int]: ...
def pace_s(pairs: Iterable[Pair]) -> float | None: ...

class Attempts:
    def __init__(self, program: Program, since: int, until: int) -> None: ...
    def add(self, scan: Scan, file: int, base_offset: int, line_offsets: object = ...) -> None: ...
    def pairs_of(
        self, least: int, within: int, ipv4_prefix: int, ipv6_prefix: int
    ) -> tuple[list[Pair], dict[str, list[Pair]], dict[str, list[Pair]]]: ...
    def entries(
        self, make_entry: Callable[..., E], least: int, within: int, past: int, ipv4_prefix: int, ipv6_prefix: int
    ) -> list[E]: ...
