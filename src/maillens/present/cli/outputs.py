"""`-o` and `--format` -> where the report goes and in which form, and the writing of it.

The ending of a file tells its format; `--format` is for one output, or for those whose
ending tells nothing.
"""

import os
import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from maillens.errors import MaillensError, UsageError
from maillens.pipeline import Inputs
from maillens.present.cli.beside import beside
from maillens.present.cli.inputs import refuse_overwriting
from maillens.present.cli.output import make_folder, to_stdout, write
from maillens.present.cli.pages import page_for
from maillens.present.report import Format, format_by_ending, load_format
from maillens.present.text.report import Print
from maillens.present.words import Words
from maillens.query.make import ALL
from maillens.query.report import Report

Reports = Callable[[int], Report]
"""Gives the report with so many rows of the sections that grow with the log."""


@dataclass(frozen=True, slots=True)
class Output:
    """One form of the report, and where it goes.

    Args:
        name: A file or a folder; None or `-` for stdout.
        format: One of `FORMATS`.
        top: Rows of each list as asked for, 0 for all; None for what the format has.
    """

    name: str | None
    format: str
    top: int | None

    @property
    def form(self) -> Format:
        """The format."""
        return load_format(self.format)

    @property
    def rows(self) -> int:
        """Rows of each list, 0 for all."""
        return self.form.rows if self.top is None else self.top

    @property
    def is_split(self) -> bool:
        """Whether it is more than one file: a form that wants so, and a name that can be more than one."""
        return self.form.files is not None and not to_stdout(self.name) and not _is_device(str(self.name))


def outputs_of(
    names: Sequence[str], form: str | None, top: int | None, texts: Words, *, on_screen: bool = True
) -> list[Output]:
    """What `-o` and `--format` ask for.

    Args:
        on_screen: Without `-o` the report goes to stdout; else nowhere, unless `--format` asks for it.

    Raises:
        UsageError: two outputs are one file, `--format` fits none, or a terminal cannot show it.
    """
    if not names:
        outputs = [Output(None, form or "text", top)] if on_screen or form else []
    elif len(names) == 1:
        outputs = [Output(names[0], form or _by_ending(names[0]) or "text", top)]
    else:
        outputs = [Output(name, _by_ending(name) or form or "text", top) for name in names]
        if form and all(_by_ending(name) for name in names):
            raise UsageError(
                texts.say("format-for-none", format=form), texts["format-for-none.why"], texts["format-for-none.hint"]
            )
    for name in names:
        if names.count(name) > 1:
            raise UsageError(texts.say("output-twice", name=name), hint=texts["output-twice.hint"])
    if any(output.form.binary and to_stdout(output.name) for output in outputs) and on_terminal():
        raise UsageError(texts["binary-terminal"], texts["binary-terminal.why"], texts["binary-terminal.hint"])
    return outputs


def on_terminal() -> bool:
    """Whether stdout is a terminal."""
    return sys.stdout.isatty()


def write_outputs(
    outputs: Sequence[Output], reports: Reports, print: Print, color: str, inputs: Inputs, texts: Words
) -> None:
    """Write the report to all of OUTPUTS; one that cannot be written keeps none of the others.

    Raises:
        MaillensError: of the first that could not be written.
    """
    write_all = partial(_write_all, reports=reports, print=print, color=color, inputs=inputs, texts=texts)
    slow = [output for output in outputs if output.form.is_slow and not to_stdout(output.name)]
    others = [output for output in outputs if output not in slow]
    if slow and others and hasattr(os, "fork"):
        what = texts.say("cannot-write", name=slow[0].name)
        killed = MaillensError(what, texts["writer-killed"], texts["writer-killed.hint"])
        with beside(partial(write_all, slow), killed):
            write_all(others)
    else:
        write_all(outputs)


def _write_all(
    outputs: Iterable[Output], *, reports: Reports, print: Print, color: str, inputs: Inputs, texts: Words
) -> None:
    failed: list[MaillensError] = []
    for output in outputs:
        try:
            _write(output, reports, print, color, inputs, texts)
        except MaillensError as error:
            failed.append(error)
    if failed:
        raise failed[0]


def _write(output: Output, reports: Reports, print: Print, color: str, inputs: Inputs, texts: Words) -> None:
    if output.is_split and str(output.name).endswith("/"):
        make_folder(str(output.name), texts)
    for name, content in _rendered(output, reports(output.rows or ALL), replace(print, top=output.rows), color):
        refuse_overwriting(name, inputs, texts)
        write(content, name, texts)


def named_for(name: str | None, domain: str) -> str | None:
    """The name of one of several: `report.html` -> `report-example.jp.html`, `out/` -> `out/example.jp/`."""
    if to_stdout(name):
        return name
    part = domain.replace("/", "_").lstrip(".")
    if str(name).endswith("/"):
        return f"{name}{part}/"
    path = Path(str(name))
    return str(path.with_name(f"{path.stem}-{part}{path.suffix}"))


def _by_ending(name: str | None) -> str | None:
    return None if to_stdout(name) else format_by_ending(str(name))


def _is_device(name: str) -> bool:
    return os.path.exists(name) and not os.path.isfile(name) and not os.path.isdir(name)


def _rendered(output: Output, report: Report, print: Print, color: str) -> Iterable[tuple[str | None, str | bytes]]:
    """The files that an output is made of, each with its name."""
    form = output.form
    if not output.is_split or form.files is None:
        page = page_for(None if to_stdout(output.name) else output.name, color)
        return [(output.name, form.rendered(report, print, page))]
    return [(_part(str(output.name), name, form), text) for name, text in form.files(report, print).items()]


def _part(output: str, name: str, form: Format) -> str:
    """`report.csv` -> `report-senders.csv`; in a folder `senders.csv`."""
    if output.endswith("/") or os.path.isdir(output):
        return str(Path(output) / f"{name}{form.endings[0]}")
    path = Path(output)
    return str(path.with_name(f"{path.stem}-{name}{path.suffix}"))
