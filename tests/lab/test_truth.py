"""What maillens reads off the lab's log is what the scenarios did and were told (lab/README.md)."""

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from lab.kinds import kinds_in
from lab.truth import Login, Recipient, Refusal, Submission
from lab.truth import Played as PlayedScenario
from tests.replies import as_logged, is_refusal_with

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
        if fact.service == "prefiltered":
            # The filter before the queue is the client; of whom it speaks, only orig_client of the line says.
            client = "127.0.0.1"
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
    """Each login is there once, with its result, and with user, mechanism and address as far as the log has them."""
    rows = played.tables["logins"].to_pylist()
    wrong, checked = [], 0
    for fact in _facts(played, Login):
        found = next((row for row in rows if _is_login_of(row, fact)), None)
        if found is None:
            wrong.append(f"{fact}")
        else:
            rows.remove(found)
            checked += 1
    assert wrong == []
    assert checked > 20


def _is_login_of(row: Row, fact: Login) -> bool:
    # Postfix names the user of a successful login only where a mail follows.
    user = fact.user if fact.protocol == "smtp" else fact.user.lower()  # auth_username_format: %Lu
    names = (user, None) if fact.protocol == "smtp" and fact.result == "success" else (user,)
    return (
        row["login_protocol"] == fact.protocol
        and row["login_result"] == fact.result
        and row["login_user"] in names
        and row["login_mechanism"] in (fact.mechanism, *((None,) if None in names else ()))
        and row["client_address"] == (fact.client_address or "127.0.0.1")
        and -SESSION_S < row["time"].timestamp() - fact.at < 3
    )
