"""What maillens reads off the lab's log is what the scenarios did and were told (lab/README.md)."""

import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from typing import Any

import pytest
from click.testing import CliRunner
from replies import as_logged, is_refusal_with

import maillens
from lab.kinds import kinds_in
from lab.logins import ToldLogin, told_logins
from lab.truth import Login, Recipient, Refusal, Submission
from lab.truth import Played as PlayedScenario
from maillens.present.cli import main

Row = dict[str, Any]

SESSION_S = 15.0
"""How long before the truth of a session its lines may have been written."""

SILENT_REPLIES = (
    (r"451 4\.6\.0 Alias expansion error", "cleanup warns of the aliases; the reply is not logged"),
    (r"554 5\.4\.0 Error: too many hops", "cleanup warns; the reply is not logged"),
    (
        r"450 4\.7\.1 Error: too (much mail|many recipients) from .*",
        "smtpd warns of the limit; the reply is not logged",
    ),
    (r"459 .*", "ETRN: smtpd warns; the reply is not logged"),
    (r"", "the server hung up instead of replying"),
)
"""Replies that refuse and are no refusal in any log, and why."""


def test_scenarios_play_to_their_end(played: Any) -> None:
    """Each server answers as the scenarios say, and no mail stays that must not."""
    assert played.complaints == ""


def test_every_line_is_understood(played: Any) -> None:
    """No line that Postfix, Dovecot or opendkim wrote is unknown."""
    kinds = kinds_in(played.place.logs())
    assert kinds["unknown"] == 0


def test_scenarios_show_what_they_promise(played: Any) -> None:
    """The log has the kinds of lines that each scenario names."""
    counts = kinds_in(played.place.logs())
    promised = [(one.scenario, kind) for one in _facts(played, PlayedScenario) for kind in one.kinds]
    assert [(scenario, kind) for scenario, kind in promised if not counts[kind]] == []


def test_each_recipient_ends_as_it_must(played: Any) -> None:
    """Each accepted recipient is there once, with the outcome and status that its scenario states; nobody else is."""
    recipients: dict[int, list[Row]] = defaultdict(list)
    for row in played.tables["recipients"].to_pylist():
        if row["notice"] is None:
            recipients[row["mail"]].append(row)
    wrong, checked = [], 0
    for fact, mail in _mails(played):
        wanted = {as_logged(one.address): one for one in (*fact.recipients, *fact.added) if _is_told(one)}
        rows = recipients[mail]
        found = {row["recipient"].lower(): row for row in rows}
        assert len(found) == len(rows), f"a recipient of {fact} is there twice"
        if found.keys() != wanted.keys() or any(not _agrees(found[name], wanted[name]) for name in found):
            shown = {name: (row["outcome"], row["dsn"]) for name, row in found.items()}
            stated = {name: (one.outcome, one.dsn) for name, one in wanted.items()}
            wrong.append(f"{fact.scenario} {fact.queue_id} {fact.subject}: found {shown}, wanted {stated}")
        checked += len(wanted)
    assert wrong == []
    assert checked > 150


def _facts(played: Any, kind: type[Any]) -> list[Any]:
    return [fact for fact in played.truth if isinstance(fact, kind)]


def _mails(played: Any) -> Iterator[tuple[Submission, int]]:
    """Each accepted submission with the number of its mail: by queue id and Message-ID, for the commands by that alone."""
    by_queue_id = {(row["queue_id"], row["message_id"]): row["mail"] for row in played.tables["mails"].to_pylist()}
    by_message_id = {row["message_id"]: row["mail"] for row in played.tables["mails"].to_pylist()}
    for fact in _facts(played, Submission):
        if fact.queue_id is not None:
            ids = (fact.queue_id, fact.message_id or "<>")
            # What is discarded before its header gets no Message-ID line.
            mail = by_queue_id.get(ids, by_queue_id.get((fact.queue_id, None)))
            assert mail is not None, f"no mail for {fact}"
            yield fact, mail
        elif fact.service == "sendmail":
            yield fact, by_message_id[fact.message_id]


def _is_told(one: Recipient) -> bool:
    return one.outcome not in ("refused", "unseen")


def _agrees(row: Row, wanted: Recipient) -> bool:
    return row["outcome"] == wanted.outcome and (not wanted.dsn or row["dsn"] == wanted.dsn)


def test_each_mail_has_its_sender_client_and_login(played: Any) -> None:
    """A mail has the sender, the client's address and the login of its submission."""
    mails = {row["mail"]: row for row in played.tables["mails"].to_pylist()}
    wrong = []
    for fact, mail in _mails(played):
        row = mails[mail]
        client = None if fact.service == "sendmail" else fact.client_address or "127.0.0.1"
        wanted = (fact.sender, client, fact.sasl_username or None)
        found = (row["sender"], row["client_address"], row["sasl_username"])
        if found != wanted:
            wrong.append(f"{fact.scenario} {fact.queue_id} {fact.subject}: found {found}, wanted {wanted}")
    assert wrong == []


def test_each_refusal_is_there(played: Any) -> None:
    """A refused command is a refusal with the code, status and text of its reply, from that client; once."""
    rows = played.tables["refusals"].to_pylist()
    wrong, checked = [], 0
    for fact, reply in _refused(played):
        if any(re.fullmatch(pattern, reply) for pattern, _ in SILENT_REPLIES):
            continue
        found = next((row for row in rows if _is_refusal_of(row, fact, reply)), None)
        if found is None:
            wrong.append(f"{fact.scenario} {fact.client_address} {reply}")
        else:
            rows.remove(found)
            checked += 1
    assert wrong == []
    assert checked > 50


