"""Warnings and errors are explained: what they mean and what to do, from the grammar entry that matched."""

from pathlib import Path

import pytest
from click.testing import CliRunner

import maillens
from maillens.grammar import load
from maillens.kept import keep, load_kept
from maillens.meanings import meanings, wide
from maillens.present.cli import main
from maillens.query.counting import QUIET
from maillens.query.report import Row


def troubles(path: Path, lines: list[str]) -> list[Row]:
    """The rows of warnings and errors of a log of these lines (tag and text)."""
    path.write_text("".join(f"2026-11-20T09:00:00+00:00 mx1 {line}\n" for line in lines))
    sections = maillens.open(path).report().sections
    return sections["warnings"] + sections["errors"]


def test_every_entry_explains_its_lines(tmp_path: Path) -> None:
    """The samples of all entries for warnings and errors come out with the meaning of their own entry."""
    grammar = load()
    meant = zip(grammar.entries, grammar.entry_meanings, strict=True)
    told = [(entry, name) for entry, name in meant if entry.severity > 0 and not entry.kind.fallback]
    expected = {name for entry, name in told if entry.kind.family not in QUIET}
    rows = troubles(tmp_path / "log", [f"{tag}[7]: {text}" for tag, text in grammar.tagged_samples])
    assert expected <= {row["meaning"] for row in rows}
    assert all(str(row["meaning"]).partition(".")[0] == row["kind"] for row in rows)


def test_one_kind_with_several_meanings(tmp_path: Path) -> None:
    """Where lines of one kind mean different things, each row has its own meaning."""
    lines = [
        "postfix/pipe[7]: fatal: get_service_attr: unknown username: vmail",
        "postfix/pipe[7]: fatal: get_service_attr: unknown group: vmail",
    ]
    rows = troubles(tmp_path / "log", lines)
    assert [row["kind"] for row in rows] == ["pipe-user-unknown"] * 2
    texts = {meanings()[str(row["meaning"])] for row in rows}
    assert len(texts) == 2


@pytest.mark.parametrize(("language", "words"), [("en", "does not lead"), ("ja", "逆引き")])
def test_explained_on_the_page(tmp_path: Path, language: str, words: str) -> None:
    """The page says below a warning what it means, once for all rows that mean the same, in the language of the reader."""
    line = "2026-11-20T09:00:00+00:00 mx1 postfix/smtpd[7]: warning: hostname {} does not resolve to address {}\n"
    path = tmp_path / "log"
    path.write_text(
        line.format("a.example.com", "192.0.2.1")
        + line.format("b.example.com", "192.0.2.2: Name or service not known")
        + line.format("c.example.com", "192.0.2.3")
    )
    page = CliRunner().invoke(main, ["--lang", language, "report", str(path)]).stdout
    text = " ".join(page.split()) if language == "en" else "".join(page.split())
    assert text.count(words) == 1


def test_meanings_are_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is kept is what the grammar says; what is broken or not ours is made anew."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    first = meanings()
    assert first.keys() == load().meanings.keys()
    assert load_kept("grammar.meanings") == first
    (tmp_path / "maillens" / "grammar.meanings").write_bytes(b"\0broken")
    assert load_kept("grammar.meanings") is None
    assert meanings() == first
    keep("something", [1, "two"])
    assert load_kept("something") == [1, "two"]
    assert load_kept("nothing") is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "通知文の単位(「0時間」など)です。bounce(5)を参照してください。",
            "通知文の単位（「0時間」など）です。bounce(5)を参照してください。",
        ),
        ("暗号化(TLS)に失敗しました。", "暗号化（TLS）に失敗しました。"),
        ("smtpd(8)の設定です。", "smtpd(8)の設定です。"),
    ],
)
def test_brackets_of_japanese_text(text: str, expected: str) -> None:
    """Brackets are wide in Japanese text and stay narrow behind the name of a manual page."""
    assert wide(text) == expected
