"""Text -> stdout or a file, where a reader that has gone and a full disk are normal."""

import os
import stat
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

from maillens.errors import MaillensError
from maillens.present.words import Words


def write(content: str | bytes, output: str | None, words: Words) -> None:
    """Write CONTENT to the file OUTPUT, or to stdout; a closed pipe ends the output and is no error."""
    if isinstance(content, bytes):
        written = content
    elif to_stdout(output):
        written = content.encode(sys.stdout.encoding or "utf-8", errors="replace")
    else:
        written = content.encode("utf-8", errors="backslashreplace")
    try:
        with output_to(output, words) as file:
            file.write(written)
    except BrokenPipeError:
        forget_output()


@contextmanager
def output_to(name: str | None, words: Words) -> Iterator[IO[bytes]]:
    """Where an answer goes: stdout, or the file NAME, which is there when all is written or not at all.

    Raises:
        MaillensError: it cannot be written.
        BrokenPipeError: who reads our output has gone; see `forget_output`.
    """
    try:
        if name is None or name == "-":
            yield sys.stdout.buffer
            sys.stdout.buffer.flush()
        elif os.path.exists(name) and not stat.S_ISREG(os.stat(name).st_mode):
            with open(name, "wb") as device:  # /dev/null, a named pipe: nothing to put in the place of
                yield device
        else:
            with _replaced(os.path.realpath(name)) as file:
                yield file
    except BrokenPipeError:
        raise
    except OSError as error:
        if to_stdout(name):
            forget_output()
        raise _cannot_write("stdout" if name is None or name == "-" else name, error, words) from error


def make_folder(name: str, words: Words) -> None:
    """The folder NAME, made where it is not there yet.

    Raises:
        MaillensError: it cannot be made.
    """
    try:
        os.makedirs(name, exist_ok=True)
    except OSError as error:
        raise _cannot_write(name, error, words) from error


def _cannot_write(name: str, error: OSError, words: Words) -> MaillensError:
    what = words.say("cannot-write", name=name)
    return MaillensError(what, error.strerror or str(error), words["cannot-write.hint"])


def to_stdout(name: str | None) -> bool:
    """Whether the output NAME is stdout."""
    return name is None or name == "-"


@contextmanager
def _replaced(path: str) -> Iterator[IO[bytes]]:
    """A new file beside PATH that takes its place, and its permissions, when all went well."""
    beside = f"{path}.{os.getpid()}.part"
    with open(beside, "xb") as file:
        try:
            yield file
            file.flush()
            if os.path.exists(path):
                os.chmod(beside, stat.S_IMODE(os.stat(path).st_mode))
            os.replace(beside, path)
        except BaseException:
            with suppress(OSError):
                os.unlink(beside)
            raise


def forget_output() -> None:
    """Stop writing: who read our output has gone (`| head`), and that is no error."""
    nothing = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nothing, sys.stdout.fileno())
    os.close(nothing)


def same_file(name: str, path: Path | None) -> bool:
    """Whether writing to the file NAME would overwrite PATH."""
    try:
        return path is not None and os.path.samefile(name, path)
    except OSError:
        return False
