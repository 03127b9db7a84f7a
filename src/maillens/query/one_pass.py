"""Inputs -> what was counted of them in one pass, and what that stands on."""

from collections.abc import Callable, Mapping
from datetime import datetime

from maillens import epoch
from maillens.pipeline import Columns, Facts, Inputs, Program, Scanned, program_for, use_facts
from maillens.query.counting import EVERYTHING, Counting, Only, columns_of, shown
from maillens.query.report import InputFile, Reading
from maillens.query.secrets import SecretWatch
from maillens.query.section import Count

Period = tuple[datetime | None, datetime | None]
"""From the first moment on and before the second; None for an open end."""
Seen = Callable[[Scanned], object]
"""Is shown every block's records before their facts are counted."""


class Pass:
    """One pass over all inputs, begun or at its end.

    Args:
        inputs: What to read; what could not be read is added to its problems.
        counts: What is counted, by name.
        periods: The periods that are counted side by side; `counting` is that of the first.
        only: What is counted of them.
        program: From the columns that counts need to the compiled grammar.
    """

    def __init__(
        self,
        inputs: Inputs,
        counts: Mapping[str, Count],
        *periods: Period,
        only: Only = EVERYTHING,
        program: Callable[[Columns], Program] = program_for,
    ) -> None:
        self._inputs, self._columns = inputs, columns_of(counts.values(), only)
        self.program = program(self._columns)
        families = list(self.program.families)
        self.countings = [Counting(counts, self._columns, families, *period, only) for period in periods]
        self._files = [InputFile(source.name) for source in inputs.sources]
        self._watch = SecretWatch(families)

    @property
    def counting(self) -> Counting:
        """What was counted of the first period."""
        return self.countings[0]

    def read_all(self, *seen: Seen, counted: Callable[[Facts], object] | None = None) -> None:
        """Read to the end, and count beside it.

        Args:
            counted: Is shown the facts of each block when they have been counted.
        """

        def look(part: Scanned) -> None:
            for see in seen:
                see(part)
            lines = [counting.add_lines(part) for counting in self.countings]
            self._files[part.file].lines += lines[0]
            self._watch.look(part, self._files[part.file])

        def count(tables: Facts) -> None:
            for counting in self.countings:
                counting.add(tables)
            if counted is not None:
                counted(tables)

        use_facts(self._inputs, self._columns, self.program, look, count, self.counting.until_us)

    def reading(self, of: int = 0) -> Reading:
        """What the answer for a period stands on, as far as it was read.

        Args:
            of: Which of the periods.
        """
        inputs, counting, lines = self._inputs, self.countings[of], self.countings[of].lines
        return Reading(
            files=self._files,
            first_at=epoch.moment(lines.first) if lines.last >= lines.first else None,
            last_at=epoch.moment(lines.last) if lines.last >= lines.first else None,
            since=counting.since,
            until=counting.until,
            lines=lines.lines,
            lines_understood=lines.lines - lines.unknown - lines.foreign,
            lines_unknown=lines.unknown,
            lines_foreign=lines.foreign,
            year_inferred=inputs.guessed_year,
            zone_assumed=inputs.assumed_zone,
            zone=_zone_name(inputs),
            unknown_samples=[shown(sample) for sample in lines.unknown_samples],
            problems=[{"what": p.what, "why": p.why, "hint": p.hint} for p in inputs.problems],
        )


def _zone_name(inputs: Inputs) -> str:
    if inputs.zone is not None:
        return str(inputs.zone)
    return datetime.now().astimezone().tzname() or ""
