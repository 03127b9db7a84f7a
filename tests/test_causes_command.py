"""`maillens causes` as a person meets it, and the codes that providers made for themselves."""

import csv
import gzip
import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from maillens.causes import CAUSES, find
from maillens.causes.provider_codes import PROVIDER_CODES, ProviderCode, code_in
from maillens.causes.providers import PROVIDERS
from maillens.present.cli import main

ROOT = Path(__file__).parents[1]

# Written by hand, in the words of Postfix 3.7 and of the providers.
LOG = """\
2026-11-20T10:00:00+00:00 mx postfix/smtp[11]: 3F0AB14C5D: to=<a@example.com>, relay=mx1.hotmail.com[192.0.2.1]:25, delay=1, delays=0/0/0/1, dsn=5.7.1, status=bounced (host mx1.hotmail.com[192.0.2.1] said: 550 5.7.1 Unfortunately, messages from [192.0.2.9] weren't sent. Please contact your Internet service provider since part of their network is on our block list (S3140). (in reply to MAIL FROM command))
2026-11-20T10:01:00+00:00 mx postfix/smtp[11]: 3F0AB14C5E: to=<a@example.net>, relay=mx.example.net[192.0.2.2]:25, delay=1, delays=0/0/0/1, dsn=4.2.2, status=deferred (host mx.example.net[192.0.2.2] said: 452 4.2.2 Mailbox full)
2026-11-20T10:06:00+00:00 mx postfix/smtp[12]: 3F0AB14C5E: to=<a@example.net>, relay=mx.example.net[192.0.2.2]:25, delay=301, delays=300/0/0/1, dsn=4.2.2, status=deferred (host mx.example.net[192.0.2.2] said: 452 4.2.2 Mailbox full)
2026-11-20T10:07:00+00:00 mx postfix/smtp[12]: 3F0AB14C5F: to=<b@example.org>, relay=mta5.am0.yahoodns.net[192.0.2.3]:25, delay=1, delays=0/0/0/1, dsn=4.2.2, status=deferred (host mta5.am0.yahoodns.net[192.0.2.3] said: 452 4.2.2 Mailbox over quota)
2026-11-20T10:08:00+00:00 mx postfix/smtpd[13]: NOQUEUE: reject: RCPT from unknown[192.0.2.4]: 554 5.7.1 <c@example.org>: Relay access denied; from=<x@example.com> to=<c@example.org> proto=ESMTP helo=<\x1b[31m>
2026-11-20T10:09:00+00:00 mx postfix/smtp[14]: 3F0AB14C60: to=<d@example.org>, relay=mx.example.net[192.0.2.2]:25, delay=1, delays=0/0/0/1, dsn=2.0.0, status=sent (250 2.0.0 Ok)
"""


@pytest.fixture
def log(tmp_path: Path) -> Path:
    """The log as a file."""
    path = tmp_path / "mail.log"
    path.write_text(LOG)
    return path


def run(*arguments: str | Path, stdin: str | None = None) -> Result:
    """`maillens causes` with some arguments."""
    return CliRunner().invoke(main, ["causes", "--tz", "UTC", *map(str, arguments)], input=stdin)


def rows(*arguments: str | Path, stdin: str | None = None) -> list[dict[str, Any]]:
    """The causes as JSON tells them."""
    done = run("--format", "json", *arguments, stdin=stdin)
    found: list[dict[str, Any]] = json.loads(done.stdout)["causes"]
    return found


def test_cause_by_provider(log: Path) -> None:
    """Each cause is counted at each provider, with its times; what was delivered is no failure."""
    told = [(one["outcome"], one["cause"], one["provider"], one["count"]) for one in rows(log)]
    assert told == [
        ("bounced", "blocklisted", "microsoft", 1),
        ("deferred", "mailbox-full", None, 2),
        ("deferred", "mailbox-full", "yahoo", 1),
        ("rejected", "relay-denied", None, 1),
    ]
    full = rows(log)[1]
    assert (full["first_at"], full["last_at"]) == ("2026-11-20T10:01:00Z", "2026-11-20T10:06:00Z")
    assert full["line"] == LOG.splitlines()[1]


def test_a_packed_file_has_its_lines(log: Path, tmp_path: Path) -> None:
    """Of a packed file the same lines are shown as of a plain one, each beside its cause."""
    packed = tmp_path / "mail.log.2.gz"
    packed.write_bytes(gzip.compress(log.read_bytes()))
    lines = [one["line"] for one in rows(packed)]
    assert lines == [one["line"] for one in rows(log)]
    assert set(lines) <= set(LOG.splitlines())


