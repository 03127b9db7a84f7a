"""The grammar made ready for the scanner: what shapes may not say, and the program that is kept between runs."""

import os
from pathlib import Path

import pytest

from maillens.grammar import load
from maillens.grammar.shape import Capture, Literal, Optional, ShapeError, Stop, captures, parse_shape, stops
from maillens.model import FIELDS, FOREIGN, UNKNOWN
from maillens.parse import kept
from maillens.parse._scanner import Scanner
from maillens.parse.compiling import compiled, fields_of
from maillens.parse.forks import partings
from maillens.parse.program import LITERAL, RUN, Program, Wanted
from maillens.parse.twin import native_records, scan

DELIVERIES = Wanted(frozenset({"delivery"}), frozenset({"recipient", "status"}))
LOG = "\n".join(f"2026-11-08T10:00:00Z mx1 {tag}[1]: {text}" for tag, text in load().tagged_samples).encode() + b"\n"


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty cache folder."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    return tmp_path / "maillens"


@pytest.mark.parametrize(
    ("shape", "why"),
    [
        ("to=<{recipent}>", "unknown field `recipent`"),
        ("to=<{recipient:adress}>", "unknown form `adress`"),
        ("size={size_bytes:text}", "is of type int but captured as `text`"),
        ("delay={delay_s:int}", "is of type float but captured as `int`"),
        ("a ⟦b", "unbalanced ⟦"),
        ("a b⟧", "unbalanced ⟧"),
        ("a {sender", "unbalanced {"),
        ("{sender} to {sender}", "captured twice"),
        ("{reason}{text}", "nothing says where"),
        ("x⟦ {reason:last}⟧ y", "`last` stands in an optional group"),
    ],
)
def test_shape_that_breaks_a_rule(shape: str, why: str) -> None:
    """A mistake in a shape is told with the shape in which it stands."""
    with pytest.raises(ShapeError) as error:
        parse_shape(shape)
    assert why in str(error.value) and f"`{shape}`" in str(error.value)


def test_shape_is_read() -> None:
    """Text, captures and what is optional, in their order; the form of a field follows from its type."""
    assert parse_shape("size={size_bytes}⟦, nrcpt={recipient_count}⟧ ({text:rest}") == (
        Literal(b"size="),
        Capture("size_bytes", "int"),
        Optional((Literal(b", nrcpt="), Capture("recipient_count", "int"))),
        Literal(b" ("),
        Capture("text", "rest"),
    )


def test_where_a_capture_stops() -> None:
    """What can follow a capture: the group that may stand there, or what stands behind it."""
    assert stops(parse_shape("⟦, b={reason}⟧ end")) == [Stop(b", b=", False), Stop(b" end", True)]
    assert stops(()) == [Stop(b"", True)]


def test_every_field_of_the_grammar_is_in_the_vocabulary() -> None:
    """A field that a line can carry has a type and a meaning in both languages."""
    for entry in load().entries:
        assert {capture.field for capture in captures(entry.nodes) if capture.field} <= FIELDS.keys()
        assert {name for name, _ in entry.kind.constants} <= FIELDS.keys()


def test_program_has_every_kind() -> None:
    """Kinds and families of the grammar, with those of lines that nothing matched first."""
    program, grammar = compiled(None), load()
    assert program.kinds[:2] == (UNKNOWN, FOREIGN)
    assert set(program.kinds[2:]) == set(grammar.kinds)
    assert next(iter(program.families)) == UNKNOWN and program.families.keys() - {UNKNOWN} == grammar.families.keys()
    assert len(program.starts) == len(grammar.entries)


def test_where_shapes_part() -> None:
    """Neighbours that say the same up to some place share it, unless it is literals only."""
    name, space, colon, dot = (RUN, 0, 1), (LITERAL, 0, 1), (LITERAL, 1, 1), (LITERAL, 2, 1)
    shapes = [[space, dot], [space, name, colon], [space, name, dot], [space, name], [colon, name], [colon, colon]]
    assert list(partings(shapes)) == [(0, 0), (1, 2), (1, 2), (1, 2), (4, 0), (5, 0)]
    assert list(partings([])) == []


@pytest.mark.parametrize("wanted", [None, DELIVERIES], ids=["everything", "some"])
def test_kept_program_is_the_compiled_one(cache: Path, wanted: Wanted | None) -> None:
    """What is kept on disk and read back is equal to what was compiled, for everything as for some fields."""
    program = compiled(wanted)
    assert kept.load(wanted) is None
    kept.store(program)
    again = kept.load(wanted)
    assert again is not None
    for name in Program.__dataclass_fields__:
        if name != "places":  # where literals lie is of use while compiling only
            assert getattr(again, name) == getattr(program, name), name


def test_compiled_program_does_what_the_twin_says(cache: Path) -> None:
    """A program that was compiled just now reads every sample of the grammar as the twin does."""
    assert native_records(Scanner(compiled(None)).scan(bytearray(LOG))) == scan(LOG)


def test_program_for_some_fields_recognises_every_line() -> None:
    """Whatever is wanted of the lines, the kind of each is the same, and what is not wanted is not there."""
    everything, some = (Scanner(compiled(wanted)).scan(bytearray(LOG)) for wanted in (None, DELIVERIES))
    assert [head[0] for head in some.heads()] == [head[0] for head in everything.heads()]
    assert compiled(DELIVERIES).columns("message") == ()
    assert [name for name, _ in compiled(DELIVERIES).columns("delivery")] == [
        "_record",
        "queue_id",
        "recipient",
        "status",
    ]


@pytest.mark.parametrize("damage", [b"", b"\0" * 100, b"no such thing", None], ids=["empty", "zeros", "text", "cut"])
def test_damaged_cache_is_no_trouble(cache: Path, damage: bytes | None) -> None:
    """A kept program that was cut or overwritten is made again."""
    kept.store(compiled(DELIVERIES))
    [path] = cache.iterdir()
    path.write_bytes(path.read_bytes()[:-50] if damage is None else damage)
    assert kept.load(DELIVERIES) is None


def test_cache_of_another_grammar_is_not_believed(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """When a file of the grammar has changed, what was kept is made again."""
    kept.store(compiled(DELIVERIES))
    assert kept.load(DELIVERIES) is not None
    monkeypatch.setattr("maillens.kept._signature", lambda: "another")
    assert kept.load(DELIVERIES) is None


def test_cache_of_somebody_else_is_not_believed(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that another user put there is not read."""
    kept.store(compiled(DELIVERIES))
    monkeypatch.setattr(os, "geteuid", lambda: 12_345)
    assert kept.load(DELIVERIES) is None


def test_cache_that_cannot_be_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the cache folder cannot be made, nothing is kept and nothing fails."""
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    kept.store(compiled(DELIVERIES))
    assert kept.load(DELIVERIES) is None


def test_fields_of_kinds() -> None:
    """The fields that lines of some kinds can carry, the user at the beginning of a Dovecot line included."""
    assert {"recipient", "status", "delay_s"} <= set(fields_of(frozenset({"delivery"})))
    assert "login_user" in set(fields_of(frozenset({"imap-end"})))
    assert "recipient" not in set(fields_of(frozenset({"imap-end"})))
