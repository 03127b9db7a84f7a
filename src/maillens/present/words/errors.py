"""What the command `maillens errors` says: of each topic what it is about, of each level what it asks for."""

TEXTS = {
    "short": ("what is wrong with the mail server", "メールサーバーの異常を調べる"),
    "help": (
        "What is wrong: disks that are full, programs that crash, lookups and services that fail, a queue that stands "
        "still, trouble with the configuration, warnings. Grouped, each with what it means and what to do, worst "
        "first.\n"
        "FILE is as for `maillens report`.\n"
        "Exit code: 0 nothing is wrong, or only what others do; 1 there is something to do; 2 something could not be "
        "read.",
        "容量不足、異常終了、検索や連携サービスの失敗、キューの停滞、設定の誤り、警告などを調べます。同じものをまとめ、"
        "意味と対処を添えて、深刻なものから順に表示します。\n"
        "FILEの指定は`maillens report`と同じです。\n"
        "終了コード: 0 異常なし（または相手側の問題だけ）、1 対応が必要なものあり、2 読めないものがあった",
    ),
    "examples": (
        "maillens errors\tin the log of this host\n"
        "maillens errors --since '1h ago'\tof the last hour\n"
        "maillens errors --format json /var/log/mail.log*\tfor programs",
        "maillens errors\tこのホストのログを調べる\n"
        "maillens errors --since '1h ago'\tこの1時間\n"
        "maillens errors --format json /var/log/mail.log*\tプログラムで処理するとき",
    ),
    "option.format": (
        "Form of the answer: text and html for people, csv for spreadsheets, json for programs.",
        "出力の形式です。textとhtmlは人が読むため、csvは表計算ソフト用、jsonはプログラム用です。",
    ),
    "option.top": (
        "Troubles of each topic in text and html; 0 for all. The default is 10.",
        "textとhtmlで、種類ごとに表示する件数です。0ですべて表示します。既定は10です。",
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
    "headline": ("What is wrong: {span}", "メールサーバーの異常: {span}"),
    "verdict.nothing": ("Nothing is wrong, as far as the log tells.", "ログを見るかぎり、異常はありません。"),
    "verdict.urgent": (
        "{n} trouble keeps mail from coming in or going out: act now.|"
        "{n} troubles keep mail from coming in or going out: act now.",
        "メールの受信や配送を妨げている異常が{n}件あります。すぐに対応してください。",
    ),
    "verdict.soon": (
        "Mail flows, but {n} thing should be put right.|Mail flows, but {n} things should be put right.",
        "メールは流れていますが、直すべき点が{n}件あります。",
    ),
    "verdict.watch": (
        "Nothing to do here: {n} thing is of others, or a passing one.|"
        "Nothing to do here: {n} things are of others, or passing ones.",
        "対応が必要なものはありません。相手側の問題や一時的なものが{n}件あります。",
    ),
    "level.urgent": ("act now", "至急"),
    "level.soon": ("put right", "要対応"),
    "level.watch": ("watch", "注視"),
    "when.span": ("{n} times from {first} to {last}", "{first}から{last}までに{n}件"),
    "when.once": ("{n} times at {first}", "{first}に{n}件"),
    "when.count": ("{n} times", "{n}件"),
    "by": (", says {programs}", "（{programs}）"),
    "when.end": (".", "。"),
    "said": ("{n} × {line}", "{n}× {line}"),
    "more": (
        "{n} more of {total}; `--top 0` shows all.",
        "ほかに{n}件あります（全{total}件、すべて表示するには`--top 0`）。",
    ),
    "explain": (
        "`maillens explain 'LINE'` explains a line in full.",
        "行の詳しい説明は`maillens explain '行の全文'`で調べられます。",
    ),
    "storage.title": ("No room", "容量不足"),
    "storage.note": (
        "Without room mail is neither taken nor delivered.",
        "空きがないと、メールの受け取りも配送もできません。",
    ),
    "stopped.title": ("Programs that stopped or crashed", "停止・異常終了したプログラム"),
    "stopped.note": (
        "Postfix and Dovecot start them again, slower each time; what they were doing was not done.",
        "PostfixとDovecotは再起動を試みますが、間隔は延びていきます。処理中だった仕事は終わっていません。",
    ),
    "lookups.title": ("Lookups that fail", "検索（テーブル・データベース）の失敗"),
    "lookups.note": (
        "What cannot be looked up is put off: tables, SQL, LDAP, decisions that could not be made.",
        "テーブルやSQL、LDAPを参照できない間、判断できないメールは先送りになります。",
    ),
    "services.title": ("Services that do not answer", "応答しない連携サービス"),
    "services.note": (
        "Filters, policy servers, login services and Postfix's own helpers.",
        "フィルター、ポリシーサーバー、認証サービス、Postfix内部のサービスです。",
    ),
    "queue.title": ("The queue", "キュー"),
    "queue.note": (
        "`maillens queue` tells what waits at this moment, and why.",
        "今待っているメールとその理由は`maillens queue`で見られます。",
    ),
    "queue-stalled": (
        "Mail was taken and nobody tried to deliver it for more than an hour: the queue manager or the delivery agents "
        "do "
        "not get to it.",
        "受け取ったまま、1時間以上まったく配送が試みられていないメールがあります（qmgrや配送プログラムの停滞）。",
    ),
    "queue-stalled.do": (
        "Look at it with `maillens queue` and `postfix status`; a slow destination may fill the active queue "
        "(`maillens queue shape active`).",
        "`maillens queue`と`postfix status`で確かめてください。遅い宛先がactiveキューを占めていることもあります"
        "（`maillens queue shape active`）。",
    ),
    "limits.title": ("Limits reached", "上限への到達"),
    "limits.note": (
        "More is wanted at once than is allowed: clients wait or are sent away.",
        "同時に処理できる数を超え、接続が待たされたり断られたりしています。",
    ),
    "configuration.title": ("Configuration", "設定"),
    "configuration.note": (
        "`postfix check`, `postconf -n` and `doveconf -n` show what is set.",
        "今の設定は`postfix check`、`postconf -n`、`doveconf -n`で確かめられます。",
    ),
    "mailboxes.title": ("Mailboxes and users' rules", "メールボックスと利用者の設定"),
    "mailboxes.note": (
        "It concerns single users: their mail is put off, or not sorted as they wish.",
        "個々の利用者の問題です。メールが届かないか、振り分けどおりになりません。",
    ),
    "notices.title": ("Notices that could not be sent", "送れなかった通知"),
    "notices.note": (
        "A sender, or the postmaster, was not told of a failure.",
        "失敗したことが、差出人や管理者に伝わっていません。",
    ),
    "names.title": ("Names and DNS", "名前解決"),
    "names.note": (
        "As a rule the other side's; if it is many names, look at the resolver (`/etc/resolv.conf`).",
        "たいていは相手側の問題です。多くの名前で起きるなら、このサーバーの名前解決"
        "（`/etc/resolv.conf`）を確かめてください。",
    ),
    "clients.title": ("What clients do wrong", "接続元の不正な動作"),
    "clients.note": (
        "Nothing is wrong here; `maillens security` tells who attacks.",
        "このサーバーに問題はありません。攻撃は`maillens security`で調べられます。",
    ),
    "secrets.title": ("Secrets in the log", "ログに残った秘密"),
    "secrets.note": (
        "Who can read the log can read them.",
        "ログを読める人は、誰でもそれを読めます。",
    ),
    "secrets": (
        "The log holds passwords or other secrets, as verbose logging writes them.",
        "詳細ログなどにより、パスワードなどの秘密がログに残っています。",
    ),
    "secrets.do": (
        "`maillens redact --check FILE` shows where; switch verbose logging off (`-v`, `debug_peer_list`, "
        "`auth_debug_passwords`), "
        "change the passwords, and give logs away only after `maillens redact`.",
        "場所は`maillens redact --check FILE`で分かります。詳細ログ（`-v`、`debug_peer_list`、"
        "`auth_debug_passwords`）を止め、"
        "パスワードを変更し、ログを渡す前に`maillens redact`をかけてください。",
    ),
    "other.title": ("Other warnings", "その他の警告"),
    "other.note": ("What belongs to none of these.", "上のどれにも当たらないものです。"),
}
