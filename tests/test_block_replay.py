"""`maillens block --replay`: what the list would have stopped, when, and whom it would have hit."""

import json
import zlib
from collections import Counter
from collections.abc import Iterable
from datetime import timedelta
from ipaddress import ip_address
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from attack_lines import BEGIN, imap_failure, imap_login, mail, stamp
from click.testing import CliRunner, Result
from findings import THRESHOLDS
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from lab.truth import Finding, read_truth
from maillens.pipeline import BLOCK_BYTES, Block, Inputs, find_sources
from maillens.present.cli import main
from maillens.query.block.choice import Wishes
from maillens.query.block.deeds import KINDS
from maillens.query.block.make import Asked, make_block_list
from maillens.query.block.networks import Network
from maillens.query.block.replay import replay
from maillens.searching import in_steps
from maillens.stamp import parse_stamp

FOLDER = Path(__file__).parent / "security"
ATTACKS, TRUTH = FOLDER / "attacks.log.gz", FOLDER / "attacks.truth.jsonl"


def run(*arguments: str | Path, given: bytes | None = None) -> Result:
    """`maillens block --replay` with some arguments."""
    words = ["--lang", "en", "block", "--replay", "--tz", "UTC", *(str(argument) for argument in arguments)]
    return CliRunner().invoke(main, words, input=given)


def replayed(*arguments: str | Path) -> dict[str, Any]:
    """What a replay tells, as JSON tells it."""
    done = run("--format", "json", *arguments)
    assert done.exit_code in (0, 1), done.stderr
    values: dict[str, Any] = json.loads(done.stdout)
    return values


def written(path: Path, lines: Iterable[str]) -> Path:
    """A log of LINES in order of time."""
    path.write_text("".join(sorted(lines)))
    return path


def guessing(address: str, count: int, *, at_s: float = 0, user: str = "taro@example.jp") -> list[str]:
    """Failures of one address, one a minute."""
    return [line for n in range(count) for line in imap_failure(user, address, at_s + n * 60)]


def at(second: float) -> str:
    """A moment as JSON writes it."""
    return (BEGIN + timedelta(seconds=second)).isoformat(timespec="seconds").replace("+00:00", "Z")


def test_an_attacker_is_blocked_when_the_limit_is_crossed(tmp_path: Path) -> None:
    """The eighth failure crosses the limit, the next list has the address, and all later tries are stopped."""
    told = replayed("--every", "1m", written(tmp_path / "mail.log", guessing("192.0.2.66", 40)))
    (one,) = told["blocked"]
    assert (one["address"], one["threats"]) == ("192.0.2.66", ["password-guessing"])
    assert (one["crossed_at"], one["blocked_at"]) == (at(7 * 60 + 2), at(8 * 60))
    assert (one["passed"], one["stopped"]) == (8, 32)
    assert told["deeds"]["failed_logins"] == {"stopped": 32, "passed": 8}
    assert told["hits"] == []


def test_a_list_that_is_made_less_often_comes_later(tmp_path: Path) -> None:
    """With a list every quarter of an hour, fifteen tries pass before the first that has the address."""
    told = replayed("--every", "15m", written(tmp_path / "mail.log", guessing("192.0.2.66", 40)))
    assert [(one["passed"], one["stopped"], one["blocked_at"]) for one in told["blocked"]] == [(15, 25, at(900))]


def test_whom_it_would_have_hit_is_told_though_the_list_at_the_end_spares_them(tmp_path: Path) -> None:
    """Who forgot a password, failed for long and then got in would have been locked out: address, user and time are told."""
    log = [*guessing("192.0.2.9", 12), *imap_login("taro@example.jp", "192.0.2.9", 1000)]
    log += mail("taro@example.jp", "192.0.2.9", 1100, recipients=2, queue_id="4AAAA00001")
    log += imap_login("hanako@example.jp", "198.51.100.7", 1000)
    told = replayed("--every", "1m", written(tmp_path / "mail.log", log))
    (hit,) = told["hits"]
    assert (hit["address"], hit["user"], hit["logins"], hit["mails"]) == ("192.0.2.9", "taro@example.jp", 1, 1)
    assert (hit["first_at"], hit["network"], hit["attackers"]) == (at(1000), "192.0.2.9/32", False)
    assert told["deeds"]["logins"] == {"stopped": 1, "passed": 1}
    page = run("--every", "1m", tmp_path / "mail.log").stdout
    assert "It would also have hit 1 logins and 1 delivered mails from 1 addresses." in " ".join(page.split())


