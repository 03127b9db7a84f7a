"""What the lab is made of, without starting it; `tests/lab` plays it."""

import struct
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lab import namespace
from lab.commands import main
from lab.namespace import why_not
from lab.neighbours.names import answer, read_zone
from lab.place import PORTS, SOURCE, Place
from lab.scenario import all_scenarios
from lab.truth import Fact, Login, Played, Recipient, Refusal, Submission, TruthFile, read_truth
from maillens.grammar import load

TEXT = st.text(max_size=20)
MAYBE = st.none() | TEXT
TIME = st.floats(0, 2e9)
RECIPIENTS = st.lists(st.builds(Recipient, TEXT, TEXT, TEXT, TEXT, TEXT), max_size=3).map(tuple)
TEXTS = st.lists(TEXT, max_size=3).map(tuple)
FACTS = st.one_of(
    st.builds(Submission, TEXT, TIME, TEXT, MAYBE, TEXT, RECIPIENTS, RECIPIENTS, TEXT, TEXT, TEXT, MAYBE, TEXTS),
    st.builds(Refusal, TEXT, TIME, TEXT, MAYBE, TEXT, TEXT),
    st.builds(Login, TEXT, TIME, TEXT, TEXT, MAYBE, TEXT, TEXT, TEXT, TEXT),
    st.builds(Played, TEXT, TIME, TIME, TEXTS),
)


def test_scenarios_are_found_by_looking() -> None:
    """Each file of `lab/scenarios` is a scenario that says what it is about, and promises only kinds that exist."""
    found = all_scenarios()
    files = {path.stem.replace("_", "-") for path in (SOURCE / "scenarios").glob("[!_]*.py")}
    assert found.keys() == files
    assert len(found) >= 40
    kinds = set(load().kinds)
    for one in found.values():
        assert one.about.endswith("."), one.name
        assert set(one.kinds) <= kinds, one.name


@given(st.lists(FACTS, max_size=5))
def test_truth_is_read_as_it_was_written(tmp_path_factory: pytest.TempPathFactory, facts: list[Fact]) -> None:
    """Whatever facts are written to a truth file come out of it, in that order."""
    path = tmp_path_factory.mktemp("truth") / "truth.jsonl"
    truth = TruthFile(path)
    for fact in facts:
        truth.write(fact)
    truth.close()
    assert list(read_truth(path)) == facts


def _asked(name: str, kind: int) -> tuple[int, int]:
    """Code and number of answers to a question for etc/names.zone."""
    zone = read_zone((SOURCE / "etc/names.zone").read_text(encoding="utf-8"))
    question = b"".join(bytes([len(label)]) + label.encode() for label in name.split(".")) + b"\0"
    head = struct.pack("!HHHHHH", 7, 0x0100, 1, 0, 0, 0)
    got = answer(zone, head + question + struct.pack("!HH", kind, 1))
    assert got[:2] == head[:2]
    return got[3] & 0x0F, struct.unpack("!H", got[6:8])[0]


@pytest.mark.parametrize(
    ("name", "kind", "code", "count"),
    [
        ("mx.accepts.example", 1, 0, 1),
        ("several.example", 15, 0, 5),
        ("MAIL.Friend.Example", 1, 0, 1),
        ("10.113.0.203.in-addr.arpa", 12, 0, 1),
        ("accepts.example", 28, 0, 0),
        ("no-such-domain.example", 1, 3, 0),
        ("broken.example", 15, 2, 0),
        ("mx.broken.example", 1, 2, 0),
        ("7.100.51.198.list.example", 1, 0, 1),
        ("8.100.51.198.list.example", 1, 3, 0),
    ],
)
def test_names(name: str, kind: int, code: int, count: int) -> None:
    """The name server knows the zone's names in either case, what does not exist, and what it is broken for."""
    assert _asked(name, kind) == (code, count)


def test_ports_are_in_master_cf() -> None:
    """Every service that scenarios can name is one of Postfix's or Dovecot's, direct or proxied."""
    text = "".join(path.read_text() for path in (SOURCE / "etc").rglob("*.c*f"))
    for service, port in PORTS.items():
        assert str(port) in text or str(port + 1000) in text, service


def test_without_root(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """Who is not root is told so, with what to do, and nothing is made."""
    monkeypatch.setattr("os.geteuid", lambda: 1000)
    assert main(["run", "--folder", str(tmp_path / "lab")]) == 2
    assert capsys.readouterr().err.startswith("error: cannot start the lab: the lab needs root\nhint: `sudo make lab`")
    assert not (tmp_path / "lab").exists()


def test_without_packages(monkeypatch: pytest.MonkeyPatch) -> None:
    """Missing programs are named, with the command that gets them."""
    monkeypatch.setattr("os.geteuid", lambda: 0)
    monkeypatch.setitem(namespace.NEEDED, "postfix", "/no/such/program")
    reason = why_not()
    assert reason is not None
    assert "not installed:" in reason
    assert "postfix" in reason
    assert "make lab-install" in reason


def test_folder_of_others_is_left_alone(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """A folder that holds anything but a lab is not emptied."""
    monkeypatch.setattr("lab.namespace.why_not", lambda: None)
    (tmp_path / "etc").mkdir()
    (tmp_path / "thesis.txt").write_text("years of work")
    assert main(["start", "--folder", str(tmp_path)]) == 2
    assert "no lab's folder\nhint:" in capsys.readouterr().err
    assert (tmp_path / "thesis.txt").exists()


def test_no_lab_is_running(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """Commands that want a running lab say that there is none; `status` answers no."""
    folder = str(tmp_path)
    assert main(["status", "--folder", folder]) == 1
    for command in (["stop"], ["play"], ["exec"]):
        assert main([*command, "--folder", folder, *(["true"] if command == ["exec"] else [])]) == 2
        assert "no lab is running" in capsys.readouterr().err
    assert main(["kinds", "--folder", folder]) == 2
    assert "hint: `make lab` makes them" in capsys.readouterr().err
    assert not Place(tmp_path).pid.exists()
