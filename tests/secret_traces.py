"""A log -> the passwords that can still be read off it: plain, URL-encoded, in hexadecimal, or from base64 in whole or part."""

import base64
import binascii
import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from urllib.parse import unquote_to_bytes

_BASE64 = re.compile(rb"[A-Za-z0-9+/_-]{4,}")
_HEX = re.compile(rb"(?:[0-9A-Fa-f]{2}){4,}")
_URL = bytes.maketrans(b"-_", b"+/")


def traces(log: bytes, passwords: Sequence[bytes]) -> Iterator[tuple[bytes, bytes]]:
    """Each password that is left, and its line."""
    for line in log.split(b"\n"):
        texts = [line.lower(), *(text for token in _BASE64.findall(line) for text in _unpacked(token))]
        texts += [binascii.unhexlify(digits).lower() for digits in _HEX.findall(line)]
        if b"%" in line:
            texts.append(unquote_to_bytes(line).lower())
        for password in passwords:
            if any(password.lower() in text for text in texts):
                yield password, line


@lru_cache(1_000_000)
def _unpacked(token: bytes) -> tuple[bytes, ...]:
    """What looks like base64, unpacked from each of the four places at which it may begin."""
    found = []
    for start in range(min(4, len(token) - 3)):
        piece = token[start:].translate(_URL)
        whole = piece[: len(piece) // 4 * 4] if len(piece) % 4 == 1 else piece + b"=" * (-len(piece) % 4)
        found.append(base64.b64decode(whole).lower())
    return tuple(found)
