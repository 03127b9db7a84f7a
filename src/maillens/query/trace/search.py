"""Inputs and conditions -> what was found, and the stories of what a person wants to see of it."""

from collections.abc import Sequence
from functools import cached_property

from maillens.pipeline import Inputs
from maillens.query.trace.belonging import Belonging
from maillens.query.trace.condition import Condition
from maillens.query.trace.facts import Row
from maillens.query.trace.gather import around, gathered
from maillens.query.trace.known import known_of
from maillens.query.trace.lines import Line, lines_of
from maillens.query.trace.matching import Found, matching
from maillens.query.trace.story import Story, door_story, story_of
from maillens.window import Window

Subject = int | tuple[int, ...]
"""The number of a mail, or of a connection that was turned away its rows of the refusals."""


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
        """All that was found, in order of time."""
        known, times = self.known, self.known.refusals["time"]
        first_at = known.mails["first_at"]
        both: list[tuple[int | None, Subject]] = [
            (first_at[known.place_of_mail[mail]], mail) for mail in self.found.mails
        ]
        both += [(times[rows[0]], tuple(rows)) for rows in self.found.doors]
        return [subject for _, subject in sorted(both, key=lambda pair: (pair[0] is not None, pair[0] or 0))]

    def summaries(self, wanted: Sequence[int]) -> list[Story]:
        """What was found under these numbers, without the lines."""
        return [
            story_of(one, self.known, ()) if isinstance(one, int) else door_story(self._refusals(one), ())
            for one in map(self.subjects.__getitem__, wanted)
        ]

    def stories(self, wanted: Sequence[int]) -> list[Story]:
        """What was found under these numbers (0, 1, … in order of time), with the lines."""
        subjects = [self.subjects[number] for number in wanted]
        belonging = Belonging(self.known, self._lines(subjects))
        return [
            story_of(one, self.known, belonging.of_mail(one))
            if isinstance(one, int)
            else door_story(self._refusals(one), belonging.of_door(self._refusals(one)))
            for one in subjects
        ]

    def _refusals(self, rows: Sequence[int]) -> list[Row]:
        return [self.known.refusals.row(number) for number in rows]

    def _lines(self, subjects: Sequence[Subject]) -> list[Line]:
        narrowed = self._narrowed or around(self.inputs, self._texts_of(subjects))
        return lines_of(narrowed.inputs, narrowed.line) if narrowed else lines_of(self.inputs)

    def _texts_of(self, subjects: Sequence[Subject]) -> set[str]:
        """What the lines of SUBJECTS can be found by."""
        texts: set[str | None] = set()
        for one in subjects:
            if isinstance(one, int):
                texts |= {row["queue_id"] for row in self.known.messages_of(one)}
            else:
                texts |= {row["client_address"] for row in self._refusals(one)}
        return {text for text in texts if text}
