"""Text -> stdout or a file, where a reader that has gone and a full disk are normal."""

import os
import sys
from pathlib import Path

from maillens.errors import MaillensError
from maillens.present.words import Words


def write(text: str, output: str | None, words: Words) -> None:
    """Write TEXT to the file OUTPUT, or to stdout; a closed pipe ends the output and is no error."""
    if output is not None and output != "-":
        try:
            Path(output).write_text(text, encoding="utf-8", errors="backslashreplace")
        except OSError as error:
            raise _unwritable(output, error, words) from error
        return
    try:
        stream = sys.stdout
        stream.buffer.write(text.encode(stream.encoding or "utf-8", errors="replace"))
        stream.flush()
    except BrokenPipeError:
        forget_output()
    except OSError as error:
        forget_output()
        raise _unwritable("stdout", error, words) from error


def _unwritable(name: str, error: OSError, words: Words) -> MaillensError:
    return MaillensError(words.say("cannot-write", name=name), error.strerror or str(error), words["cannot-write.hint"])


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
