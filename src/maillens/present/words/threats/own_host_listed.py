"""What is said of `own-host-listed`."""

TEXTS = {
    "own-host-listed.title": ("This server is refused elsewhere", "このサーバーが拒否されています"),
    "own-host-listed.note": (
        "Other servers do not take its mail, because a blocklist names it or for its reputation.",
        "ブラックリストへの登録や評判の低さを理由に、ほかのサーバーがメールを受け取りません。",
    ),
    "own-host-listed": (
        "{subjects} lists this server ({addresses}). Deliveries refused: {count}, domains: {domains}.",
        "{subjects}がこのサーバー（{addresses}）をブラックリストに載せており、{domains}ドメインへの{count}件の配送が拒否されました。",
    ),
    "own-host-listed.own": (
        "{subjects} thinks badly of this server ({addresses}). Deliveries refused: {count}, domains: {domains}.",
        "{subjects}がこのサーバー（{addresses}）の評判を理由に、{domains}ドメインへの{count}件の配送を拒否しました。",
    ),
    "own-host-listed.do": (
        "First stop what caused it: accounts and programs that this page names, and what `maillens report --sections senders,bounces` shows. "
        "{removal}",
        "まず原因（ここに示されたアカウントやプログラム、`maillens report --sections senders,bounces`）を取り除いてください。{removal}",
    ),
    "own-host-listed.removal": (
        "Then ask whom the reply in the log names for removal; it is shown by `maillens report --sections deferrals,bounces`.",
        "そのうえで、応答に書かれた連絡先へ解除を申請してください（応答は`maillens report --sections deferrals,bounces`で分かります）。",
    ),
}
