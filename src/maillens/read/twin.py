"""Dated sources -> the same without twins: files that hold the lines of another.

`mail.log.1` beside `mail.log.1.gz` after an interrupted logrotate, a backup beside the
original, yesterday's copy of a log that has grown since: each mail is counted once.
"""

from maillens.read.input import HEAD_BYTES, opened
from maillens.read.order import Dated
from maillens.read.problem import ReadProblem


def without_twins(found: list[Dated], problems: list[ReadProblem]) -> list[Dated]:
    """FOUND without the sources whose bytes are the beginning of another's, told in PROBLEMS."""
    kept: list[Dated] = []
    for dated in found:
        for number, other in enumerate(kept):
            shorter = _shorter_twin(other, dated)
            if shorter is not None:
                longer = other if shorter is dated else dated
                problems.append(ReadProblem("twin", shorter.source.name, {"original": longer.source.name}))
                kept[number] = longer
                break
        else:
            kept.append(dated)
    return kept


def _shorter_twin(one: Dated, other: Dated) -> Dated | None:
    """Whichever of two sources is a beginning of the other; the second where they are equal."""
    # Equal first stamps are rare, so that few files are compared byte by byte.
    if one.first is None or one.first != other.first:
        return None
    try:
        with opened(one.source) as left, opened(other.source) as right:
            while True:
                # A damaged twin is one too: what comes before its break is in the other.
                ours, theirs = left.plain.take(HEAD_BYTES), right.plain.take(HEAD_BYTES)
                shared = min(len(ours), len(theirs))
                if ours[:shared] != theirs[:shared]:
                    return None
                if shared < HEAD_BYTES:
                    return one if len(ours) < len(theirs) else other
    except OSError:
        return None
