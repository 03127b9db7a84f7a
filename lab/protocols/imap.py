"""An IMAP client: imaplib's, with an address of its own and logins that are told."""

import imaplib
import socket
from typing import TYPE_CHECKING

from lab.errors import ScenarioError
from lab.protocols.connection import connect, trusting

if TYPE_CHECKING:
    from lab.stage import Stage


class ImapClient(imaplib.IMAP4):
    """imaplib.IMAP4 with `log_in`; `stage.imap()` makes it."""

    def __init__(self, stage: "Stage", service: str, address: str | None) -> None:
        self.stage, self.service, self.address = stage, service, address
        self.connection = stage.connected(address)
        super().__init__("127.0.0.1", stage.port(service, address))

    def _create_socket(self, timeout: float | None) -> socket.socket:
        plain = connect(self.stage.port(self.service, self.address), self.address)
        return trusting().wrap_socket(plain) if self.service == "imaps" else plain

    def log_in(self, user: str, password: str, mechanism: str = "PLAIN", result: str = "success") -> None:
        """Authenticate; RESULT (success, failure) is what must come of it."""
        try:
            reply = self._authenticate(user, password, mechanism)
        except imaplib.IMAP4.error as error:
            reply = f"NO {error}"
        self.stage.logged_in(self.service, "imap", self.address, user, mechanism, result, reply, self.connection)
        expect_login(user, reply, result)

    def _authenticate(self, user: str, password: str, mechanism: str) -> str:
        if mechanism == "CRAM-MD5":
            return " ".join(map(str, self.login_cram_md5(user, password)))
        # The LOGIN command is logged as PLAIN as well, but cannot carry every name.
        answers = iter((user, password) if mechanism == "LOGIN" else (f"\0{user}\0{password}",))
        return " ".join(map(str, self.authenticate(mechanism, lambda _: next(answers).encode())))

    def drop(self) -> None:
        """Go without a word."""
        self.sock.close()


def expect_login(user: str, reply: str, result: str) -> None:
    """See that a login ended as the scenario says.

    Args:
        reply: Begins with OK where it worked.

    Raises:
        ScenarioError: It did not.
    """
    if reply.startswith(("OK", "+OK")) != (result == "success"):
        raise ScenarioError(f"the login of {user!r} was answered {reply!r}, which is no {result}")
