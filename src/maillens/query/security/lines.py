"""Findings -> the raw lines of the log that they stand on, in order.

These are the lines, up to the last sign of a finding, that name one of its addresses (one of its users where it has no
address), and of mail that came in by them all lines of its queue id until it was removed. What has neither has its
sample lines.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import accumulate

from maillens.pipeline import Inputs, Scanned, scanned
from maillens.query.security.finding import Finding
from maillens.query.security.sample import sample_lines
from maillens.searching import SHORTEST, Sifted

MARGIN_US = 100_000_000
"""How long after the last sign the connection tells of its end."""

Place = tuple[int, int]
_ALWAYS = 1 << 62
_WORD = re.compile(rb"\d{1,3}(?:\.\d{1,3}){3}|[0-9A-Fa-f]*:[0-9A-Fa-f:.]*|[\w\x80-\xff.+@'-]+")
_TAKEN_IN = re.compile(rb": ([0-9A-Za-z]{6,}): client=")
_NO_STAMP = 3


def evidence_lines(inputs: Inputs, findings: Sequence[Finding], since_us: int | None = None) -> list[bytes]:
    """The lines of some findings, each once, in order of time.

    Args:
        inputs: What the findings come from, to be read again.
        since_us: The beginning of the period searched, microseconds since 1970; None for that of the log.

    Memory: the lines.
    """
    inputs = replace(inputs, problems=[], progress=None)  # what is wrong with them has been told
    nameless = sample_lines((one for one in findings if not one.addresses and not one.users), inputs.sources)
    samples = {tuple(place): line.encode("utf-8", "surrogateescape") for place, line in nameless.items()}
    ends = _ends(findings)
    texts = sorted(text for text in ends if len(text) >= SHORTEST)
    if not texts:
        return [samples[place] for place in sorted(samples)]
    sifted = Sifted(inputs.sources, inputs.problems, inputs.threads, inputs.block_bytes)
    found = sifted.add(texts)
    times = _times(inputs, sifted)
    since = -_ALWAYS if since_us is None else since_us
    chosen = {
        place
        for place in found
        if times.get(place, since) >= since and _is_named(sifted.line(place), times.get(place, since), ends)
    }
    taken_in = [(place, match[1]) for place in chosen if (match := _TAKEN_IN.search(sifted.line(place)))]
    if taken_in:
        found = sifted.add(sorted({queue_id for _, queue_id in taken_in}))
        times = _times(inputs, sifted)
        chosen |= set(_of_mails(sifted, sorted(found, key=lambda place: _order(place, times)), dict(taken_in)))
    ordered = [sifted.line(place) for place in sorted(chosen, key=lambda place: _order(place, times))]
    return ordered + [samples[place] for place in sorted(samples.keys() - chosen)]


def _ends(findings: Iterable[Finding]) -> dict[bytes, int]:
    """When each address, or user, showed itself last; what led there may be older than the first sign of a finding."""
    ends: dict[bytes, int] = {}
    for one in findings:
        end = _ALWAYS if one.last_at is None else one.last_at + MARGIN_US
        for name in one.addresses or one.users:
            text = name.encode("utf-8", "surrogateescape")
            ends[text] = max(end, ends.get(text, end))
    return ends


def _is_named(line: bytes, time: int, ends: dict[bytes, int]) -> bool:
    """Whether a line has a name as a whole word, and no later than that showed itself."""
    words = (word.strip(b".:") if word[-1:] in b".:" else word for word in _WORD.findall(line))
    return any(time <= ends.get(word, -_ALWAYS - 1) for word in words)


def _times(inputs: Inputs, sifted: Sifted) -> dict[Place, int]:
    """When each line that was found was written, microseconds since 1970; lines without a time are left out."""
    times: dict[Place, int] = {}
    for part in scanned(replace(inputs, threads=1, blocks=sifted.blocks())):
        times.update(_times_in(part))
    return times


def _times_in(part: Scanned) -> Iterator[tuple[Place, int]]:
    offsets = part.block.line_offsets
    assert offsets is not None  # sifted lines say where they come from
    starts = list(accumulate((len(line) + 1 for line in part.block.data.split(b"\n")), initial=0))
    for head, (kind, time) in zip(part.scan.heads(), part.scan.stamps(), strict=True):
        if kind != _NO_STAMP:
            yield (part.file, offsets[bisect_right(starts, head[4]) - 1]), time


def _of_mails(sifted: Sifted, places: Sequence[Place], began: dict[Place, bytes]) -> Iterator[Place]:
    """The places of the lines of mails: from where each was taken in to where its queue id is free again."""
    wanted, alive = set(began.values()), set[bytes]()
    for place in places:
        line = sifted.line(place)
        if place in began:
            alive.add(began[place])
        for queue_id in wanted.intersection(re.findall(rb"[0-9A-Za-z]{6,}", line)) & alive:
            yield place
            if line.endswith(b": " + queue_id + b": removed"):
                alive.discard(queue_id)


def _order(place: Place, times: dict[Place, int]) -> tuple[int, Place]:
    return times.get(place, -_ALWAYS), place
