"""Real logs are understood: other people's (../shared/corpora) and the lab's; `pytest -s` prints the table.

The single lines of whyscream's grok patterns are a test of their own, `test_whyscream.py`.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

LEAST = {"postfix": 0.999}
LEAST_OTHERS = 0.99
"""What share of the lines of a product must be understood; of Dovecot and the filters 99 %."""

SHARED = Path(__file__).resolve().parents[1].parent / "shared"
Record = Any  # of conftest.py
Read = Callable[[list[Path]], Iterator[Record]]

STAMP = "Nov  8 10:00:00 mail "


@dataclass(frozen=True)
class Corpus:
    """Files with one form of lines.

    Args:
        pattern: Of the files, below ../shared.
        lines: How to get lines from a text that is no log as it stands.
    """

    pattern: str
    lines: Callable[[Path], Iterator[str]] | None = None


def ossec_cases(path: Path) -> Iterator[str]:
    """The lines of an OSSEC test: `log 1 pass = LINE`."""
    yield from re.findall(r"^log \d+ (?:pass|fail) = (.*)$", path.read_text(encoding="utf-8"), re.MULTILINE)


def stamped(path: Path) -> Iterator[str]:
    """The lines that are log lines, of a text that quotes them."""
    yield from re.findall(
        r"^[A-Z][a-z][a-z] [ \d]\d \d\d:.*$", path.read_text(encoding="utf-8", errors="replace"), re.MULTILINE
    )


def sshguard_sections(path: Path) -> Iterator[str]:
    """The Postfix and Dovecot lines of sshguard's tests, each in its envelope; verdicts begin with a code, PAM is no mail."""
    tag = ""
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("# "):
            tag = next(
                (name for name in ("postfix/smtpd", "dovecot") if line.startswith(f"# {name.partition('/')[0]}")), ""
            )
        elif tag and line and not re.match(r"\d+ \S+ \d+ \d+|[*M]($| )|#|pam_unix", line):
            yield line if re.match(r"\S{3} [ \d]\d \d\d:|\d{4}-", line) else f"{STAMP}{tag}[1]: {line}"


CORPORA = (
    Corpus("corpora/articles/maillog"),
    Corpus("corpora/crowdsecurity-hub/.tests/*/*.log"),
    Corpus("corpora/digineo-postfix_exporter/testdata/mail.log"),
    Corpus("corpora/froide/**/maillog_*.txt"),
    Corpus("corpora/infohtreasure-Postfix-Maillog-Dump/mail*"),
    Corpus("corpora/inqueue-postfix-ecs-pipeline/test/mail.log"),
    Corpus("corpora/logwatch-postfix-amavis-TD/*.log"),
    Corpus("corpora/Mail-Log-Parse/t/data/log*"),
    Corpus("corpora/mailforensics/**/mail.log"),
    Corpus("corpora/maillogger/tests/fixtures/source/maillog*"),
    Corpus("corpora/ossec-hids/**/dovecot.ini", ossec_cases),
    Corpus("corpora/ossec-hids/**/postfix.ini", ossec_cases),
    Corpus("corpora/ossec-hids/**/log-entries/*", stamped),
    Corpus("corpora/saftpresse/t-data/*.log"),
    Corpus("corpora/sshguard/src/parser/tests.txt", sshguard_sections),
    Corpus("corpora/youyo-postfix-log-parser/test/*.log"),
    Corpus("lab/logs/*/*.log"),
    Corpus("lab/logs/*/*.log.xz"),
    Corpus("lab/logs/*/syslog"),
)

WITHOUT_TIME = "journal.cat.log"
"""`journalctl -o cat` prints neither time nor tag: there is nothing to read."""

DAMAGED = {"log_bad.gz": "not one byte of it can be decompressed"}
EMPTY = {"rspamd.log"}

