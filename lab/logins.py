"""The logins of a truth -> those that a log can tell of."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from lab.truth import Login


@dataclass(frozen=True, slots=True)
class ToldLogin:
    """A login as one line of a log tells it.

    Args:
        login: The try that the line names.
        attempts: For how many tries it stands.
    """

    login: Login
    attempts: int


def told_logins(logins: Iterable[Login]) -> Iterator[ToldLogin]:
    """The logins that have a line: all of Postfix's; of Dovecot's those with which a connection ended.

    Dovecot's login processes say one thing of a connection (login-common/client-common.c): that it
    logged in, whatever failed on it before, or that so many tries failed, with the last name.
    Of each single failure only its auth process tells, and only with auth_verbose.
    """
    connections: dict[tuple[str, int], list[Login]] = defaultdict(list)
    for login in logins:
        if login.protocol == "smtp":
            yield ToldLogin(login, 1)
        else:
            connections[login.scenario, login.connection].append(login)
    for tries in connections.values():
        last = tries[-1]
        yield ToldLogin(last, len(tries) if last.result == "failure" else 1)
