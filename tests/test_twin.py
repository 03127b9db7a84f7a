"""The native scanner finds what its Python twin finds, and both find what real logs say."""

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from maillens.grammar import load
from maillens.parse import twin
from maillens.parse._scanner import Scanner
from maillens.parse.program import compile_grammar
from maillens.parse.twin import Record

SCANNER = Scanner(compile_grammar())
LAB = Path(__file__).resolve().parents[1].parent / "shared" / "lab" / "logs"
LOGS = sorted(LAB.glob("*/*.log")) + sorted(LAB.glob("*/*.kinds.txt"))
LINES_OF_EACH_LOG = 400

FRAMES = {
    "traditional": "Nov  8 10:00:00 mail {tag}[123]: {text}",
    "postlogd": "Nov 08 10:00:00 mail {tag}[123]: {text}",
    "rfc3339": "2026-11-08T10:00:00.123456+09:00 mail {tag}[123]: {text}\r",
    "rfc5424": "<22>1 2026-11-08T10:00:00Z mail {tag} 123 - - {text}",
    "structured": '<22>1 2026-11-08T10:00:00Z mail {tag} 123 ID [a@1 b="\\]"][c] \ufeff{text}',
    "journal": "Sun 2026-11-08 10:00:00 JST mail {tag}[123]: {text}",
    "solaris": "Nov  8 10:00:00 mail {tag}[123]: [ID 197553 mail.info] {text}",
    "repeated": "Nov  8 10:00:00 mail {tag}[123]: message repeated 2 times: [ {text}]",
    "escaped": "Nov  8 10:00:00 mail {tag}[123]: {text}#015#012",
    "bare": "{tag}[123]: {text}",
}


ONE_SECOND = (
    "Nov  8 10:00:00",
    "Nov  8 10:00:00.5",
    "Nov  8 10:00:00 ",
    "2026-11-08T10:00:00.123456+09:00",
    "2026-11-08T10:00:00.123457+09:00 ",
    "2026-11-08T10:00:00.123458",
    "2026-11-08T10:00:00.123459 UTC",
    "2026-11-08T10:00:00.123460 JST",
    "2026-11-08T10:00:00.123461Z",
    "2026-11-08T10:00:00.123462+0000",
    "2026-11-08T10:00:00.12346+09:00",
    "2026-11-08T10:00:00.1234633+09:00",
    "2026-11-08T10:00:00+09:00",
    "2026-11-08T10:00:00,123464",
)


def native(block: bytes) -> list[Record]:
    """The records that the scanner finds in BLOCK."""
    return twin.native_records(SCANNER.scan(bytearray(block)))


def agreed(block: bytes) -> list[Record]:
    """The records of BLOCK, on which scanner and twin agree."""
    found, expected = native(block), twin.scan(block)
    for one, other in zip(found, expected, strict=False):
        assert one == other, block[other.start : other.start + other.length]
    assert len(found) == len(expected)
    return found


SAMPLES = load().tagged_samples


def test_agree_on_shapes_that_begin_alike() -> None:
    """A shape that goes on where the one before it failed finds what it finds alone, wherever the user's name may end."""
    users = ("anna", "a,b", "a,192.0.2.7", "a,192.0.2.7,<s>", "a,,", "a),b", "a>, rip=192.0.2.7, lip=192.0.2.8", "")
    origins = (",192.0.2.1", ",192.0.2.1,<session>", ",192.0.2.1,master,<session>", "")
    says = ("Password mismatch", "unknown user", "Password mismatch (given password: x)", "no such thing")
    lines = [f"auth: sql({user}{origin}): {what}" for user in users for origin in origins for what in says]
    ends = ("", ", TLS", ", mpid=4", ", mpid=4, secured", ", session=<s>", ", mpid=4, TLS, session=<s>", ", ")
    lines += [f"imap-login: Login: user=<{user}>, rip=192.0.2.1, lip=192.0.2.2{end}" for user in users for end in ends]
    records = agreed("".join(f"Nov  8 10:00:00 mail dovecot: {line}\n" for line in lines).encode())
    found = {record.kind for record in records if record.fields.get("login_user") == b"a,b"}
    assert found == {"dovecot-auth-failure", "dovecot-login"}


def test_agree_on_all_ways_to_begin() -> None:
    """A shape that may begin in several ways is found by each of them, and by no other."""
    beginnings = (
        "",
        "Mailbox INBOX: ",
        "Mailbox : ",
        "C",
        "c",
        "Cc",
        "cC",
        "Mailbox INBOX: C",
        "Mailbox INBOX: c",
        "M",
        "\0",
    )
    lines = [f"imap(anna): Error: {beginning}orrupted index" for beginning in beginnings]
    lines += ["imap(anna): Error: ", "imap(anna): Error: \0", "imap(anna): Error: C"]
    records = agreed("".join(f"Nov  8 10:00:00 mail dovecot: {line}\n" for line in lines).encode())
    assert sum(record.kind == "dovecot-index-repaired" for record in records) >= 6