NOT_GENUINE = (
    (r"^\)$|^est SHA256", "the second half of a line that was broken in two"),
    (r'removed"$', "a quotation mark of JSON stuck to the line"),
    (
        r"optional text\.\.\.|: \.\.\.$|: XYZ rip=|\d Time\(s\)$",
        "a placeholder of the test's author, or what logwatch prints",
    ),
    (
        r"\]: client=|\]: 12: from=",
        "written by hand: smtpd never logs a client without queue id or NOQUEUE, nor an id of two digits",
    ),
    (r"conn_use=\d+ delay=", "written by hand: Postfix writes a comma behind conn_use"),
    (r"\]: postfix/smtpd\[", "a tag inside of a tag"),
    (r"\]: NOQUEUE: fatal", "Postfix writes the severity first"),
    (r": to=<[^>]*>, *$", "the rest of the line was lost when it was copied"),
)
"""Lines that no program writes, in corpora that people typed or copied by hand: pattern, reason."""


def files() -> list[tuple[Path, Corpus]]:
    """All files of all corpora."""
    return [
        (path, corpus)
        for corpus in CORPORA
        for path in sorted(SHARED.glob(corpus.pattern))
        if path.is_file() and path.name != WITHOUT_TIME
    ]


def read_corpus(read: Read, path: Path, corpus: Corpus, folder: Path) -> list[Record]:
    """The records of a file; those not understood a second time, as lines of any daemon.

    Some corpora hold bare texts that were all given the same tag, of smtpd for one.
    """
    if corpus.lines is not None:
        lines = [line.encode() for line in corpus.lines(path)]
        path = folder / "lines.log"
        path.write_bytes(b"".join(line + b"\n" for line in lines))
    found = list(read([path])) if path.stat().st_size else []
    if "corpora" in str(path) or corpus.lines is not None:
        unknown = {record.line for record in found if record.kind == "unknown" and record.product == "postfix"}
        retagged = folder / "retagged.log"
        retagged.write_bytes(
            b"".join(re.sub(rb" postfix/\w+\[", b" postfix/any[", line) + b"\n" for line in sorted(unknown))
        )
        if unknown:
            again = dict(zip(sorted(unknown), read([retagged]), strict=True))
            found = [better(record, again.get(record.line)) for record in found]
    return found


def better(record: Record, again: Record | None) -> Record:
    """The second reading of a line that was not understood, unless any text would have done."""
    return record if again is None or again.kind == "postlog-text" else again


@pytest.fixture(scope="module")
def counts(
    shared: Path, records: Read, tmp_path_factory: pytest.TempPathFactory
) -> dict[str, Counter[tuple[str, str]]]:
    """Lines by product and whether they are understood, of each log."""
    found: dict[str, Counter[tuple[str, str]]] = {}
    for path, corpus in files():
        name = str(path.relative_to(shared))
        count = found.setdefault(name, Counter())
        for record in read_corpus(records, path, corpus, tmp_path_factory.mktemp("lines")):
            count[record.product, fate(record)] += 1
    return found


def fate(record: Record) -> str:
    """understood, unknown, or not genuine; what has no product is not mail."""
    if record.kind != "unknown" or not record.product:
        return "understood"
    text = record.line.decode(errors="replace")
    return "not genuine" if any(re.search(pattern, text) for pattern, _ in NOT_GENUINE) else "unknown"


def test_lines_are_understood(counts: dict[str, Counter[tuple[str, str]]]) -> None:
    """At least 99.9 % of the Postfix lines and 99 % of those of Dovecot and the filters, in every log."""
    print(f"\n{'log':80} {'product':10} {'lines':>6} {'understood':>10} {'unknown':>7} {'not genuine':>11}")
    low = []
    for name, count in counts.items():
        for product in sorted({product for product, _ in count if product}):
            understood, unknown, typed = (count[product, fate] for fate in ("understood", "unknown", "not genuine"))
            print(f"{name:80} {product:10} {understood + unknown + typed:6} {understood:10} {unknown:7} {typed:11}")
            if understood < (understood + unknown) * LEAST.get(product, LEAST_OTHERS):
                low.append((name, product, unknown))
    assert not low


def test_every_log_has_lines(counts: dict[str, Counter[tuple[str, str]]]) -> None:
    """No log is passed over: each gives lines of mail software, or is listed with the reason why not."""
    empty = {Path(name).name for name, count in counts.items() if not any(product for product, _ in count)}
    assert empty <= DAMAGED.keys() | EMPTY | {"mail-alerts", "mail-errors", "vpopmail"}
