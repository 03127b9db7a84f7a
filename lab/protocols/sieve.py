"""A ManageSieve client (RFC 5804), as much of it as the scenarios need."""

import base64
from typing import TYPE_CHECKING

from lab.protocols.connection import connect
from lab.protocols.imap import expect_login

if TYPE_CHECKING:
    from lab.stage import Stage


class SieveClient:
    """One connection; `stage.sieve()` makes it."""

    def __init__(self, stage: "Stage", service: str, address: str | None) -> None:
        self.stage, self.service, self.address = stage, service, address
        self.connection = stage.connected(address)
        self._socket = connect(stage.port(service, address), address)
        self._file = self._socket.makefile("rwb")
        self.reply()

    def log_in(self, user: str, password: str, result: str = "success") -> None:
        """AUTHENTICATE PLAIN; RESULT (success, failure) is what must come of it."""
        initial = base64.b64encode(f"\0{user}\0{password}".encode()).decode()
        reply = self.command(f'AUTHENTICATE "PLAIN" "{initial}"')
        self.stage.logged_in(self.service, "sieve", self.address, user, "PLAIN", result, reply, self.connection)
        expect_login(user, reply, result)

    def install(self, name: str, script: str) -> None:
        """Store a script and make it the one that is run for each mail."""
        self.command(f'PUTSCRIPT "{name}" {{{len(script)}+}}\r\n{script}')
        self.command(f'SETACTIVE "{name}"')

    def command(self, line: str) -> str:
        """Send one command, return the line that says whether it worked."""
        self._file.write(f"{line}\r\n".encode())
        self._file.flush()
        return self.reply()

    def reply(self) -> str:
        """The closing line of the next reply: OK, NO or BYE."""
        line = b"-"
        while line and not line.startswith((b"OK", b"NO", b"BYE")):
            line = self._file.readline()
        return line.decode("utf-8", "replace").strip()

    def quit(self) -> None:
        """LOGOUT."""
        self.command("LOGOUT")
        self._file.close()
        self._socket.close()
