"""`maillens explain`: lines, codes, replies, programs and settings, told in plain words in both languages."""

import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from maillens.explain import Explanation, Text, explained
from maillens.explain.codes.enhanced import CLASSES, DETAILS, SUBJECTS
from maillens.explain.codes.replies import CLASSES as REPLY_CLASSES
from maillens.explain.codes.replies import REPLIES
from maillens.explain.phrases import known as known_phrases
from maillens.explain.programs import known as known_programs
from maillens.grammar import load
from maillens.model import FIELDS
from maillens.present.cli import main

JAPANESE = re.compile(r"[ぁ-んァ-ヶ一-龠]")
STAMP = "Nov  8 10:00:00 mx1 postfix/"
SENT = (
    f"{STAMP}smtp[1090]: 3079A8A0142: to=<hanako@example.com>, relay=mx.example.com[192.0.2.25]:25, delay=0.23,"
    " delays=0.04/0.01/0.09/0.09, dsn=2.0.0, status=sent (250 2.0.0 Ok: queued as 5941937834)"
)
DEFERRED = (
    f"{STAMP}smtp[1090]: 3079A8A0142: to=<hanako@example.com>, relay=none, delay=3641, delays=3600/0.01/41/0,"
    " dsn=4.4.1, status=deferred (connect to mx.example.com[192.0.2.25]:25: Connection timed out)"
)


def one(text: str) -> Explanation:
    """The explanation of a text that has one."""
    known, unknown = explained([text])
    assert not unknown and len(known) == 1
    return known[0]


def run(*arguments: str, stdin: str = "") -> Result:
    """The command, as typed."""
    return CliRunner().invoke(main, ["explain", *arguments], input=stdin, env={"LC_ALL": "C"})


def assert_both(text: Text) -> None:
    """A text is there in both languages, each its own."""
    assert text.en.strip() and text.ja.strip()
    assert JAPANESE.search(text.ja), text.ja
    assert not JAPANESE.search(text.en), text.en


def test_a_delivery_is_told_with_every_field() -> None:
    """A sent mail is normal, each value has its meaning and unit, and the program is named."""
    told = one(SENT)
    assert (told.form, told.name, told.level, told.program and told.program.name) == (
        "line",
        "delivery",
        "normal",
        "smtp",
    )
    fields = {field.name: field for field in told.fields}
    assert (fields["delay_connect_s"].label, fields["delay_connect_s"].value, fields["delay_connect_s"].unit) == (
        "delays c",
        "0.09",
        "s",
    )
    assert fields["time"].value == "Nov  8 10:00:00"
    assert {remark.about for remark in told.remarks} >= {"250", "2.0.0", "delays=a/b/c/d"}


def test_a_deferral_has_a_cause_and_a_next_step() -> None:
    """A mail that waits is a warning; its cause, the slow part and what to do are told."""
    told = one(DEFERRED)
    assert told.level == "warning"
    assert "does not answer" in told.remarks[0].text.en
    assert any("(a)" in remark.text.en and "3600" in remark.text.en for remark in told.remarks)
    assert told.todo


@pytest.mark.parametrize(
    ("text", "form", "level", "words"),
    [
        ("5.1.1", "enhanced-code", "trouble", "does not exist"),
        ("X.7.26", "enhanced-code", "", "checks"),
        ("dsn=4.7.0", "enhanced-code", "warning", "policy"),
        ("550", "reply-code", "trouble", "Refused"),
        ("451 4.7.1", "reply-code", "warning", "trouble of its own"),
        ("cleanup", "program", "", "writes"),
        ("postfix/smtpd", "program", "", "network"),
        ("imap-login", "program", "", "login"),
        ("UGFzc3dvcmQ6", "phrase", "", "no password"),
    ],
)
def test_short_texts(text: str, form: str, level: str, words: str) -> None:
    """A code, a program and a well-known word are recognised by themselves."""
    told = one(text)
    assert (told.form, told.level) == (form, level)
    assert words in told.meaning.en


def test_soft_bounce_shows() -> None:
    """435 is 535 under soft_bounce, and that is said."""
    assert any("soft_bounce" in remark.text.en for remark in one("435").remarks)


