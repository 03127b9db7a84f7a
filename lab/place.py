"""Where the files of a lab lie, and on which ports its servers listen."""

from dataclasses import dataclass
from pathlib import Path

SOURCE = Path(__file__).resolve().parent
INSIDE = Path("/run/lab")
"""The folder of the lab as its own processes see it: no line of a log holds a path of the machine."""

FORMS = ("file", "syslog")
"""`file`: Postfix's maillog_file and Dovecot's log_path; `syslog`: rsyslog, RFC 3339 and traditional stamps at once."""

PORTS = {
    "smtp": 2525,
    "submission": 2587,
    "smtps": 2465,
    "lmtp": 2424,
    "imap": 2143,
    "imaps": 2993,
    "pop3": 2110,
    "pop3s": 2995,
    "sieve": 2190,
    "postscreen": 2526,
    "limited": 2528,
    "impatient": 2529,
    "filtered": 2530,
    "prefiltered": 2531,
    "milter": 2532,
    "milter-down": 2533,
    "signed": 2534,
    "broken-table": 2535,
    "missing-table": 2536,
    "strict": 2538,
    "warned": 2541,
    "tls-told": 2544,
    "told": 2545,
    "no-space": 2551,
    "no-filter": 2552,
    "no-passwords": 2553,
    "no-restrictions": 2554,
    "short-lived": 2625,
}
"""Services and their direct ports. A proxied port (client's address in the PROXY protocol) is 1000 more."""


@dataclass(frozen=True, slots=True)
class Place:
    """The folder of one lab, seen from outside or, by default, from inside its namespaces."""

    root: Path = INSIDE

    @property
    def mark(self) -> Path:
        """The file that makes a folder a lab's, which the next start may empty."""
        return self.root / "LAB"

    @property
    def log(self) -> Path:
        """The folder of the logs."""
        return self.root / "log"

    @property
    def truth(self) -> Path:
        """What was really sent, tried and decided, as JSON lines."""
        return self.root / "truth.jsonl"

    @property
    def queue(self) -> Path:
        """What the queues held after the last scenario, as `postqueue -j` says it."""
        return self.root / "queue.json"

    @property
    def ready(self) -> Path:
        """Is there while all servers answer."""
        return self.root / "ready"

    @property
    def pid(self) -> Path:
        """The process id of the lab's first process."""
        return self.root / "pid"

    @property
    def complaints(self) -> Path:
        """What the servers wrote to standard error."""
        return self.root / "servers.err"

    def logs(self) -> list[Path]:
        """The logs to be read together: those of the form `file`, or the one with RFC 3339 stamps."""
        return [path for name in ("mail.log", "dovecot.log", "milter.log") if (path := self.log / name).exists()]