def test_a_break_in_that_would_have_been_prevented_is_no_hit(tmp_path: Path) -> None:
    """A login that is an attacker's for sure is told apart from those of people."""
    log = [*guessing("192.0.2.66", 40), *imap_login("taro@example.jp", "192.0.2.66", 3000)]
    told = replayed("--every", "1m", written(tmp_path / "mail.log", log))
    assert [(one["user"], one["attackers"]) for one in told["hits"]] == [("taro@example.jp", True)]
    page = " ".join(run("--every", "1m", tmp_path / "mail.log").stdout.split())
    assert "No login and no delivery of anybody would have been hit." in page
    assert "Break-ins it would have prevented" in page


def test_an_entry_that_ends_lets_through_again(tmp_path: Path) -> None:
    """After `--for`, an address that has been quiet is let in, and is blocked anew when it attacks again."""
    log = [*guessing("192.0.2.66", 20), *guessing("192.0.2.66", 20, at_s=2 * 86_400)]
    told = replayed("--every", "10m", "--for", "1d", written(tmp_path / "mail.log", log))
    (one,) = told["blocked"]
    # Of each twenty, ten minutes pass before the first list that has the address; the second time as well.
    assert (one["passed"], one["stopped"]) == (20, 20)


def test_the_default_step_is_a_144th_of_the_log(tmp_path: Path) -> None:
    """The log of a day is walked through in steps of ten minutes, a short one in steps of a minute."""
    log = [*guessing("192.0.2.66", 40), f"{stamp(86_400)} mail postfix/smtpd[9]: connect from unknown[192.0.2.1]\n"]
    assert replayed(written(tmp_path / "mail.log", log))["step_s"] == 600
    assert replayed(written(tmp_path / "short.log", log[:4]))["step_s"] == 60


def test_a_long_log_says_how_coarse_its_replay_is(tmp_path: Path) -> None:
    """Where steps are longer than ten minutes and nobody asked for them, the page says so, and what looks closer."""
    quiet = f"{stamp(4 * 86_400)} mail postfix/smtpd[9]: connect from unknown[192.0.2.1]\n"
    path = written(tmp_path / "mail.log", [*guessing("192.0.2.66", 40), quiet])
    said = " ".join(run(path).stdout.split())
    assert "Made anew every 40 min," in said
    assert "That is a 144th of this log" in said
    assert "`--every 10m`" in said
    japanese = CliRunner().invoke(main, ["block", "--replay", "--lang", "ja", str(path)]).stdout
    assert "間隔はログ全体の144分の1です" in "".join(japanese.split())
    assert "144th" not in run("--every", "40m", path).stdout
    assert "144th" not in run(written(tmp_path / "short.log", guessing("192.0.2.66", 40))).stdout


def test_a_pipe_is_walked_through_too(tmp_path: Path) -> None:
    """What can be read only once is kept aside for the second reading."""
    path = written(tmp_path / "mail.log", guessing("192.0.2.66", 40))
    piped = json.loads(run("--format", "json", "--every", "1m", "-", given=path.read_bytes()).stdout)
    assert piped["blocked"] == replayed("--every", "1m", path)["blocked"]


def test_the_labs_attackers_would_have_been_stopped() -> None:
    """Every address that a replay blocks is one of the lab's attackers; each guesser that goes on is among them."""
    told = replayed("--every", "1s", "--thresholds", THRESHOLDS, ATTACKS)
    attackers = {a for fact in read_truth(TRUTH) if isinstance(fact, Finding) for a in fact.addresses}
    assert {one["address"] for one in told["blocked"]} <= attackers
    assert {"192.0.2.10", "192.0.2.15", "192.0.2.40"} <= {one["address"] for one in told["blocked"]}


