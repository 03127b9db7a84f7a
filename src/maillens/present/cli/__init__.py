"""The command line: `maillens COMMAND …`; each command is a module of this package that defines `COMMAND`."""

from maillens.present.cli.group import Commands

__all__ = ["main"]

main = Commands(name="maillens")
"""What the installed program `maillens` calls."""
