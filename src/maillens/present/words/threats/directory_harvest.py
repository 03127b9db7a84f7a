"""What is said of `directory-harvest`."""

TEXTS = {
    "directory-harvest.title": ("Guessed recipients", "宛先アドレスの探索"),
    "directory-harvest.note": (
        "Whoever is not refused exists, and gets spam from then on (directory harvest attack).",
        "拒否されなかったアドレスが迷惑メールの送り先になります（ディレクトリーハーベスト攻撃）。",
    ),
    "directory-harvest": (
        "{addresses} asked for {recipients} recipients who do not exist.",
        "{addresses}が存在しない宛先を{recipients}件試しました。",
    ),
    "directory-harvest.do": (
        "Let Postfix slow it down: `postconf smtpd_error_sleep_time smtpd_hard_error_limit`, or block {address}. "
        "An old list of a partner looks alike: see who it is.",
        "Postfixのエラー制限を確かめてください（`postconf smtpd_error_sleep_time smtpd_hard_error_limit`）。"
        "{address}の遮断も有効です。取引先の古い宛先一覧のこともあるので、相手を確かめてください。",
    ),
}
