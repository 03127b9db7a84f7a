"""Errors while opening or reading -> the `ReadProblem` that tells of them."""

import os
import shlex
from pathlib import Path

from maillens.read.compression import CODECS, FOREIGN, Damaged
from maillens.read.input import Opened
from maillens.read.problem import ReadProblem


def not_opened(name: str, path: Path | None, error: OSError) -> ReadProblem:
    """Why a file could not be opened."""
    if isinstance(error, FileNotFoundError):
        return ReadProblem("missing", name, {"folder": shlex.quote(os.path.dirname(name) or ".")})
    if isinstance(error, PermissionError):
        return ReadProblem("forbidden", name, {"owner": _owner(path)})
    return ReadProblem("unreadable", name, {"reason": _words(error)})


def _owner(path: Path | None) -> str:
    try:
        return f"user {path.owner()}, group {path.group()}" if path is not None else "another user"
    except (OSError, KeyError, NotImplementedError):
        return "another user"


def breaking_off(name: str, input: Opened, *, lines: int, size_bytes: int) -> ReadProblem:
    """What ended INPUT after so many lines and bytes."""
    trouble = input.trouble
    if isinstance(trouble, ImportError):
        return ReadProblem("no-zstd", name)
    if isinstance(trouble, Damaged) and input.codec is not None:
        check = f"{input.codec.check} {shlex.quote(name)}"
        values = {"format": input.codec.name, "reason": str(trouble), "lines": f"{lines:,}", "command": check}
        return ReadProblem("damaged", name, values)
    reason = _words(trouble) if isinstance(trouble, OSError) else str(trouble)
    return ReadProblem("broke-off", name, {"reason": reason, "bytes": f"{size_bytes:,}"})


def _words(error: OSError) -> str:
    return (error.strerror or str(error) or type(error).__name__).lower()


def not_a_log(name: str, head: bytes) -> ReadProblem:
    """What an input that begins with HEAD, and holds no stamped line there, is instead."""
    quoted = shlex.quote(name)
    if head.startswith(b"LPKSHHRH"):
        return ReadProblem("journal-file", name)
    for magic, (format, command) in FOREIGN.items():
        if head.startswith(magic):
            return ReadProblem("packed", name, {"format": format, "command": f"{command} {quoted}"})
    suffix = os.path.splitext(name)[1]
    codec = next((codec for codec in CODECS if suffix == codec.suffix), None)
    if codec is not None and not head.isascii():
        return ReadProblem("mislabelled", name, {"suffix": suffix, "format": codec.name})
    if b"\0" in head[:4096]:
        return ReadProblem("binary", name)
    looked_at = f"{len(head) >> 10} KiB" if len(head) > 4096 else f"{len(head):,} bytes"
    return ReadProblem("not-a-log", name, {"looked_at": looked_at})
