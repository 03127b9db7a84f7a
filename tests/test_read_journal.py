"""Journals and docker logs: the lines inside, each with the place it came from."""

import itertools
import json
import stat
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from maillens.read import blocks, find_sources
from maillens.read.containers import cri_lines, docker_lines
from maillens.read.journal import export_lines, json_lines, verbose_lines
from maillens.read.problem import ReadProblem

MESSAGES = [
    (b"connect from a.example.com[192.0.2.1]", b"connect from a.example.com[192.0.2.1]"),
    (b"two\nlines\n\nand an empty one\n", b"two#012lines#012#012and an empty one"),
    ("件名 example.jp".encode(), "件名 example.jp".encode()),
    (b"\xff\xfe\x01\0\0 no text", b"\xff\xfe\x01\0\0 no text"),
    (b"", b""),
    (b"a=b=c MESSAGE=x", b"a=b=c MESSAGE=x"),
]
LINES = [
    b"2026-11-21T22:01:4%d.003448+00:00 mail postfix/smtpd[2244]: " % n + shown for n, (_, shown) in enumerate(MESSAGES)
]
TIMES = [1795298500003448 + 1_000_000 * n for n in range(len(MESSAGES))]


def entry(number: int) -> dict[str, bytes]:
    """The fields of one journal entry; its time of receipt differs from the time it was sent."""
    return {
        "__CURSOR": b"s=3d9ee7;i=%x;b=b35d;m=ea7a;t=%x;x=a7d4" % (number, TIMES[number] + 77),
        "__REALTIME_TIMESTAMP": b"%d" % (TIMES[number] + 77),
        "PRIORITY": b"6",
        "SYSLOG_FACILITY": b"2",
        "_HOSTNAME": b"mail",
        "SYSLOG_IDENTIFIER": b"postfix/smtpd",
        "_PID": b"2244",
        "MESSAGE": MESSAGES[number][0],
        "_SOURCE_REALTIME_TIMESTAMP": b"%d" % (TIMES[number]),
    }


def is_text(value: bytes) -> bool:
    """Whether journald exports VALUE as text."""
    return value.isascii() and value.decode().isprintable()


def export(fields: dict[str, bytes]) -> bytes:
    """FIELDS as `journalctl -o export` writes them."""
    out = b""
    for name, value in fields.items():
        if is_text(value):
            out += name.encode() + b"=" + value + b"\n"
        else:
            out += name.encode() + b"\n" + len(value).to_bytes(8, "little") + value + b"\n"
    return out + b"\n"


EXPORT = [export(entry(number)) for number in range(len(MESSAGES))]


def json_value(value: bytes) -> object:
    """VALUE as `journalctl -o json` writes it: numbers where it is no UTF-8."""
    try:
        return value.decode()
    except UnicodeDecodeError:
        return list(value)


def cut_at(data: bytes, places: list[int]) -> list[tuple[bytes, int]]:
    """DATA cut at PLACES, each part with its offset."""
    ends = [0, *sorted({place % (len(data) + 1) for place in places}), len(data)]
    return [(data[start:end], start) for start, end in itertools.pairwise(ends)]


@settings(deadline=None)
@given(st.lists(st.integers(0, 10_000), max_size=8))
def test_export_cut_anywhere(places: list[int]) -> None:
    """An export gives the same lines and offsets wherever it is cut, binary fields included."""
    starts = [sum(map(len, EXPORT[:number])) for number in range(len(EXPORT))]
    assert list(export_lines(cut_at(b"".join(EXPORT), places))) == list(zip(LINES, starts, strict=True))


@settings(max_examples=300, deadline=None)
@given(st.binary(max_size=300), st.lists(st.integers(0, 10_000), max_size=4))
def test_hostile_export(noise: bytes, places: list[int]) -> None:
    """Any bytes after the first entry are read without an error, and that entry stands."""
    lines = list(export_lines(cut_at(EXPORT[0] + noise, places)))
    assert lines[0] == (LINES[0], 0)
    assert all(b"\n" not in line for line, _ in lines)


def test_export_that_ends_early() -> None:
    """An entry that was being written when the export was saved is kept as far as it goes."""
    assert [line for line, _ in export_lines([(EXPORT[0] + EXPORT[5].rstrip(b"\n"), 0)])] == [LINES[0], LINES[5]]
    assert [line for line, _ in export_lines([(EXPORT[0] + b"__CURSOR=s=1\n", 0)])] == [LINES[0], b"__CURSOR=s=1"]


