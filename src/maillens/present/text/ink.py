"""Text -> text in colour, where colour is wanted."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import IO


@dataclass(frozen=True, slots=True)
class Ink:
    """Colours by what they mean.

    Args:
        on: False writes plain text: pipes, files, `NO_COLOR`, `TERM=dumb`.
    """

    on: bool = False

    def title(self, text: str) -> str:
        """The name of a section."""
        return self._in("1", text)

    def faint(self, text: str) -> str:
        """What is not read at first glance: notes, headings of columns, examples."""
        return self._in("2", text)

    def bar(self, text: str) -> str:
        """A bar."""
        return self._in("36", text)

    def bad(self, text: str) -> str:
        """An error."""
        return self._in("1;31", text)

    def hint(self, text: str) -> str:
        """What can be done."""
        return self._in("1;36", text)

    def _in(self, code: str, text: str) -> str:
        return f"\x1b[{code}m{text}\x1b[0m" if self.on and text else text


def wants_colour(choice: str, stream: IO[str], environment: Mapping[str, str]) -> bool:
    """Whether to write colours to STREAM.

    Args:
        choice: `auto`, `always` or `never`.
        environment: `NO_COLOR` (no-color.org) and `TERM=dumb` count where the choice is `auto`.
    """
    if choice != "auto":
        return choice == "always"
    return not environment.get("NO_COLOR") and environment.get("TERM") != "dumb" and stream.isatty()
