"""Which destinations are slow, and where the time goes."""

TEXTS = {
    "slow_destinations.title": ("Slow destinations", "配送に時間がかかる宛先"),
    "slow_destinations.note": (
        "Successful deliveries, the slowest first by p95; domains with fewer than 10 come last. Below each, where most of "
        "the time went, and the mean of its parts: a before the queue manager (the client sending, and the wait for a retry), b in the queue, "
        "c connecting, d handing over.",
        "成功した配送を、p95の遅い順に並べています（10件未満の宛先は最後）。下の行は、いちばん時間のかかった区間と、区間ごとの平均です。"
        "aはキューに入るまで（受信と、再送を待つ時間）、bはキューでの待ち、cは接続、dは受け渡しです。",
    ),
    "slow_destinations.below": (
        "{daemon}, {slowest_part}: a {delay_before_queue_mean_s}, b {delay_in_queue_mean_s}, "
        "c {delay_connect_mean_s}, d {delay_transmit_mean_s}",
        "{daemon}: {slowest_part}（a {delay_before_queue_mean_s}、b {delay_in_queue_mean_s}、"
        "c {delay_connect_mean_s}、d {delay_transmit_mean_s}）",
    ),
    "slow_destinations.column.count": ("count", "件数"),
    "column.delay_p50_s": ("p50", "p50"),
    "column.delay_p95_s": ("p95", "p95"),
    "column.delay_p99_s": ("p99", "p99"),
    "column.delay_before_queue_mean_s": ("mean a", "aの平均"),
    "column.delay_in_queue_mean_s": ("mean b", "bの平均"),
    "column.delay_connect_mean_s": ("mean c", "cの平均"),
    "column.delay_transmit_mean_s": ("mean d", "dの平均"),
    "column.slowest_part": ("mostly", "おもな区間"),
    "empty.slowest_part": ("parts not in the log", "内訳の記録なし"),
    "slowest_part.delay_before_queue_s": ("before the queue", "キューに入るまで"),
    "slowest_part.delay_in_queue_s": ("in the queue", "キューでの待ち"),
    "slowest_part.delay_connect_s": ("connecting", "接続"),
    "slowest_part.delay_transmit_s": ("handing over", "受け渡し"),
}
