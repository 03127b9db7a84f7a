"""A reply that refuses this host -> which list or provider thinks badly of it, and how to ask it to think again.

The pages are those that each of them names in its replies or its documentation.
"""

import re
from dataclasses import dataclass
from functools import cache

from maillens.causes.providers import provider_of
from maillens.causes.search import find


@dataclass(frozen=True, slots=True)
class Blocklist:
    """Who lists or judges hosts.

    Args:
        name: Under which programs find it; a name once given is never changed.
        shown: As people call it.
        signs: Lower-case texts of which one occurs in its replies.
        en, ja: How to ask for removal.
    """

    name: str
    shown: str
    signs: tuple[str, ...]
    en: str
    ja: str

    def removal(self, language: str) -> str:
        """How to ask for removal, in `en` or `ja`."""
        return self.ja if language == "ja" else self.en


def _at(page: str) -> tuple[str, str]:
    return (
        f"Look the address up and ask for its removal at {page}",
        f"{page} でIPアドレスを調べ、解除を申請してください。",
    )


BLOCKLISTS: tuple[Blocklist, ...] = (
    Blocklist("spamhaus", "Spamhaus", ("spamhaus",), *_at("https://check.spamhaus.org/")),
    Blocklist(
        "barracuda",
        "Barracuda",
        ("barracudacentral", "barracuda reputation", "barracudanetworks.com/reputation"),
        *_at("https://www.barracudacentral.org/rbl/removal-request"),
    ),
    Blocklist(
        "spamcop",
        "SpamCop",
        ("spamcop",),
        "Entries end by themselves about a day after the last spam; which mail it was: https://www.spamcop.net/bl.shtml",
        "最後の迷惑メールから1日ほどで自動的に解除されます。原因の調べ方: https://www.spamcop.net/bl.shtml",
    ),
    Blocklist(
        "sorbs",
        "SORBS",
        ("sorbs",),
        "SORBS ended in June 2024: nobody can remove the entry. Ask the other side to stop using this list.",
        "SORBSは2024年6月に終了しており、解除の申請先はありません。相手の管理者に、このリストの参照をやめるよう依頼してください。",
    ),
    Blocklist("uceprotect", "UCEPROTECT", ("uceprotect",), *_at("https://www.uceprotect.net/en/rblcheck.php")),
    Blocklist("psbl", "PSBL", ("psbl.surriel", "psbl.org"), *_at("https://psbl.org/")),
    Blocklist("abusix", "Abusix", ("abusix",), *_at("https://lookup.abusix.com/")),
    Blocklist("proofpoint", "Proofpoint", ("proofpoint",), *_at("https://ipcheck.proofpoint.com/")),
    Blocklist(
        "trendmicro",
        "Trend Micro",
        ("trendmicro", "mail-abuse.com", "trend micro"),
        "How to ask for removal: https://success.trendmicro.com/en-US/solution/KA-0001574",
        "解除の申請方法: https://success.trendmicro.com/en-US/solution/KA-0001574",
    ),
    Blocklist(
        "cisco",
        "Cisco Talos (SenderBase)",
        ("senderbase", "talosintelligence", "the sending mta's poor reputation"),
        *_at("https://talosintelligence.com/reputation_center"),
    ),
    Blocklist(
        "microsoft-365",
        "Microsoft 365",
        ("sender.office.com", "banned sending ip"),
        "Ask for removal at https://sender.office.com/",
        "https://sender.office.com/ で解除を申請してください。",
    ),
    Blocklist(
        "outlook",
        "Outlook.com (Microsoft)",
        ("(s3140)", "(s3150)", "part of their network is on our block list"),
        "Ask for removal by the form for senders: https://go.microsoft.com/fwlink/?LinkID=614866",
        "送信者用のフォームで解除を申請してください: https://go.microsoft.com/fwlink/?LinkID=614866",
    ),
    Blocklist(
        "google",
        "Google (Gmail)",
        ("support.google.com/mail",),
        "There is no list to be removed from: follow https://support.google.com/mail/answer/81126 and wait some days.",
        "解除の申請先はありません。次の要件を満たし、数日待ってください: https://support.google.com/mail/answer/81126",
    ),
    Blocklist(
        "yahoo",
        "Yahoo / AOL",
        ("postmaster.yahooinc.com", "postmaster.verizonmedia.com", "senders.yahooinc.com"),
        "Ask by https://senders.yahooinc.com/",
        "https://senders.yahooinc.com/ から問い合わせてください。",
    ),
    Blocklist(
        "apple",
        "Apple (iCloud)",
        ("icloud.com", "support.apple.com"),
        "Write to icloudadmin@apple.com; what to write: https://support.apple.com/en-us/102322",
        "icloudadmin@apple.comへ連絡してください。記載事項: https://support.apple.com/en-us/102322",
    ),
    Blocklist(
        "telekom",
        "Deutsche Telekom",
        ("rx.t-online.de",),
        "Write to the address that the reply names; what is wanted: https://postmaster.t-online.de/",
        "応答にあるアドレスへ連絡してください。求められる条件: https://postmaster.t-online.de/",
    ),
)
"""Lists first, then providers with a reputation of their own."""

_OF_PROVIDERS = frozenset(("google", "yahoo", "apple", "telekom", "proofpoint", "cisco", "barracuda", "trendmicro"))
"""Providers of `providers.py` who are a blocklist under the same name."""
_NAMED = re.compile(r"(?:using|listed (?:in|by|on|at)) +(?:the )?([a-z0-9][a-z0-9-]*(?:\.[a-z0-9-]+)+)")
"""How smtpd(8) and others name a DNSBL zone."""


def listed_by(reply: str, relay: str, reason: str = "") -> tuple[str, str] | None:
    """Who refuses us for our address or reputation, by the reply of another server.

    Args:
        relay: Name of the server that replied.
        reason: The reply without names and numbers, where it is known.

    Returns:
        (name, as people call it): that of a `Blocklist`; `dnsbl` and the zone of another list; `own` and the provider,
        or the server itself, that judges by rules of its own. None where the reply says nothing of the kind.
    """
    words = reply.lower().partition(" said: ")[2] or reply.lower()
    cause = find(reason or reply)
    is_listed = cause is not None and cause.name == "blocklisted"
    if not is_listed and not _PLAIN_SIGNS.search(words):
        return None
    for blocklist in BLOCKLISTS if is_listed else _PLAIN:
        if any(sign in words for sign in blocklist.signs):
            return blocklist.name, blocklist.shown
    if zone := _NAMED.search(words):
        return "dnsbl", zone[1]
    provider = provider_of(relay)
    if provider and provider[0] in _OF_PROVIDERS:
        return provider[0], _by_name()[provider[0]].shown
    return "own", provider[1] if provider else relay


_PLAIN = tuple(one for one in BLOCKLISTS if one.name in ("microsoft-365", "outlook", "telekom"))
"""Whose signs are said of a listed host alone."""
_PLAIN_SIGNS = re.compile("|".join(re.escape(sign) for one in _PLAIN for sign in one.signs))


def blocklist(name: str) -> Blocklist | None:
    """The list of this name; None for those that are not known here."""
    return _by_name().get(name)


@cache
def _by_name() -> dict[str, Blocklist]:
    return {one.name: one for one in BLOCKLISTS}
