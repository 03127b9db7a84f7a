"""SMTP conversations -> pages and data, secrets blacked out unless they are wanted."""

from collections.abc import Sequence

from maillens.present.page import AnyPage, Column
from maillens.present.text.visible import visible
from maillens.present.trace import Print
from maillens.query.dialogue import FOLDED, Conversation, Turn

SUBJECTS = ("trace", "dialogue")

_SHAPE = (Column(""), Column(""), Column("", "text"))


def add_conversation(page: AnyPage, conversation: Conversation, how: Print, *, secrets: bool) -> None:
    """Put a conversation on the page: time, speaker, text.

    Args:
        secrets: Show them.
    """
    origin = {"peer": visible(conversation.peer), "daemon": conversation.daemon, "pid": conversation.pid}
    page.headline(how.words.say("dialogue.headline", time=how.clock(conversation.time), **origin))
    page.table(_SHAPE, [_row(turn, how, secrets=secrets) for turn in conversation.turns])


def as_dicts(conversations: Sequence[Conversation], *, secrets: bool) -> list[dict[str, object]]:
    """The conversations for programs; a secret that is not shown is null."""
    return [
        {
            "host": one.host, "daemon": one.daemon, "pid": one.pid, "peer": one.peer, "time": one.time,
            "turns": [
                {
                    "time": turn.time, "speaker": turn.speaker, "text": turn.text, "has_secret": bool(turn.secret),
                    "secret": turn.secret if secrets and turn.secret else None, "count": turn.count,
                }
                for turn in one.turns
            ],
        }
        for one in conversations
    ]  # fmt: skip


def _row(turn: Turn, how: Print, *, secrets: bool) -> list[str]:
    clock = "" if turn.time is None else turn.time.astimezone(how.zone).strftime("%H:%M:%S.%f")[:12]
    if turn.speaker == FOLDED:
        return [clock, "", how.words.counted("folded", turn.count)]
    secret = visible(turn.secret) if secrets else how.words["hidden"]
    text = " ".join(filter(None, (visible(turn.text), secret if turn.secret else "")))
    return [clock, how.words[f"speaker.{turn.speaker}"], text]