@pytest.mark.parametrize("arguments", [["--every", "5m"], ["--replay", "--format", "cidr"], ["--format", "text"]])
def test_what_does_not_go_together_is_told(arguments: list[str]) -> None:
    """Options that make no sense with or without `--replay` are errors with a reason."""
    done = CliRunner().invoke(main, ["block", *arguments, str(ATTACKS)])
    assert (done.exit_code, done.stdout) == (2, "")


class Event(NamedTuple):
    """What somebody does, as the log tells of it."""

    kind: str
    address: str
    user: str
    at_s: int

    def lines(self) -> list[str]:
        """Its lines, which are written within three seconds."""
        if self.kind == "failed_logins":
            return list(imap_failure(self.user, self.address, self.at_s))
        if self.kind == "logins":
            return list(imap_login(self.user, self.address, self.at_s))
        number = zlib.crc32(repr(self).encode())
        told = mail(self.user, self.address, self.at_s, recipients=1, queue_id=f"4{number:09X}")
        server = f"mail postfix/smtps/smtpd[{number}]"
        return [
            f"{stamp(self.at_s - 1)} {server}: connect from unknown[{self.address}]\n",
            *(line.replace("mail postfix/smtps/smtpd[497]", server) for line in told),
            f"{stamp(self.at_s + 2)} {server}: disconnect from unknown[{self.address}] ehlo=1 mail=1 commands=2\n",
        ]

    def is_covered(self, lists: Iterable[tuple[int, list[Network]]]) -> bool:
        """Whether it comes after a list that covers its address."""
        return any(begin <= self.at_s and ip_address(self.address) in one for begin, nets in lists for one in nets)


events = st.lists(
    st.tuples(
        st.sampled_from(["fail", "login", "refuse", "mail"]),
        st.integers(0, 12),
        st.integers(0, 3),
        st.integers(0, 5000),
    ),
    max_size=120,
)


@settings(max_examples=25, deadline=None)
@given(events=events, step=st.sampled_from(["7s", "1m", "1h"]))
def test_what_is_stopped_and_what_passes_is_all_there_is(
    tmp_path_factory: pytest.TempPathFactory, events: list[tuple[str, int, int, int]], step: str
) -> None:
    """Whatever happens, and however often the list is made: each attempt, login and mail is stopped or passes, once."""
    lines: list[str] = [f"{stamp(0)} mail postfix/smtpd[9]: connect from unknown[203.0.113.1]\n"]
    for number, (what, address, user, second) in enumerate(events):
        client, name = f"192.0.2.{address}", f"user{user}@example.jp"
        if what == "fail":
            lines += imap_failure(name, client, second)
        elif what == "login":
            lines += imap_login(name, client, second)
        elif what == "mail":
            lines += mail(name, client, second, recipients=1, queue_id=f"4AAAA{number:05d}")
        else:
            lines.append(
                f"{stamp(second)} mail postfix/smtpd[9]: NOQUEUE: reject: RCPT from unknown[{client}]: 554 5.7.1 "
                "<x@example.com>: Relay access denied; from=<a@example.net> to=<x@example.com> proto=ESMTP helo=<x>\n"
            )
    told = replayed("--every", step, written(tmp_path_factory.mktemp("replay") / "mail.log", lines))
    wanted = {"failed_logins": "fail", "logins": "login", "refusals": "refuse", "mails": "mail"}
    for kind, name in wanted.items():
        assert sum(told["deeds"][kind].values()) == sum(what == name for what, *_ in events)
    attempts = told["deeds"]["failed_logins"]["stopped"] + told["deeds"]["refusals"]["stopped"]
    assert sum(one["stopped"] for one in told["blocked"]) == attempts


SLOT_S, STEP_S = 30, 300
address = st.integers(1, 12).map("192.0.2.{}".format) | st.just("2001:db8::1")
user = st.integers(0, 5).map("user{}@example.jp".format)
slot = st.integers(0, 150)
guesses = st.tuples(address, user, slot, st.integers(1, 25))
uses = st.tuples(st.sampled_from(["logins", "mails"]), address, user, slot)


def in_slots(guesses: Iterable[tuple[str, str, int, int]], uses: Iterable[tuple[str, str, str, int]]) -> list[Event]:
    """What happened, each thing in a slot of its own second, so that no step ends within it."""
    found = {
        Event("failed_logins", address, user, (first + n) * SLOT_S + 5)
        for address, user, first, count in guesses
        for n in range(count)
    }
    return sorted(found | {Event(kind, address, user, slot * SLOT_S + 15) for kind, address, user, slot in uses})


