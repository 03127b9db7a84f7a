"""A queue id by itself: `3079A8A0142`, `4jX5hn0hfGzKWgb`."""

import re

from maillens.explain.explanation import Explanation
from maillens.explain.text import Text
from maillens.queue_id import split_queue_id

RANK = 58

_LEAST_CHARACTERS = 8
_HEX = re.compile(r"[0-9A-F]+")
_MEANING = Text(
    "A queue id: the number that Postfix gave to one mail in its queue. The log names the mail by it in every line; "
    "what the mail was, only those lines tell.",
    "キューIDです。Postfixが、キューに入ったメール1通ごとに付けた番号で、そのメールの行にはすべて付いています。"
    "どんなメールかは、それらの行を見なければ分かりません。",
)
_SHORT = Text(
    "See its story: `maillens trace {id}`, or its lines: `maillens trace {id} --lines`. A short id comes again after a "
    "while, so look at the times.",
    "経過は`maillens trace {id}`で、そのメールの行は`maillens trace {id} --lines`で分かります。短いキューIDは"
    "しばらくすると再利用されるので、"
    "時刻にも注意してください。",
)
_LONG = Text(
    "See its story: `maillens trace {id}`, or its lines: `maillens trace {id} --lines`.",
    "経過は`maillens trace {id}`で、そのメールの行は`maillens trace {id} --lines`で分かります。",
)


def recognised(text: str) -> Explanation | None:
    """What to do with the queue id TEXT; None where it is none."""
    name = text.rstrip(":")
    found, rest = split_queue_id(f"{name}: ".encode("ascii", "replace"))
    # A number of few digits is rather a date or a count.
    least = 10 if name.isdigit() else _LEAST_CHARACTERS
    if found != name or rest or len(name) < least or not re.search("[0-9]", name):
        return None
    todo = _SHORT if _HEX.fullmatch(name) else _LONG
    return Explanation(
        form="queue-id",
        name=name,
        asked=text,
        meaning=_MEANING,
        todo=(Text(todo.en.format(id=name), todo.ja.format(id=name)),),
        product="postfix",
        source="postconf(5) enable_long_queue_ids",
    )
