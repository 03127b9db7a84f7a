"""Filters that speak SMTP: one after the queue (10024 to 10025), one before it (10026 to 10027).

They pass on what they hear. A header `X-Filter: VERB` makes them refuse, put off or drop the message.
"""

import asyncio
import re
from functools import partial

from lab.neighbours.lines import Connection, listen

_REPLIES = {
    "refuse": "550 5.7.1 Rejected by content filter: virus found",
    "later": "451 4.5.0 Content filter is overloaded",
    "drop": "",
}


async def serve() -> None:
    """Listen for both."""
    await listen("127.0.0.1", 10024, partial(_pass_on, next_port=10025))
    await listen("127.0.0.1", 10026, partial(_pass_on, next_port=10027))


async def _pass_on(client: Connection, next_port: int) -> None:
    server = Connection(*await asyncio.open_connection("127.0.0.1", next_port, limit=1 << 20))
    try:
        await client.say(*await _reply(server))
        while True:
            line = await client.line()
            await server.say(line)
            reply = await _reply(server)
            await client.say(*reply)
            if line.upper() == "DATA" and reply[0].startswith("354") and not await _message(client, server):
                return
            if line.upper() == "QUIT":
                return
    finally:
        server.writer.close()


async def _message(client: Connection, server: Connection) -> bool:
    """Pass a message on, or answer instead of the server; then the connection is of no more use."""
    lines = await client.lines_until_dot()
    verb = next((found[1] for line in lines if (found := re.fullmatch(r"X-Filter: (\S+)", line))), None)
    if verb in _REPLIES:
        if _REPLIES[verb]:
            await client.say(_REPLIES[verb])
        return False
    await server.say(*lines, ".")
    await client.say(*await _reply(server))
    return True


async def _reply(server: Connection) -> list[str]:
    lines = [await server.line()]
    while lines[-1][3:4] == "-":
        lines.append(await server.line())
    return lines
