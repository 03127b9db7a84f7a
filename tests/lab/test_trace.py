"""`maillens trace` finds what the lab really sent and refused, and tells what became of it (lab/README.md)."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from typing import Any

import pytest
from replies import as_logged

from lab.truth import Recipient, Refusal, Submission
from maillens.pipeline import Inputs, find_sources
from maillens.query.trace.condition import Condition
from maillens.query.trace.known import known_of
from maillens.query.trace.search import Search
from maillens.query.trace.story import Story
from maillens.window import Window

HERE = ("delivered", "sieve-discarded")
"""Verdicts that say more closely what the truth calls `sent`."""

EVERY = 5
"""The lines of one story of so many are compared with those of grep."""


@pytest.fixture(scope="module")
def search() -> Callable[..., Search]:
    """`search(played, field, text, …)`: a search in the lab's log."""

    def found(played: Any, *words: str) -> Search:
        sources, problems = find_sources([str(path) for path in played.place.logs()])
        conditions = [Condition(field, text) for field, text in zip(words[::2], words[1::2], strict=True)]
        return Search(Inputs(sources, problems), conditions, Window())

    return found


def _submissions(played: Any) -> Iterator[Submission]:
    yield from (fact for fact in played.truth if isinstance(fact, Submission) and fact.queue_id)


def _told(story: Story) -> dict[str, str]:
    return {
        one.recipient.lower(): "sent" if one.outcome in HERE else one.outcome
        for one in story.verdicts
        if one.outcome != "refused"
    }


def _wanted(fact: Submission) -> dict[str, str]:
    stated: Sequence[Recipient] = (*fact.recipients, *fact.added)
    return {as_logged(one.address): one.outcome for one in stated if one.outcome not in ("refused", "unseen")}


def test_each_submission_is_found_by_its_queue_id(played: Any, search: Callable[..., Search]) -> None:
    """Each accepted submission is one story whose verdict for each recipient is what its scenario states."""
    wrong = []
    for fact in _submissions(played):
        stories = search(played, "queue-id", fact.queue_id).summaries()
        told = [_told(story) for story in stories if story.queue_id == fact.queue_id]
        if _wanted(fact) not in told:
            wrong.append(f"{fact.scenario} {fact.queue_id}: told {told}, wanted {_wanted(fact)}")
    assert wrong == []


@pytest.mark.parametrize("field", ["message-id", "from", "to"])
def test_submissions_are_found_by_what_people_know(field: str, played: Any, search: Callable[..., Search]) -> None:
    """A submission is found by its Message-ID, its sender and each of its recipients."""
    mails = {row["queue_id"]: row for row in played.tables["mails"].to_pylist()}
    missing = []
    for fact in list(_submissions(played)):
        texts = {
            # What is thrown away before its header has no Message-ID in the log.
            "message-id": [mails[fact.queue_id]["message_id"] or ""],
            "from": [fact.sender or "<>"],
            "to": list(_wanted(fact)),
        }[field]
        for text in filter(None, texts):
            found = {story.queue_id for story in search(played, field, text).summaries()}
            if fact.queue_id not in found:
                missing.append(f"{fact.scenario} {fact.queue_id} {text}")
    assert missing == []


def test_the_lines_of_a_story_are_those_of_grep_and_of_its_sessions(played: Any, search: Callable[..., Search]) -> None:
    """No line that holds an id of the mail is missing; a line with another id is never there."""
    lines = [line for path in played.place.logs() for line in path.read_bytes().splitlines()]
    family: dict[int, set[str]] = defaultdict(set)
    known = known_of(search(played, "status", "sent").inputs)
    for message, queue_id in zip(known.messages["message"], known.messages["queue_id"], strict=True):
        family[known.mail_of[message]].add(queue_id)
    for fact in list(_submissions(played))[::EVERY]:
        ids = next(ids for ids in family.values() if fact.queue_id in ids)
        pattern = re.compile(b"|".join(rb"\b%b\b" % one.encode() for one in ids))
        outcome = search(played, "queue-id", fact.queue_id)
        stories = outcome.stories(range(len(outcome)))
        told = {line.raw for story in stories for line in story.lines}
        assert {line for line in lines if pattern.search(line)} <= told, fact
        assert {line.queue_id for story in stories for line in story.lines} - {""} <= ids, fact


def test_each_refusal_is_found_by_client_and_recipient(played: Any, search: Callable[..., Search]) -> None:
    """Whoever was turned away is found by address, and by the recipient that was wanted."""
    refusals = [fact for fact in played.truth if isinstance(fact, Refusal)]
    for address in sorted({fact.client_address for fact in refusals if fact.client_address}):
        logged = [row for row in played.tables["refusals"].to_pylist() if row["client_address"] == address]
        told = [
            one
            for story in search(played, "client", address).summaries()
            for one in story.verdicts
            if one.outcome == "refused"
        ]
        assert bool(told) == any("reject" in row["action"] and "warning" not in row["action"] for row in logged), (
            address
        )
    for row in [row for row in played.tables["refusals"].to_pylist() if row["action"] == "reject"]:
        if row["recipient"]:
            stories = search(played, "to", row["recipient"]).summaries()
            told = [one.recipient for story in stories for one in story.verdicts if one.outcome == "refused"]
            assert row["recipient"] in told