def _refused(played: Any) -> Iterator[tuple[Submission | Refusal, str]]:
    for fact in played.truth:
        if isinstance(fact, Refusal):
            yield fact, fact.reply
        elif isinstance(fact, Submission):
            yield from ((fact, reply) for reply in fact.replies if reply[:1] not in ("2", "3"))


def _is_refusal_of(row: Row, fact: Submission | Refusal, reply: str) -> bool:
    return (
        is_refusal_with(row, reply)
        and row["client_address"] in (fact.client_address or "127.0.0.1", None)
        and -SESSION_S < row["time"].timestamp() - fact.at < 1
    )


def test_each_login_is_there(played: Any) -> None:
    """Each login is there once, with result, and user, mechanism and address as far as the log has them; and no other is."""
    rows = played.tables["logins"].to_pylist()
    wrong = []
    for told in told_logins(_facts(played, Login)):
        found = next((row for row in rows if _is_login_of(row, told)), None)
        if found is None:
            wrong.append(f"{told}")
        else:
            rows.remove(found)
    assert wrong == []
    # Who only looks in is no truth of a scenario: `Disconnected (no auth attempts)`.
    assert [row for row in rows if row["login_result"] != "aborted"] == []


def _is_login_of(row: Row, told: ToldLogin) -> bool:
    fact = told.login
    user = fact.user if fact.protocol == "smtp" else fact.user.lower()  # auth_username_format: %Lu
    # Postfix names the user of a successful login only where a mail follows.
    names = (user, None) if fact.protocol == "smtp" and fact.result == "success" else (user or None,)
    return (
        (row["attempts"] or 1) == told.attempts
        and row["login_protocol"] == fact.protocol
        and row["login_result"] == fact.result
        and row["login_user"] in names
        and row["login_mechanism"] in (fact.mechanism, *((None,) if None in names else ()))
        and row["client_address"] == (fact.client_address or "127.0.0.1")
        and -SESSION_S < row["time"].timestamp() - fact.at < 3
    )


def test_every_mail_is_accounted_for(played: Any) -> None:
    """Mails that no client handed in are those that Sieve, postmaster notices and probes made; the report counts them all."""
    known = {mail for _, mail in _mails(played)}
    others = Counter(
        _maker(row)
        for row in played.tables["mails"].to_pylist()
        if row["mail"] not in known and row["outcome"] not in ("refused", "incomplete")
    )
    assert others["nobody"] == 0
    totals = played.log.report().totals
    # In Postfix's own log each instance is a host of its own: what one hands to the other is received there.
    messages = played.tables["messages"].to_pylist()
    handed_on = sum(
        row["accepted"] and row["host"] == "mail" and "@out.example.jp>" in (row["message_id"] or "")
        for row in messages
    )
    counted_twice = handed_on if played.form == "file" else 0
    assert totals["received"] == len(known) + others["sieve"] + others["sendmail -bv"] + counted_twice
    logins = Counter(one.login.result for one in told_logins(_facts(played, Login)))
    assert (totals["logins"], totals["login_failures"]) == (logins["success"], logins["failure"])
    assert totals["expired"] == sum(one.outcome == "expired" for fact, _ in _mails(played) for one in fact.recipients)


def _maker(mail: Row) -> str:
    if mail["probe"]:
        return "probe" if mail["uid"] is None else "sendmail -bv"
    if (mail["message_id"] or "").startswith("<dovecot"):
        return "sieve"
    if (mail["sender"] or "").startswith("double-bounce@") and mail["client_address"] is None:
        return "postmaster notice"
    return "nobody"


def test_what_waits_is_what_the_queues_hold(played: Any) -> None:
    """The messages that have not ended when the log does are those that `postqueue -j` listed, no more and no fewer."""
    listed = {json.loads(line)["queue_id"] for line in played.place.queue.read_text().splitlines()}
    ended = "removed sent bounced partial expired discarded deleted requeued refused incomplete canceled".split()
    messages = played.tables["messages"].to_pylist()
    # A notice that nobody wanted is begun, never queued.
    waiting = {row["queue_id"] for row in messages if (row["queued"] or row["held"]) and row["outcome"] not in ended}
    assert waiting == listed
    assert len(listed) > 30


@pytest.mark.parametrize("played", ["syslog"], indirect=True)
def test_stamps_change_nothing(played: Any) -> None:
    """The log with traditional stamps has the same facts as the one with RFC 3339 stamps."""
    traditional = played.place.log / "mail.traditional.log"
    other = maillens.open(traditional, tz="UTC")
    assert other.report().totals == played.log.report().totals
    for name in ("deliveries", "refusals", "logins"):
        rows = [
            [{**row, "time": row["time"].replace(microsecond=0), "offset": 0, "file": ""} for row in log.to_pylist()]
            for log in (played.tables[name], getattr(other, name)())
        ]
        assert rows[0] == rows[1], name


def test_report_is_printed(played: Any) -> None:
    """`maillens report` reads the lab's log without a complaint."""
    paths = [str(path) for path in played.place.logs()]
    done = CliRunner().invoke(main, ["--lang", "en", "report", "--no-progress", "--tz", "UTC", *paths])
    assert done.exit_code == 0
    assert "sender@friend.example" in done.output
