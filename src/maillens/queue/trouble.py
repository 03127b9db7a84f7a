"""What can go wrong with a queue -> the exception that says so.

The texts here are the English ones; `present.words.queue_problems` has the same codes in Japanese.
"""

from maillens.errors import MaillensError

TEXTS: dict[str, tuple[str, str, str]] = {
    "missing": ("cannot read `{name}`", "there is no such file", "`postqueue -j > {quoted}` saves the queue there"),
    "unreadable": ("cannot read `{name}`", "{reason}", "`ls -l {quoted}` shows who may read it"),
    "not-json": (
        "`{name}` is no list of a queue",
        "line {line} is not an object of `postqueue -j`: {text}",
        "`postqueue -j > queue.json` saves the queue so that it can be read",
    ),
    "truncated": (
        "`{name}` ends in the middle of an entry",
        "line {line} breaks off: {text}",
        "the entries before it are counted; save the queue again: `postqueue -j > queue.json`",
    ),
    "bad-lines": (
        "`{name}` has lines that cannot be read: {count}",
        "the first is line {line}: {text}",
        "the other entries are counted; save the queue again: `postqueue -j > queue.json`",
    ),
    "not-installed": (
        "cannot find `{program}`",
        "Postfix is not installed here, or not where programs are looked for",
        "on the mail server `postqueue -j > queue.json` saves the queue; `maillens queue --json queue.json` reads it",
    ),
    "too-old": (
        "`postqueue` cannot list the queue as JSON",
        "Postfix before 3.1 has no `postqueue -j`: {reason}",
        "`postconf mail_version` shows the release",
    ),
    "down": (
        "cannot read the queue",
        "Postfix is not running: {reason}",
        "`sudo postfix{instance} status` shows its state; `sudo postfix{instance} start` starts it",
    ),
    "read-while-down": (
        "Postfix is not running",
        "the queue was read from its files, as root may",
        "`sudo postfix{instance} start` starts it; until then nothing leaves the queue",
    ),
    "no-file": (
        "cannot read the mail itself",
        "{reason}",
        "queue files are readable for root; a mail that was delivered meanwhile has none",
    ),
    "no-config": (
        "cannot read the queue of `{name}`",
        "{reason}",
        "`postmulti -l` lists the instances of this host and their directories",
    ),
    "config-forbidden": (
        "cannot read the queue of `{name}`",
        "postqueue lets only root name another configuration: {reason}",
        "use `sudo`, or list the directory in alternate_config_directories of the main.cf of the first instance",
    ),
    "list-forbidden": (
        "cannot read the queue",
        "this user may not list it: {reason}",
        "use `sudo`; `postconf authorized_mailq_users` shows who may",
    ),
    "act-forbidden": (
        "cannot change the queue",
        "postsuper works for root only: {reason}",
        "`{command}`",
    ),
    "flush-forbidden": (
        "cannot flush the queue",
        "this user may not: {reason}",
        "use `sudo`; `postconf authorized_flush_users` shows who may",
    ),
    "failed": (
        "`{program}` failed",
        "exit code {status}: {reason}",
        "`{command}` shows it again",
    ),
}
"""Code -> what, why, hint, with the names of values in braces."""


class QueueError(MaillensError):
    """A queue cannot be read or changed.

    Args:
        code: A key of `TEXTS`.
        values: What stands in the braces.
    """

    def __init__(self, code: str, **values: object) -> None:
        super().__init__(*(text.format_map(values) for text in TEXTS[code]))
        self.code = code
        self.values = values
