"""What was counted -> which addresses people use who may: they log in from there, or send us mail that is delivered."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from maillens.query.block.networks import Address, address_of
from maillens.query.section import Count, Counted
from maillens.query.security.finding import LEVELS, SURE, Finding

LOGINS = Count("logins", by=(("client_address", ""), ("login_user", "")), where=(("login_result", "is", "success"),))
MAILS = Count(
    "messages",
    by=(("client_address", ""), ("sasl_username", "")),
    where=(("accepted", "is", True), ("sent_count", "positive", "")),
    time="first_at",
)
COUNTS = {"block_logins": LOGINS, "block_mails": MAILS}
"""What must be counted."""


@dataclass(slots=True)
class Use:
    """What an address was used for.

    Args:
        users: As whom somebody got in or handed mail in; without those whose name the log does not tell.
        logins: Logins that worked.
        mails: Mails from there that were delivered.
    """

    users: set[str]
    logins: int = 0
    mails: int = 0


def uses_of(counted: Counted, stolen: Collection[tuple[str, Address]]) -> dict[Address, Use]:
    """The use of each address that has one.

    Args:
        stolen: (user, address) of which it is sure that the login was an attacker's: those are no use.
    """
    uses: dict[Address, Use] = {}
    for name, field in (("block_logins", "logins"), ("block_mails", "mails")):
        for item in counted[name].items():
            text, user = item.key
            address = address_of(text)
            if address is not None and (user, address) not in stolen:
                use = uses.setdefault(address, Use(set()))
                use.users |= {user} if user else set()
                setattr(use, field, getattr(use, field) + item.number)
    return uses


def stolen_by(findings: Iterable[Finding]) -> frozenset[tuple[str, Address]]:
    """(user, address) of the logins that are an attacker's for sure.

    What is only likely may be somebody who mistyped for long: such a login counts as its user's.
    """
    return frozenset(
        (one.user, address)
        for finding in findings
        if finding.hostile and finding.level == LEVELS[0] and finding.sure == SURE[0]
        for one in finding.successes
        if one.user and (address := address_of(one.address))
    )
