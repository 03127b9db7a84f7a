"""A line -> whether it is normal, a warning or trouble."""

from maillens.explain.pasted import Pasted

_STATUS = {
    "deferred": "warning",
    "undeliverable": "warning",
    "bounced": "trouble",
    "expired": "trouble",
}
"""`status=` of a delivery (bounce(8), verify(8)); all others are as they should be."""

_SEVERITY = {"warning": "warning", "error": "trouble", "fatal": "trouble", "panic": "trouble"}


def level_of(line: Pasted) -> str:
    """One of `explanation.LEVELS`.

    A refusal is normal: the server did what it was told to. What a filter thinks of a mail is
    normal too; only what fails is not.
    """
    status = line.fields.get("status")
    if isinstance(status, bytes):
        return _STATUS.get(status.decode("utf-8", "replace"), "normal")
    if line.severity in _SEVERITY:
        return _SEVERITY[line.severity]
    if line.fields.get("login_result") == b"failure":
        return "warning"
    return "normal"
