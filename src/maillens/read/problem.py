"""Trouble with one input -> what a person is told about it."""

import shlex
from collections.abc import Mapping
from dataclasses import dataclass, field

from maillens.errors import message

TEXTS: dict[str, tuple[str, str, str]] = {
    "missing": (
        "cannot read `{name}`",
        "there is no such file",
        "`ls -l {folder}` shows what is there",
    ),
    "no-match": (
        "cannot read `{name}`",
        "no file matches this pattern",
        "`ls -l {folder}` shows what is there",
    ),
    "forbidden": (
        "cannot read `{name}`",
        "permission denied: the file belongs to {owner}",
        "try it as root: `sudo maillens report {quoted}`",
    ),
    "unreadable": (
        "cannot read `{name}`",
        "{reason}",
        "`file {quoted}` shows what it is",
    ),
    "no-log-inside": (
        "cannot read `{name}`",
        "it is a directory, and no mail log is in it",
        "name the files: `maillens report {quoted}/*`",
    ),
    "empty": (
        "nothing in `{name}`",
        "the file is empty",
        "after a rotation the last lines are in the file before it: `ls -l {quoted}*`",
    ),
    "not-a-log": (
        "cannot read `{name}`",
        "it is not a mail log: no line in its first {looked_at} begins with a time",
        "`head -n 3 {quoted}` shows how it begins; a log line looks like "
        "`Nov  8 10:00:00 mail postfix/smtpd[123]: connect from …`",
    ),
    "binary": (
        "cannot read `{name}`",
        "it is not a mail log but a binary file",
        "`file {quoted}` shows what it is",
    ),
    "mislabelled": (
        "cannot read `{name}`",
        "its name ends in {suffix}, but it does not begin like {format} data",
        "`file {quoted}` shows what it is; if the file is damaged, fetch it again from the backup",
    ),
    "packed": (
        "cannot read `{name}`",
        "{format} is not among the formats that are unpacked here (gzip, bzip2, xz, zstd)",
        "`{command} | maillens report -`",
    ),
    "journal-file": (
        "cannot read `{name}`",
        "it is a file of the systemd journal, which only journalctl can read",
        "`journalctl --file {quoted} -o export | maillens report -`",
    ),
    "no-zstd": (
        "cannot read `{name}`",
        "it is packed with zstd, and the Python package for that is not installed",
        "`pip install zstandard`, or `zstd -dc {quoted} | maillens report -`",
    ),
    "damaged": (
        "cannot read `{name}` to its end",
        "{format} data {reason}, after {lines} lines",
        "the lines before the break are counted; `{command}` checks the file",
    ),
    "broke-off": (
        "cannot read `{name}` to its end",
        "{reason}, after {bytes} bytes",
        "the lines before are counted; `dmesg | tail` may show a failing disk",
    ),
    "copy": (
        "left out `{name}`",
        "by the usual syslog rules its mail lines are also in `{original}` beside it",
        "to read it all the same, name it: `maillens report {quoted}`",
    ),
    "twin": (
        "left out `{name}`",
        "its lines are also in `{original}`",
        "each mail is counted once; nothing needs to be done",
    ),
    "no-input": (
        "no mail log found on this host",
        "none of {places} is there, and there is no journalctl",
        "name the log: `maillens report /path/to/mail.log`",
    ),
    "no-journalctl": (
        "cannot read the systemd journal",
        "there is no journalctl on this host",
        "name the log: `maillens report /var/log/mail.log`, or a saved `journalctl -o export`",
    ),
    "journal-forbidden": (
        "cannot read the systemd journal",
        "this user may see only their own messages",
        "`sudo maillens report --journal`, or `sudo usermod -a -G systemd-journal $USER` and a new login",
    ),
    "journal-failed": (
        "cannot read the systemd journal",
        "journalctl ended with {status}: {reason}",
        "`{command}` shows it",
    ),
    "journal-empty": (
        "no mail in the systemd journal",
        "journalctl gave no line of the mail facility or of a mail unit",
        "if the mail server writes a file (`postconf maillog_file`), name it: `maillens report FILE`",
    ),
}
"""Code of a problem -> what, why, hint; `{…}` are filled from the problem's values."""

HARMLESS = frozenset({"empty", "copy", "twin"})
"""Codes that are told but take nothing from the answer."""


@dataclass(frozen=True, slots=True)
class ReadProblem:
    """Something about one input that the reader of the answer must know.

    Args:
        code: Key of `TEXTS`; translations use the same key and the same values.
        name: The input as shown to people.
        values: What else the text names.
    """

    code: str
    name: str
    values: Mapping[str, str] = field(default_factory=dict)

    @property
    def fatal(self) -> bool:
        """Whether something that was asked for is missing from the answer: exit 2."""
        return self.code not in HARMLESS

    @property
    def what(self) -> str:
        """What failed, on which literal."""
        return self.told(0)

    @property
    def why(self) -> str:
        """The reason."""
        return self.told(1)

    @property
    def hint(self) -> str:
        """What can be done now."""
        return self.told(2)

    def told(self, part: int, texts: Mapping[str, tuple[str, str, str]] = TEXTS) -> str:
        """Part 0 (what), 1 (why) or 2 (hint) in the words of TEXTS, a table like `TEXTS`."""
        literals = {"name": self.name, "quoted": shlex.quote(self.name), **self.values}
        return texts[self.code][part].format_map(literals)

    def __str__(self) -> str:
        return message(self.what, self.why, self.hint)
