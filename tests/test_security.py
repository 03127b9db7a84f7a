"""Attacks are found with the right users, addresses and times; what innocent people do is not."""

import gzip
import json
import re
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from attack_lines import imap_failure, imap_login, mail, smtp_failure, stamp
from click.testing import CliRunner, Result
from findings import THRESHOLDS, accused, missed

from lab.truth import Fact, read_truth
from maillens.present.cli import main
from maillens.present.words import catalogue
from maillens.query.security.detections import load_detections
from maillens.query.security.finding import LEVELS, SURE, Finding

FOLDER = Path(__file__).parent / "security"
# The attack scenarios of our own lab, played with Postfix 3.7 and Dovecot 2.3, and what they truly were.
ATTACKS, TRUTH = FOLDER / "attacks.log.gz", FOLDER / "attacks.truth.jsonl"


DOCS = Path(__file__).parents[1] / "docs"
THRESHOLDS_TABLE = Path(__file__).parents[1] / "src/maillens/query/security/thresholds.toml"
REPORT_OPTIONS = "--help"
DEMO = Path(__file__).parents[1] / "demo" / "mail.log"


def run(*arguments: str | Path) -> Result:
    """`maillens security` with some arguments."""
    return CliRunner().invoke(main, ["security", "--tz", "UTC", *(str(argument) for argument in arguments)])


def findings(*arguments: str | Path) -> list[dict[str, Any]]:
    """What is found, as JSON tells it."""
    found: list[dict[str, Any]] = json.loads(run("--format", "json", *arguments).stdout)["findings"]
    return found


@cache
def of_the_lab() -> tuple[dict[str, Any], ...]:
    """What is found in the lab's log."""
    return tuple(findings("--thresholds", THRESHOLDS, ATTACKS))


def truth() -> list[Fact]:
    """What truly happened in it."""
    return list(read_truth(TRUTH))


@pytest.mark.parametrize("threat", sorted(detection.threat for detection in load_detections()))
def test_every_attack_of_the_lab_is_found(threat: str) -> None:
    """Each attack is told with its own threat, all its addresses and users, its times, failures and successes."""
    assert missed(truth(), list(of_the_lab()), [threat]) == []


def test_no_innocent_of_the_lab_is_named() -> None:
    """Who mistypes, travels, has an old password on the phone or sends a newsletter is not named."""
    assert accused(truth(), list(of_the_lab())) == []


def test_a_user_of_the_lab_who_sent_a_password_in_clear_is_told() -> None:
    """The one user who logged in at the submission service without STARTTLS is told, and nobody else."""
    (found,) = (one for one in of_the_lab() if one["threat"] == "clear-text-login")
    assert (found["form"], found["users"], found["addresses"]) == ("smtp", ["sybil@example.jp"], ["192.0.2.50"])
    assert (found["level"], found["sure"], found["hostile"]) == ("soon", "likely", False)


def test_the_worst_comes_first() -> None:
    """Somebody who got in comes before all who only try; within a level what is sure comes before what is possible."""
    found = of_the_lab()
    assert found[0]["threat"] == "success-after-failures"
    places = [(LEVELS.index(one["level"]), SURE.index(one["sure"])) for one in found]
    assert places == sorted(places)


@pytest.mark.parametrize("language", ["en", "ja"])
def test_the_page_tells_who_and_what_to_do(tmp_path: Path, language: str) -> None:
    """The page names attacker, victim and a command, shows the line where somebody got in, and leaves nothing unfilled."""
    log = tmp_path / "mail.log"
    log.write_bytes(gzip.decompress(ATTACKS.read_bytes()))
    page = run("--lang", language, log)
    assert page.exit_code == 1
    assert "192.0.2.16" in page.stdout
    assert "doveadm kick" in " ".join(page.stdout.split())
    assert "imap-login: Login: user" in page.stdout
    assert "{" not in page.stdout


def test_every_threat_has_its_words() -> None:
    """Title, explanation, sentence and next step are there for every detection."""
    texts = catalogue("threats")
    wanted = [f"{detection.threat}{part}" for detection in load_detections() for part in ("", ".title", ".note", ".do")]
    assert [key for key in wanted if key not in texts] == []


def imap_failures(user: str, address: str, count: int, *, step_s: int = 60, start_s: int = 0) -> Iterator[str]:
    """Failures at even distances, of a Dovecot without auth_verbose."""
    for number in range(count):
        yield from imap_failure(user, address, start_s + number * step_s)


