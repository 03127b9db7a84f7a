"""A seed -> blocks of hostile lines: random bytes, and real lines with all that attackers and accidents do to them."""

import random
from collections.abc import Callable, Iterator
from pathlib import Path

from maillens.grammar import load

LAB = Path(__file__).resolve().parents[2] / "shared" / "lab" / "logs"
MOST_LAB_LINES = 4_000
"""Of each log; spread over it."""

STAMPS = (
    "Nov  8 10:00:00",
    "Nov 08 10:00:00.123456",
    "Feb 29 23:59:60",
    "Nov  8 2026 10:00:00",
    "2026-11-08T10:00:00.5+09:00",
    "2026-10-25 02:30:00",
    "9999-12-31 23:59:59",
    "1970-01-01T00:00:00+14:00",
    "1970-01-01 00:00:00",
    "Sun 2026-11-08 10:00:00 JST",
    "1795298507.003448",
    "99999999999.999999",
    "<22>Nov  8 10:00:00",
)
FRAMES = (
    "{stamp} mail {tag}[123]: {text}",
    "{stamp} {tag}: {text}",
    "{stamp} - {tag}[0]: {text}",
    "{stamp} {text}",
    "{stamp} mail {tag}[123]: [ID 197553 mail.info] {text}",
    "{stamp} mail {tag}[123]: message repeated 3 times: [ {text}]",
    "{stamp} mail {tag}[99999999999]: {text}#012",
    "<22>1 2026-11-08T10:00:00Z mail {tag} 123 - - {text}",
    '<22>1 2026-11-08T10:00:00Z - {tag} - ID [a b="\\]"][c] \ufeff{text}',
    "{tag}[123]: {text}",
    "{text}",
)
"""Ways to write a line around its text."""

WORDS = tuple(
    word.encode()
    for word in (
        ": ", ", ", " from ", "to=<", ">", "<", "[", "]", "(", ")", "{", "}", '"', "\\", "=", ";", "#012", "#015", "\r", "\t", "  ",
        "NOQUEUE: ", "4jX5mt4Zx8zKqQT: ", "ABCDEF012345: ", "xxxxxxxx: ", "warning: ", "fatal: ", "panic: ", "Info: ", "Warn: ",
        "imap(alice)<12><s>: ", "IMAP(alice): ", "auth(a,192.0.2.1,sasl:plain)<s>: ", "auth(default): ", "lmtp(1, alice): ",
        "message repeated 2 times: [ ", "last message repeated 5 times", "last message repeated 1 time", "postfix/127.0.0.1:10025/smtpd", "\ufeff", "語", "<22>", "<22>1 ", "unknown", "-", "-1",
        "999999999999999999", "0.000000000000001", "99999999999999999999", ".", "/", "@", ".service", "postfix/", "dovecot: ",
    )
)  # fmt: skip
REPEAT = b"Nov  8 10:00:09 mail last message repeated %d times"
BROKEN = (
    b"\xff",
    b"\xc0\x80",
    b"\xe3\x81",
    b"\xed\xa0\x80",
    b"\xf4\x90\x80\x80",
    b"\xf0\x9f",
    b"\x80",
    b"\0",
    b"\0" * 40,
)
"""Bytes that are not UTF-8, or not text."""

Mutation = Callable[[random.Random, bytes], bytes]


def corpus() -> list[bytes]:
    """Lines to start from: the lab's, where it is beside the project, and every sample of the grammar."""
    lines = [sample.encode() for entry in load().entries for sample in entry.kind.samples]
    for log in sorted(LAB.glob("*/*.log")) + sorted(LAB.glob("*/*.kinds.txt")):
        found = log.read_bytes().splitlines()
        lines += found[:: max(1, len(found) // MOST_LAB_LINES)]
    return lines


def blocks(rng: random.Random, lines: list[bytes], pairs: list[tuple[str, str]]) -> Iterator[bytes]:
    """One to four blocks, as they would follow each other in a file."""
    for _ in range(rng.randint(1, 4)):
        if rng.random() < 0.08:
            yield rng.randbytes(rng.choice((0, 1, 7, 100, 5_000)))
            continue
        block = b"\n".join(line(rng, lines, pairs) for _ in range(rng.choice((1, 3, 30))))
        yield block + rng.choice((b"\n", b"\r\n", b"", b"\n\n", b" "))


def line(rng: random.Random, lines: list[bytes], pairs: list[tuple[str, str]]) -> bytes:
    """One line, mutated up to six times, or left as it is."""
    if rng.random() < 0.03:
        return REPEAT % rng.choice((0, 1, 3, 50))
    if rng.random() < 0.4:
        tag, text = rng.choice(pairs)
        found = rng.choice(FRAMES).format(stamp=rng.choice(STAMPS), tag=tag, text=text).encode()
    else:
        found = rng.choice(lines)
    for _ in range(rng.choice((0, 1, 1, 2, 6))):
        found = rng.choice(MUTATIONS)(rng, found)
        if rng.random() < 0.2:
            found = splice(rng, found, rng.choice(lines))
    return found


def splice(rng: random.Random, text: bytes, other: bytes) -> bytes:
    """The beginning of one line and the end of another."""
    return text[: rng.randint(0, len(text))] + other[rng.randint(0, len(other)) :]


def _flip(rng: random.Random, text: bytes) -> bytes:
    changed = bytearray(text or b"?")
    for _ in range(rng.randint(1, 4)):
        changed[rng.randrange(len(changed))] ^= 1 << rng.randrange(8)
    return bytes(changed)


def _truncate(rng: random.Random, text: bytes) -> bytes:
    return text[: rng.randint(0, len(text))]


def _behead(rng: random.Random, text: bytes) -> bytes:
    return text[rng.randint(0, len(text)) :]


def _insert(rng: random.Random, text: bytes) -> bytes:
    at = rng.randint(0, len(text))
    return text[:at] + rng.choice(WORDS + BROKEN) + text[at:]


def _replace(rng: random.Random, text: bytes) -> bytes:
    at = rng.randint(0, len(text))
    return text[:at] + rng.choice(WORDS + BROKEN) + text[at + rng.randint(0, 12) :]


def _double(rng: random.Random, text: bytes) -> bytes:
    at, end = sorted((rng.randint(0, len(text)), rng.randint(0, len(text))))
    return text[:end] + text[at:end] * rng.choice((1, 2, 30)) + text[end:]


def _lengthen(rng: random.Random, text: bytes) -> bytes:
    if rng.random() < 0.8:
        return text
    at = rng.randint(0, len(text))
    return text[:at] + rng.choice(WORDS) * rng.choice((100, 1_000, 5_000)) + text[at:]


def _digits(rng: random.Random, text: bytes) -> bytes:
    return bytes(rng.choice(b"0123456789") if 48 <= byte <= 57 and rng.random() < 0.3 else byte for byte in text)


MUTATIONS: tuple[Mutation, ...] = (_flip, _truncate, _behead, _insert, _insert, _replace, _double, _lengthen, _digits)
