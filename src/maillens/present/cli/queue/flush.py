"""`maillens queue flush`; see `acting`."""

from maillens.present.cli.queue.acting import action_command

COMMAND = action_command("flush")
