"""The threats that scenarios play, and how a scenario's deeds become what must, or may not, be said of them."""

from enum import StrEnum

from lab.truth import Fact, Finding, Innocent, Login, Refusal, Submission


class Threat(StrEnum):
    """What an attacker is after, by the name that a search for threats should give it."""

    PASSWORD_GUESSING = "password-guessing"
    """One address, one user, many passwords."""
    SLOW_GUESSING = "slow-guessing"
    """The same with pauses, to stay below what counts tries a minute."""
    DISTRIBUTED_GUESSING = "distributed-guessing"
    """Many addresses, one user; no address tries often."""
    PASSWORD_SPRAY = "password-spray"
    """Many users, one or two passwords for each."""
    USER_ENUMERATION = "user-enumeration"
    """Many names that nobody has, to learn which ones somebody has."""
    SUCCESS_AFTER_FAILURES = "success-after-failures"
    """Guessing that found the password."""
    STOLEN_ACCOUNT = "stolen-account"
    """Somebody who is not its user sends by an account."""
    SCAN = "scan"
    """Connections that want to know what listens, and no mail."""
    RELAY_ATTEMPT = "relay-attempt"
    """Mail by strangers for strangers."""
    DIRECTORY_HARVEST = "directory-harvest"
    """Mail for a list of guessed recipients."""
    SPOOFED_SENDER = "spoofed-sender"
    """Mail from outside in the name of a user here, or by one user in the name of another."""


class Cast:
    """One party of a scenario; the stage tells it of every connection and fact while it plays.

    Several threads of one scenario may tell at once: appending to a list is all that they do.
    """

    def __init__(self) -> None:
        self._addresses: list[str] = []
        self._times: list[float] = []
        self._logins: list[Login] = []
        self._mails: list[Submission] = []

    def came(self, address: str, at: float) -> None:
        """A client connected."""
        self._addresses.append(address)
        self._times.append(at)

    def did(self, fact: Fact) -> None:
        """A client logged in, was refused or handed a mail in."""
        if isinstance(fact, Login):
            self._logins.append(fact)
        elif isinstance(fact, Submission) and fact.queue_id is not None:
            self._mails.append(fact)
        if isinstance(fact, Login | Submission | Refusal):
            self._times.append(fact.at)

    def finding(self, scenario: str, threat: Threat) -> Finding:
        """What must be said of an attacker who did all that."""
        tries = sorted(login.at for login in self._logins)
        return Finding(
            scenario=scenario,
            threat=threat,
            addresses=self._all_addresses(),
            users=self._users(),
            first_at=min(self._times),
            last_at=max(self._times),
            failures=sum(login.result == "failure" for login in self._logins),
            pace_s=round((tries[-1] - tries[0]) / (len(tries) - 1), 1) if len(tries) > 1 else None,
            successes=tuple(login for login in self._logins if login.result == "success"),
            queue_ids=tuple(mail.queue_id for mail in self._mails if mail.queue_id),
            waiting_queue_ids=tuple(mail.queue_id for mail in self._mails if mail.queue_id and _waits(mail)),
        )

    def innocent(self, scenario: str) -> Innocent:
        """Of whom nothing may be said."""
        return Innocent(scenario, self._all_addresses(), self._users())

    def _all_addresses(self) -> tuple[str, ...]:
        return tuple(sorted(set(self._addresses)))

    def _users(self) -> tuple[str, ...]:
        return tuple(sorted({login.user for login in self._logins}))


def _waits(mail: Submission) -> bool:
    return any(one.outcome in ("deferred", "held") for one in mail.recipients)
