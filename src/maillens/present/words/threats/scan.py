"""What is said of `scan`."""

TEXTS = {
    "scan.title": ("Scanners", "スキャナー"),
    "scan.note": (
        "They connect to see what listens, and go. Monitoring of your own looks alike.",
        "何が動いているかを調べるだけの接続です。自社の監視も同じように見えます。",
    ),
    "scan": (
        "{address_count} addresses connected {count} times and neither sent nor tried to log in: {addresses}.",
        "{address_count}か所から{count}回接続がありましたが、送信もログインもありませんでした（{addresses}）。",
    ),
    "scan.do": (
        "Nothing. postscreen keeps them away from the real server (`man 8 postscreen`).",
        "対応は不要です。postscreenを使うと、こうした接続を本体の手前で止められます（`man 8 postscreen`）。",
    ),
}
