"""Verbose lines (`debug_peer_list`, `-v`) -> SMTP conversations: who said what, secrets told apart.

smtpd(8), smtp(8), lmtp(8) and postscreen(8) log each line of the dialogue with `<` for what came in and `>` for
what went out; between them stand the look-ups of the server, which are only counted.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from maillens.pipeline import Inputs
from maillens.query.trace.condition import Condition
from maillens.query.trace.gather import gathered
from maillens.query.trace.lines import Line, lines_of
from maillens.query.trace.matching import has

CLIENT, SERVER, FOLDED = "client", "server", "folded"
_SERVERS = ("smtpd", "postscreen", "qmqpd")
_AUTH = re.compile(r"(?P<open>\s*AUTH\s+\S+)\s+(?P<secret>\S.*)", re.IGNORECASE)
"""AUTH with an initial response (RFC 4954, section 4)."""
_BEGINS = "connect"


@dataclass(frozen=True, slots=True)
class Turn:
    """One line of the conversation.

    Args:
        speaker: `client`, `server`, or `folded` for lines of other sorts between two of them.
        text: What was said, without its secret.
        secret: What proves who the client is: passwords in base64 and answers to challenges; empty for none.
        count: How many lines are folded.
    """

    time: datetime | None
    speaker: str
    text: str
    secret: str = ""
    count: int = 1


@dataclass(slots=True)
class Conversation:
    """What one process and its peer said to each other.

    Args:
        peer: The other end: name[address].
        lines: All lines of the process during it.
    """

    host: str
    daemon: str
    pid: int | None
    peer: str = ""
    lines: list[Line] = field(default_factory=list)

    @property
    def time(self) -> datetime | None:
        """When it began."""
        return self.lines[0].time

    @property
    def turns(self) -> list[Turn]:
        """The lines as a conversation."""
        return list(_turns(self.lines, self.daemon))


def conversations(inputs: Inputs, conditions: Sequence[Condition]) -> list[Conversation]:
    """The conversations that the log has word by word and that meet all of CONDITIONS, in order of time."""
    narrowed = gathered(inputs, conditions)
    lines = lines_of(narrowed.inputs if narrowed else inputs)
    found = [one for one in _conversations(lines) if one.peer and all(_meets(one, what) for what in conditions)]
    return sorted(found, key=lambda one: (one.time is not None, one.time))


def _meets(conversation: Conversation, condition: Condition) -> bool:
    return any(
        (condition.literal and condition.in_line(line.raw))
        or has({**line.fields, "queue_id": line.queue_id}, condition)
        for line in conversation.lines
    )


def _conversations(lines: Iterable[Line]) -> Iterator[Conversation]:
    """The lines of each process, cut where it turns to another peer or a new connection begins."""
    of_process: dict[tuple[str, str, int | None], list[Line]] = defaultdict(list)
    for line in lines:
        of_process[line.host, line.daemon, line.pid].append(line)
    for (host, daemon, pid), own in of_process.items():
        current = Conversation(host, daemon, pid)
        for line in own:
            peer = _peer(line)
            if current.lines and (line.kind == _BEGINS or (peer and current.peer and peer != current.peer)):
                yield current
                current = Conversation(host, daemon, pid)
            current.peer = current.peer or peer
            current.lines.append(line)
        yield current


def _peer(line: Line) -> str:
    """The other end of a line of dialogue; empty for other lines."""
    if line.kind != "dialogue":
        return ""
    for name in ("client", "relay"):
        if line.fields.get(f"{name}_address"):
            return f"{line.fields.get(f'{name}_name', '')}[{line.fields[f'{name}_address']}]"
    return str(line.fields.get("peer") or line.fields.get("relay_name") or "")


def _turns(lines: Iterable[Line], daemon: str) -> Iterator[Turn]:
    is_asked = False  # the server waits for the answer to a challenge
    folded: list[Line] = []
    for line in lines:
        if line.kind != "dialogue":
            folded.append(line)
            continue
        if folded:
            yield Turn(folded[0].time, FOLDED, "", count=len(folded))
            folded = []
        speaker = _speaker(line, daemon)
        text = str(line.fields.get("text", ""))
        yield _turn(line, speaker, text, is_secret=is_asked and speaker == CLIENT)
        if speaker == SERVER:
            is_asked = text.startswith("334")
    if folded:
        yield Turn(folded[0].time, FOLDED, "", count=len(folded))


def _speaker(line: Line, daemon: str) -> str:
    is_incoming = line.fields.get("direction") == "in"
    return CLIENT if is_incoming == (daemon in _SERVERS) else SERVER


def _turn(line: Line, speaker: str, text: str, *, is_secret: bool) -> Turn:
    if is_secret and text.strip() != "*":  # `*` takes the attempt back
        return Turn(line.time, speaker, "", text)
    found = _AUTH.fullmatch(text) if speaker == CLIENT else None
    return Turn(line.time, speaker, found["open"], found["secret"]) if found else Turn(line.time, speaker, text)
