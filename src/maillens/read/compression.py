"""Compressed bytes -> bytes: gzip, bzip2, xz and zstd, known by their first bytes.

The standard file objects lose what they hold when the data breaks, so the decoders are
driven here: all that comes before a break is handed out, and then `Damaged` is raised.
"""

import importlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Protocol

from maillens.read.source import Reader

OUTPUT_BYTES = 8 << 20
"""Decompressed bytes asked for at once, where the decoder can be told. Deflate makes at most
1,032 bytes of one, so that this never leaves output behind when the input ends early."""

_READ_BYTES = 1 << 16
_BEHIND = "is followed by something else"


class Damaged(Exception):
    """Compressed data cannot be decoded further; the text completes "gzip data …"."""


class Decoder(Protocol):
    """One compressed stream, as `bz2.BZ2Decompressor` does it."""

    @property
    def eof(self) -> bool:
        """Whether the stream is complete."""
        ...

    @property
    def unused_data(self) -> bytes:
        """What was fed beyond the end of the stream."""
        ...

    @property
    def needs_input(self) -> bool:
        """Whether the output held back is used up."""
        ...

    def decompress(self, data: bytes, max_length: int = -1) -> bytes:
        """Decoded bytes, at most MAX_LENGTH of them."""
        ...


@dataclass(frozen=True, slots=True)
class Codec:
    """A compression.

    Args:
        name: For people.
        suffix: That file names usually have.
        magic: The first bytes.
        decoder: Makes the decoder of one stream.
        check: The command that checks a file.
        piece_bytes: Compressed bytes decoded at once. A decoder that meets an error gives
            nothing of the piece it was fed, so this bounds what a break can cost; and a
            hostile zstd piece swells up to 32,000 times.
    """

    name: str
    suffix: str
    magic: bytes
    decoder: Callable[[], Decoder]
    check: str
    piece_bytes: int


def codec_of(beginning: bytes) -> Codec | None:
    """The compression of data that begins so, None when there is none."""
    return next((codec for codec in CODECS if beginning.startswith(codec.magic)), None)


def decompress(reader: Reader, codec: Codec) -> Iterator[bytes]:
    """All streams of READER one after the other (`cat a.gz b.gz` is a legal file).

    Raises:
        Damaged: After everything that could be decoded.
        ImportError: The decoder is not installed.
    """
    decoder: Decoder | None = None
    streams, fresh = 0, True
    for piece in _pieces(reader, codec.piece_bytes):
        while True:
            if decoder is None:
                # Tapes and some appliances pad with NUL after the stream.
                piece = piece.lstrip(b"\0") if streams else piece
                if not piece:
                    break
                decoder, fresh = codec.decoder(), True
            try:
                # At most so much at once: a bomb of zeros is read in pieces like a file of that size.
                output = decoder.decompress(piece, OUTPUT_BYTES)
            except Exception as error:  # each library has its own errors, one of them plain Exception
                raise Damaged(_reason(error, after_stream=fresh and streams > 0)) from error
            if output:
                fresh = False
                yield output
            if decoder.eof:
                piece, decoder, streams = decoder.unused_data, None, streams + 1
            elif decoder.needs_input:
                break
            else:
                piece = b""
    if decoder is not None:
        raise Damaged(_BEHIND if fresh and streams else "ends early")


def _pieces(reader: Reader, piece_bytes: int) -> Iterator[bytes]:
    buffer = bytearray(_READ_BYTES)
    with memoryview(buffer) as view:
        while count := reader.readinto(view):
            for start in range(0, count, piece_bytes):
                yield bytes(view[start : min(start + piece_bytes, count)])


def _reason(error: Exception, *, after_stream: bool) -> str:
    text = " ".join(str(error).split()) or type(error).__name__
    place = _BEHIND if after_stream else "is damaged"
    return f"{place} ({text})"


class _Inflate:
    """A zlib decompressobj with the interface of the other decoders."""

    def __init__(self) -> None:
        try:
            zlib = importlib.import_module("isal.isal_zlib")
        except ImportError:
            zlib = importlib.import_module("zlib")
        self._inner = zlib.decompressobj(31)  # 31: gzip header and trailer, checksum compared

    @property
    def eof(self) -> bool:
        """Whether the trailer was read, its checksum right."""
        return bool(self._inner.eof)

    @property
    def unused_data(self) -> bytes:
        """What was fed beyond the trailer: the next stream, or something else."""
        return bytes(self._inner.unused_data)

    @property
    def needs_input(self) -> bool:
        """Whether nothing that was fed waits to be decoded."""
        return not self._inner.unconsumed_tail

    def decompress(self, data: bytes, max_length: int = -1) -> bytes:
        """At most MAX_LENGTH bytes; what stays undecoded for that is put before the next DATA."""
        return bytes(self._inner.decompress(self._inner.unconsumed_tail + data, max_length))


class _Zstd:
    """A zstandard decompressobj with the interface of the other decoders.

    It cannot be told how much to give: the size of its pieces is the only bound.
    """

    needs_input = True

    def __init__(self) -> None:
        self._inner = importlib.import_module("zstandard").ZstdDecompressor().decompressobj()

    @property
    def eof(self) -> bool:
        """Whether the frame is complete."""
        return bool(self._inner.eof)

    @property
    def unused_data(self) -> bytes:
        """What was fed beyond the frame."""
        return bytes(self._inner.unused_data)

    def decompress(self, data: bytes, max_length: int = -1) -> bytes:
        """All that DATA decodes to; MAX_LENGTH is not heeded."""
        return bytes(self._inner.decompress(data))


def _bz2() -> Decoder:
    decoder: Decoder = importlib.import_module("bz2").BZ2Decompressor()
    return decoder


def _xz() -> Decoder:
    decoder: Decoder = importlib.import_module("lzma").LZMADecompressor()
    return decoder


CODECS = (
    Codec("gzip", ".gz", b"\x1f\x8b", _Inflate, "gzip -t", 4096),
    Codec("bzip2", ".bz2", b"BZh", _bz2, "bzip2 -t", 1024),
    Codec("xz", ".xz", b"\xfd7zXZ\0", _xz, "xz -t", 1024),
    Codec("zstd", ".zst", b"\x28\xb5\x2f\xfd", _Zstd, "zstd -t", 1024),
)

FOREIGN = {
    b"\x1f\x9d": ("compress (.Z)", "zcat"),
    b"\x04\x22\x4d\x18": ("lz4", "lz4 -dc"),
    b"\x89LZO\0": ("lzop", "lzop -dc"),
    b"LZIP": ("lzip", "lzip -dc"),
    b"PK\x03\x04": ("zip", "unzip -p"),
    b"7z\xbc\xaf\x27\x1c": ("7z", "7z x -so"),
}
"""First bytes of the formats that are known but not read -> name, command that unpacks."""
