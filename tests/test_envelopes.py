"""Host, tag and process id of a line are what the program that wrote it said, in every form in which a log can hold it."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

import maillens

TEXT = "connect from a.example.com[192.0.2.1]"

Frame = Callable[[str, str, str], str]
"""(host, tag, process id) -> a line, or an entry, that holds TEXT."""


def tagged(tag: str, pid: str) -> str:
    """`tag[pid]`, or the tag alone."""
    return f"{tag}[{pid}]" if pid else tag


def export(host: str, tag: str, pid: str) -> str:
    """An entry of `journalctl -o export`."""
    fields = {
        "__REALTIME_TIMESTAMP": "1794132000000000",
        "_HOSTNAME": host,
        "SYSLOG_IDENTIFIER": tag,
        "_PID": pid,
        "MESSAGE": TEXT,
    }
    return "".join(f"{name}={value}\n" for name, value in fields.items() if value) + "\n"


def journal_json(host: str, tag: str, pid: str) -> str:
    """An entry of `journalctl -o json`."""
    fields = {"__REALTIME_TIMESTAMP": "1794132000000000", "_HOSTNAME": host, "SYSLOG_IDENTIFIER": tag, "MESSAGE": TEXT}
    return json.dumps(fields | ({"_PID": pid} if pid else {})) + "\n"


def docker(host: str, tag: str, pid: str) -> str:
    """A line of docker's json-file, in which the program wrote its own stamp."""
    line = f"2026-11-08T10:00:00Z {host} {tagged(tag, pid)}: {TEXT}\n"
    return json.dumps({"log": line, "stream": "stdout", "time": "2026-11-08T10:00:09Z"}) + "\n"


FRAMES: dict[str, Frame] = {
    "traditional": lambda host, tag, pid: f"Nov  8 10:00:00 {host} {tagged(tag, pid)}: {TEXT}\n",
    "two-digit day": lambda host, tag, pid: f"Nov 08 10:00:00 {host} {tagged(tag, pid)}: {TEXT}\n",
    "priority": lambda host, tag, pid: f"<22>Nov  8 10:00:00 {host} {tagged(tag, pid)}: {TEXT}\n",
    "RFC 3339": lambda host, tag, pid: f"2026-11-08T10:00:00.123456+00:00 {host} {tagged(tag, pid)}: {TEXT}\n",
    "RFC 5424": lambda host, tag, pid: f"<22>1 2026-11-08T10:00:00Z {host} {tag} {pid or '-'} - - {TEXT}\n",
    "Solaris": lambda host, tag, pid: f"Nov  8 10:00:00 {host} {tagged(tag, pid)}: [ID 197553 mail.info] {TEXT}\n",
    "short-full": lambda host, tag, pid: f"Sun 2026-11-08 10:00:00 UTC {host} {tagged(tag, pid)}: {TEXT}\n",
    "short-unix": lambda host, tag, pid: f"1794132000.123456 {host} {tagged(tag, pid)}: {TEXT}\n",
    "export": export,
    "journal json": journal_json,
    "docker": docker,
    "kubernetes": lambda host, tag, pid: (
        f"2026-11-08T10:00:09Z stdout F 2026-11-08T10:00:00Z {host} {tagged(tag, pid)}: {TEXT}\n"
    ),
}

WORD = r"[A-Za-z0-9][A-Za-z0-9_.-]{0,20}"
HOSTS = st.one_of(
    st.from_regex(WORD, fullmatch=True), st.sampled_from(["mx1.example.jp", "192.0.2.200", "2001:db8::25", "::1"])
)
PARTS = st.from_regex(WORD, fullmatch=True)
PIDS = st.one_of(st.just(""), st.integers(1, 4_194_304).map(str))


def record(path: Path, text: str) -> dict[str, object]:
    """The one record of a log."""
    path.write_text(text)
    [row] = [row for batch in maillens.open(path, tz="UTC").records() for row in batch.to_pylist()]
    return row


@pytest.fixture(scope="session")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the log of an example is written."""
    return tmp_path_factory.mktemp("envelopes") / "mail.log"


@pytest.mark.parametrize("form", FRAMES)
@settings(max_examples=60, deadline=None)
@given(host=HOSTS, instance=PARTS, service=st.one_of(st.just(""), PARTS), pid=PIDS)
@example(host="mx1", instance="postfix", service="submission", pid="7")
@example(host="stdout", instance="postfix-out", service="10025", pid="1")
def test_what_was_said_is_read(path: Path, form: str, host: str, instance: str, service: str, pid: str) -> None:
    """Any host, any syslog_name with or without a service, with or without a process id."""
    tag = "/".join(part for part in (instance, service, "smtpd") if part)
    found = record(path, FRAMES[form](host, tag, pid))
    assert found["kind"] == "connect" and found["client_name"] == "a.example.com"
    assert (found["host"], found["instance"], found["service"], found["daemon"]) == (host, instance, service, "smtpd")
    assert found["pid"] == (int(pid) if pid else None)


@pytest.mark.parametrize("form", FRAMES)
def test_time_is_read(path: Path, form: str) -> None:
    """The time is that of the program where it wrote one, to the second the same in every form."""
    found = record(path, FRAMES[form]("mx1", "postfix/smtpd", "7"))
    assert str(found["time"]).startswith("2026-11-08 10:00:00")


@pytest.mark.parametrize("form", [form for form in FRAMES if form not in ("export", "journal json")])
@settings(max_examples=40, deadline=None)
@given(junk=st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\n"), max_size=60))
def test_any_text_is_kept(path: Path, form: str, junk: str) -> None:
    """Whatever stands behind the tag, there is one record for the line, of that host, and nothing fails."""
    text = FRAMES[form]("mx1", "postfix/smtpd", "7").replace(
        TEXT, f"x{junk}" if form != "docker" else json.dumps(f"x{junk}")[1:-1]
    )
    path.write_text(text)
    rows = [row for batch in maillens.open(path, tz="UTC").records() for row in batch.to_pylist()]
    assert rows and {row["host"] for row in rows} == {"mx1"}
    assert {row["daemon"] for row in rows} == {"smtpd"}
