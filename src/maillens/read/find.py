"""What a person named -> the sources that can be read, in order of time."""

import os
import re
import stat
import sys
import time
from collections.abc import Iterable, Sequence
from itertools import islice
from pathlib import Path

from maillens.read.input import HEAD_BYTES, Opened, before_first_line, opened
from maillens.read.journal import export_lines
from maillens.read.journalctl import has_journalctl
from maillens.read.order import Dated, anchor_of, first_stamp, in_order
from maillens.read.place import HOST_PATTERNS, LIKELY_NAME, Candidate, host_candidates, inside, matching, originals
from maillens.read.problem import ReadProblem
from maillens.read.source import Source
from maillens.read.trouble import breaking_off, not_a_log, not_opened
from maillens.read.twin import without_twins

_MAIL_WORD = re.compile(
    rb"(?i)postfix|smtp|dovecot|imap|pop3|lmtp|sieve|amavis|rspamd|spamd|dkim|dmarc|postgrey|spf|saslauthd|mail"
)
_HEAD_LINES = 2_000


def find_sources(arguments: Sequence[str], *, journal: bool = False) -> tuple[list[Source], list[ReadProblem]]:
    """The sources that ARGUMENTS name, in order of time, and what cannot be read.

    Args:
        arguments: Files, directories, patterns that no shell expanded, and `-` for
            stdin; none at all: the mail log of this host, else its journal.
        journal: Read the journal of this host (too).

    A file is read once, however often it is named. Inside a directory, what is no mail
    log is passed over in silence.
    """
    problems: list[ReadProblem] = []
    if arguments or journal:
        candidates = [one for name in arguments if name != "-" for one in _candidates(name, problems)]
    else:
        candidates = host_candidates()
    # Only files are compared with each other: standard input can be read but once.
    found = without_twins(_read_beginnings(candidates, problems), problems)
    if "-" in arguments:
        found.append(_stdin())
    if journal:
        found.append(_journal())
    elif not arguments and not found and not any(problem.fatal for problem in problems):
        if has_journalctl():
            found.append(_journal())
        else:
            problems.append(ReadProblem("no-input", "", {"places": ", ".join(HOST_PATTERNS)}))
    for folder in arguments:
        if os.path.isdir(folder) and not _holds_any(folder, found, problems):
            problems.append(ReadProblem("no-log-inside", folder))
    return in_order(found), problems


def _candidates(name: str, problems: list[ReadProblem]) -> Iterable[Candidate]:
    if os.path.isdir(name):
        return inside(name)
    # A file of that very name goes before the pattern, as in a shell.
    if any(sign in name for sign in "*?[") and not os.path.lexists(name):
        found = matching(name)
        if not found:
            problems.append(ReadProblem("no-match", name, {"folder": os.path.dirname(name) or "."}))
        return found
    return [Candidate(name, Path(name), named=True)]


def _holds_any(folder: str, found: list[Dated], problems: list[ReadProblem]) -> bool:
    names = [dated.source.name for dated in found] + [problem.name for problem in problems]
    return any(
        name.startswith(os.path.join(folder, ""))
        or os.path.realpath(name).startswith(os.path.join(os.path.realpath(folder), ""))
        for name in names
    )


def _read_beginnings(candidates: list[Candidate], problems: list[ReadProblem]) -> list[Dated]:
    """The candidates that are logs; the others go to PROBLEMS, when there is something to tell."""
    found: dict[tuple[int, int], Dated] = {}
    seen: set[tuple[int, int]] = set()
    copies = originals(candidates)
    # Named files first: one that a named directory holds too is then told of by its name.
    for candidate in sorted(candidates, key=lambda one: not one.named):
        try:
            status = os.stat(candidate.path)
        except OSError as error:
            problems.append(not_opened(candidate.name, candidate.path, error))
            continue
        identity = (status.st_dev, status.st_ino)
        if identity in seen:
            continue
        seen.add(identity)
        result = _looked_into(candidate, status)
        if isinstance(result, ReadProblem):
            problems.append(result)
        elif result is not None and candidate.name in copies:
            problems.append(ReadProblem("copy", candidate.name, {"original": copies[candidate.name]}))
        elif result is not None:
            found[identity] = result
    return list(found.values())


def _looked_into(candidate: Candidate, status: os.stat_result) -> Dated | ReadProblem | None:
    """CANDIDATE dated, what is wrong with it, or None where it is silently no log."""
    anchor_s = anchor_of(candidate.path.name, status.st_mtime)
    if not stat.S_ISREG(status.st_mode):
        # A pipe, as from the shell's <(…): it can be read once only, so not yet.
        pipe = Source(candidate.name, candidate.path, "file", time.time(), None)
        return Dated(pipe, None) if candidate.named else None
    source = Source(candidate.name, candidate.path, "file", anchor_s, status.st_size)
    try:
        with opened(source) as input:
            return _dated(source, input, candidate)
    except OSError as error:
        likely = candidate.named or LIKELY_NAME.search(candidate.path.name)
        return not_opened(candidate.name, candidate.path, error) if likely else None


def _dated(source: Source, input: Opened, candidate: Candidate) -> Dated | ReadProblem | None:
    head = input.plain.peek(HEAD_BYTES)
    lines = _head_lines(input, head)
    first = first_stamp(lines)
    # A person who names a file means it; of a directory only what looks like a mail log is meant.
    likely = candidate.named or LIKELY_NAME.search(candidate.path.name) is not None
    if first is not None and (likely or _MAIL_WORD.search(head)):
        kind = "journal-export" if input.translator is export_lines else "file"
        return Dated(Source(source.name, source.path, kind, source.anchor_s, source.size_bytes), first)
    if input.trouble is not None and likely:
        return breaking_off(source.name, input, lines=head.count(b"\n"), size_bytes=len(head))
    problem = not_a_log(source.name, head) if head else ReadProblem("empty", source.name)
    return problem if candidate.named or (likely and problem.code in ("packed", "mislabelled")) else None


def _head_lines(input: Opened, head: bytes) -> list[bytes]:
    if input.translator is None:
        return head[before_first_line(head) :].split(b"\n", _HEAD_LINES)
    return [line for line, _ in islice(input.translator(iter([(head, 0)])), _HEAD_LINES)]


def _stdin() -> Dated:
    """Standard input; dated by what already waits in its buffer, which stays there."""
    now = time.time()
    waiting = getattr(sys.stdin.buffer, "peek", lambda: b"")()
    return Dated(Source("-", None, "stdin", now, None), first_stamp(waiting.split(b"\n")))


def _journal() -> Dated:
    return Dated(Source("journal", None, "journal", time.time(), None), None)
