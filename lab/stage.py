"""What a scenario plays with: clients that tell the truth file all by themselves, and Postfix's commands."""

import itertools
import json
import subprocess
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from typing import TypeVar

from lab.errors import ScenarioError
from lab.place import PORTS, Place
from lab.protocols.connection import HERE
from lab.protocols.imap import ImapClient
from lab.protocols.pop3 import Pop3Client
from lab.protocols.sieve import SieveClient
from lab.protocols.smtp import SmtpClient
from lab.threats import Cast, Threat
from lab.truth import Fact, Login, Recipient, Refusal, Submission, TruthFile

_One = TypeVar("_One")

PATIENCE_S = 40.0
"""How long mail may take to come where it should."""


class Stage:
    """The stage of one scenario.

    Args:
        scenario: Its name.
        place: The lab, from inside.
        truth: Where the facts go.
    """

    def __init__(self, scenario: str, place: Place, truth: TruthFile) -> None:
        self.scenario, self.place, self.truth = scenario, place, truth
        self._numbers = itertools.count(1)
        self._connections = itertools.count(1)
        self._casts: list[Cast] = []

    # --- parties ---

    @contextmanager
    def attack(self, threat: Threat) -> Iterator[None]:
        """All clients in this block are the attacker's: at its end the truth says what must be found."""
        with self._playing() as cast:
            yield
        self.truth.write(cast.finding(self.scenario, threat))

    @contextmanager
    def innocents(self) -> Iterator[None]:
        """All clients in this block have done nothing: at its end the truth says that nobody may be accused."""
        with self._playing() as cast:
            yield
        self.truth.write(cast.innocent(self.scenario))

    @contextmanager
    def _playing(self) -> Iterator[Cast]:
        cast = Cast()
        self._casts.append(cast)
        yield cast
        self._casts.remove(cast)

    def at_once(self, act: Callable[[_One], None], each: Iterable[_One]) -> None:
        """Do something for each of these side by side, as a net of bots does.

        Raises:
            ScenarioError: One of them failed.
        """
        everything = list(each)
        with ThreadPoolExecutor(len(everything)) as pool:
            list(pool.map(act, everything))

    # --- clients ---

    def smtp(
        self,
        address: str | None = None,
        service: str = "smtp",
        *,
        helo: str = "mail.friend.example",
        first: bytes = b"",
        greeting: str = "220",
    ) -> SmtpClient:
        """Connect to Postfix.

        Args:
            address: From where it shall seem to come (any of the documentation ranges); None: from this host.
            service: Any of `place.PORTS` that speaks SMTP or LMTP; with an address, the proxied port.
            first: Bytes to send before the greeting is read.
            greeting: How the greeting must begin; empty: it is not read.
        """
        return SmtpClient(self, service, address, helo=helo, first=first, greeting=greeting)

    def imap(self, address: str | None = None, service: str = "imap") -> ImapClient:
        """Connect to Dovecot's IMAP; `imaps` is TLS from the start."""
        return ImapClient(self, service, address)

    def pop3(self, address: str | None = None, service: str = "pop3") -> Pop3Client:
        """Connect to Dovecot's POP3; `pop3s` is TLS from the start."""
        return Pop3Client(self, service, address)

    def sieve(self, address: str | None = None) -> SieveClient:
        """Connect to Dovecot's ManageSieve."""
        return SieveClient(self, "sieve", address)

    def port(self, service: str, address: str | None) -> int:
        """The port of a service for a client that has, or has not, an address of its own."""
        return PORTS[service] + (0 if address in HERE else 1000)

    def connected(self, address: str | None) -> int:
        """Count a connection; the clients do so themselves.

        Returns:
            Its number in this scenario.
        """
        for cast in self._casts:
            cast.came(address or "127.0.0.1", time.time())
        return next(self._connections)

    # --- commands ---

    def run(self, *command: str, given: str = "", expect: int = 0) -> str:
        """Run a command inside the lab, such as `postqueue -c …`.

        Returns:
            What it printed.

        Raises:
            ScenarioError: Its exit code is not EXPECT.
        """
        done = subprocess.run(
            command, input=given, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False, timeout=60
        )
        if done.returncode != expect:
            raise ScenarioError(f"{' '.join(command)}: exit code {done.returncode}: {done.stdout.strip()}")
        return done.stdout

    def postfix(self, command: str, *words: str, instance: str = "postfix", expect: int = 0) -> str:
        """Run postqueue, postsuper or the like on an instance, by the name of its folder below etc/."""
        return self.run(command, "-c", f"/run/lab/etc/{instance}", *words, expect=expect)

    def wait_for(self, *queue_ids: str, queue: str = "", instance: str = "postfix") -> None:
        """Wait until mails are where they should come.

        Args:
            queue: `deferred` or `hold`; empty: out of the queue.

        Raises:
            ScenarioError: They do not come there.
        """
        end = time.monotonic() + PATIENCE_S
        while True:
            listed = (json.loads(row) for row in self.postfix("postqueue", "-j", instance=instance).splitlines())
            places = {row["queue_id"]: row["queue_name"] for row in listed}
            if all(places.get(queue_id, "") == queue for queue_id in queue_ids):
                return
            if time.monotonic() > end:
                raise ScenarioError(f"{', '.join(queue_ids)} did not come to {queue or 'their end'}")
            time.sleep(0.5)

    def sendmail(self, sender: str, *recipients: Recipient, subject: str = "", options: Sequence[str] = ()) -> None:
        """Hand a mail in by command; nobody says its queue id."""
        message_id = self.new_message_id()
        subject = subject or self.scenario
        text = f"From: {sender}\nSubject: {subject}\nMessage-ID: {message_id}\n\nHello.\n"
        to = [recipient.address for recipient in recipients]
        self.run("sendmail", "-C", "/run/lab/etc/postfix", *options, "-f", sender, *to, given=text)
        self.submitted("sendmail", None, sender, recipients, message_id=message_id, subject=subject)

    # --- truth ---

    def new_message_id(self) -> str:
        """A Message-ID that no other mail of the lab has."""
        return f"<{next(self._numbers)}.{self.scenario}@client.example>"

    def submitted(
        self,
        service: str,
        address: str | None,
        sender: str,
        recipients: Sequence[Recipient],
        *,
        added: Sequence[Recipient] = (),
        message_id: str,
        subject: str,
        sasl_username: str = "",
        queue_id: str | None = None,
        replies: Sequence[str] = (),
    ) -> None:
        """Tell of a submission; the clients do so themselves."""
        self._tell(
            Submission(
                self.scenario, time.time(), service, address, sender, tuple(recipients), tuple(added),
                message_id, subject, sasl_username, queue_id, tuple(replies),
            )
        )  # fmt: skip

    def logged_in(
        self,
        service: str,
        protocol: str,
        address: str | None,
        user: str,
        mechanism: str,
        result: str,
        reply: str,
        connection: int,
    ) -> None:
        """Tell of a login; the clients do so themselves."""
        self._tell(
            Login(self.scenario, time.time(), service, protocol, address, user, mechanism, result, reply, connection)
        )

    def refused(self, service: str, address: str | None, stage: str, reply: str) -> None:
        """Tell of a refused command; the clients do so themselves."""
        self._tell(Refusal(self.scenario, time.time(), service, address, stage, reply))

    def _tell(self, fact: Fact) -> None:
        self.truth.write(fact)
        for cast in self._casts:
            cast.did(fact)