def search(tmp_path: Path, lines: Iterable[str], *, files: int = 1) -> list[tuple[str, str]]:
    """(threat, sure) of what is found in LINES, put in order of time, as a set of rotated files."""
    ordered = sorted(lines)
    size = len(ordered) // files + 1
    for number in range(files):
        name = f"mail.log.{files - 1 - number}".removesuffix(".0")
        (tmp_path / name).write_text("".join(ordered[number * size : (number + 1) * size]))
    return [(one["threat"], one["sure"]) for one in findings(*tmp_path.glob("mail.log*"))]


def test_a_phone_with_the_old_password_is_not_a_guesser(tmp_path: Path) -> None:
    """Failures that go on for days beside logins of the same user from the same address are no attack."""
    log = [line for at in range(30_000, 300_000, 20_000) for line in imap_login("hanako@example.jp", "192.0.2.9", at)]
    assert search(tmp_path, [*log, *imap_failures("hanako@example.jp", "192.0.2.9", 400, step_s=600)]) == []


def test_an_office_whose_people_mistype_does_not_spray(tmp_path: Path) -> None:
    """Several users who mistype and get in behind one address are no spray, and none of them is guessed."""
    users = [f"user{number}@example.jp" for number in range(12)]
    log = [
        line for user in users for line in (*imap_failures(user, "192.0.2.9", 2), *imap_login(user, "192.0.2.9", 130))
    ]
    assert search(tmp_path, [*imap_login("boss@example.jp", "192.0.2.9", 0), *log]) == []


def test_guessing_that_takes_days_is_slow_guessing(tmp_path: Path) -> None:
    """One try an hour for days is found, though no ten minutes hold two."""
    assert search(tmp_path, imap_failures("taro@example.jp", "192.0.2.66", 90, step_s=3600)) == [
        ("slow-guessing", "sure")
    ]


def test_a_guess_that_fits_after_days_is_found(tmp_path: Path) -> None:
    """Somebody who got in after a hundred slow failures is the first thing told."""
    log = [
        *imap_failures("taro@example.jp", "192.0.2.66", 90, step_s=3600),
        *imap_login("taro@example.jp", "192.0.2.66", 400_000),
    ]
    assert search(tmp_path, log)[0] == ("success-after-failures", "sure")


def test_a_guess_that_fits_and_sends_nothing_is_found(tmp_path: Path) -> None:
    """Of a login by SMTP that sends nothing no line says as whom: it is told with the names that had failed before."""
    log = [line for n in range(8) for line in smtp_failure("taro@example.jp", "2001:db8:bad::7", n * 5)]
    ends = f"{stamp(50)} mail postfix/smtps/smtpd[492]: disconnect from unknown[2001:db8:bad::7] ehlo=1 auth=1 quit=1 commands=3\n"
    assert search(tmp_path, [*log, ends])[0] == ("success-after-failures", "possible")
    (first, *_) = findings(tmp_path / "mail.log")
    assert (first["users"], first["count"]) == (["taro@example.jp"], 8)
    assert "2001:db8:bad::7 got in as a user" in " ".join(run("--lang", "en", tmp_path / "mail.log").stdout.split())


def test_a_user_whom_others_attack_may_log_in(tmp_path: Path) -> None:
    """The user's own login amid an attack that goes on is nothing that others guessed."""
    attack = [
        line for n in range(1, 20) for line in imap_failures("taro@example.jp", f"2001:db8:{n}::1", 3, start_s=n * 1000)
    ]
    found = search(tmp_path, [*attack, *imap_login("taro@example.jp", "192.0.2.9", 9_500)])
    assert found == [("distributed-guessing", "sure")]


def test_four_weeks_of_rotated_logs_show_a_slow_attack(tmp_path: Path) -> None:
    """A try every three hours for four weeks, in five files and amid a day of ordinary mail, is one slow attack."""
    attack = [line for n in range(224) for line in smtp_failure("taro@example.jp", "2001:db8:bad::7", n * 10_800)]
    found = search(tmp_path, [*attack, *ordinary_day()], files=5)
    assert ("slow-guessing", "sure") in found
    (one,) = (one for one in findings(*tmp_path.glob("mail.log*")) if one["addresses"] == ["2001:db8:bad::7"])
    assert (one["users"], one["count"], one["pace_s"]) == (["taro@example.jp"], 224, 10_800.0)


def test_thousands_of_addresses_find_the_password(tmp_path: Path) -> None:
    """Three thousand addresses, each trying once, and one more that gets in: first in the list, and possible."""
    attack = [
        line
        for n in range(3000)
        for line in imap_failure("taro@example.jp", f"2001:db8:{n:x}::1", n * 20, verbose=n % 2 == 0)
    ]
    enters = imap_login("taro@example.jp", "2001:db8:ffff::1", 60_100)
    found = search(tmp_path, [*attack, *enters, *ordinary_day()])
    assert [threat for threat, _ in found[:2]] == ["success-after-failures", "distributed-guessing"]
    (first, second) = findings(tmp_path / "mail.log")[:2]
    assert (first["successes"][0]["address"], second["count"]) == ("2001:db8:ffff::1", 3000)


