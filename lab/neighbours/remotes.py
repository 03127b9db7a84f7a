"""Remote mail servers that accept, defer, refuse and hang, one to an address; etc/names.zone names them.

What `answers.example` says is in `remote_replies`: the local part of the recipient chooses.
"""

import asyncio
import itertools
import re
import ssl
from collections import Counter
from dataclasses import dataclass, field

from lab.neighbours.lines import Connection, listen
from lab.neighbours.remote_replies import AT_END, AT_MAIL, AT_RCPT
from lab.place import INSIDE

_PORT = 25
_SLOW_S = 1.5
_GREYLISTED = 2
"""Attempts that are put off before a recipient is taken."""


@dataclass
class Remote:
    """One server, by what it does.

    Args:
        name: First label of its domain.
        greeting: What it says first; None: never anything.
        rcpt: Reply to every RCPT TO, None to accept.
        drops_at: The command (`.` for the end of a message) at which it hangs up.
    """

    name: str
    greeting: str | None = "220 mx.{name}.example ESMTP"
    rcpt: str | None = None
    drops_at: str = ""
    attempts: Counter[str] = field(default_factory=Counter)

    async def talk(self, client: Connection) -> None:
        """Serve one client."""
        if self.greeting is None:
            await client.reader.read()
            return
        await client.say(self.greeting.format(name=self.name))
        await _Dialogue(self, client).run()


REMOTES = {
    "127.0.0.11": Remote("accepts"),
    "127.0.0.13": Remote("answers"),
    "127.0.0.14": Remote("turned-away", greeting="554 5.7.1 No SMTP service here"),
    "127.0.0.15": Remote("hangs", greeting=None),
    "127.0.0.16": Remote("drops", drops_at="DATA"),
    "127.0.0.17": Remote("tls"),
    "127.0.0.18": Remote("broken-tls"),
    "127.0.0.20": Remote("defers", rcpt="450 4.2.0 Mailbox busy, try again later"),
    "127.0.0.21": Remote("refuses", rcpt="550 5.1.1 User unknown"),
    "127.0.0.22": Remote("slow"),
    "127.0.0.23": Remote("drops-at-end", drops_at="."),
    "127.0.0.24": Remote("greylists"),
}

_numbers = itertools.count(1)


class _Dialogue:
    """One session; `words` are SMTP commands (RFC 5321)."""

    def __init__(self, remote: Remote, client: Connection) -> None:
        self.remote, self.client = remote, client
        self.encrypted = False
        self.recipients: list[str] = []

    async def run(self) -> None:
        while True:
            line = await self.client.line()
            word = line.split(" ")[0].split(":")[0].upper()
            if word == self.remote.drops_at:
                return
            if word == "QUIT":
                await self.client.say("221 2.0.0 Bye")
                return
            if not await getattr(self, f"on_{word.lower()}", self.on_other)(line):
                return

    async def on_ehlo(self, _line: str) -> bool:
        offers = ["PIPELINING", "SIZE 10000", "8BITMIME", "ENHANCEDSTATUSCODES", "SMTPUTF8"]
        if self.remote.name != "answers":
            offers.append("DSN")
        if self.remote.name in ("tls", "broken-tls") and not self.encrypted:
            offers.append("STARTTLS")
        last = offers.pop()
        await self.client.say(f"250-mx.{self.remote.name}.example", *(f"250-{one}" for one in offers), f"250 {last}")
        return True

    async def on_starttls(self, _line: str) -> bool:
        await self.client.say("220 2.0.0 Ready to start TLS")
        if self.remote.name == "broken-tls":
            await self.client.say("this is not TLS at all")
            return False
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(INSIDE / "tls/certificate.pem", INSIDE / "tls/key.pem")
        await self.client.start_tls(context)
        self.encrypted = True
        return True

    async def on_mail(self, line: str) -> bool:
        self.recipients = []
        reply = AT_MAIL.get(_local_part(line)) if self.remote.name == "answers" else None
        await self.client.say(reply or "250 2.1.0 Ok")
        return True

    async def on_rcpt(self, line: str) -> bool:
        reply = self._reply_to_recipient(line)
        if reply is None:
            self.recipients.append(_local_part(line))
        await self.client.say(*(reply or "250 2.1.5 Ok").split("\n"))
        # RFC 5321 section 3.8: 421 announces the end of the connection.
        return not (reply or "").startswith("421")

    def _reply_to_recipient(self, line: str) -> str | None:
        if self.remote.name == "answers":
            return AT_RCPT.get(_local_part(line))
        if self.remote.name == "greylists":
            self.remote.attempts[line] += 1
            return "451 4.7.1 Greylisted, come back" if self.remote.attempts[line] <= _GREYLISTED else None
        return self.remote.rcpt

    async def on_data(self, _line: str) -> bool:
        if not self.recipients:
            await self.client.say("554 5.5.1 Error: no valid recipients")
            return True
        await self.client.say("354 End data with <CR><LF>.<CR><LF>")
        lines = await self.client.lines_until_dot()
        if self.remote.drops_at == ".":
            return False
        if self.remote.name == "slow":
            await asyncio.sleep(_SLOW_S)
        queued = f"250 2.0.0 Ok: {sum(map(len, lines))} bytes queued as REMOTE{next(_numbers):05}"
        reply = AT_END.get(self.recipients[0], queued) if self.remote.name in ("answers", "tls") else queued
        await self.client.say(reply)
        return not reply.startswith("421")

    async def on_rset(self, _line: str) -> bool:
        await self.client.say("250 2.0.0 Ok")
        return True

    async def on_other(self, _line: str) -> bool:
        await self.client.say("502 5.5.2 Error: command not recognized")
        return True


def _local_part(line: str) -> str:
    found = re.search(r"<([^@>]*)", line)
    return found[1].lower() if found else ""


async def serve() -> None:
    """Listen on the addresses of all of them."""
    for address, remote in REMOTES.items():
        await listen(address, _PORT, remote.talk)