def test_agree_on_stamps_of_one_second() -> None:
    """A stamp is read for what it is, whatever form the stamp of the same second in the line before had."""
    pairs = [stamp for before in ONE_SECOND for stamp in (before, *ONE_SECOND)]
    records = agreed("".join(f"{stamp} mail postfix/qmgr[1]: 4A7B6238421: removed\n" for stamp in pairs).encode())
    assert len({record.stamp_us for record in records if record.stamp_us}) == len(ONE_SECOND) - 1


@pytest.mark.skipif(not LOGS, reason="the lab's logs are not in ../shared/lab")
@pytest.mark.parametrize("log", LOGS, ids=lambda log: "/".join(log.parts[-2:]))
def test_agree_on_the_lab(log: Path) -> None:
    """Scanner and twin agree on a slice of every log of the lab, in every time format, and on each kind of line."""
    lines = [
        re.sub(rb"^ *[0-9]+  ", b"", line) if log.suffix == ".txt" else line for line in log.read_bytes().split(b"\n")
    ]
    agreed(b"\n".join(lines[:: 1 + len(lines) // LINES_OF_EACH_LOG] if log.suffix == ".log" else lines))


@pytest.mark.parametrize("form", FRAMES)
def test_agree_on_the_grammar(form: str) -> None:
    """Scanner and twin agree on the grammar's samples in every envelope."""
    place = list(FRAMES).index(form)
    samples = SAMPLES if form == "traditional" else SAMPLES[place :: len(FRAMES) // 2]
    agreed("\n".join(FRAMES[form].format(tag=tag, text=text) for tag, text in samples).encode())


@pytest.mark.parametrize("form", [form for form in FRAMES if form != "bare"])
def test_envelope_is_taken_off(form: str) -> None:
    """Whatever stands around a line, its stamp, host, tag, process id and fields are the same."""
    text = "4jX5mt4Zx8zKqQT: client=a.example.com[192.0.2.1]"
    found = agreed(FRAMES[form].format(tag="postfix/submission/smtpd", text=text).encode())
    assert len(found) == (2 if form == "repeated" else 1)
    assert {(r.stamp_kind != 3, r.pid, r.queue_id, r.kind) for r in found} == {(True, 123, "4jX5mt4Zx8zKqQT", "client")}
    origin = found[0].origin
    assert origin is not None and (origin.host, origin.tag) == (b"mail", b"postfix/submission/smtpd")
    assert found[0].fields["client_address"] == b"192.0.2.1"


text_bytes = st.one_of(
    st.binary(max_size=60),
    st.sampled_from(
        [b": ", b"[", b"]", b"<", b">", b"(", b")", b'"', b"\\", b",", b";", b"\0" * 20, b"\xe3\x81", b"\xff"]
    ),
)
hostile_line = st.one_of(
    st.binary(max_size=80),
    st.sampled_from([b"Nov  8 10:00:01 mail last message repeated 3 times", b"", b"\r", b" "]),
    st.builds(
        lambda pair, form, at, insert, drop: b"".join(
            ((line := FRAMES[form].format(tag=pair[0], text=pair[1]).encode())[:at], insert, line[at + drop :])
        ),
        st.sampled_from(SAMPLES),
        st.sampled_from(sorted(FRAMES)),
        st.integers(0, 200),
        text_bytes,
        st.integers(0, 10),
    ),
)


@settings(max_examples=150, deadline=None)
@given(st.lists(hostile_line, max_size=6))
def test_agree_on_hostile_lines(lines: list[bytes]) -> None:
    """Scanner and twin agree on random bytes and on lines cut, spliced and filled with separators."""
    agreed(b"\n".join(lines))


@settings(max_examples=30, deadline=None)
@given(st.lists(hostile_line, max_size=6))
def test_records_follow_the_lines(lines: list[bytes]) -> None:
    """Records come in the order of their lines, and each says which bytes it was."""
    block = b"\n".join(lines)
    ends = [(r.start, r.start + r.length) for r in agreed(block)]
    assert ends == sorted(ends)
    assert all(0 <= start < end <= len(block) for start, end in ends)


@pytest.mark.parametrize(
    ("text", "daemon", "pid", "severity", "fields"),
    [
        ("imap-login: Info: x y z", "imap-login", 9, 0, {}),
        ("imap(alice): Error: x y z", "imap", 9, 2, {"login_user": b"alice"}),
        ("imap(alice)<22><kD6i>: x y z", "imap", 22, 0, {"login_user": b"alice", "session_id": b"kD6i"}),
        ("imap(12345)<22><kD6i>: x y z", "imap", 22, 0, {"login_user": b"12345", "session_id": b"kD6i"}),
        ("imap(a)b)<22><kD6i:R2>: x y z", "imap", 22, 0, {"login_user": b"a)b", "session_id": b"kD6i:R2"}),
        ("lmtp(22): x y z", "lmtp", 22, 0, {}),
        ("lmtp(22, alice): x y z", "lmtp", 22, 0, {"login_user": b"alice"}),
        ("auth-worker(default): x y z", "auth-worker", 9, 0, {}),
        (
            "auth(alice,192.0.2.1,sasl:plain)<kD6i>: x y z",
            "auth",
            9,
            0,
            {"login_user": b"alice", "session_id": b"kD6i"},
        ),
        ("auth(?,2001:db8::1,sasl:plain)<kD6i>: x y z", "auth", 9, 0, {"session_id": b"kD6i"}),
        (
            "auth-worker(a,b,192.0.2.1)<22><kD6i>: x y z",
            "auth-worker",
            22,
            0,
            {"login_user": b"a,b", "session_id": b"kD6i"},
        ),
        ("IMAP(alice): x y z", "IMAP", 9, 0, {"login_user": b"alice"}),
        ("Fatal: auth(default): x y z", "auth", 9, 3, {}),
        ("Warn: x y z", "", 9, 1, {}),
        ("imap(alice)<22><kD6i x y z", "", 9, 0, {}),
    ],
)
def test_dovecot_prefix(text: str, daemon: str, pid: int, severity: int, fields: dict[str, bytes]) -> None:
    """The beginning of a Dovecot line, of any release, gives daemon, process id, level, user and session."""
    (found,) = agreed(f"Nov  8 10:00:00 mail dovecot[9]: {text}".encode())
    assert found.origin is not None and found.origin.daemon.decode() == daemon
    assert (found.pid, found.severity) == (pid, severity)
    assert {k: v for k, v in found.fields.items() if k in ("login_user", "session_id")} == fields


def test_client_of_the_prefix() -> None:
    """Dovecot 2.4 names the client before the text: it goes into the family's column, and never over the shape's own."""
    text = b"Nov  8 10:00:00 mail dovecot: auth-worker(alice,192.0.2.1)<2><kD6i>: request [393]: sql: unknown user"
    (found,) = agreed(text)
    assert found.kind == "dovecot-auth-failure"
    assert (found.fields["login_user"], found.fields["client_address"]) == (b"alice", b"192.0.2.1")
    (found,) = agreed(b"Nov  8 10:00:00 mail dovecot: auth(carol)<kD6i>: sql(alice,192.0.2.1): unknown user")
    assert (found.fields["login_user"], found.fields["session_id"]) == (b"alice", b"kD6i")


@pytest.mark.parametrize(
    "line",
    [
        "Nov 08 10:00:00 imap(alice)<22><kD6i>: Info: Logged out in=1 out=2",
        "Jun 23 15:04:06 Info: IMAP(alice): Disconnected: Logged out bytes=59/566",
        "2026-11-08 10:00:00 imap(alice)<22><kD6i>: Info: Logged out in=1 out=2",
        "Nov  8 10:00:00 mail lab[22]: imap(alice)<22><kD6i>: Logged out in=1 out=2",
    ],
)
def test_dovecot_without_its_name(line: str) -> None:
    """Dovecot's own log file and an instance of another name are known by how the text begins."""
    (found,) = agreed(line.encode())
    assert found.kind == "imap-end" and found.fields["login_user"] == b"alice"
    assert found.origin is not None and found.origin.product == "dovecot"


def test_repetitions_are_expanded() -> None:
    """`last message repeated` stands for the line before it, whatever lay between the two, with its own time."""
    block = (
        b"Nov  8 10:00:00 mail postfix/smtpd[1]: connect from a.example.com[192.0.2.1]\nnot a log line\n"
        b"Nov  8 10:00:30 mail last message repeated 2 times\nNov  8 10:00:40 mail last message repeated 1 times\n"
    )
    found = agreed(block)
    assert [r.kind for r in found] == ["connect", "unknown", "connect", "connect", "connect"]
    assert [r.stamp_us // 1_000_000 % 60 for r in found if r.kind == "connect"] == [0, 30, 30, 40]
    assert [r.kind for r in agreed(block.splitlines()[2])] == ["foreign"]


def test_hostile_repetition_is_bounded() -> None:
    """A line that claims to have been repeated a thousand million times does not fill the memory."""
    line = b"Nov  8 10:00:00 mail postfix/smtpd[1]: message repeated 999999999999999999999 times: [ x]"
    assert len(native(line)) == 10_000


def test_bytes_that_are_not_utf8() -> None:
    """Each byte that is not UTF-8 becomes one `?`, so that offsets stay true."""
    (found,) = agreed(b"Nov  8 10:00:00 mail postfix/smtpd[1]: connect from \xff\xe3\x81\xe8\xaa\x9e[192.0.2.1]")
    assert found.fields["client_name"] == "???語".encode()


def test_nul_bytes_are_no_stamp() -> None:
    """A hole that copytruncate left in a file is not taken for a stamp seen before."""
    assert [r.stamp_kind for r in agreed(b"\0" * 60 + b"\nNov  8 10:00:00 a b\n" + b"\0" * 20)] == [3, 2, 3]


def test_made_up_origin_is_its_own() -> None:
    """A line of Dovecot's own file is not merged with one that is tagged `dovecot`."""
    lines = [b"Nov  8 10:00:00 dovecot: imap-login: x", b"Nov  8 10:00:00 imap-login: Info: x"]
    for block in (b"\n".join(lines), b"\n".join(lines[::-1])):
        assert {r.origin.tag for r in agreed(block) if r.origin} == {b"dovecot", b""}
