"""Scanned blocks -> the same lines with pseudonyms for all names."""

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from maillens.privacy.finding import SecretFinder
from maillens.privacy.naming import renamed, renamed_host
from maillens.privacy.pseudonyms import Pseudonyms
from maillens.privacy.redaction import without_secrets

if TYPE_CHECKING:
    from maillens.pipeline import Scanned

_ENVELOPE_BYTES = 80
"""Within which the host stands in a line: stamp, priority and version (RFC 5424) come before it."""


def pseudonymised(parts: "Iterable[Scanned]", names: Pseudonyms) -> Iterator[bytes]:
    """The lines of each block with pseudonyms.

    Args:
        parts: As `pipeline.scanned` gives them, which knows the hosts of the lines.
    """
    finder = SecretFinder()
    for part in parts:
        hosts = {origin[0] for origin in part.scan.origin_names() if origin[0]}
        data, _ = without_secrets(part.block.data, finder)
        yield b"\n".join(_lines(bytes(data).split(b"\n"), hosts, names))


def _lines(lines: list[bytes], hosts: set[bytes], names: Pseudonyms) -> Iterator[bytes]:
    pattern = None
    if hosts:
        wanted = b"|".join(re.escape(host) for host in sorted(hosts, key=len, reverse=True))
        pattern = re.compile(rb"(.{0,%d}?[\s])(%b)(?=\s)" % (_ENVELOPE_BYTES, wanted))
    for line in lines:
        match = pattern.match(line) if pattern is not None else None
        if match is None:
            yield renamed(line, names)
        else:
            yield match[1] + renamed_host(match[2], names) + renamed(line[match.end() :], names)