def test_a_pipe_has_its_words(log: Path) -> None:
    """Lines of a pipe cannot be read again: the words of the reply stand in their place."""
    one = rows("-", stdin=LOG)[1]
    assert one["line"] is None
    assert one["example"] == "host mx.example.net[192.0.2.2] said: 452 4.2.2 Mailbox full"


def test_the_provider_says_what_it_asks_for(log: Path) -> None:
    """A code of the provider's own is told with what that provider wants done."""
    one = rows(log)[0]
    assert one["provider_code"] == "S3140"
    assert "SNDS" in one["action"]
    page = " ".join(run(log, "--lang", "en").stdout.split())
    assert "S3140: Outlook.com has this address" in page


def test_period(log: Path) -> None:
    """Only what happened in the period counts."""
    assert [one["count"] for one in rows(log, "--since", "2026-11-20 10:05", "--until", "2026-11-20 10:08")] == [1, 1]


@pytest.mark.parametrize("language", ["en", "ja"])
@pytest.mark.parametrize("format", ["text", "html"])
def test_pages_are_whole_and_harmless(log: Path, language: str, format: str) -> None:
    """The pages leave nothing unfilled, and no control character of a client reaches the terminal."""
    page = run(log, "--lang", language, "--format", format)
    assert page.exit_code == 0
    assert "\x1b" not in page.stdout
    assert "S3140" in page.stdout
    assert "{n}" not in page.stdout and "{words}" not in page.stdout


def test_csv(log: Path) -> None:
    """A row for each cause at each provider, by names that do not depend on the language."""
    table = list(csv.DictReader(run(log, "--format", "csv", "--lang", "ja").stdout.splitlines()))
    assert [row["cause"] for row in table] == ["blocklisted", "mailbox-full", "mailbox-full", "relay-denied"]
    assert table[1]["first_at"] == "2026-11-20T10:01:00Z"


def test_nothing_failed(tmp_path: Path) -> None:
    """A log without failures gives exit code 1 and says how much was read."""
    path = tmp_path / "mail.log"
    path.write_text(LOG.splitlines()[-1] + "\n")
    done = run(path, "--lang", "en")
    assert done.exit_code == 1
    assert "none of the 1 lines" in done.stderr


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    """A missing file is named, with exit code 2."""
    done = run(tmp_path / "no.log")
    assert done.exit_code == 2
    assert "no.log" in done.stderr


@pytest.mark.parametrize("code", PROVIDER_CODES, ids=lambda code: code.code)
def test_codes_of_providers(code: ProviderCode) -> None:
    """Each code is found in its sample and no earlier one is; its provider and its cause exist; both languages are there."""
    assert code_in(code.sample, code.provider) is code
    assert code.provider in {name for name, _, _ in PROVIDERS}
    assert code.cause in {cause.name for cause in CAUSES}
    assert code.meaning("en").endswith(".") and code.meaning("ja").endswith("。")
    assert code.advice("en") and code.advice("ja") and code.advice("en") != code.advice("ja")


def test_registered_codes_are_not_taken_for_others() -> None:
    """5.7.27 of the registry is a null MX; only in Google's words it is SPF."""
    assert code_in("550 5.7.27 Sender address has null MX", "google") is None
    assert code_in("451 4.7.500 Server busy") is None
    assert find("550 5.7.511 Access denied, banned sender [192.0.2.9]").name == "blocklisted"  # type: ignore[union-attr]


def test_explain_knows_them() -> None:
    """`maillens explain` tells what a provider's code means, in a line and in a reply."""
    for text in (LOG.splitlines()[0], "550 5.7.1 … is on our block list (S3140)."):
        done = CliRunner().invoke(main, ["explain", text, "--lang", "en"])
        told = " ".join(done.stdout.split())
        assert "Outlook.com has this address" in told and "SNDS" in told


def test_documentation() -> None:
    """docs/causes.md and its Japanese twin name every option, every outcome and every code."""
    for ending in ("", ".ja"):
        text = (ROOT / f"docs/causes{ending}.md").read_text()
        for word in ("--format", "--top", "--output", "--color", "--no-progress", "--skip-damaged", "`bounced`",
                     "`deferred`", "`rejected`", "`held`", "`discarded`", *(f"`{one.code}`" for one in PROVIDER_CODES)):  # fmt: skip
            assert word in text, (ending, word)
