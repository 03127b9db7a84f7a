"""An address that is left out of a list -> who was left out, and because of whom."""

from maillens.present.text.visible import visible
from maillens.present.words import Words
from maillens.query.block.entry import Spared

NAMED = 3
"""Users that are named."""


def why_spared(spared: Spared, words: Words) -> str:
    """Who was left out, what for, and because of whom."""
    uses = []
    if spared.logins:
        names = ", ".join(visible(user) for user in spared.users[:NAMED]) or words["spared.nobody"]
        more = len(spared.users) - NAMED
        names = words.say("spared.more", names=names, n=more) if more > 0 else names
        uses.append(words.counted("spared.logins", spared.logins).replace("(names)", names))
    if spared.mails:
        uses.append(words.counted("spared.mails", spared.mails))
    reasons = ", ".join(visible(reason) for reason in spared.reasons)
    return words.say("spared", address=spared.address, reasons=reasons, uses=words["spared.and"].join(uses))