# Shrinking would make thousands of lists.
@settings(max_examples=15, deadline=None, phases=[Phase.explicit, Phase.reuse, Phase.generate])
@given(guesses=st.lists(guesses, max_size=14), uses=st.lists(uses, max_size=14))
def test_a_replay_equals_lists_that_are_made_from_the_beginning_each_time(
    tmp_path_factory: pytest.TempPathFactory,
    guesses: list[tuple[str, str, int, int]],
    uses: list[tuple[str, str, str, int]],
) -> None:
    """What is stopped is what the lists cover that `maillens block` makes of the log up to each step, one by one."""
    folder, events = tmp_path_factory.mktemp("slowly"), in_slots(guesses, uses)
    lines = [line for event in events for line in event.lines()]
    lines.append(f"{stamp(0)} mail postfix/smtpd[9]: connect from unknown[203.0.113.1]\n")
    lists = []
    for end_s in range(STEP_S, 200 * SLOT_S, STEP_S):
        path = written(folder / f"{end_s}.log", (line for line in lines if line < stamp(end_s)))
        made = make_block_list(Inputs(*find_sources([str(path)])), Asked(), Wishes())
        lists.append((end_s, [entry.network for entry in made.blocked.entries]))
    told = replayed("--every", f"{STEP_S}s", written(folder / "mail.log", lines))
    stopped = [event for event in events if event.is_covered(lists)]
    counts = Counter(event.kind for event in stopped)
    counts["logins"] += counts["mails"]  # who hands in a mail has logged in
    assert {kind: told["deeds"][kind]["stopped"] for kind in KINDS} == {kind: counts[kind] for kind in KINDS}
    assert {one["address"]: one["stopped"] for one in told["blocked"] if one["stopped"]} == Counter(
        event.address for event in stopped if event.kind == "failed_logins"
    )
    assert {(one["address"], one["user"]) for one in told["hits"]} == {
        (event.address, event.user) for event in stopped if event.kind in ("logins", "mails")
    }


@pytest.mark.parametrize("block_bytes", [3_000, 40_000])
def test_a_replay_does_not_depend_on_how_the_log_is_cut(block_bytes: int) -> None:
    """Read in small blocks, of which a step has several, or in large ones, of which one has several steps: the same."""
    told = []
    for size in (block_bytes, BLOCK_BYTES):
        done = replay(Inputs(*find_sources([str(ATTACKS)]), block_bytes=size), Asked(), Wishes(sure="possible"), 5.0)
        told.append((done.runs, done.parts, done.blocked, done.hits))
    assert told[0] == told[1]
    assert told[0][2]


@given(st.lists(st.integers(0, 400), min_size=1, max_size=60), st.sampled_from([1, 7, 60]), st.booleans())
def test_steps_hold_all_lines_and_none_of_another_step(
    tmp_path_factory: pytest.TempPathFactory, seconds: list[int], step_s: int, with_stampless: bool
) -> None:
    """Cut into steps, a log in order of time has the same lines, offsets and order, and each piece is of one step."""
    path = tmp_path_factory.mktemp("steps") / "mail.log"
    text = "".join(f"{stamp(second)} mail postfix/smtpd[9]: x\n" for second in sorted(seconds))
    path.write_text(text + ("no stamp" if with_stampless else ""))
    (source,), _ = find_sources([str(path)])
    data = bytearray(path.read_bytes())
    pieces = [piece for _, piece in in_steps([(0, Block(data, source, 0, None, 0))], step_s * 1_000_000)]
    assert b"".join(piece.data for piece in pieces) == data
    assert all(data[piece.offset : piece.offset + len(piece.data)] == piece.data for piece in pieces)
    stamps = [[parse_stamp(line) for line in bytes(piece.data).splitlines()] for piece in pieces]
    steps = [{one.value_us // (step_s * 1_000_000) for one in found if one} for found in stamps]
    assert all(len(one) <= 1 for one in steps)
    assert [piece.number == 0 for piece in pieces] == [True] + [False] * (len(pieces) - 1)
