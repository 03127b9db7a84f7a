"""A POP3 client: poplib's, with an address of its own and logins that are told."""

import poplib
import socket
from typing import TYPE_CHECKING

from lab.protocols.connection import connect, trusting
from lab.protocols.imap import expect_login

if TYPE_CHECKING:
    from lab.stage import Stage


class Pop3Client(poplib.POP3):
    """poplib.POP3 with `log_in`; `stage.pop3()` makes it."""

    def __init__(self, stage: "Stage", service: str, address: str | None) -> None:
        self.stage, self.service, self.address = stage, service, address
        self.connection = stage.connected(address)
        super().__init__("127.0.0.1", stage.port(service, address))

    def _create_socket(self, timeout: float | None) -> socket.socket:
        plain = connect(self.stage.port(self.service, self.address), self.address)
        return trusting().wrap_socket(plain) if self.service == "pop3s" else plain

    def log_in(self, user: str, password: str, result: str = "success") -> None:
        """USER and PASS, which is logged as PLAIN; RESULT (success, failure) is what must come of it."""
        try:
            self.user(user)
            reply = self.pass_(password).decode()
        except poplib.error_proto as error:
            reply = f"-ERR {error}"
        self.stage.logged_in(self.service, "pop3", self.address, user, "PLAIN", result, reply, self.connection)
        expect_login(user, reply, result)

    def drop(self) -> None:
        """Go without a word."""
        self.close()
