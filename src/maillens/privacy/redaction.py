"""Blocks of lines -> the same with the secrets blacked out, or where they are."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from maillens.pipeline import Block
from maillens.privacy.finding import SecretFinder


@dataclass(frozen=True, slots=True)
class Place:
    """Where a secret is: file, number of the line from 1, and what is given away."""

    file: str
    line: int
    name: str


def redacted(blocks: Iterable[Block]) -> Iterator[tuple[bytes | bytearray, int]]:
    """The bytes of each block, with `MASK` for each secret and nothing else changed, and how many there were.

    Memory: two blocks.
    """
    finder = SecretFinder()
    for block in blocks:
        yield finder.without_secrets(block.data)


def places(blocks: Iterable[Block]) -> Iterator[Place]:
    """The place of each secret, in the order of the lines.

    Lines are counted as they are read: of docker's JSON and of a journal export the lines that are made of them.
    """
    finder = SecretFinder()
    before = 0
    for block in blocks:
        if block.number == 0:
            before = 0
        at, line = 0, before + 1
        for secret in finder.secrets(block.data):
            line += block.data.count(b"\n", at, secret.line_start)
            at = secret.line_start
            yield Place(block.source.name, line, secret.name)
        before += block.data.count(b"\n")
