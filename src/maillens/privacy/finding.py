"""Blocks of lines -> where the secrets are in them."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from maillens.privacy._needles import Needles
from maillens.privacy.rule import Rule
from maillens.privacy.secrets import load

if TYPE_CHECKING:
    from maillens.columns import Buffer
    from maillens.parse._scanner import Scan

MASK = b"[redacted]"
"""What stands in place of a secret; its length tells nothing."""

MOST_ANNOUNCED = 10_000
"""Processes remembered whose next line holds a secret: a hostile log must not fill the memory."""

LONGEST_LINE = 1 << 14
"""Mail software writes none: a longer one that holds a needle is a secret as a whole, as searching may take long."""

HARMLESS_ENDS = (b"): Password mismatch", b"): unknown user")
"""How Dovecot's auth process tells of a failure when it adds nothing to it (auth/auth-request.c)."""

_CLOSING = b")'\"]}> "


@dataclass(frozen=True, slots=True)
class Secret:
    """A secret in a block.

    Args:
        start, end: Its place in the block, as for slices.
        line_start: Where its line begins.
        name: What is given away; the first of the rules that found it.
    """

    start: int
    end: int
    line_start: int
    name: str


class SecretFinder:
    """Finds the secrets of a log, block after block; a line may announce one in the next block."""

    def __init__(self, rules: Sequence[Rule] | None = None) -> None:
        self._rules = load() if rules is None else tuple(rules)
        self._needles = Needles([rule.needles for rule in self._rules])
        self._announced: dict[tuple[int, bytes], None] = {}

    def secrets(self, block: bytes | bytearray) -> Iterator[Secret]:
        """The secrets of BLOCK in order, those that overlap as one; what is blacked out already is none."""
        return self._in(block, self._needles.lines(block))

    def without_secrets(self, block: bytearray) -> tuple[bytes | bytearray, int]:
        """BLOCK with `MASK` for each secret, and how many there were; BLOCK itself where there is none."""
        data = memoryview(block)
        pieces: list[memoryview | bytes] = []
        at = count = 0
        for secret in self.secrets(block):
            pieces += [data[at : secret.start], MASK]
            at, count = secret.end, count + 1
        return (b"".join([*pieces, data[at:]]) if pieces else block), count

    def secrets_in_records(self, scan: "Scan", families: bytes) -> Iterator[Secret]:
        """As `secrets`, of those lines of a scanned block whose family has a 1 in FAMILIES."""
        return self._in(scan.block, self._needles.records(scan, families, HARMLESS_ENDS))

    def _in(self, block: "Buffer", lines: Iterable[tuple[int, int, int]]) -> Iterator[Secret]:
        for start, end, groups in lines:
            if end - start > LONGEST_LINE:
                yield Secret(start, end, start, "long-line")
                continue
            line = bytes(block[start:end])
            for first, last, name in _merged(self._spans(line, groups)):
                if not _is_masked(line[first:last]):
                    yield Secret(start + first, start + last, start, name)

    def _spans(self, line: bytes, groups: int) -> Iterator[tuple[int, int, str]]:
        for number in _numbers(groups):
            rule = self._rules[number]
            if rule.announced_by is not None and not self._was_announced(number, rule, line):
                continue
            for match in rule.pattern.finditer(line):
                for group in match.re.groupindex:
                    if group.startswith("secret") and match.start(group) >= 0:
                        yield (*match.span(group), rule.name)

    def _was_announced(self, number: int, rule: Rule, line: bytes) -> bool:
        """Whether the line before of this process said that here comes a secret; remembers it when this one says so."""
        assert rule.announced_by is not None
        announcing = rule.announced_by.search(line)
        if announcing is not None:
            if len(self._announced) >= MOST_ANNOUNCED:
                self._announced.pop(next(iter(self._announced)))
            self._announced[number, announcing["process"] or b""] = None
            return False
        found = rule.pattern.search(line)
        return found is not None and self._announced.pop((number, found["process"] or b""), self) is None


def _numbers(groups: int) -> Iterator[int]:
    """The numbers of the bits that are set, in order."""
    while groups:
        yield (groups & -groups).bit_length() - 1
        groups &= groups - 1


def _is_masked(text: bytes) -> bool:
    return MASK in text and not text.replace(MASK, b"").strip(_CLOSING)


def _merged(spans: Iterator[tuple[int, int, str]]) -> Iterator[tuple[int, int, str]]:
    """Spans in order, with those that touch or overlap made one."""
    last: tuple[int, int, str] | None = None
    for start, end, name in sorted(spans, key=lambda span: (span[0], -span[1])):
        if start == end:
            continue
        if last is not None and start <= last[1]:
            last = (last[0], max(last[1], end), last[2])
            continue
        if last is not None:
            yield last
        last = (start, end, name)
    if last is not None:
        yield last
