"""A report -> a mail with text and HTML, handed to the mail server of this host."""

import re
import shutil
import socket
import subprocess
from collections.abc import Sequence
from email.message import EmailMessage

from maillens.errors import MaillensError, UsageError
from maillens.present.attention import advice
from maillens.present.report.html import as_html
from maillens.present.report.text import as_text
from maillens.present.text.foot import clock
from maillens.present.text.page import Page
from maillens.present.text.report import Print
from maillens.present.text.visible import visible
from maillens.present.text.width import cut
from maillens.present.words import Words
from maillens.query.report import Report

PLACES = "/usr/sbin:/usr/lib:/usr/local/sbin:/usr/local/lib:/opt/postfix/sbin"
"""Where sendmail is when it is not on the PATH, as for a user who is not root (Filesystem Hierarchy Standard)."""
PATIENCE_S = 120
"""Longer than this no mail server takes to put a mail into its queue."""

REASONS = (64, 65, 66, 67, 68, 69, 70, 71, 72, 73, 74, 75, 76, 77, 78, 127)
"""Exit codes of sendmail that the catalogue explains (sysexits.h)."""

WORST = ("expired", "bounced", "deferred", "login_failures", "rejected")
"""Totals that the subject tells where nothing needs attention, the worst first."""

LONGEST_FACT = 70
"""Columns of what the subject tells; lists of mails show few more."""

_SENTENCE = re.compile(r"\.(?= |$)|。")
_ADDRESS = re.compile(r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~.-]+(?:@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*)?")
"""dot-atom or the name of a user (RFC 5322, 3.2.3): nothing that could begin another header or address."""


def checked_address(text: str, words: Words) -> str:
    """An address that a mail can be sent to: `name@example.jp`, or `root` for a user of this host.

    Raises:
        UsageError: it is none.
    """
    if not _ADDRESS.fullmatch(text):
        raise UsageError(words.say("bad-address", address=text), words["bad-address.why"], words["bad-address.hint"])
    return text


def send(report: Report, print: Print, addresses: Sequence[str], words: Words) -> None:
    """Hand the report to `sendmail`, which delivers it (sendmail(1) of Postfix: -t, -i).

    Args:
        addresses: See `checked_address`.
        words: Catalogue `mail`.

    Raises:
        MaillensError: there is no sendmail, or it refuses the mail.
    """
    program = shutil.which("sendmail") or shutil.which("sendmail", path=PLACES)
    if program is None:
        raise MaillensError(words["no-sendmail"], words["no-sendmail.why"], words["no-sendmail.hint"])
    content = message(report, print, addresses, words, host=socket.gethostname()).as_bytes()
    try:
        done = subprocess.run(
            [program, "-t", "-i"], input=content, capture_output=True, timeout=PATIENCE_S, check=False
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        why = words.say("sendmail-slow", n=PATIENCE_S) if isinstance(error, subprocess.TimeoutExpired) else str(error)
        raise MaillensError(words["not-sent"], why, words["not-sent.hint"]) from error
    if done.returncode:
        raise MaillensError(words["not-sent"], _refusal(program, done, words), words["not-sent.hint"])


def message(report: Report, print: Print, addresses: Sequence[str], words: Words, *, host: str) -> EmailMessage:
    """The mail: text and HTML that say the same.

    From, Date and Message-ID are left to the mail server, which knows its names.
    """
    mail = EmailMessage()
    mail["To"] = ", ".join(addresses)
    mail["Subject"] = subject(report, print, words, host=host)
    mail["Auto-Submitted"] = "auto-generated"  # no vacation notice in return (RFC 3834, 5)
    mail["Content-Language"] = words.language
    mail.set_content(as_text(report, print, Page()))
    mail.add_alternative(as_html(report, print, charts=False), subtype="html")
    return mail


def subject(report: Report, print: Print, words: Words, *, host: str) -> str:
    """The host, the days, and the worst that the report tells: `mx1: mail of 2026-11-20: 3 deliveries bounced`."""
    days = sorted({clock(at, print.zone)[:10] for at in (report.reading.first_at, report.reading.last_at) if at})
    fact = _SENTENCE.split(_worst(report, print, words), maxsplit=1)[0]
    about = ", ".join(visible(name) for name in (host, *report.only.values()))
    return words.say("subject", host=about, days=words["to"].join(days), fact=cut(fact, LONGEST_FACT))


def _worst(report: Report, print: Print, words: Words) -> str:
    if print.problems:
        return words["worst.problems"]
    for item in advice(report, print.zone, print.words):
        return item.what
    for name in WORST:
        if report.totals.get(name):
            return words.counted(f"worst.{name}", report.totals[name])
    return words.counted("worst.none", report.totals.get("delivered", 0))


def _refusal(program: str, done: "subprocess.CompletedProcess[bytes]", words: Words) -> str:
    """Why sendmail refused: its own words, or what its exit code means."""
    lines = [line for line in done.stderr.decode("utf-8", "replace").splitlines() if line.strip()]
    code = done.returncode
    meaning = words[f"exit.{code}"] if code in REASONS else ""
    return "\n".join([words.say("sendmail-failed", program=program, code=code, meaning=meaning).rstrip(), *lines[:5]])
