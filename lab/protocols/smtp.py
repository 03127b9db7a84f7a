"""An SMTP client that can be as wrong as a scenario wants (RFC 5321, RFC 4954)."""

import base64
import hmac
import re
import ssl
import time
from collections.abc import Sequence
from contextlib import suppress
from types import TracebackType
from typing import TYPE_CHECKING, Self

from lab.errors import ScenarioError
from lab.protocols.connection import connect, reset, trusting
from lab.truth import Recipient

if TYPE_CHECKING:
    from lab.stage import Stage

_QUEUED = re.compile(r"250 2\.0\.0 Ok: queued as (\S+)")
GONE = ""
"""The reply when the server hung up."""


class SmtpClient:
    """One connection; as a context it ends with QUIT.

    `stage.smtp()` makes it. `send` does a whole transaction; the others are for what a transaction is not.
    """

    def __init__(
        self, stage: "Stage", service: str, address: str | None, *, helo: str, first: bytes, greeting: str
    ) -> None:
        self.stage, self.service, self.address, self.helo = stage, service, address, helo
        self.connection = stage.connected(address)
        self.user = ""
        self._greeted = False
        self._rest = b""
        self._socket = connect(stage.port(service, address), address)
        if first:
            self._socket.sendall(first)
        if service == "smtps":
            self._socket = trusting().wrap_socket(self._socket)
        if greeting:
            self.expect("(greeting)", self.reply(), greeting)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, _e: BaseException | None, _t: TracebackType | None) -> None:
        if kind is None:
            self.quit()
        self._socket.close()

    # --- transactions ---

    def send(
        self,
        sender: str,
        *recipients: Recipient,
        subject: str = "",
        body: str = "Hello.\r\n",
        headers: str = "",
        message_id: str | None = None,
        options: str = "",
        recipient_options: str = "",
        added: Sequence[Recipient] = (),
    ) -> str:
        """Hand in one mail; the truth file learns of it and of every reply.

        Args:
            recipients: With what must become of them; one refused at MAIL, DATA or END is so for all.
            subject: The scenario's name where it is not given.
            headers: Further lines, each with CRLF.
            message_id: None: a new one. Empty: none.
            options, recipient_options: Behind MAIL FROM and RCPT TO, with a blank in front.
            added: Recipients that the configuration adds.

        Returns:
            The queue id, empty when the mail was refused.

        Raises:
            ScenarioError: A reply is not what RECIPIENTS say.
        """
        self.greet()
        subject = subject or self.stage.scenario
        message_id = self.stage.new_message_id() if message_id is None else message_id
        lines = [f"From: <{sender}>", f"To: <{recipients[0].address}>", f"Subject: {subject}", f"Date: {_now()}"]
        lines += [f"Message-ID: {message_id}"] * bool(message_id)
        text = "\r\n".join(lines) + f"\r\n{headers}\r\n{body}"
        replies = self._transaction(sender, recipients, options, recipient_options, text)
        queued = _QUEUED.match(replies[-1][1])
        self.stage.submitted(
            self.service, self.address, sender, recipients, added=added, message_id=message_id, subject=subject,
            sasl_username=self.user, queue_id=queued[1] if queued else None, replies=[reply for _, reply in replies],
        )  # fmt: skip
        self._compare(recipients, replies)
        return queued[1] if queued else ""

    def _transaction(
        self, sender: str, recipients: Sequence[Recipient], options: str, recipient_options: str, text: str
    ) -> list[tuple[str, str]]:
        replies = [("MAIL", self.command(f"MAIL FROM:<{sender}>{options}"))]
        if replies[-1][1].startswith("2"):
            for address in [one.address for one in recipients]:
                replies += [(address, self.command(f"RCPT TO:<{address}>{recipient_options}"))]
            if any(reply.startswith("2") for _, reply in replies[1:]):
                replies.append(("DATA", self.command("DATA")))
        if replies[-1][1].startswith("354"):
            end = "" if text.endswith("\r\n") else "\r\n"
            self.write(f"{text}{end}.\r\n")
            replies.append(("END", self.reply()))
        else:
            self.command("RSET")
        return replies

    def _compare(self, recipients: Sequence[Recipient], replies: list[tuple[str, str]]) -> None:
        got = dict(replies)
        for one in recipients:
            if one.outcome == "refused":
                reply = got.get(one.address if one.at == "RCPT" else one.at, GONE)
                self.expect(f"{one.at} for {one.address}", reply, one.reply)
            elif got.get(one.address):
                self.expect(f"RCPT for {one.address}", got[one.address], "250")
        if any(one.outcome != "refused" for one in recipients):
            self.expect("END", got.get("END", ""), "250")

    # --- commands ---

    def greet(self) -> None:
        """EHLO, once."""
        if not self._greeted:
            self._greeted = self.command(f"EHLO {self.helo}").startswith("2")

    def command(self, line: str, expect: str = "") -> str:
        """Send one line, return the (last line of the) reply; EXPECT is how it must begin."""
        self.write(f"{line}\r\n")
        reply = self.reply()
        self.expect(line, reply, expect)
        return reply

    def lose(self, line: str) -> None:
        """Send a line on which the server hangs up instead of answering.

        Raises:
            ScenarioError: It answers.
        """
        reply = self.command(line)
        if reply != GONE:
            raise ScenarioError(f"{line!r} was answered {reply!r}, which was not to be")

    def refused(self, line: str, reply: str, stage: str) -> str:
        """Send a line that is refused so that the log tells of it.

        Args:
            reply: How the reply must begin.
            stage: As Postfix names it in `reject: STAGE from`.
        """
        got = self.command(line, reply)
        self.stage.refused(self.service, self.address, stage, got)
        return got

    def speak_for(self, name: str, address: str) -> None:
        """XCLIENT (XCLIENT_README): from now on the log has another client."""
        self.greet()
        self.command(f"XCLIENT NAME={name} ADDR={address} PROTO=ESMTP HELO={name}", "220")
        self.address, self.helo, self._greeted = address, name, False

    def start_tls(self, context: ssl.SSLContext | None = None) -> None:
        """STARTTLS, and EHLO again."""
        self.greet()
        self.command("STARTTLS", "220")
        self.wrap(context)
        self._greeted = False
        self.greet()

    def wrap(self, context: ssl.SSLContext | None = None) -> None:
        """Go on in TLS."""
        self._socket = (context or trusting()).wrap_socket(self._socket, server_hostname="mail.example.jp")

    def log_in(self, user: str, password: str, mechanism: str = "PLAIN", result: str = "success") -> str:
        """AUTH; RESULT (success, failure) is what must come of it."""
        self.greet()
        reply = self._authenticate(user, password, mechanism)
        self.stage.logged_in(self.service, "smtp", self.address, user, mechanism, result, reply, self.connection)
        self.expect(f"AUTH {mechanism} {user}", reply, "235" if result == "success" else ("535", GONE))
        if result == "success":
            self.user = user
        return reply

    def fail(self, line: str, reply: str, mechanism: str, result: str = "failure") -> None:
        """Send a line with which an AUTH ends without a name.

        Args:
            reply: How the reply must begin.
            result: failure or aborted, as the log must have it.
        """
        got = self.command(line, reply)
        self.stage.logged_in(self.service, "smtp", self.address, "", mechanism, result, got, self.connection)

    def _authenticate(self, user: str, password: str, mechanism: str) -> str:
        if mechanism == "PLAIN":
            initial = _encoded(f"\0{user}\0{password}")
            return self.command(f"AUTH PLAIN {initial}")
        challenge = self.command(f"AUTH {mechanism}", "334")
        if mechanism == "LOGIN":
            self.command(_encoded(user), "334")
            return self.command(_encoded(password))
        digest = hmac.new(password.encode(), base64.b64decode(challenge[4:]), "md5").hexdigest()
        return self.command(_encoded(f"{user} {digest}"))

    def quit(self) -> None:
        """QUIT, if the server is still there."""
        with suppress(OSError):
            self.command("QUIT")
        self._socket.close()

    def drop(self) -> None:
        """Go without a word."""
        self._socket.close()

    def reset(self) -> None:
        """Go with a RST."""
        reset(self._socket)

    # --- bytes ---

    def write(self, text: str | bytes) -> None:
        """Send anything; a server that is gone shows in the next reply."""
        with suppress(OSError):
            self._socket.sendall(text if isinstance(text, bytes) else text.encode("utf-8"))

    def reply(self) -> str:
        """The last line of the next reply, `GONE` when there is none."""
        line = "-" * 4
        while line[3:4] == "-":
            line = self._line()
        return line

    def _line(self) -> str:
        while b"\n" not in self._rest:
            try:
                got = self._socket.recv(65536)
            except OSError:
                got = b""
            if not got:
                return GONE
            self._rest += got
        line, _, self._rest = self._rest.partition(b"\n")
        return line.decode("utf-8", "replace").rstrip("\r")

    def expect(self, what: str, reply: str, begin: str | tuple[str, ...]) -> None:
        """See that a reply begins as the scenario says.

        Raises:
            ScenarioError: It does not.
        """
        if not reply.startswith(begin):
            raise ScenarioError(f"{what!r} was answered {reply!r}, not {begin!r}")


def _encoded(text: str) -> str:
    return base64.b64encode(text.encode()).decode()


def _now() -> str:
    return time.strftime("%a, %d %b %Y %H:%M:%S +0000", time.gmtime())
