"""The simulated mail host: its clock, its programs and their process ids, its queue files.

What happens is an action at a time; an action says lines, now or later, and plans
further actions. Lines come out minute by minute in order of time, so that memory is
what is still going on, however long the log.
"""

import heapq
import random
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass

from names import Address, Names

MILLISECOND = 1_000
SECOND = 1_000_000
MINUTE = 60 * SECOND
HOUR = 60 * MINUTE

NAME = "mail.example.jp"
ADDRESS = "192.0.2.25"

Action = Callable[[int], None]

SINGLE = (
    "postfix/qmgr", "postfix/pickup", "postfix/anvil", "postfix/scache", "postfix/postscreen", "dovecot", "opendkim",
)  # fmt: skip

_SAFE = "0123456789BCDFGHJKLMNPQRSTVWXYZbcdfghjklmnpqrstvwxyz"


@dataclass(slots=True)
class Process:
    """One running program, `tag` as syslog writes it: `postfix/smtpd[812]`."""

    tag: str
    pid: int
    uses: int = 0


class Program:
    """A daemon of which several run at once, each for one client or message at a time.

    As postconf(5) max_use and max_idle have it, a process ends after 100 uses or 100
    idle seconds, and its process id becomes free.
    """

    def __init__(self, host: "Host", name: str) -> None:
        self._host = host
        self._name = name
        self._idle: list[tuple[int, int, Process]] = []

    def take(self, at: int) -> Process:
        """A process that is free at that time."""
        while self._idle and self._idle[0][0] <= at:
            since, _, process = heapq.heappop(self._idle)
            if process.uses < 100 and at - since < 100 * SECOND:
                return process
            self._host.free_pid(process.pid)
        pid = self._host.new_pid()
        return Process(f"{self._name}[{pid}]", pid)

    def give_back(self, process: Process, at: int) -> None:
        """It is free again from that time on."""
        process.uses += 1
        heapq.heappush(self._idle, (at, process.pid, process))


@dataclass(slots=True)
class Message:
    """A queue file.

    Args:
        sender: None for the null sender.
        waiting: Recipients that have no final outcome yet.
        origin: The client it came from, `name[ip]`; empty when it began here.
        to_filter: Whether it goes through the content filter first.
        warned: Whether the sender was told of the delay.
    """

    queue_id: str
    inode: int
    message_id: str
    sender: Address | None
    size: int
    arrived_at: int
    waiting: list[Address]
    origin: str = ""
    to_filter: bool = False
    warned: bool = False


class Host:
    """State of the host, and what it logs.

    Args:
        start: Microseconds since 1970 at which the log begins.
        long_ids: postconf(5) enable_long_queue_ids.
    """

    def __init__(self, seed: int, start: int, *, long_ids: bool = False) -> None:
        self.random = random.Random(seed)
        self.names = Names(self.random)
        self.long_ids = long_ids
        self._pid = 700
        self._pids: set[int] = set()
        self._said: defaultdict[int, list[tuple[int, str]]] = defaultdict(list)
        self._agenda: list[tuple[int, int, Action]] = []
        self._planned = 0
        self._inode = 0x2382F0
        self._inodes: list[int] = []
        self._used_inodes: list[tuple[int, int]] = []
        self.single = {name: f"{name}[{self.new_pid()}]" for name in SINGLE}
        self.smtpd = Program(self, "postfix/smtpd")
        self.submission = Program(self, "postfix/submission/smtpd")
        self.filtered = Program(self, "postfix/10025/smtpd")
        self.cleanup = Program(self, "postfix/cleanup")
        self.smtp = Program(self, "postfix/smtp")
        self.lmtp = Program(self, "postfix/lmtp")
        self.local = Program(self, "postfix/local")
        self.bounce = Program(self, "postfix/bounce")
        self.dnsblog = Program(self, "postfix/dnsblog")
        self.amavis = Program(self, "amavis")
        self.dovecot_lmtp = Program(self, "lmtp")
        self.start = start

    def say(self, at: int, tag: str, text: str) -> None:
        """Log a line at that time."""
        self._said[at // MINUTE].append((at, f"{tag}: {text}"))

    def plan(self, at: int, action: Action) -> None:
        """Do something at that time, which is not in the past."""
        self._planned += 1
        heapq.heappush(self._agenda, (at, self._planned, action))

    def live(self, minute: int) -> list[tuple[int, str]]:
        """Let everything of that minute happen: its lines, in order of time."""
        end = (minute + 1) * MINUTE
        while self._agenda and self._agenda[0][0] < end:
            at, _, action = heapq.heappop(self._agenda)
            action(at)
        lines = self._said.pop(minute, [])
        lines.sort()
        return lines

    def new_pid(self) -> int:
        """The next free process id; they wrap at the kernel's default, 32768."""
        while True:
            self._pid += self.random.randrange(1, 30)
            if self._pid >= 32768:
                self._pid = 300
            if self._pid not in self._pids:
                self._pids.add(self._pid)
                return self._pid

    def free_pid(self, pid: int) -> None:
        """That process ended."""
        self._pids.discard(pid)

    def new_queue_id(self, at: int) -> tuple[str, int]:
        """Make a queue file: (its id, its inode). A short id is microseconds and inode."""
        while self._used_inodes and self._used_inodes[0][0] <= at:
            heapq.heappush(self._inodes, heapq.heappop(self._used_inodes)[1])
        if self._inodes:
            inode = heapq.heappop(self._inodes)
        else:
            self._inode += self.random.randrange(1, 40)
            inode = self._inode
        if self.long_ids:
            return _long_id(at, inode), inode
        return f"{at % SECOND:05X}{inode:X}", inode

    def free_inode(self, inode: int, at: int) -> None:
        """The queue file goes away at that time; its inode, soon."""
        heapq.heappush(self._used_inodes, (at + 1, inode))

    def seconds(self, low: float, high: float) -> int:
        """A time span, more often short than long, in microseconds."""
        share = self.random.random()
        return int((low + (high - low) * share**3) * SECOND)


def _long_id(at: int, inode: int) -> str:
    # global/mail_queue.h: seconds and microseconds in base 52, "z", the inode in base 51.
    return _digits(at // SECOND, 52, 6) + _digits(at % SECOND, 52, 4) + "z" + _digits(inode, 51, 1)


def _digits(number: int, base: int, width: int) -> str:
    text = ""
    while number:
        number, digit = divmod(number, base)
        text = _SAFE[digit] + text
    return text.rjust(width, _SAFE[0])
