"""What the command `maillens security` says: of each threat what it is, who does it, and what to do now."""

TEXTS = {
    "short": ("who attacks, and whether somebody got in", "攻撃と不正ログインを調べる"),
    "help": (
        "Who guesses passwords, whether one was found, which account is abused, and who else is up to no good; "
        "the worst first, each with what it stands on, how sure it is, and what to do now.\n"
        "FILE is as for `maillens report`. Give rotated logs too (`/var/log/mail.log*`): slow attacks show in weeks only.\n"
        "Nothing is changed on this host: commands are shown, not run.\n"
        "Exit code: 0 nothing was found, or notes only; 1 something was; 2 something could not be read.",
        "パスワードの総当たり、破られたパスワード、乗っ取られたアカウントなどを調べ、深刻なものから順に、"
        "根拠、確からしさ、今すべきことを表示します。\n"
        "FILEの指定は`maillens report`と同じです。時間をかけた攻撃は数週間分のログで初めて見えるので、"
        "切り替え済みのログも指定してください（`/var/log/mail.log*`）。\n"
        "このホストの設定は何も変更しません。コマンドは表示するだけで、実行はしません。\n"
        "終了コード: 0 何も見つからなかった（参考だけの場合を含む）、1 見つかった、2 読めないものがあった",
    ),
    "examples": (
        "maillens security /var/log/mail.log*\tall there is, packed files too\n"
        "maillens security --day yesterday\tyesterday, in the log of this host\n"
        "maillens security --format json mail.log\tfor programs\n"
        "maillens security --thresholds own.toml mail.log\twith limits of your own",
        "maillens security /var/log/mail.log*\tあるものすべて（圧縮ファイルも可）\n"
        "maillens security --day yesterday\tこのホストの昨日のログ\n"
        "maillens security --format json mail.log\tプログラムで処理するとき\n"
        "maillens security --thresholds own.toml mail.log\tしきい値を変えて調べる",
    ),
    "option.format": (
        "Form of the answer: text (the default) and html for people, csv for spreadsheets, json for programs. "
        "With -o the ending of FILE tells the form.",
        "出力の形式です。text（既定）・htmlは人が読むため、csvは表計算ソフト用、jsonはプログラム用です。"
        "-oを付けると、FILEの拡張子で決まります。",
    ),
    "option.top": (
        "Findings of each threat in text and html; 0 for all. The default is 10.",
        "textとhtmlで、脅威の種類ごとに表示する件数です。0ですべて表示します。既定は10です。",
    ),
    "option.thresholds": (
        "A TOML file with limits of your own (docs/security.md).",
        "しきい値を書いたTOMLファイルです（docs/security.ja.md）。",
    ),
    "option.output": ("Write to FILE instead of the screen.", "画面の代わりにFILEへ書き込みます。"),
    "option.color": (
        "Colours: auto (on a terminal, the default), always, never. NO_COLOR is obeyed.",
        "色を付けるかどうかです。auto（端末のときだけ、既定）、always（常に）、never（付けない）。"
        "環境変数NO_COLORにも従います。",
    ),
    "option.no-progress": ("Show no progress bar while reading.", "読み込み中の進み具合を表示しません。"),
    "option.skip-damaged": (
        "Take what could be read of damaged files as all there is: they are named, and the exit code stays what it is.",
        "壊れたファイルは読めたところまでで良いものとします。ファイル名は表示しますが、終了コードには影響しません。",
    ),
    "thresholds": ("cannot use the thresholds of `{path}`", "`{path}`のしきい値を使えません"),
    "thresholds.unreadable": ("{reason}", "{reason}"),
    "thresholds.no-toml": ("it is no TOML: {reason}", "TOMLとして読めません: {reason}"),
    "thresholds.no-table": ("there is no table `{table}`", "`{table}`という表はありません"),
    "thresholds.no-table.hint": ("the tables are {names}", "使えるのは{names}です"),
    "thresholds.no-limit": ("`{table}` has no `{limit}`", "`{table}`に`{limit}`という項目はありません"),
    "thresholds.no-limit.hint": ("it has {names}", "使えるのは{names}です"),
    "thresholds.no-number": (
        "`{limit}` of `{table}` is no number of zero or more",
        "`{table}`の`{limit}`が0以上の数ではありません",
    ),
    "thresholds.no-number.hint": ("the default is {names}", "既定値は{names}です"),
    # The page.
    "headline": ("Security: {span}", "セキュリティ: {span}"),
    "level.urgent": ("Act now", "至急対応"),
    "level.soon": ("Check", "要確認"),
    "level.watch": ("Watch", "様子見"),
    "verdict.nothing": (
        "No attack was found. What the log does not tell cannot be found: see `docs/security.md` for what it should.",
        "攻撃は見つかりませんでした。ただし、ログに残らない攻撃は見つけられません（必要な設定は`docs/security.ja.md`）。",
    ),
    "verdict.urgent": (
        "Somebody has got in, or all but surely has: one account needs you now.|"
        "Somebody has got in, or all but surely has: {n} accounts need you now.",
        "不正なログインがあったとみられます。至急対応すべきことが{n}件あります。",
    ),
    "verdict.soon": (
        "Nothing shows that somebody got in for sure, but one thing needs a look.|"
        "Nothing shows that somebody got in for sure, but {n} things need a look.",
        "不正なログインは確認できませんが、調べるべきことが{n}件あります。",
    ),
    "verdict.watch": (
        "There are attacks, as on every server; nothing shows that one succeeded.",
        "攻撃はありますが（どのサーバーでも日常的にあるものです）、成功した形跡はありません。",
    ),
    "level.note": ("Note", "参考"),
    "verdict.note": (
        "No attack was found; what is worth knowing follows.",
        "攻撃は見つかりませんでした。参考までに、知っておきたいことを以下に示します。",
    ),
    "origins": ("Origin: {origins}.", "接続元の国・組織: {origins}。"),
    "sure.sure": ("(Sure.)", "（確実）"),
    "sure.likely": ("(Likely.)", "（可能性大）"),
    "sure.possible": (
        "(Possible: an innocent cause is easy to think of.)",
        "（可能性あり。問題のない原因も考えられます）",
    ),
    "when": ("From {first} to {last}.", "{first}から{last}まで。"),
    "when.once": ("At {first}.", "{first}。"),
    "and-others": ("{names} and {n} more", "{names}ほか{n}件"),
    "more-findings": (
        "… and {n} more of {total} (`--top 0` shows all)",
        "…ほか{n}件（全{total}件。すべて表示するには`--top 0`）",
    ),
    "nobody": ("a user whom the log does not name", "ログに名前のない利用者"),
    "delete": (
        "{n} of its mails still wait; this deletes them: `{command}`",
        "まだ{n}通がキューに残っています。削除するには: `{command}`",
    ),
    "our-address": ("its address is not named", "アドレスの記載なし"),
}
