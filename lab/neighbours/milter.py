"""A milter (the protocol of Sendmail's libmilter, mfdef.h, version 6): addresses and `Subject: milter-…` choose.

Packets are a length of four bytes, a letter and data; see MILTER_README for what Postfix makes of the answers.
"""

import struct

from lab.neighbours.lines import Connection, listen

_CONTINUE, _REJECT, _LATER, _DISCARD, _REPLY = b"c", b"r", b"t", b"d", b"y"
_NO_ANSWER = b"ADK"
"""SMFIC_ABORT, SMFIC_MACRO and SMFIC_QUIT_NC want none."""

_ALL_ACTIONS = 0x1FF

_AT_MAIL = {
    b"milter-reject@": (_REPLY, b"550 5.7.1 milter: sender refused\0"),
    b"milter-later@": (_LATER, b""),
}
_AT_RCPT = {
    b"milter-reject@": (_REJECT, b""),
    b"milter-later@": (_REPLY, b"451 4.7.1 milter: try again later\0"),
    b"milter-discard@": (_DISCARD, b""),
}
_AT_END = {
    b"milter-reject": [(_REJECT, b"")],
    b"milter-spam": [(_REPLY, b"554 5.7.1 Spam message rejected (score 15.3)\0")],
    b"milter-later": [(_LATER, b"")],
    b"milter-greylist": [(_REPLY, b"451 4.7.1 Try again later (greylisted)\0")],
    b"milter-discard": [(_DISCARD, b"")],
    b"milter-quarantine": [(b"q", b"milter says hold\0"), (_CONTINUE, b"")],
    b"milter-header": [(b"h", b"X-Milter\0seen\0"), (_CONTINUE, b"")],
    b"milter-add": [(b"+", b"<carol@example.jp>\0"), (_CONTINUE, b"")],
    b"milter-remove": [(b"-", b"<bob@example.jp>\0"), (_CONTINUE, b"")],
    b"milter-sender": [(b"e", b"<changed@example.jp>\0"), (_CONTINUE, b"")],
    b"milter-body": [(b"b", b"replaced body\r\n"), (_CONTINUE, b"")],
}


async def serve() -> None:
    """Listen."""
    await listen("127.0.0.1", 10040, _answer)


async def _answer(client: Connection) -> None:
    subject = b""
    while True:
        (length,) = struct.unpack("!I", await client.reader.readexactly(4))
        packet = await client.reader.readexactly(length)
        letter, data = packet[:1], packet[1:]
        if letter == b"Q":
            return
        if letter in _NO_ANSWER:
            continue
        if letter == b"L" and data.lower().startswith(b"subject\0"):
            subject = data[8:].rstrip(b"\0")
        if letter == b"E" and subject == b"milter-die":
            return
        for answer, content in _answers(letter, data, subject):
            client.writer.write(struct.pack("!I", 1 + len(content)) + answer + content)
        await client.writer.drain()
        if letter in b"ME":
            subject = b""


def _answers(letter: bytes, data: bytes, subject: bytes) -> list[tuple[bytes, bytes]]:
    if letter == b"O":
        version, actions, _ = struct.unpack("!III", data[:12])
        return [(b"O", struct.pack("!III", min(version, 6), _ALL_ACTIONS & actions, 0))]
    if letter == b"H" and b"milter-reject" in data:
        return [(_REJECT, b"")]
    if letter == b"L" and subject == b"milter-reject-header":
        return [(_REJECT, b"")]
    if letter == b"E":
        return _AT_END.get(subject, [(_CONTINUE, b"")])
    chosen = {b"M": _AT_MAIL, b"R": _AT_RCPT}.get(letter, {})
    return [next((answer for address, answer in chosen.items() if address in data), (_CONTINUE, b""))]
