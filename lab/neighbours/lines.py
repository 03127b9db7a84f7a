"""Connections as lines of text: what the neighbours have in common."""

import asyncio
import socket
import ssl
from collections.abc import Awaitable, Callable
from contextlib import suppress

Talk = Callable[["Connection"], Awaitable[None]]


class Connection:
    """One client of a neighbour. Reading past its end raises EOFError."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.reader, self.writer = reader, writer
        # Without it each answer waits 40 ms for an acknowledgement.
        writer.get_extra_info("socket").setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)

    async def line(self) -> str:
        """The next line without its end."""
        got = await self.reader.readline()
        if not got:
            raise EOFError
        return got.decode("utf-8", "surrogateescape").rstrip("\r\n")

    async def say(self, *lines: str) -> None:
        """Send lines."""
        self.writer.write("".join(f"{line}\r\n" for line in lines).encode("utf-8", "surrogateescape"))
        await self.writer.drain()

    async def lines_until_dot(self) -> list[str]:
        """The lines of a message (RFC 5321 section 4.1.1.4), dots doubled as they are sent."""
        lines: list[str] = []
        while (line := await self.line()) != ".":
            lines.append(line)
        return lines

    async def start_tls(self, context: ssl.SSLContext) -> None:
        """Go on in TLS, as the server."""
        await self.writer.start_tls(context)


async def listen(address: str, port: int, talk: Talk) -> None:
    """Talk with whoever connects; the end of a connection ends only that talk."""

    async def one(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        # A client may vanish at any point; that is what many of the scenarios are about.
        with suppress(EOFError, OSError, asyncio.IncompleteReadError, ssl.SSLError):
            await talk(Connection(reader, writer))
        with suppress(OSError, ssl.SSLError):
            writer.close()

    await asyncio.start_server(one, address, port, limit=1 << 20)
