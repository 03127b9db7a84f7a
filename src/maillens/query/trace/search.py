"""Inputs and conditions -> what was found, and the stories of what a person wants to see of it."""

from collections.abc import Sequence
from datetime import datetime
from functools import cached_property

from maillens.pipeline import Inputs
from maillens.query.trace.belonging import Belonging
from maillens.query.trace.condition import Condition
from maillens.query.trace.gather import around, gathered
from maillens.query.trace.known import Known, Row, known_of
from maillens.query.trace.lines import Line, lines_of
from maillens.query.trace.matching import Found, matching
from maillens.query.trace.story import Story, door_story, story_of
from maillens.window import Window

Subject = int | list[Row]
"""The number of a mail, or the refusals of a connection that was turned away."""


class Search:
    """A search for mails.

    Args:
        inputs: What is read, some of it more than once; what cannot be read is added to its problems.
        conditions: What a mail must have.
        window: When it must have been under way.
    """

    def __init__(self, inputs: Inputs, conditions: Sequence[Condition], window: Window) -> None:
        self.inputs, self.conditions, self.window = inputs, conditions, window
        narrowed = gathered(inputs, conditions)
        self._narrowed = narrowed
        self.known = known_of(narrowed.inputs if narrowed else inputs)
        """The facts that matter."""
        self.found = matching(self.known, conditions, window)
        """What met the conditions."""

    def __len__(self) -> int:
        return len(self.found)

    @property
    def anywhen(self) -> Found:
        """What meets the conditions at any time."""
        return matching(self.known, self.conditions, Window())

    @cached_property
    def subjects(self) -> list[Subject]:
        """All that was found, in order of time: numbers of mails, and the refusals of a connection."""
        times = {row["mail"]: row["first_at"] for row in self.known.mails}
        both: list[tuple[datetime | None, Subject]] = [(times[mail], mail) for mail in self.found.mails]
        both += [(rows[0]["time"], rows) for rows in self.found.doors]
        return [subject for _, subject in sorted(both, key=lambda pair: (pair[0] is not None, pair[0]))]

    def summaries(self) -> list[Story]:
        """All that was found, without the lines."""
        return [story_of(one, self.known, ()) if isinstance(one, int) else door_story(one, ()) for one in self.subjects]

    def stories(self, wanted: Sequence[int]) -> list[Story]:
        """What was found under these numbers (0, 1, … in order of time), with the lines."""
        subjects = [self.subjects[number] for number in wanted]
        belonging = Belonging(self.known, self._lines(subjects))
        return [
            story_of(one, self.known, belonging.of_mail(one))
            if isinstance(one, int)
            else door_story(one, belonging.of_door(one))
            for one in subjects
        ]

    def _lines(self, subjects: Sequence[Subject]) -> list[Line]:
        narrowed = self._narrowed or around(self.inputs, _texts_of(subjects, self.known))
        return lines_of(narrowed.inputs, narrowed.line) if narrowed else lines_of(self.inputs)


def _texts_of(subjects: Sequence[Subject], known: Known) -> set[str]:
    """What the lines of SUBJECTS can be found by."""
    mails = {subject for subject in subjects if isinstance(subject, int)}
    texts = {row["queue_id"] for row in known.messages if known.mail_of[row["message"]] in mails}
    texts |= {row["client_address"] for rows in subjects if isinstance(rows, list) for row in rows}
    return {text for text in texts if text}
