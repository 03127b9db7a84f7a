"""What waits in the queue at the end."""

TEXTS = {
    "waiting.title": ("Still in the queue at the end", "最後にキューに残っていたメール"),
    "waiting.note": (
        "As far as the log tells: mail that was queued before it begins and not tried since is missing. "
        "`maillens queue` shows the queue of this moment.",
        "ログから分かる範囲です。ログの始まりより前から残っていて、その後試されていないメールは含みません。"
        "今のキューは`maillens queue`で見られます。",
    ),
    "waiting.below": (
        "the oldest since {oldest_at}, as of {counted_at}",
        "最も古いメールは{oldest_at}から（{counted_at}の時点）",
    ),
    "waiting.deferred": ("tried and put back, to be tried again", "再送待ち（一時的に配送できない）"),
    "waiting.hold": ("on hold until someone releases it", "保留（管理者が解除するまで留め置き）"),
    "waiting.active": ("not yet tried, or being delivered", "未配送（これから試すか配送の途中）"),
    "waiting_domains.title": ("For whom mail waits", "再送待ちの宛先のドメイン"),
    "waiting.column.count": ("mails", "通数"),
    "waiting_domains.column.count": ("recipients", "宛先"),
    "column.queue_name": ("queue", "キュー"),
    "column.waited_max_s": ("longest", "最長"),
    "column.oldest_at": ("oldest since", "最古"),
    "column.counted_at": ("as of", "時点"),
}
