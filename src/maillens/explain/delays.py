"""`delays=a/b/c/d` -> which part was slow, and what that means (postconf(5) delay_logging_resolution_limit)."""

from maillens.explain.explanation import Remark
from maillens.explain.text import Text
from maillens.model import Value

SLOW_S = 5.0
"""An attempt that took less is nobody's trouble."""

_SLOW = {
    "delay_before_queue_s": Text(
        "Most of the time, {part} of {all} s, went by before the queue manager took the mail up (a): while it was "
        "received and filtered or, when this is not the first attempt, while it waited for its next turn.",
        "{all}秒のうち{part}秒は、qmgrが取り出すまで（a）にかかっています。受信やフィルターの検査に時間がかかったか、"
        "2回目以降の試行なら、再送の順番を待っていた時間です。",
    ),
    "delay_in_queue_s": Text(
        "Most of the time, {part} of {all} s, the mail waited in the active queue (b): there was more mail for that "
        "destination than goes out at once. `maillens queue` shows what waits.",
        "{all}秒のうち{part}秒は、配送中のキュー（active）での順番待ち（b）です。その宛先へのメールが多く、一度に送れる数を"
        "超えています。何が待っているかは`maillens queue`で分かります。",
    ),
    "delay_connect_s": Text(
        "Most of the time, {part} of {all} s, went into the connection (c): DNS, the TCP connection, the greeting of "
        "the other server, TLS. Try `dig DOMAIN MX` and look at whether that server greets late.",
        "{all}秒のうち{part}秒は、接続の準備（c）にかかっています。DNSの応答、TCPの接続、相手サーバーのあいさつ、TLSのどれかが"
        "遅いためです。`dig ドメイン MX`がすぐに返るか、相手の応答が遅くないかを確かめてください。",
    ),
    "delay_transmit_s": Text(
        "Most of the time, {part} of {all} s, went into the transfer (d): the mail is big, the line slow, or the other "
        "server checks the content before it answers.",
        "{all}秒のうち{part}秒は、メールの送信（d）にかかっています。メールが大きいか、回線が遅いか、"
        "相手が内容を検査してから応答しているためです。",
    ),
}
_FAST = Text(
    "It took {all} s in all, so nothing was slow.",
    "全体で{all}秒で、遅い部分はありません。",
)


PARTS = {
    "delay_before_queue_s": "delays a",
    "delay_in_queue_s": "delays b",
    "delay_connect_s": "delays c",
    "delay_transmit_s": "delays d",
}
"""The fields of the four parts, each with its label."""


def slowest_part(fields: dict[str, Value]) -> Remark | None:
    """What the four parts of the delay say; None where the line has none."""
    parts = {name: value for name in PARTS if isinstance(value := fields.get(name), float)}
    if not parts:
        return None
    whole = sum(parts.values())
    slowest = max(parts, key=lambda name: parts[name])
    text = _SLOW[slowest] if whole >= SLOW_S else _FAST
    said = {"part": f"{parts[slowest]:g}", "all": f"{whole:.4g}"}
    return Remark("delays=a/b/c/d", Text(text.en.format(**said), text.ja.format(**said)))
