"""That other servers refuse this host is told with the list's name, our address, and how to ask for removal."""

from pathlib import Path

import pytest
from attack_lines import stamp
from security_findings import named, of_lines, page

from maillens.causes.blocklists import BLOCKLISTS, blocklist, listed_by


def refused(reply: str, *, relay: str = "mx.example.com", domain: str = "example.com", at_s: float = 10) -> str:
    """A delivery that another server refused."""
    return (
        f"{stamp(at_s)} mail postfix/smtp[541]: 4X{int(at_s):08d}: to=<reader@{domain}>, relay={relay}[198.51.100.5]:25, "
        f"delay=1, delays=0.1/0/0.4/0.5, dsn=5.7.1, status=bounced (host {relay}[198.51.100.5] said: {reply} "
        "(in reply to RCPT TO command))\n"
    )


ZEN = (
    "554 5.7.1 Service unavailable; Client host [203.0.113.9] blocked using zen.spamhaus.org; "
    "https://www.spamhaus.org/query/ip/203.0.113.9"
)


def test_a_listed_host_is_told_with_the_list_and_the_page(tmp_path: Path) -> None:
    """Two domains that refuse by one list are one finding, with our address, the list, the times, and where to ask."""
    log = [refused(ZEN, at_s=10), refused(ZEN, domain="example.net", at_s=500)]
    (found,) = of_lines(tmp_path, log)
    assert (found["threat"], found["form"], found["level"]) == ("own-host-listed", "spamhaus", "soon")
    assert (found["addresses"], found["subjects"]) == (["203.0.113.9"], ["Spamhaus"])
    assert (found["count"], found["domain_count"], found["hostile"]) == (2, 2, False)
    assert (found["first_at"], found["last_at"]) == (
        stamp(10).replace(".000000+00:00", "Z"),
        stamp(500).replace(".000000+00:00", "Z"),
    )
    assert "https://check.spamhaus.org/" in page(tmp_path)
    assert "https://check.spamhaus.org/" in page(tmp_path, "ja")


@pytest.mark.parametrize(
    ("reply", "relay", "expected"),
    [
        (ZEN, "mx.example.com", ("spamhaus", "Spamhaus")),
        (
            "554 5.7.1 Service unavailable; Client host [203.0.113.9] blocked using b.barracudacentral.org; "
            "http://www.barracudanetworks.com/reputation/?pr=1&ip=203.0.113.9",
            "mx.example.com",
            ("barracuda", "Barracuda"),
        ),
        (
            "554 Service unavailable; Client host [203.0.113.9] blocked using bl.spamcop.net; Blocked - see "
            "https://www.spamcop.net/bl.shtml?203.0.113.9",
            "mx.example.com",
            ("spamcop", "SpamCop"),
        ),
        (
            "554 5.7.1 Service unavailable; Client host [203.0.113.9] blocked using dnsbl.sorbs.net",
            "mx.example.com",
            ("sorbs", "SORBS"),
        ),
        (
            "554 5.7.1 Service unavailable; Client host [203.0.113.9] blocked using bl.lists.example",
            "mx.example.com",
            ("dnsbl", "bl.lists.example"),
        ),
        (
            "550 5.7.606 Access denied, banned sending IP [203.0.113.9]. To request removal from this list please visit "
            "https://sender.office.com/ and follow the directions.",
            "example-com.mail.protection.outlook.com",
            ("microsoft-365", "Microsoft 365"),
        ),
        (
            "550 5.7.1 Unfortunately, messages from [203.0.113.9] weren't sent. Please contact your Internet service "
            "provider since part of their network is on our block list (S3150).",
            "hotmail-com.olc.protection.outlook.com",
            ("outlook", "Outlook.com (Microsoft)"),
        ),
        (
            "550-5.7.1 [203.0.113.9] Our system has detected that this message is suspicious due to the very low "
            "reputation of the sending IP address. https://support.google.com/mail/answer/188131",
            "gmail-smtp-in.l.google.com",
            ("google", "Google (Gmail)"),
        ),
        (
            "554-mx.example.com 554 Your access to this mail system has been rejected due to the sending MTA's poor "
            "reputation.",
            "mx.example.com",
            ("cisco", "Cisco Talos (SenderBase)"),
        ),
        (
            "554 IP=203.0.113.9 - A problem occurred. (Ask your postmaster for help or to contact tosa@rx.t-online.de to "
            "clarify.) (BL)",
            "mx00.t-online.de",
            ("telekom", "Deutsche Telekom"),
        ),
        ("554 5.7.1 You are on our blacklist", "mx.example.com", ("own", "mx.example.com")),
    ],
)
def test_lists_are_known_by_their_replies(reply: str, relay: str, expected: tuple[str, str]) -> None:
    """Each reply names whose list or reputation it is."""
    assert listed_by(f"host {relay}[198.51.100.5] said: {reply} (in reply to RCPT TO command)", relay) == expected


@pytest.mark.parametrize(
    "reply",
    [
        "550 5.1.1 <reader@example.com>: Recipient address rejected: User unknown in virtual mailbox table",
        "450 4.2.0 <reader@example.com>: Recipient address rejected: Greylisted, see http://postgrey.example.com/",
        "452 4.2.2 The email account that you tried to reach is over quota. https://support.google.com/mail/?p=OverQuotaTemp",
        "550 5.7.26 This mail is unauthenticated: neither SPF nor DKIM passed. https://support.google.com/mail/answer/81126",
        "421 4.7.0 Too many connections from 203.0.113.9",
    ],
)
def test_other_refusals_are_no_listing(tmp_path: Path, reply: str) -> None:
    """Unknown users, greylisting, full mailboxes, SPF and rate limits say nothing of our reputation."""
    assert of_lines(tmp_path, [refused(reply)]) == []


def test_a_delivery_that_mentions_a_list_is_no_refusal(tmp_path: Path) -> None:
    """A server that took the mail has not refused it, whatever its reply says."""
    line = refused("250 2.0.0 Ok, not listed at zen.spamhaus.org").replace("status=bounced", "status=sent")
    assert of_lines(tmp_path, [line]) == []


def test_a_list_that_nobody_knows_is_named(tmp_path: Path) -> None:
    """Of a list without an entry the zone is told, and that the reply says whom to ask."""
    reply = "554 5.7.1 Service unavailable; Client host [203.0.113.9] blocked using bl.lists.example"
    assert named(of_lines(tmp_path, [refused(reply)])) == [("own-host-listed", "likely")]
    assert "bl.lists.example lists this server (203.0.113.9)" in page(tmp_path)
    assert "ask whom the reply in the log names" in page(tmp_path)


def test_every_list_says_how_to_be_removed() -> None:
    """Names are unique, and each list says in both languages what to do."""
    assert len({one.name for one in BLOCKLISTS}) == len(BLOCKLISTS)
    assert all(blocklist(one.name) is one and one.removal("en") and one.removal("ja") for one in BLOCKLISTS)