@pytest.mark.parametrize("form", ["json", "json-pretty", "json-sse", "json-seq"])
def test_json(form: str) -> None:
    """All JSON forms of journalctl give the lines of the export."""
    entries = [{name: json_value(value) for name, value in entry(n).items()} for n in range(len(MESSAGES))]
    if form == "json-pretty":
        text = "".join(json.dumps(one, indent="\t") + "\n" for one in entries)
    else:
        begin, end = {"json": ("", "\n"), "json-sse": ("data: ", "\n\n"), "json-seq": ("\x1e", "\n")}[form]
        text = "".join(begin + json.dumps(one) + end for one in entries)
    assert [line for line, _ in json_lines([(text.encode(), 0)])] == LINES


def test_verbose() -> None:
    """The indented form gives the same lines, with its own cursor time where no other is shown."""
    text = b""
    for number in (0, 1, 2):
        fields = entry(number)
        if number == 2:
            del fields["_SOURCE_REALTIME_TIMESTAMP"]
        text += b"Sun 2026-11-21 22:01:47.0 UTC [" + fields.pop("__CURSOR") + b"]\n"
        del fields["__REALTIME_TIMESTAMP"]
        for name, value in fields.items():
            indented = value.rstrip(b"\n").replace(b"\n", b"\n" + b" " * (len(name) + 5))
            text += b"    " + name.encode() + b"=" + indented + b"\n"
    late = LINES[2].replace(b".003448", b".003525")
    assert [line for line, _ in verbose_lines([(text, 0)])] == [LINES[0], LINES[1], late]


def docker(log: str, stream: str = "stdout") -> bytes:
    """One line of a docker json-file log."""
    return json.dumps({"log": log, "stream": stream, "time": "2026-11-21T22:01:47.003448123Z"}).encode() + b"\n"


def test_docker() -> None:
    """A line with its own stamp is kept, others get docker's; split lines are joined per stream."""
    parts = [
        docker("Nov 21 22:01:47 mail postfix/smtpd[7]: connect from a.example.com[192.0.2.1]\n"),
        docker("postfix/postlog: starting the Postfix mail system\n"),
        docker("Nov 21 22:01:48 mail postfix/smtpd[7]: a long"),
        docker("other\n", "stderr"),
        docker(" line\n"),
        b"{broken\n",
    ]
    starts = [sum(map(len, parts[:number])) for number in range(len(parts))]
    assert list(docker_lines([(b"".join(parts), 0)])) == [
        (b"Nov 21 22:01:47 mail postfix/smtpd[7]: connect from a.example.com[192.0.2.1]", 0),
        (b"2026-11-21T22:01:47.003448123Z - postfix/postlog: starting the Postfix mail system", starts[1]),
        (b"2026-11-21T22:01:47.003448123Z - other", starts[3]),
        (b"Nov 21 22:01:48 mail postfix/smtpd[7]: a long line", starts[2]),
        (b"{broken", starts[5]),
    ]


def test_kubernetes() -> None:
    """A line with its own stamp is kept, others get the runtime's; parts are joined per stream."""
    time = b"2026-11-21T22:01:47.003448123Z"
    parts = [
        time + b" stdout F Nov 21 22:01:47 mail postfix/smtpd[7]: connect from a.example.com[192.0.2.1]\n",
        time + b" stderr F postfix/postlog: starting the Postfix mail system\n",
        time + b" stdout P Nov 21 22:01:48 mail postfix/smtpd[7]: a long\n",
        b"2026-11-21T23:01:47+01:00 stderr F:tag other\n",
        time + b" stdout F  line\n",
        b"no such line\n",
        time + b" stdout P cut",
    ]
    starts = [sum(map(len, parts[:number])) for number in range(len(parts))]
    assert list(cri_lines([(b"".join(parts), 0)])) == [
        (b"Nov 21 22:01:47 mail postfix/smtpd[7]: connect from a.example.com[192.0.2.1]", 0),
        (time + b" - postfix/postlog: starting the Postfix mail system", starts[1]),
        (b"2026-11-21T23:01:47+01:00 - other", starts[3]),
        (b"Nov 21 22:01:48 mail postfix/smtpd[7]: a long line", starts[2]),
        (b"no such line", starts[5]),
        (time + b" - cut", starts[6]),
    ]


