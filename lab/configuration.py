"""The templates in etc/ -> the configuration of one lab, its users, its certificate, its empty folders."""

import os
import shutil
import sqlite3
import subprocess
from pathlib import Path

from lab.place import INSIDE, SOURCE

MAIL_USER = 5000
"""The user who owns all mailboxes; a number without a name, so that none must be made."""

_FOLDERS: dict[str, tuple[str | int, int]] = {
    "log": ("root", 0o1777),  # postlogd runs as postfix, Dovecot's log process as root
    "postfix/queue": ("root", 0o755),
    "postfix/data": ("postfix", 0o755),
    "short-lived/queue": ("root", 0o755),
    "short-lived/data": ("postfix", 0o755),
    "dovecot/base": ("root", 0o755),
    "dovecot/state": ("root", 0o755),
    "mail": (MAIL_USER, 0o755),
    "vmail": (MAIL_USER, 0o755),
    "spool": ("root", 0o1777),
    "tls": ("root", 0o755),
    "dkim": ("root", 0o755),
}


def configure(form: str) -> None:
    """Write all that the servers of a lab read.

    Args:
        form: One of `place.FORMS`.
    """
    INSIDE.chmod(0o755)
    for name, (owner, mode) in _FOLDERS.items():
        folder = INSIDE / name
        folder.mkdir(parents=True)
        folder.chmod(mode)
        shutil.chown(folder, owner)
    shutil.copytree(SOURCE / "etc", INSIDE / "etc")
    for path in (INSIDE / "etc").rglob("*"):
        path.chmod(0o755 if path.is_dir() or path.suffix == ".sh" else 0o644)
        # Postfix warns of files that belong to somebody else.
        os.chown(path, 0, 0)
    _choose_form(form)
    _make_users()
    _make_certificate(INSIDE / "tls")
    _run("openssl", "genrsa", "-out", "lab.private", "1024", folder=INSIDE / "dkim")


def _choose_form(form: str) -> None:
    dovecot = "log_path = syslog\nsyslog_facility = mail\n"
    if form == "file":
        dovecot = "log_path = /run/lab/log/dovecot.log\n"
        # What cannot but use syslog, opendkim, has a log of its own.
        rsyslog = INSIDE / "etc/rsyslog.conf"
        rsyslog.write_text(rsyslog.read_text(encoding="utf-8").replace("log/mail.", "log/milter."), encoding="utf-8")
        for name in ("postfix", "short-lived"):
            with (INSIDE / "etc" / name / "main.cf").open("a", encoding="utf-8") as settings:
                settings.write("maillog_file = /run/lab/log/mail.log\nmaillog_file_prefixes = /run/lab\n")
    (INSIDE / "etc/dovecot/log.conf").write_text(dovecot, encoding="utf-8")


def _make_users() -> None:
    path = INSIDE / "users.db"
    with sqlite3.connect(path) as users:
        users.executescript((SOURCE / "etc/users.sql").read_text(encoding="utf-8"))
    users.close()
    path.chmod(0o644)


def _make_certificate(folder: Path) -> None:
    """A certificate authority and one certificate for the names that the lab's servers have."""
    key = ("-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "30")
    names = "subjectAltName=DNS:mail.example.jp,DNS:mx.tls.example,DNS:localhost,IP:127.0.0.1"
    (folder / "names").write_text(names + "\n", encoding="utf-8")
    _run("openssl", "req", "-x509", *key, "-keyout", "ca.key", "-out", "ca.pem", "-subj", "/CN=Lab", folder=folder)
    _run("openssl", "req", *key, "-keyout", "key.pem", "-out", "request", "-subj", "/CN=mail.example.jp", folder=folder)
    signing = ("-CA", "ca.pem", "-CAkey", "ca.key", "-CAcreateserial", "-days", "30", "-extfile", "names")
    _run("openssl", "x509", "-req", "-in", "request", "-out", "certificate.pem", *signing, folder=folder)
    (folder / "key.pem").chmod(0o600)


def _run(*command: str, folder: Path) -> None:
    subprocess.run(command, cwd=folder, check=True, capture_output=True)
