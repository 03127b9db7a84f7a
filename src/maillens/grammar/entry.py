"""Kinds -> entries, made ready for matching, and the grammar that they are together."""

from dataclasses import dataclass

from maillens.grammar import SEVERITIES
from maillens.grammar.kind import Kind, Product
from maillens.grammar.shape import Node, captures, parse_shape


@dataclass(frozen=True, slots=True)
class Entry:
    """A kind, made ready for matching.

    Args:
        severity: Index into `SEVERITIES` that the line must have, -1 for any.
        queue_id: `always`, `maybe` or `never` before the body.
        nodes: The shape of the body, after severity word and queue id.
    """

    kind: Kind
    product: str
    severity: int
    queue_id: str
    nodes: tuple[Node, ...]

    @property
    def fields(self) -> list[str]:
        """Fields that the line can carry beside the envelope, in order."""
        return [c.field for c in captures(self.nodes) if c.field] + [f for f, _ in self.kind.constants]


@dataclass(frozen=True, slots=True)
class Grammar:
    """All products and entries; entries in the order in which they are tried."""

    products: tuple[Product, ...]
    entries: tuple[Entry, ...]

    @property
    def kinds(self) -> tuple[str, ...]:
        """Names of all kinds, each once, sorted."""
        return tuple(sorted({e.kind.name for e in self.entries}))

    @property
    def families(self) -> dict[str, tuple[str, ...]]:
        """The fields of each family, in order of first mention."""
        found: dict[str, dict[str, None]] = {}
        for entry in self.entries:
            found.setdefault(entry.kind.family, {}).update(dict.fromkeys(entry.fields))
        return {family: tuple(fields) for family, fields in found.items()}

    @property
    def entry_meanings(self) -> list[str]:
        """What each entry means: the name of its kind, with a number behind it where the kind means several things."""
        known: dict[str, list[str]] = {}
        names = []
        for entry in self.entries:
            texts = known.setdefault(entry.kind.name, [])
            if entry.kind.en not in texts:
                texts.append(entry.kind.en)
            at = texts.index(entry.kind.en)
            names.append(f"{entry.kind.name}.{at + 1}" if at else entry.kind.name)
        return names

    @property
    def meanings(self) -> dict[str, tuple[str, str]]:
        """Name of a meaning -> (English, Japanese)."""
        kinds = (entry.kind for entry in self.entries)
        return {name: (kind.en, kind.ja) for name, kind in zip(self.entry_meanings, kinds, strict=True)}

    @property
    def tagged_samples(self) -> list[tuple[str, str]]:
        """(tag, text) of every sample, as they stand in a log after the host."""
        products = {product.name: product for product in self.products}
        return [
            _tagged(products[entry.product], entry.kind.daemons[0], sample)
            for entry in self.entries
            for sample in entry.kind.samples
        ]


def entry_of(kind: Kind, product: str) -> Entry:
    """KIND, which a module of PRODUCT defines, as an entry.

    Raises:
        ShapeError: its shape breaks the rules of `shape.py`.
    """
    # Only Postfix leaves the severity word out for information and nothing else.
    shape, severity, queue_id = kind.shape, 0 if product == "postfix" else -1, "never"
    for index, word in enumerate(SEVERITIES[1:], 1):
        if shape.startswith(f"{word}: "):
            shape, severity = shape.removeprefix(f"{word}: "), index
    for prefix, need in (("{queue_id}: ", "always"), ("⟦{queue_id}: ⟧", "maybe")):
        if shape.startswith(prefix):
            shape, queue_id = shape.removeprefix(prefix), need
    return Entry(kind, product, severity, queue_id, parse_shape(shape))


def _tagged(product: Product, daemon: str, sample: str) -> tuple[str, str]:
    daemon = daemon.replace("*", product.daemons[0] if product.daemons else "")
    if product.daemon_in_text:
        return product.tags[0], f"{daemon}: {sample}"
    if product.name == "postfix":
        return f"postfix/{daemon}", sample
    # policyd-spf and policy-spf are one product but two programs, each with its name as its tag.
    return daemon if daemon in product.tags else product.tags[0], sample