def test_kubernetes_is_recognised(tmp_path: Path) -> None:
    """A log of a pod is found by content; its lines are those of the program inside."""
    path = tmp_path / "0.log"
    path.write_bytes(
        b"2026-11-21T22:01:47.1Z stdout F postfix/smtpd[7]: connect from a.example.com[192.0.2.1]\n"
        b"2026-11-21T22:01:48.1Z stdout F postfix/smtpd[7]: disconnect from a.example.com[192.0.2.1]\n"
    )
    sources, problems = find_sources([str(path)])
    lines = b"".join(bytes(block.data) for source in sources for block in blocks(source, problems=problems))
    assert problems == []
    assert lines.splitlines() == [
        b"2026-11-21T22:01:47.1Z - postfix/smtpd[7]: connect from a.example.com[192.0.2.1]",
        b"2026-11-21T22:01:48.1Z - postfix/smtpd[7]: disconnect from a.example.com[192.0.2.1]",
    ]


@pytest.mark.parametrize("block_bytes", [1, 300, 1 << 20])
def test_saved_journal_is_recognised(tmp_path: Path, block_bytes: int) -> None:
    """A saved export is found by content, and its blocks say where each line came from."""
    path = tmp_path / "saved"
    path.write_bytes(b"".join(EXPORT))
    [source], problems = find_sources([str(path)])
    assert (source.kind, problems) == ("journal-export", [])
    read = list(blocks(source, block_bytes=block_bytes, problems=problems))
    assert b"".join(block.data for block in read) == b"\n".join(LINES) + b"\n"
    assert [offset for block in read for offset in block.line_offsets or ()] == [
        sum(map(len, EXPORT[:number])) for number in range(len(EXPORT))
    ]
    assert [block.offset for block in read] == [(block.line_offsets or [0])[0] for block in read]


def journalctl(folder: Path, script: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Put a journalctl that runs SCRIPT first on the path."""
    program = folder / "journalctl"
    program.write_text(f"#!/bin/sh\n{script}\n")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("PATH", f"{folder}:/usr/bin:/bin")


def read_journal() -> tuple[bytes, list[ReadProblem]]:
    """What the journal of this host holds."""
    [source], problems = find_sources([], journal=True)
    return b"".join(block.data for block in blocks(source, problems=problems)), problems


def test_live_journal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The journal is asked for its mail lines, as an export."""
    (tmp_path / "saved").write_bytes(b"".join(EXPORT))
    journalctl(tmp_path, f'echo "$@" > {tmp_path}/asked; cat {tmp_path}/saved', monkeypatch)
    assert read_journal() == (b"\n".join(LINES) + b"\n", [])
    assert "-o export" in (tmp_path / "asked").read_text()
    assert "SYSLOG_FACILITY=2 + _SYSTEMD_UNIT=postfix.service" in (tmp_path / "asked").read_text()


def test_old_journalctl(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A journalctl that does not know --output-fields (systemd before 236) is asked without it."""
    (tmp_path / "saved").write_bytes(b"".join(EXPORT))
    refuse = 'case "$*" in *output-fields*) echo "unrecognized option \'--output-fields\'" >&2; exit 1;; esac'
    journalctl(tmp_path, f"{refuse}\ncat {tmp_path}/saved", monkeypatch)
    assert read_journal() == (b"\n".join(LINES) + b"\n", [])


@pytest.mark.parametrize(
    ("script", "code"),
    [
        ("true", "journal-empty"),
        ("echo 'No journal files were opened due to insufficient permissions.' >&2; exit 1", "journal-forbidden"),
        ("echo 'Bad message' >&2; exit 1", "journal-failed"),
    ],
)
def test_journal_trouble(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, script: str, code: str) -> None:
    """A journal that gives nothing says why."""
    journalctl(tmp_path, script, monkeypatch)
    data, problems = read_journal()
    assert (data, [problem.code for problem in problems]) == (b"", [code])


def test_journal_given_up_early(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A reader that stops in the middle ends journalctl and hears of no trouble."""
    (tmp_path / "saved").write_bytes(b"".join(EXPORT))
    journalctl(tmp_path, f"while :; do cat {tmp_path}/saved; done", monkeypatch)
    [source], problems = find_sources([], journal=True)
    reading = blocks(source, block_bytes=1_000, problems=problems)
    assert next(reading).data.startswith(LINES[0])
    reading.close()
    assert problems == []
