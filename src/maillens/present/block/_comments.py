"""What a list stands on, and why each entry is on it -> comments, without a character that could end one."""

from collections.abc import Iterator

from maillens import epoch
from maillens.present.block import Look
from maillens.present.text.foot import clock
from maillens.present.text.security import origin_text
from maillens.present.text.spared import why_spared
from maillens.present.text.visible import visible
from maillens.query.block.entry import Entry
from maillens.query.block.make import Made


def head(made: Made, look: Look, *usage: str) -> Iterator[str]:
    """Comments for the top: what the list is made from, how it is used, and who was left out.

    Args:
        usage: Keys of sentences about the use of this format.
    """
    words, reading, blocked = look.words, made.reading, made.blocked
    yield _comment(words.counted("head", len(blocked.entries)))
    if reading.first_at and reading.last_at:
        ends = {"first": clock(reading.first_at, look.zone), "last": clock(reading.last_at, look.zone)}
        yield _comment(words.say("head.span", **ends, lines=f"{reading.lines:,}"))
    yield from (_comment(words[key]) for key in usage)
    for spared in blocked.spared:
        yield _comment(words.say("head.spared", told=why_spared(spared, words)))


def about(entry: Entry, look: Look) -> str:
    """The comment of an entry: what speaks against it, from where it comes, and when it ends."""
    words = look.words
    parts = [", ".join(visible(threat) for threat in entry.threats)]
    if entry.address_count > 1:
        parts.append(words.say("entry.addresses", n=f"{entry.address_count:,}"))
    if entry.attempts:
        parts.append(words.counted("entry.attempts", entry.attempts))
    if entry.last_at is not None:
        parts.append(words.say("entry.last", at=clock(epoch.moment(entry.last_at), look.zone)))
    if origin := look.geo.origin(str(entry.network.network_address)):
        parts.append(origin_text(origin))
    if entry.until is not None:
        parts.append(words.say("entry.until", at=clock(epoch.moment(entry.until), look.zone)))
    return _comment("; ".join(parts))


def _comment(text: str) -> str:
    return f"# {visible(text)}"