def test_a_botnet_sends_by_a_stolen_account(tmp_path: Path) -> None:
    """Two hundred addresses that each send one mail are one stolen account; its weeks of ordinary mail are not counted."""
    home = [
        line
        for day in range(14)
        for line in mail("taro@example.jp", "192.0.2.9", day * 86_400, recipients=3, queue_id=f"4AAAA{day:05d}")
    ]
    thieves = [
        line
        for n in range(200)
        for line in mail(
            "taro@example.jp",
            f"2001:db8:{n:x}::1",
            1_209_600 + n * 10,
            recipients=5,
            bounced=1,
            queue_id=f"4BBBB{n:05d}",
        )
    ]
    assert search(tmp_path, [*home, *thieves]) == [("stolen-account", "likely")]
    (one,) = findings(tmp_path / "mail.log")
    counted = [one[name] for name in ("count", "recipient_count", "sent_count", "bounced_count", "domain_count")]
    assert (len(one["addresses"]), counted) == (200, [200, 1000, 800, 200, 5])


def test_a_user_who_moves_about_is_no_thief(tmp_path: Path) -> None:
    """Somebody who sends a few mails a day from another network each day, and a newsletter from home, is not suspected."""
    way = [
        line
        for day in range(20)
        for line in mail(
            "hanako@example.jp", f"2001:db8:{day:x}::1", day * 86_400, recipients=4, queue_id=f"4CCCC{day:05d}"
        )
    ]
    news = mail("hanako@example.jp", "2001:db8:0::1", 1_900_000, recipients=60, queue_id="4DDDD00001")
    assert search(tmp_path, [*way, *news]) == []


def ordinary_day() -> list[str]:
    """The day of the demo, which ships with the project."""
    return DEMO.read_text().splitlines(keepends=True)


def test_nothing_found_is_a_sentence(tmp_path: Path) -> None:
    """A log without attacks is said to be one, and the exit code is 0."""
    path = tmp_path / "mail.log"
    path.write_text("".join(imap_login("hanako@example.jp", "192.0.2.9", 0)))
    done = run("--lang", "en", path)
    assert done.exit_code == 0
    assert "No attack was found." in done.stdout


def test_names_of_attackers_steer_no_terminal(tmp_path: Path) -> None:
    """A control sequence in the name that somebody tries to log in as is shown as an escape."""
    path = tmp_path / "mail.log"
    path.write_text("".join(imap_failures("\x1b[2Jroot", "192.0.2.66", 20, step_s=3)))
    for form in ("text", "html", "json", "csv"):
        assert "\x1b" not in run("--format", form, path).stdout


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("[password-guessing", "TOML"),
        ("[guessing]\nfailures = 3", "no table `guessing`"),
        ("[password-guessing]\ntries = 3", "no `tries`"),
        ("[password-guessing]\nfailures = 'many'", "no number"),
    ],
)
def test_thresholds_that_make_no_sense_are_told(tmp_path: Path, text: str, why: str) -> None:
    """A file of thresholds that is no TOML, or has what no detection knows, is an error that says so."""
    own = tmp_path / "own.toml"
    own.write_text(text)
    done = run("--lang", "en", "--thresholds", own, ATTACKS)
    assert done.exit_code == 2
    assert why in done.output


def test_thresholds_can_be_set(tmp_path: Path) -> None:
    """A limit of one's own replaces the one that comes with the program, and no other."""
    own = tmp_path / "own.toml"
    own.write_text("[password-guessing]\nfailures = 1000\n")
    assert not any(one["threat"] == "password-guessing" for one in findings("--thresholds", own, ATTACKS))
    assert findings("--thresholds", own, ATTACKS)


def test_the_docs_tell_every_threat_and_limit() -> None:
    """Each threat, limit, option and field is in the documentation, the limits with the defaults that hold."""
    page = (DOCS / "security.md").read_text()
    missing = [detection.threat for detection in load_detections() if f"`{detection.threat}`" not in page]
    missing += [name for name in Finding.__slots__ if f"`{name}`" not in page]
    missing += [
        option for option in re.findall(r"--[a-z-]+", run("--help").stdout) if option not in page + REPORT_OPTIONS
    ]
    assert missing == []
    assert THRESHOLDS_TABLE.read_text() in page
    japanese = (DOCS / "security.ja.md").read_text()
    assert [one.threat for one in load_detections() if f"`{one.threat}`" not in japanese] == []
