"""A log -> the passwords that can still be read off it: as they are, in hexadecimal, or from base64, whole or in part."""

import base64
import binascii
import re
from collections.abc import Iterator, Sequence

_BASE64 = re.compile(rb"[A-Za-z0-9+/_-]{4,}")
_HEX = re.compile(rb"(?:[0-9A-Fa-f]{2}){4,}")


def traces(log: bytes, passwords: Sequence[bytes]) -> Iterator[tuple[bytes, bytes]]:
    """Each password that is left, and its line."""
    for line in log.split(b"\n"):
        texts = [line.lower(), *(text.lower() for text in _decoded(line))]
        for password in passwords:
            if any(password.lower() in text for text in texts):
                yield password, line


def _decoded(line: bytes) -> Iterator[bytes]:
    """Whatever looks like base64, from each of the four places at which a token may begin, and hexadecimal."""
    for token in _BASE64.findall(line):
        for start in range(min(4, len(token) - 3)):
            piece = token[start:].translate(bytes.maketrans(b"-_", b"+/"))
            yield base64.b64decode(
                piece[: len(piece) // 4 * 4] if len(piece) % 4 == 1 else piece + b"=" * (-len(piece) % 4)
            )
    for digits in _HEX.findall(line):
        yield binascii.unhexlify(digits)
