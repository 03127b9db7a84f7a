"""What a person asks for -> which entries of a queue are meant."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from fnmatch import translate

from maillens.queue.entry import NULL_SENDER, Entry, domain_of
from maillens.queue.summary import reason_name

Test = Callable[[str], bool]


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """Conditions; an entry is meant when it meets all. Of several values of one condition, one is enough.

    Args:
        ids: Queue ids.
        senders: Addresses, domains (`example.com`, `@example.com`, `.example.com` for what is below it), or
            either with `*`; `<>` is the null sender.
        recipients: The same; one recipient is enough.
        domains: Domains of recipients, the same way.
        reasons: Names of causes, or words that a reason contains.
        queues: Names of queues.
        older_s: Age in seconds that is reached or passed.
        younger_s: Age in seconds that is not reached.
        bigger_bytes: Size that is reached or passed.
        clients: IP addresses or host names (or what is below, with a leading dot) that handed the mail in,
            which needs `client_of`.
        client_of: Queue id -> (name, address) of the client, from the log: the queue does not say.
    """

    ids: frozenset[str] = frozenset()
    senders: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    domains: tuple[str, ...] = ()
    reasons: tuple[str, ...] = ()
    queues: tuple[str, ...] = ()
    older_s: float | None = None
    younger_s: float | None = None
    bigger_bytes: int | None = None
    clients: tuple[str, ...] = ()
    client_of: Mapping[str, tuple[str, str]] | None = None

    @property
    def is_empty(self) -> bool:
        """Whether every entry is meant."""
        conditions = (self.ids, self.senders, self.recipients, self.domains, self.reasons, self.queues, self.clients)
        return not any(conditions) and self.older_s is self.younger_s is self.bigger_bytes is None

    def of(self, entries: Iterable[Entry], at_s: float) -> Iterator[Entry]:
        """Those of ENTRIES that are meant.

        Args:
            at_s: The moment ages are counted to, seconds since 1970.
        """
        tests = list(self._tests(at_s))
        return (entry for entry in entries if all(test(entry) for test in tests))

    def _tests(self, at_s: float) -> Iterator[Callable[[Entry], bool]]:
        if self.ids:
            yield lambda entry: entry.queue_id in self.ids
        if self.queues:
            yield lambda entry: entry.queue_name in self.queues
        if self.older_s is not None:
            latest_s = at_s - self.older_s
            yield lambda entry: entry.arrival_s <= latest_s
        if self.younger_s is not None:
            earliest_s = at_s - self.younger_s
            yield lambda entry: entry.arrival_s > earliest_s
        if (least := self.bigger_bytes) is not None:
            yield lambda entry: entry.size_bytes >= least
        if self.senders:
            is_sender = _any([_address_test(text) for text in self.senders])
            yield lambda entry: is_sender(entry.sender)
        if self.clients:
            is_client, client_of = _any([_client_test(text) for text in self.clients]), self.client_of or {}
            yield lambda entry: any(is_client(text) for text in client_of.get(entry.queue_id, ()))
        yield from self._recipient_tests()

    def _recipient_tests(self) -> Iterator[Callable[[Entry], bool]]:
        if self.recipients:
            is_recipient = _any([_address_test(text) for text in self.recipients])
            yield lambda entry: any(is_recipient(recipient.address) for recipient in entry.recipients)
        if self.domains:
            is_domain = _any([_domain_test(text.removeprefix("@")) for text in self.domains])
            yield lambda entry: any(is_domain(domain_of(recipient.address)) for recipient in entry.recipients)
        if self.reasons:
            is_reason = _any([_reason_test(text) for text in self.reasons])
            yield lambda entry: any(is_reason(recipient.delay_reason) for recipient in entry.recipients)


def _any(tests: list[Test]) -> Test:
    return tests[0] if len(tests) == 1 else lambda text: any(test(text) for test in tests)


def _address_test(text: str) -> Test:
    """For an address, a domain, or either with `*`."""
    if text in ("<>", "", NULL_SENDER):
        return lambda address: address == NULL_SENDER
    if "*" in text and "@" in text and not text.startswith("@"):
        pattern = _pattern(text)
        return lambda address: bool(pattern.match(address))
    if "@" in text and not text.startswith("@"):
        wanted = text.casefold()
        return lambda address: address.casefold() == wanted
    is_domain = _domain_test(text.removeprefix("@"))
    return lambda address: is_domain(domain_of(address))


def _domain_test(text: str) -> Test:
    """For a domain; what is below it with a leading dot, as in access(5)."""
    wanted = text.casefold()
    if "*" in wanted:
        pattern = _pattern(wanted)
        return lambda domain: bool(pattern.match(domain))
    if wanted.startswith("."):
        return lambda domain: domain.casefold().endswith(wanted)
    return lambda domain: domain.casefold() == wanted


def _client_test(text: str) -> Test:
    """For an IP address, or a host name like a domain."""
    return _domain_test(text.removeprefix("[").removesuffix("]"))


def _reason_test(text: str) -> Test:
    """For the name of a cause, or words of the reason."""
    wanted = text.casefold()
    return lambda reason: bool(reason) and (wanted in reason.casefold() or reason_name(reason) == wanted)


def _pattern(text: str) -> re.Pattern[str]:
    # Only `*` is special: brackets occur in address literals.
    return re.compile(translate(text.replace("[", "[[]").replace("?", "[?]")), re.IGNORECASE)
