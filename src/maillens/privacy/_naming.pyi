"""Types of `_naming.pyx`; what the names mean is said there."""

from collections.abc import Callable

class Renamer:
    def __init__(self, pseudonym: Callable[[str, bytes], bytes], known: Callable[[bytes], bytes]) -> None: ...
    def renamed(self, block: bytes | bytearray, hosts: set[bytes], talkative: list[int]) -> bytes: ...
