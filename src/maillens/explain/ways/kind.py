"""The name of a kind of line, as records and other answers of maillens call it: `sasl-failure`, `queue-active`."""

from maillens.explain.explanation import Explanation, Remark
from maillens.explain.programs import program
from maillens.explain.text import Text
from maillens.grammar import load

RANK = 57


def recognised(text: str) -> Explanation | None:
    """What lines of the kind TEXT say, each different meaning with a sample; None where there is no such kind."""
    entries = [entry for entry in load().entries if entry.kind.name == text]
    if not entries:
        return None
    samples: dict[Text, str] = {}
    for entry in entries:
        samples.setdefault(Text(entry.kind.en, entry.kind.ja), entry.kind.samples[0])
    first, *others = samples
    daemons = entries[0].kind.daemons
    return Explanation(
        form="kind",
        name=text,
        asked=samples[first],
        meaning=first,
        program=program(entries[0].product, daemons[0]) if daemons[0] != "*" else None,
        product=entries[0].product,
        remarks=tuple(Remark(samples[other], other) for other in others),
    )
