"""`maillens explain`: lines, codes, replies, programs and settings, told in plain words in both languages."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st

from maillens.explain import Explanation, Text, explained, ways
from maillens.explain.codes.advice import ADVICE
from maillens.explain.codes.enhanced import CLASSES, DETAILS, SUBJECTS
from maillens.explain.codes.replies import CLASSES as REPLY_CLASSES
from maillens.explain.codes.replies import REPLIES
from maillens.explain.parameters import known as known_parameters
from maillens.explain.phrases import known as known_phrases
from maillens.explain.programs import known as known_programs
from maillens.grammar import load
from maillens.model import FIELDS
from maillens.present.cli import main
from maillens.present.explain import add_explanations
from maillens.present.text.page import Page
from maillens.present.text.width import columns
from maillens.present.words import Words

ROOT = Path(__file__).resolve().parents[1]
ARTICLES = ROOT.parent / "shared/corpora/articles/maillog"
SNAPSHOTS = Path(__file__).parent / "snapshots"
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


def assert_snapshot(name: str, text: str) -> None:
    """TEXT is what the snapshot NAME holds."""
    path = SNAPSHOTS / name
    if os.environ.get("UPDATE_SNAPSHOTS"):
        path.write_text(text, encoding="utf-8")
    assert text == path.read_text(encoding="utf-8")


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
    assert told.why is not None and "does not answer" in told.why.en
    assert "status=deferred" in {remark.about for remark in told.remarks}
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


def test_codes_that_tell_their_cause_have_its_advice() -> None:
    """A code that is a sign of a cause, in whichever class, has the advice for that cause; others a general one."""
    assert "SPF" in one("5.7.26").todo[0].en
    assert one("5.7.28").todo == one("4.7.28").todo
    assert "app password" in one("5.7.8").todo[0].en
    assert "text behind the code" in one("5.5.2").todo[0].en
    for advice in ADVICE.values():
        assert_both(advice)
    assert one("2.1.5").todo == ()


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


@pytest.mark.parametrize(
    ("text", "form", "name"),
    [
        ("smtpd_tls_loglevel", "parameter", "smtpd_tls_loglevel"),
        ("soft_bounce = yes", "parameter", "soft_bounce"),
        ("auth_verbose", "parameter", "auth_verbose"),
        ("nrcpt", "field", "nrcpt"),
        ("size=6747", "field", "size"),
        ("client_address", "field", "client_address"),
        ("NOQUEUE", "phrase", "NOQUEUE"),
        ("sasl-failure", "kind", "sasl-failure"),
        ("3079A8A0142", "queue-id", "3079A8A0142"),
        ("4jX5hn0hfGzKWgb:", "queue-id", "4jX5hn0hfGzKWgb"),
        ("lost connection after AUTH", "phrase", "lost connection after AUTH"),
        ("550 5.7.1 blocked using zen.example.org", "reply", "blocklisted"),
        ("250 2.0.0 Ok: queued as 5941937834", "reply", "250"),
        ("host mx.example.com[192.0.2.1] said: 452 4.2.2 Mailbox full", "reply", "mailbox-full"),
        ("mail.log:Nov  8 10:00:00 mx1 postfix/qmgr[1]: 3079A8A0142: removed", "line", "removed"),
        ("3079A8A0142: removed", "line", "removed"),
        ("connect from unknown[192.0.2.1]", "line", "connect"),
        ("MM DD hh:mm:ss host postfix/smtpd[xxxx]: connect from unknown[192.0.2.xxx]", "line", "connect"),
        ("postfix/smtp[**]: ABC***: removed", "line", "removed"),
        (DEFERRED.partition("3079A8A0142: ")[2], "line", "delivery"),
        ("Diagnostic-Code: smtp; 550 5.1.1 <taro@example.com>: User unknown", "reply", "recipient-unknown"),
        ("Status: 5.1.1", "enhanced-code", "5.1.1"),
        ("smtpd[12]: connect from mx.example.com[192.0.2.1]", "line", "connect"),
        (
            "imap-login: Login: user=<taro>, method=PLAIN, rip=192.0.2.1, lip=192.0.2.2, mpid=1, TLS",
            "line",
            "dovecot-login",
        ),
    ],
)
def test_forms(text: str, form: str, name: str) -> None:
    """Settings, values, words, replies and lines that lost their beginning are told from one another."""
    told = one(text)
    assert (told.form, told.name) == (form, name)


def test_a_delay_alone_is_read() -> None:
    """`delays=a/b/c/d` by itself says which part was slow."""
    told = one("delays=0.04/12/0.09/0.09")
    assert [field.value for field in told.fields] == ["0.04", "12", "0.09", "0.09"]
    assert "(b)" in told.remarks[0].text.en


@pytest.mark.parametrize(
    ("line", "level"),
    [
        (SENT, "normal"),
        (DEFERRED, "warning"),
        (SENT.replace("status=sent", "status=bounced").replace("250 2.0.0 Ok", "550 5.1.1 no"), "trouble"),
        (f"{STAMP}smtpd[1]: NOQUEUE: reject: RCPT from unknown[192.0.2.1]: 554 5.7.1 <a@example.net>: Relay access "
         "denied; from=<b@example.com> to=<a@example.net> proto=ESMTP helo=<x>", "normal"),
        (f"{STAMP}smtpd[1]: warning: unknown[192.0.2.1]: SASL LOGIN authentication failed: UGFzc3dvcmQ6", "warning"),
        (f"{STAMP}smtp[1]: connect to mx.example.com[192.0.2.25]:25: Connection timed out", "warning"),
        (f"{STAMP}smtpd[1]: lost connection after AUTH from unknown[192.0.2.1]", "normal"),
        (f"{STAMP}master[1]: fatal: bind 0.0.0.0 port 25: Address already in use", "trouble"),
        ("Nov  8 10:00:00 mx1 dovecot: lmtp(taro)<1><a>: Error: msgid=<1@example.com>: save failed to INBOX: no space", "trouble"),
        ("Nov  8 10:00:00 mx1 opendkim[1]: 3D60D242E73: DKIM-Signature field added (s=lab, d=example.jp)", "normal"),
    ],
)  # fmt: skip
def test_levels(line: str, level: str) -> None:
    """What happened is normal, a warning or trouble; a refusal is normal."""
    assert one(line).level == level


def test_secrets_in_verbose_lines_are_pointed_out() -> None:
    """A line that holds a password in base64 says so."""
    told = one(f"{STAMP}smtpd[1]: < mx.example.com[192.0.2.1]: AUTH PLAIN AHRhcm8Ac2VjcmV0")
    assert any("change the password" in remark.text.en for remark in told.remarks)


def test_parameters_in_both_languages() -> None:
    """Every setting tells in both languages what it changes, and names itself as postconf(1) takes it."""
    for name, setting in known_parameters().items():
        assert_both(setting.changes)
        told = one(name)
        assert (told.form, told.name) == ("parameter", name)


@pytest.mark.parametrize("language", ["en", "ja"])
def test_every_kind_of_line_is_explained(language: str) -> None:
    """A sample of every entry of the grammar is explained in 80 columns, with its own text, in both languages."""
    words, products = Words(language, "explain"), {product.name: product for product in load().products}
    for entry in load().entries:
        product, daemon = products[entry.product], entry.kind.daemons[0]
        daemon = product.daemons[0] if daemon == "*" else daemon
        tag = (
            f"postfix/{daemon}" if product.name == "postfix" else daemon if daemon in product.tags else product.tags[0]
        )
        begin = f"{daemon}: " if product.daemon_in_text else ""
        told = one(f"Nov  8 10:00:00 mx1 {tag}[1]: {begin}{entry.kind.samples[0]}")
        assert told.form == "line" and told.meaning.of(language).strip()
        page = Page()
        add_explanations(page, [told], words)
        assert all(columns(line) <= page.width for line in page.lines), page.text()
        assert all(field.label or words.get(f"label.{field.name}", "") for field in told.fields), told.name


@pytest.mark.skipif(not ARTICLES.exists(), reason="the reference logs are not beside the repository")
def test_lines_of_articles_are_explained() -> None:
    """Every line as tutorials print them, masked parts and verbose sessions included, is explained."""
    lines = [line for line in ARTICLES.read_text().splitlines() if line.strip()]
    known, unknown = explained(lines)
    assert not unknown
    assert sum(each.count for each in known) == len(lines)
    assert {each.form for each in known} == {"line"}


@pytest.mark.parametrize("language", ["en", "ja"])
def test_pages(language: str) -> None:
    """What a person reads of a deferral, a failed login, a code, a program and a setting is the snapshot."""
    login = f"{STAMP}submission/smtpd[22]: warning: unknown[192.0.2.9]: SASL LOGIN authentication failed: UGFzc3dvcmQ6"
    result = run("--lang", language, DEFERRED, login, "451 4.7.1", "cleanup", "soft_bounce", "delays")
    assert result.exit_code == 0
    assert_snapshot(f"explain_{language}.txt", result.stdout)


def test_a_missing_file_is_said_to_be_missing(tmp_path: Path) -> None:
    """What can only be a file and is not there is an error, exit code 2; empty input is exit code 1."""
    result = run(str(tmp_path / "mail.log"))
    assert (result.exit_code, result.stdout) == (2, "")
    assert "there is no such file" in result.stderr
    assert run(stdin="").exit_code == 1


def test_codes_without_quotes() -> None:
    """Two codes typed as two words are one reply; two names are two questions."""
    assert "Reply code 451 4.7.1" in run("451", "4.7.1").stdout
    both = run("cleanup", "5.1.1").stdout
    assert "Program cleanup" in both and "Status code 5.1.1" in both


def test_the_same_line_many_times_is_counted(tmp_path: Path) -> None:
    """Lines of one meaning are one explanation, those with another cause another; nothing is left uncounted."""
    other = DEFERRED.replace("Connection timed out", "Connection refused")
    log = tmp_path / "mail.log"
    log.write_text("".join(f"{line}\n" for line in [SENT] * 5 + [DEFERRED] * 3 + [other] * 2))
    values = json.loads(run("--format", "json", str(log)).stdout)
    assert [each["count"] for each in values["explanations"]] == [5, 3, 2]


def test_help_and_docs_name_every_option() -> None:
    """Help and both pages of the documentation name every option and every form of text."""
    texts = [(ROOT / f"docs/explain{ending}.md").read_text() for ending in ("", ".ja")]
    for option in ("--format", "--output", "--color", "--lang"):
        assert all(option in text for text in texts)
        assert option in run("--help").stdout
    for way in ways():
        assert all(f"`{way.name}`" in text for text in texts)
    assert "option." not in run("--help", "--lang", "ja").stdout


def test_start_up_loads_none_of_it() -> None:
    """The help of maillens and the report do without the texts of explain."""
    code = (
        "import sys; from maillens.present.cli import main; import maillens.present.cli.report\n"
        "sys.exit(any(name.startswith('maillens.explain') for name in sys.modules))"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


@given(st.text(max_size=300))
def test_any_text_is_answered(text: str) -> None:
    """Whatever is pasted is explained or named as unknown, never a fault, and nothing of it steers a terminal."""
    known, unknown = explained([text])
    assert len(known) + len(unknown) == (1 if text.strip() else 0)
    page = Page()
    add_explanations(page, known, Words("ja", "explain"))
    assert all(line.isprintable() or "\u3000" in line for line in page.lines)


def test_a_file_is_explained_as_its_lines_are(tmp_path: Path) -> None:
    """The lines of a file mean what each means by itself: the same kinds and levels, and none is lost."""
    lines = [f"Nov  8 10:00:00 mx1 {tag}[1]: {sample}" for tag, sample in load().tagged_samples if "\n" not in sample]
    lines += [f"Nov  8 10:00:00 mx1 kernel: link {number} is up" for number in range(9)]
    log = tmp_path / "mail.log"
    log.write_text("".join(f"{line}\n" for line in lines))
    values = json.loads(run("--format", "json", str(log)).stdout)
    alone, _ = explained(lines)
    assert {(each["name"], each["level"], each["meaning"]) for each in values["explanations"]} == {
        (each.name, each.level, each.meaning.en) for each in alone
    }
    assert sum(each["count"] for each in values["explanations"] + values["unknown"]) == len(lines)


def test_lines_of_other_software_are_counted(tmp_path: Path) -> None:
    """What no mail software wrote is not tried line by line: one example, the number, and where to look."""
    log = tmp_path / "syslog"
    log.write_text("".join(f"Nov  8 10:00:00 mx1 kernel: link {number} is up\n" for number in range(9)) + f"{SENT}\n")
    result = run(str(log))
    assert result.exit_code == 1
    assert "cannot explain 9 texts, the first is `Nov  8 10:00:00 mx1 kernel: link 0 is up`" in result.stderr
    assert "--unknown" in result.stderr
