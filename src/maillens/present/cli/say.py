"""What went wrong -> lines on stderr: what failed, why, and what can be done."""

import os
import sys
from contextlib import suppress

from maillens.present.text.ink import Ink, wants_colour
from maillens.present.text.visible import visible
from maillens.present.words import Words


def say_error(words: Words, what: str, why: str = "", hint: str = "", *, level: str = "error") -> None:
    """Print an error (or, for LEVEL `note`, something to know) the way people read it."""
    ink = Ink(wants_colour("auto", sys.stderr, os.environ))
    mark = ink.bad(words["error"]) if level == "error" else ink.hint(words[level])
    lines = [f"{mark} {visible(what)}"]
    lines += [f"  {visible(line)}" for line in why.splitlines()]
    lines += [f"{ink.hint(words['hint'])} {visible(hint)}"] if hint else []
    with suppress(OSError):  # where stderr is closed, nobody is there to be told
        print("\n".join(lines), file=sys.stderr, flush=True)
