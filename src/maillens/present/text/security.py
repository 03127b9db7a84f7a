"""Findings -> the page that people read: what is the matter, how sure that is, what it stands on, what to do now."""

import shlex
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import tzinfo

from maillens import epoch
from maillens.causes.blocklists import blocklist
from maillens.geo import Origin
from maillens.present.page import Advice, AnyPage
from maillens.present.secrets import secrets_advice
from maillens.present.text.amounts import duration, number
from maillens.present.text.foot import add_foot, clock
from maillens.present.text.report import span
from maillens.present.text.visible import visible
from maillens.present.words import Words
from maillens.query.security.finding import Finding, Place
from maillens.query.security.search import Security

SUBJECTS = ("amounts", "report", "security", "threats", "secrets")
"""Catalogues that the page takes its words from."""

NAMED = 3
"""Addresses and users that a sentence names; it counts the others."""


@dataclass(frozen=True, slots=True)
class Look:
    """How findings are shown.

    Args:
        words: The catalogues `SUBJECTS`.
        top: Findings of each threat, 0 for all.
        zone: Of the times shown; None for this machine's.
        problems: What could not be read, and why, in the language of the page.
        lines: The sample lines, by place, as far as they can be read again.
    """

    words: Words
    top: int = 10
    zone: tzinfo | None = None
    problems: Sequence[tuple[str, str]] = ()
    lines: dict[Place, str] | None = None


def add_security(page: AnyPage, security: Security, look: Look) -> None:
    """Put all findings on the page, those of one threat and level together, and what they stand on."""
    words = look.words
    page.headline(words.say("headline", span=span(security.reading, look.zone, words)))
    page.paragraph(verdict(security.findings, words))
    by_threat: dict[str, list[Finding]] = {}
    for finding in security.findings:
        by_threat.setdefault(finding.threat, []).append(finding)
    for threat, found in by_threat.items():
        _add_threat(page, threat, found, security, look)
    if advice := secrets_advice(security.reading, words):
        page.section(words["secrets.title"])
        page.advice([advice])
    add_foot(page, security.reading, look.problems, look.zone, words)


def verdict(findings: Sequence[Finding], words: Words) -> str:
    """The first sentence: whether somebody is in, and whether something must be done."""
    if not findings:
        return words["verdict.nothing"]
    worst = findings[0].level
    return words.counted(f"verdict.{worst}", sum(one.level == worst for one in findings))


def _add_threat(page: AnyPage, threat: str, found: list[Finding], security: Security, look: Look) -> None:
    words = look.words
    page.section(words[f"{threat}.title"])
    page.note(words[f"{threat}.note"])
    shown = found[: look.top] if look.top else found
    for finding in shown:
        page.advice(
            [Advice(finding.level, words[f"level.{finding.level}"], _told(finding, look), _todo(finding, words))]
        )
        for place in finding.evidence:
            page.example(_sample(place, security, look))
    if len(found) > len(shown):
        page.note(words.say("more-findings", n=number(len(found) - len(shown)), total=number(len(found))))


def _told(finding: Finding, look: Look) -> str:
    """Who did what to whom, when, and how sure that is."""
    words = look.words
    sentence = words.one_of(_key(finding, words), len(finding.users)).format_map(_values(finding, look))
    parts = [sentence, _from_where(finding, words), _when(finding, look), words[f"sure.{finding.sure}"]]
    return words.joined(*(part for part in parts if part))


def _key(finding: Finding, words: Words) -> str:
    """Which sentence tells a finding: of its form, of what a user did, of somebody who got in nobody knows as whom."""
    variants = [f".{finding.form}"] * bool(finding.form) + [".user"] * bool(finding.users)
    variants += [".nameless"] * any(not one.user for one in finding.successes)
    return next((finding.threat + one for one in variants if words.get(finding.threat + one, "")), finding.threat)


