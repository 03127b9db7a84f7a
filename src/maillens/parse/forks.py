"""Entries that begin alike -> where they part, so that the scanner reads what they share once.

A kind often has several shapes, one after the other, that say the same up to some place: with and without what one
release added. When the first of them fails behind that place, the next goes on from there.
"""

from collections.abc import Iterator, Sequence

from maillens.parse.program import CONSTANT, LITERAL

Step = tuple[int, ...]
"""Operations that stay together: a constant, a group, a capture with the literal behind it."""


def partings(shapes: Sequence[Sequence[Step]]) -> Iterator[tuple[int, int]]:
    """For each shape (number of the first that it begins like, how many steps they share).

    Shapes that no neighbour begins like are their own first and share none.
    """
    first = 0
    while first < len(shapes):
        behind = first + 1
        shared = _worth_sharing(shapes[first], shapes[behind]) if behind < len(shapes) else 0
        while shared and behind < len(shapes) and shapes[behind][:shared] == shapes[first][:shared]:
            behind += 1
        yield from [(first, shared)] * (behind - first)
        first = behind


def _worth_sharing(one: Sequence[Step], other: Sequence[Step]) -> int:
    """How many steps two shapes begin with alike; 0 where these are literals only, which fail at once."""
    shared = 0
    while shared < min(len(one), len(other)) and one[shared] == other[shared]:
        shared += 1
    return shared if any(step[0] not in (CONSTANT, LITERAL) for step in one[:shared]) else 0
