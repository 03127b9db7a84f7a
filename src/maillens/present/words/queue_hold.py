"""What the command `maillens queue hold` says; what it shares with its like is in `queue_actions`."""

TEXTS = {
    "short": ("put mail on hold, so that nobody tries to deliver it", "メールを保留にする"),
    "help": (
        "Puts mail on hold (`postsuper -h`): it stays, and no attempt is made until it is released. While on hold it does not expire.\n"
        "Exit code: 0 done; 1 nothing is meant, or you said no; 2 not or not all done; 130 interrupted. What was done is said in every case.",
        "メールを保留にします（`postsuper -h`）。解除するまで配送されず、その間は再送期限切れにもなりません。\n"
        "終了コード: 0 実行した、1 対象がない・実行しないと答えた、2 実行できないものがあった、130 中断した。どの場合も、実行した分を表示します。",
    ),
    "examples": (
        "maillens queue hold --from info@example.jp\twhat a stolen account sends\n"
        "maillens queue hold --queue active --domain example.com\twhat is being delivered to a domain",
        "maillens queue hold --from info@example.jp\t乗っ取られたアカウントのメール\n"
        "maillens queue hold --queue active --domain example.com\tあるドメインへ配送中のもの",
    ),
}
