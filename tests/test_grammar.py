"""Each kind's samples match that kind and no other."""

import pytest

from maillens.grammar import SEVERITIES, load
from maillens.grammar.entry import Entry
from maillens.parse.matcher import candidates, match_body
from maillens.parse.prefix import split_severity
from maillens.parse.twin import scan
from maillens.queue_id import split_queue_id

GRAMMAR = load()
SAMPLES = [(entry, sample) for entry in GRAMMAR.entries for sample in entry.kind.samples]


def matching(entry: Entry, sample: str) -> list[Entry]:
    """All entries that match SAMPLE as a line of ENTRY's first daemon."""
    product = next(p for p in GRAMMAR.products if p.name == entry.product)
    severity, text, queue_id = 0, sample.encode(), None
    if product.queue_ids:
        severity, text = split_severity(text)
        queue_id, text = split_queue_id(text)
    daemon = entry.kind.daemons[0]
    found = []
    for other in candidates(GRAMMAR, entry.product, daemon):
        wrong_queue_id = other.queue_id == ("always" if queue_id is None else "never")
        if other.severity in (-1, severity) and not wrong_queue_id and match_body(other, text.rstrip()) is not None:
            found.append(other)
    return found


@pytest.mark.parametrize(("entry", "sample"), SAMPLES, ids=[f"{e.kind.name}:{s[:50]}" for e, s in SAMPLES])
def test_sample_matches_its_kind_alone(entry: Entry, sample: str) -> None:
    """A sample is matched by its own shape and by no other kind's, fallbacks aside."""
    found = matching(entry, sample)
    assert entry in found, f"{entry.kind.shape!r} does not match"
    others = {o.kind.name for o in found if not o.kind.fallback} - {entry.kind.name}
    assert not others


@pytest.mark.parametrize("entry", GRAMMAR.entries, ids=lambda e: e.kind.name)
def test_entry_is_complete(entry: Entry) -> None:
    """Every kind has a sample and a meaning in both languages, and a severity that exists."""
    kind = entry.kind
    assert kind.samples and kind.en and kind.ja and kind.releases
    assert entry.severity < len(SEVERITIES)


TAGGED = "\n".join(
    f"2026-11-08T10:00:00Z mx1 {tag}[1]: {sample}" for tag, sample in GRAMMAR.tagged_samples if "\n" not in sample
)


def test_tagged_samples_are_of_their_program() -> None:
    """With its tag before it, each sample is a line of the program that writes it: policy-spf's is not policyd-spf's."""
    samples = [(entry, sample) for entry in GRAMMAR.entries for sample in entry.kind.samples if "\n" not in sample]
    found = scan(TAGGED.encode() + b"\n")
    places = [record.start for record in found]
    first = [record for at, record in enumerate(found) if at == 0 or places[at - 1] != places[at]]
    assert len(first) == len(samples)
    for (entry, sample), record in zip(samples, first, strict=True):
        assert record.origin is not None and record.origin.product == entry.product, sample
        daemons = entry.kind.daemons
        assert "*" in daemons[0] or record.origin.daemon.decode() in (*daemons, entry.product), sample