def _values(finding: Finding, look: Look) -> dict[str, str]:
    words = look.words
    entered = finding.successes[0] if finding.successes else None
    return {
        "addresses": named(finding.addresses, words) or words["our-address"],
        "address_count": number(len(finding.addresses)),
        "network": visible(finding.network),
        "subjects": named(finding.subjects, words),
        "subject_count": number(len(finding.subjects)),
        "uid": "" if finding.uid is None else str(finding.uid),
        "users": named(finding.users, words) or words["nobody"],
        "user_count": number(len(finding.users)),
        "count": number(finding.count),
        "pace": duration(finding.pace_s or 0, words),
        "entered_by": visible(entered.address) if entered else "",
        "entered_at": clock(epoch.moment(entered.at), look.zone) if entered else "",
        "waiting": number(len(finding.waiting_queue_ids)),
        "sent": number(finding.sent_count),
        "recipients": number(finding.recipient_count),
        "domains": number(finding.domain_count),
        "bounced": number(finding.bounced_count),
    }


def _from_where(finding: Finding, words: Words) -> str:
    """The countries and operators of the addresses, as far as they are known."""
    origins = [origin_text(one) for one in finding.origins]
    return words.say("origins", origins=named(origins, words)) if origins else ""


def origin_text(origin: Origin) -> str:
    """`CN AS64500 Example Hosting`, as far as it is known."""
    parts = [origin.country, f"AS{origin.asn}" if origin.asn else "", origin.organisation]
    return visible(" ".join(part for part in parts if part))


def _when(finding: Finding, look: Look) -> str:
    if finding.first_at is None or finding.last_at is None:
        return ""
    first, last = (clock(epoch.moment(at), look.zone) for at in (finding.first_at, finding.last_at))
    if first == last:
        return look.words.say("when.once", first=first)
    return look.words.say("when", first=first, last=last if last[:10] != first[:10] else last[11:])


def named(names: Sequence[str], words: Words) -> str:
    """A few of NAMES, and how many others there are."""
    shown = words["names.separator"].join(visible(name) for name in names[:NAMED])
    left = len(names) - NAMED
    return words.say("and-others", names=shown, n=number(left)) if left > 0 else shown


def _todo(finding: Finding, words: Words) -> str:
    """The next step, with commands that can be pasted."""
    values = {
        "user": visible(shlex.quote(finding.users[0])) if finding.users else "USER",
        "address": visible(shlex.quote(finding.addresses[0])) if finding.addresses else "ADDRESS",
        "network": visible(shlex.quote(finding.network or (finding.addresses or ("ADDRESS",))[0])),
        "uid": "UID" if finding.uid is None else str(finding.uid),
        "subject": visible(shlex.quote(finding.subjects[0])) if finding.subjects else "NAME",
        "removal": _removal(finding, words),
        "queue_id": visible(shlex.quote(finding.waiting_queue_ids[0])) if finding.waiting_queue_ids else "QUEUE_ID",
        "queue_ids": " ".join(visible(shlex.quote(one)) for one in finding.waiting_queue_ids) or "-",
    }
    todo = words.get(f"{_key(finding, words)}.do", words[f"{finding.threat}.do"]).format_map(values)
    if finding.waiting_queue_ids:
        ids = visible("\\n".join(finding.waiting_queue_ids))
        command = f"printf '{ids}\\n' | postsuper -d -"
        todo = words.joined(todo, words.say("delete", n=number(len(finding.waiting_queue_ids)), command=command))
    return todo


def _removal(finding: Finding, words: Words) -> str:
    """How to ask a blocklist for removal."""
    known = blocklist(finding.form)
    return known.removal(words.language) if known else words["own-host-listed.removal"]


def _sample(place: Place, security: Security, look: Look) -> str:
    line = (look.lines or {}).get(place)
    if line is not None:
        return visible(line)
    return f"{visible(security.reading.files[place.file].name)}:{place.offset}"