@pytest.mark.parametrize("texts", [CLASSES, SUBJECTS, REPLY_CLASSES], ids=["classes", "subjects", "reply classes"])
def test_classes_in_both_languages(texts: dict[int, Text]) -> None:
    """Classes and subjects of codes are explained in both languages."""
    for text in texts.values():
        assert_both(text)


def test_codes_in_both_languages() -> None:
    """Every code has both texts and a source."""
    for known in (*DETAILS.values(), *REPLIES.values()):
        assert_both(known.meaning)
        assert re.search(r"RFC \d{4}", known.source)


def test_enhanced_codes_are_complete() -> None:
    """All of the IANA registry, as of 2024-12-06, is there: no gap from X.N.0 to the last of each subject."""
    last = {0: 0, 1: 10, 2: 4, 3: 6, 4: 7, 5: 6, 6: 10, 7: 30}
    assert set(DETAILS) == {(subject, detail) for subject, end in last.items() for detail in range(end + 1)}
    assert set(SUBJECTS) == set(last)


def test_reply_codes_are_complete() -> None:
    """All of RFC 5321, section 4.2.3, and of its extensions are there."""
    basic = {211, 214, 220, 221, 250, 251, 252, 354, 421, 450, 451, 452, 455, 500, 501, 502, 503, 504}
    basic |= {550, 551, 552, 553, 554, 555}
    extensions = {235, 253, 334, 432, 453, 454, 458, 459, 521, 530, 534, 535, 538, 556}
    assert set(REPLIES) >= basic | extensions


def test_fields_in_both_languages() -> None:
    """Every field of a record is explained in both languages."""
    for name, field in FIELDS.items():
        assert field.en.strip(), name
        assert JAPANESE.search(field.ja), name


def test_programs_are_complete() -> None:
    """Every program that the grammar knows is explained in both languages."""
    for product in load().products:
        for name in {product.name, *product.daemons}:
            program = known_programs().get((product.name, name))
            assert program is not None, (product.name, name)
            assert_both(program.does)


def test_phrases_in_both_languages() -> None:
    """Every well-known text is found by its own words and told in both languages."""
    for phrase in known_phrases():
        assert_both(phrase.meaning)
        assert phrase.todo is None or JAPANESE.search(phrase.todo.ja)
        assert phrase.pattern.search(phrase.words), phrase.words


def test_what_is_unknown_is_said() -> None:
    """A text that is nothing of the kind is named with what was tried; the exit code is 1."""
    result = run("hello, world")
    assert (result.exit_code, result.stdout) == (1, "")
    assert "cannot explain `hello, world`" in result.stderr
    assert "a line of Postfix" in result.stderr


def test_json_is_for_programs() -> None:
    """As JSON, explanations and what was not recognised are lists."""
    result = run("--format", "json", SENT, "hello")
    values = json.loads(result.stdout)
    assert values["explanations"][0]["fields"][0]["name"] == "time"
    assert values["unknown"] == [{"text": "hello", "count": 1}]
    assert result.exit_code == 1


def test_files_and_standard_input(tmp_path: Path) -> None:
    """The lines of a file or of standard input are explained, each kind once with its number."""
    log = tmp_path / "mail.log"
    log.write_text(f"{SENT}\n{SENT}\n{DEFERRED}\n")
    result = run(str(log))
    assert "Line smtp: delivery (2 lines)" in result.stdout
    assert result.stdout == run("-", stdin=log.read_text()).stdout == run(stdin=log.read_text()).stdout
    assert result.exit_code == 0


def test_hostile_text_is_escaped() -> None:
    """Control characters in a pasted line never reach the terminal."""
    line = f"{STAMP}smtpd[1]: warning: unknown[192.0.2.1]: SASL LOGIN authentication failed: \x1b]0;owned\x07"
    for form in ("text", "json", "html", "markdown"):
        result = run("--format", form, line)
        assert "\x1b" not in result.stdout and "\x07" not in result.stdout
    assert "\x1b" not in run("\x1b[31mno").stderr
