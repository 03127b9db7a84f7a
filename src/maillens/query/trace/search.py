"""Inputs and conditions -> what was found, and the stories of what a person wants to see of it."""

from collections.abc import Sequence
from functools import cached_property

from maillens.pipeline import Inputs
from maillens.query.trace.belonging import Belonging, in_order
from maillens.query.trace.condition import Condition
from maillens.query.trace.facts import Row
from maillens.query.trace.gather import Narrowed, around, gathered
from maillens.query.trace.known import Known, known_of
from maillens.query.trace.lines import Line, lines_of
from maillens.query.trace.logins import Logins, logins_of
from maillens.query.trace.matching import Found, matching
from maillens.query.trace.story import Story, door_story, story_of
from maillens.query.trace.sweep import Swept
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
    def logins(self) -> list[Logins]:
        """The attempts to log in of the user that the conditions name; none where they are about mail alone."""
        return logins_of(self.known, self.conditions, self.window)

    def login_lines(self) -> list[Line]:
        """The lines of those attempts, in order of time."""
        wanted = {place for one in self.logins for place in one.places}
        if not wanted:
            return []
        lines = lines_of(self._narrowed.inputs, self._narrowed.line) if self._narrowed else lines_of(self.inputs)
        return in_order(line for line in lines if line.place in wanted)

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

    def summaries(self, wanted: Sequence[int] | None = None) -> list[Story]:
        """What was found under these numbers, without the lines; None for all."""
        return [
            story_of(one, self.known, ()) if isinstance(one, int) else door_story(_refusals(self.known, one), ())
            for one in (self.subjects if wanted is None else map(self.subjects.__getitem__, wanted))
        ]

    def stories(self, wanted: Sequence[int]) -> list[Story]:
        """What was found under these numbers (0, 1, … in order of time), with the lines."""
        subjects = [self.subjects[number] for number in wanted]
        narrowed = self._narrowed
        if narrowed is None or not narrowed.is_whole:
            narrowed = self._closer(subjects)
        if narrowed is None:
            return _told(self.known, subjects, lines_of(self.inputs))
        if self._narrowed is None or narrowed is self._narrowed:
            return _told(self.known, subjects, lines_of(narrowed.inputs, narrowed.line))
        known = known_of(narrowed.inputs)
        return _told(known, _same(subjects, self.known, known), lines_of(narrowed.inputs, narrowed.line))

    def _closer(self, subjects: Sequence[Subject]) -> Narrowed | None:
        """The lines of SUBJECTS, their connections among them."""
        ids = {row["queue_id"] for one in subjects if isinstance(one, int) for row in self.known.messages_of(one)}
        rows = [row for one in subjects if not isinstance(one, int) for row in _refusals(self.known, one)]
        if self._narrowed is None:
            ids |= {row["client_address"] for row in rows}
            return around(self.inputs, ids - {None, ""})
        lines = {row["order"]: self._narrowed.line(row["order"]) + b"\n" for row in rows}
        return around(self.inputs, ids - {None, ""}, found=Swept(lines=lines, firsts=dict(self._narrowed.firsts)))


def _refusals(known: Known, rows: Sequence[int]) -> list[Row]:
    return [known.refusals.row(number) for number in rows]


def _told(known: Known, subjects: Sequence[Subject], lines: Sequence[Line]) -> list[Story]:
    """The stories of SUBJECTS, whose lines are among LINES."""
    belonging = Belonging(known, lines)
    return [
        story_of(one, known, belonging.of_mail(one))
        if isinstance(one, int)
        else door_story(_refusals(known, one), belonging.of_door(_refusals(known, one)))
        for one in subjects
    ]


def _same(subjects: Sequence[Subject], before: Known, known: Known) -> list[Subject]:
    """What SUBJECTS of the facts BEFORE are called in others of the same log: they begin with the same lines."""
    mails: dict[object, int] = dict(zip(known.mails.places, known.mails["mail"], strict=True))
    refusals = {place: number for number, place in enumerate(known.refusals.places)}
    return [
        mails[before.mail(one)["order"]]
        if isinstance(one, int)
        else tuple(refusals[row["order"]] for row in _refusals(before, one))
        for one in subjects
    ]
