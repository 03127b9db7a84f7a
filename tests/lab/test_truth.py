"""What maillens reads off the lab's log is what the scenarios did and were told (lab/README.md)."""

from collections import defaultdict
from typing import Any

from lab.kinds import kinds_in
from lab.truth import Played as PlayedScenario
from lab.truth import Recipient, Submission

Row = dict[str, Any]


def test_scenarios_play_to_their_end(played: Any) -> None:
    """Each server answers as the scenarios say, and no mail stays that must not."""
    assert played.complaints == ""


def test_every_line_is_understood(played: Any) -> None:
    """No line that Postfix, Dovecot or opendkim wrote is unknown."""
    unknown = [line for kind, line in _lines(played) if kind == "unknown"]
    assert unknown == []


def test_scenarios_show_what_they_promise(played: Any) -> None:
    """The log has the kinds of lines that each scenario names."""
    counts = kinds_in(played.place.logs())
    missing = [
        (fact.scenario, kind)
        for fact in played.truth
        if isinstance(fact, PlayedScenario)
        for kind in fact.kinds
        if not counts[kind]
    ]
    assert missing == []


def test_each_recipient_ends_as_it_must(played: Any) -> None:
    """Each accepted recipient is there once, with the outcome and status that its scenario states; nobody else is."""
    recipients: dict[int, list[Row]] = defaultdict(list)
    for row in played.tables["recipients"].to_pylist():
        if row["notice"] is None:
            recipients[row["mail"]].append(row)
    mails = {(row["queue_id"], row["message_id"]): row["mail"] for row in played.tables["mails"].to_pylist()}
    wrong = []
    for fact in played.truth:
        if isinstance(fact, Submission) and fact.queue_id is not None:
            mail = mails.get((fact.queue_id, fact.message_id or "<>"))
            wanted = {_as_logged(one.address): one for one in (*fact.recipients, *fact.added) if _is_told(one)}
            found = {row["recipient"].lower(): row for row in recipients[mail]}  # type: ignore[index]
            if found.keys() != wanted.keys() or any(not _agrees(found[name], wanted[name]) for name in found):
                shown = {name: (row["outcome"], row["dsn"]) for name, row in found.items()}
                wrong.append((fact.scenario, fact.queue_id, fact.subject, "found", shown, "wanted", wanted))
    assert wrong == []


def _is_told(one: Recipient) -> bool:
    return one.outcome not in ("refused", "unseen")


def _agrees(row: Row, wanted: Recipient) -> bool:
    return row["outcome"] == wanted.outcome and (not wanted.dsn or row["dsn"] == wanted.dsn)


def _as_logged(address: str) -> str:
    return address.lower()


def _lines(played: Any) -> list[tuple[str, str]]:
    found = []
    for batch in played.log.records():
        kinds = batch["kind"].to_pylist()
        if "unknown" in kinds:
            texts = batch["text"].to_pylist() if "text" in batch.schema.names else [""] * len(kinds)
            found += list(zip(kinds, texts, strict=True))
    return found
