"""Arguments -> candidate files: directories and patterns opened up, this host's log found."""

import glob
import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

HOST_PATTERNS = (
    "/var/log/mail.log*",
    "/var/log/maillog*",
    "/var/log/mail",
    "/var/log/mail/*",
    "/var/log/dovecot*.log*",
)
"""Where mail servers log: Debian and macOS, RHEL and the BSDs, SUSE, ALT; Dovecot's log_path."""

LIKELY_NAME = re.compile(r"(?i)(?:^|[^a-z])(?:mail|maillog|dovecot|postfix|rspamd|amavis|syslog|messages)(?:[^a-z]|$)")
"""Names that a mail log has. Inside a directory, an unreadable file with such a name is a
problem, and such a file is read even if its beginning does not speak of mail."""

_MAIN = re.compile(r"(?:mail\.log|maillog|mail)(?:[.-][0-9].*)?(?:\.(?:gz|bz2|xz|zst))*")
_COPY = re.compile(r"(?:syslog|messages|mail\.(?:info|warn|err))(?:[.-].*)?")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A file that may be a log.

    Args:
        name: As shown to people.
        path: Where it is.
        named: Whether a person named it, not only its directory.
    """

    name: str
    path: Path
    named: bool


def host_candidates() -> list[Candidate]:
    """The files of `HOST_PATTERNS` that exist, as if their directory had been named."""
    names = [name for pattern in HOST_PATTERNS for name in sorted(glob.glob(pattern))]
    return [Candidate(name, Path(name), named=False) for name in names if os.path.isfile(name)]


def inside(folder: str) -> Iterator[Candidate]:
    """All files in FOLDER and the folders in it; hidden ones are left out."""
    for parent, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            path = os.path.join(parent, name)
            if not name.startswith(".") and os.path.isfile(path):
                yield Candidate(path, Path(path), named=False)


def matching(pattern: str) -> list[Candidate]:
    """The files that PATTERN matches, `**` included; a directory of that name is opened up."""
    found: list[Candidate] = []
    for name in sorted(glob.glob(pattern, recursive=True)):
        if os.path.isdir(name):
            found.extend(inside(name))
        else:
            found.append(Candidate(name, Path(name), named=True))
    return found


def originals(candidates: list[Candidate]) -> dict[str, str]:
    """Name of a copy -> name of the log beside it that holds the same mail lines.

    Debian's and SUSE's syslog rules write mail to mail.log (mail), and again to syslog
    (messages), mail.info, mail.warn and mail.err: read together, each mail counts twice.
    Files that a person named are never copies.
    """
    main = {str(one.path.parent): one.name for one in candidates if _MAIN.fullmatch(one.path.name)}
    return {
        one.name: main[str(one.path.parent)]
        for one in candidates
        if not one.named and _COPY.fullmatch(one.path.name) and str(one.path.parent) in main
    }
