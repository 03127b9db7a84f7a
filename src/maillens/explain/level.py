"""A line -> whether it is normal, a warning or trouble."""

import re

from maillens.pasted import Pasted

_STATUS = {
    "deferred": "warning",
    "undeliverable": "warning",
    "bounced": "trouble",
    "expired": "trouble",
}
"""`status=` of a delivery (bounce(8), verify(8)); all others are as they should be."""

_BAD_NAMES = re.compile(
    r"(?:^|-)(?:died|panic|aborting|expired|loop|save-failed|own-trouble)(?:-|$)",
)
"""What a kind is called that means lost mail or a program that has gone, whatever severity it is logged with."""

_DOUBTFUL_NAMES = re.compile(
    r"(?:^|-)(?:error|failed|failure|problem|trouble|throttled|missing|leak|limit|refused|said|stress|busy"
    r"|conversation-timeout|lost-connection-remote|not-signed|backtrace|repaired|impersonation|denylisted)(?:-|$)",
)
"""What a kind is called that deserves a look; Dovecot and filters log such things as info."""

_TLS_ALERT = re.compile(r"\balert (?:read|write):fatal:")
"""Among the steps of a handshake (TLS log level 2), the one that ends it."""

_SEVERITY = {"warning": "warning", "error": "trouble", "fatal": "trouble", "panic": "trouble"}

_ORDINARY_FAMILIES = frozenset(("refusal", "session", "disconnect"))
"""What fails in these is the client's."""


def level_of(line: Pasted) -> str:
    """One of `explanation.LEVELS`.

    A refusal is normal: the server did what it was told to. What a filter thinks of a mail is
    normal too; only what fails is not. Names of kinds say what fails where the severity does not.
    """
    status = line.fields.get("status")
    if isinstance(status, bytes):
        return _STATUS.get(status.decode("utf-8", "replace"), "normal")
    if line.severity in _SEVERITY:
        return _SEVERITY[line.severity]
    if line.fields.get("login_result") == b"failure":
        return "warning"
    kind = line.entry.kind
    if _TLS_ALERT.search(line.text):
        return "warning"
    if kind.verbose or kind.family in _ORDINARY_FAMILIES:
        return "normal"
    return "trouble" if _BAD_NAMES.search(kind.name) else "warning" if _DOUBTFUL_NAMES.search(kind.name) else "normal"
