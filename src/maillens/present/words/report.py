"""What the command `maillens report` says, and the words of the page around its sections."""

TEXTS = {
    "short": ("what the mail server did", "メールサーバーの動きをまとめる"),
    "help": (
        "What the mail server did: how much came in and went out, what was refused, delayed or returned and why, "
        "who logged in, and what went wrong.\n"
        "FILE is a log, a directory with logs, or `-` for standard input; packed and rotated files are read in "
        "order of time, whatever the order they are given in. Without FILE it is the log of this host.\n"
        "Exit code: 0 all was read; 1 nothing to report in the period; 2 something could not be read.",
        "メールサーバーの動きをまとめて表示します。受け付けた数と配送した数、拒否・再送・不達とその理由、"
        "ログインの成否、警告やエラーが分かります。\n"
        "FILEには、ログファイル、ログのあるディレクトリー、標準入力を表す`-`を指定します。"
        "圧縮されたファイルや切り替え（ローテーション）済みのファイルも、順番に関係なく時刻順に読みます。"
        "FILEがなければ、このホストのログを読みます。\n"
        "終了コード: 0 すべて読めた、1 期間内に内容がない、2 読めないものがあった",
    ),
    "examples": (
        "maillens report\tthe log of this host\n"
        "maillens report --day yesterday\tyesterday only\n"
        'maillens report --since "3h ago"\tthe last three hours\n'
        "maillens report /var/log/mail.log*\tthese files, packed ones too\n"
        "zcat old.gz | maillens report -\tstandard input\n"
        "maillens report --format json mail.log\tfor programs\n"
        "maillens report -o report.html -o report.xlsx\tas a page and as a spreadsheet\n"
        "maillens report --day yesterday --mail-to root\tby mail, from cron",
        "maillens report\tこのホストのログ\n"
        "maillens report --day yesterday\t昨日の分だけ\n"
        'maillens report --since "3h ago"\tこの3時間\n'
        "maillens report /var/log/mail.log*\t指定したファイル（圧縮ファイルも可）\n"
        "zcat old.gz | maillens report -\t標準入力\n"
        "maillens report --format json mail.log\tプログラムで処理するとき\n"
        "maillens report -o report.html -o report.xlsx\tWebページとExcelで\n"
        "maillens report --day yesterday --mail-to root\tcronからメールで送る",
    ),
    "option.format": (
        "Form of the answer: text (the default), html and markdown for people, xlsx and csv for spreadsheets, "
        "json for programs. With -o the ending of FILE tells the form.",
        "出力の形式です。text（既定）・html・markdownは人が読むため、xlsx・csvは表計算ソフト用、"
        "jsonはプログラム用です。-oを付けると、FILEの拡張子で決まります。",
    ),
    "option.top": (
        "Rows of each list; 0 for all. The default is 10 where people read, 500 in xlsx, and all in csv and json.",
        "一覧ごとの行数です。0ですべて出力します。既定は、人が読む形式で10行、xlsxで500行、csvとjsonですべてです。",
    ),
    "option.output": (
        "Write to FILE instead of the screen; may be given several times. CSV becomes one file a section: "
        "report.csv is report-senders.csv and others, a folder (out/) holds them all.",
        "画面の代わりにFILEへ書き込みます。複数回指定できます。CSVは項目ごとに1ファイルになります"
        "（report.csvならreport-senders.csvなど。out/のように書くと、そのフォルダーに作ります）。",
    ),
    "option.mail-to": (
        "Mail the report, as text and HTML, to ADDRESS by the sendmail of this host instead of showing it; "
        "may be given several times.",
        "画面に表示する代わりに、テキストとHTMLのレポートをADDRESSへメールで送ります（このホストのsendmailを使います）。"
        "複数回指定できます。",
    ),
    "option.compare": (
        "Compare with the same span before, on the same weekdays; needs a period (`--day yesterday`).",
        "同じ曜日の、ひとつ前の同じ長さの期間と比べます。期間の指定が必要です（`--day yesterday`など）。",
    ),
    "option.sections": (
        "Only these sections, in this order: outcomes,deferrals,senders …",
        "指定した節だけを、この順に表示します（outcomes,deferrals,sendersなど）。",
    ),
    "option.only-problems": (
        "Only what needs attention and what went wrong; nothing ordinary.",
        "対応が必要なことと、うまくいかなかったことだけを表示します。",
    ),
    "option.host": (
        "Only this host, where the log is of several; its name as the lines carry it.",
        "複数のホストのログのうち、このホストだけを対象にします（ログに書かれた名前で指定）。",
    ),
    "option.instance": (
        "Only this instance of Postfix (syslog_name): postfix, postfix-out …",
        "このPostfixインスタンス（syslog_name）だけを対象にします（postfix、postfix-outなど）。",
    ),
    "option.domain": (
        "Only mail from or to this domain, what was refused of it, and its logins.",
        "このドメインを差出人か宛先とするメールと、その拒否・ログインだけを対象にします。",
    ),
    "option.service": (
        "Only this service, as the tag of the lines names it: submission, smtps, smtpd, postscreen, lmtp, imap-login …; "
        "its connections, refusals and logins, and the mail that it took or delivered.",
        "このサービスだけを対象にします。名前はログの行頭のとおりです（submission、smtps、smtpd、postscreen、lmtp、imap-loginなど）。"
        "接続・拒否・ログインと、そのサービスが受け付けたか配送したメールを数えます。",
    ),
    "option.by-domain": (
        "One report for each domain whose mail is put into mailboxes here; -o FILE becomes a file for each.",
        "このサーバーにメールボックスがあるドメインごとに、レポートを分けて作ります。-o FILEはドメインごとのファイルになります。",
    ),
    "by-domain-once": (
        "`--by-domain` cannot read standard input or the journal",
        "`--by-domain`では標準入力やジャーナルを読めません",
    ),
    "by-domain-once.why": ("the log is read once for each domain", "ドメインごとにログを読み直すためです"),
    "by-domain-once.hint": (
        "name files: `maillens report --by-domain /var/log/mail.log*`",
        "ファイルを指定してください: `maillens report --by-domain /var/log/mail.log*`",
    ),
    "by-domain-one": ("`--by-domain` gives more than one {format}", "`--by-domain`では{format}が複数になります"),
    "by-domain-one.why": (
        "only text can go to the screen one after the other",
        "画面に続けて出力できるのはtextとmarkdownだけです",
    ),
    "by-domain-one.hint": ("name a file: `-o report.{format}`", "ファイルを指定してください: `-o report.{format}`"),
    "no-domain": ("no domain has mailboxes here", "メールボックスのあるドメインがありません"),
    "no-domain.why": (
        "nothing was handed to a mailbox in this log",
        "このログには、メールボックスへの配送がありません",
    ),
    "no-such-section": ("there is no section `{name}`", "`{name}`という節はありません"),
    "no-such-section.why": ("the sections are {names}", "使えるのは{names}です"),
    "no-such-section.hint": (
        "write them as in `--sections totals,deferrals`",
        "`--sections totals,deferrals`のように書いてください",
    ),
    "compare-what": ("`--compare` needs a period", "`--compare`には期間の指定が必要です"),
    "compare-what.why": ("without one nothing says which span comes before", "期間がないと、比べる期間が決まりません"),
    "compare-what.hint": ("for example `--day yesterday --compare`", "例: `--day yesterday --compare`"),
    "compared": ("Beside {span}: {changes}.", "{span}との比較: {changes}。"),
    "compared.span": ("{first} to {last}", "{first}〜{last}"),
    "compared.separator": ("; ", "、"),
    "compared.change": ("{name} {change}", "{name}は{change}"),
    "compared.same": ("unchanged", "変わらず"),
    "compared.ordinary": ("no unusual changes", "目立った変化はありません"),
    "compared.unusual": ("unusual: {changes}", "いつもと違う: {changes}"),
    "compared.one": ("{name} {now} instead of {before}", "{name}が{before}→{now}"),
    "compared.empty": ("the log holds nothing of that period", "その期間のログはありません"),
    "column.before": ("before", "前回"),
    "column.change": ("change", "増減"),
    "option.color": (
        "Colours: auto (on a terminal, the default), always, never. NO_COLOR is obeyed.",
        "色を付けるかどうかです。auto（端末のときだけ、既定）、always（常に）、never（付けない）。"
        "環境変数NO_COLORにも従います。",
    ),
    "option.no-progress": (
        "Show no progress bar while reading.",
        "読み込み中の進み具合を表示しません。",
    ),
    "option.skip-damaged": (
        "Take what could be read of damaged files as all there is: they are named, but the exit code stays 0.",
        "壊れたファイルは読めたところまでで良いものとします。ファイル名は表示しますが、終了コードは0のままです。",
    ),
    "option.compat": (
        "Print the report of another program with its options: pflogsumm-1.1.5 or pflogsumm-1.3; see `maillens pflogsumm --help`.",
        "ほかのプログラムの形式とオプションでレポートを表示します（pflogsumm-1.1.5またはpflogsumm-1.3）。"
        "詳しくは`maillens pflogsumm --help`を見てください。",
    ),
    "option.strict": (
        "With --compat: byte for byte what that program prints, mistakes and all.",
        "--compatと一緒に使います。誤りも含めて、そのプログラムと1バイトも違わない結果にします。",
    ),
    # The page.
    "headline": ("Mail report: {span}", "メールレポート: {span}"),
    "headline-only": ("Mail report of {names}: {span}", "メールレポート（{names}）: {span}"),
    "span": ("{first} to {last} ({zone})", "{first} 〜 {last}（{zone}）"),
    "span-day": ("{day} {first} to {last} ({zone})", "{day} {first} 〜 {last}（{zone}）"),
    "totals.title": ("Totals", "合計"),
    "nothing-in": ("Nothing to show: {names}.", "該当なし: {names}"),
    "names.separator": (", ", "、"),
    "more": (
        "… and {n} more of {total} (`--top 0` shows all)",
        "…ほか{n}行（全{total}行。すべて表示するには`--top 0`）",
    ),
    "example": ("e.g. {text}", "例: {text}"),
    "weekdays": ("Mon Tue Wed Thu Fri Sat Sun", "月 火 水 木 金 土 日"),
    "day": ("{day} {weekday}", "{day}（{weekday}）"),
    # The summary in sentences.
    "say.received": (
        "The server took in {n} mail|The server took in {n} mails",
        "サーバーはメールを{n}通受け付け",
    ),
    "say.delivered": (
        "and delivered to {n} recipient.|and made {n} deliveries.",
        "、延べ{n}件の宛先に配送しました。",
    ),
    "say.deferred": (
        "{n} mail could not be delivered at the first attempt and was put back to try again.|"
        "{n} mails could not be delivered at the first attempt and were put back to try again.",
        "すぐに配送できず、再送待ちになったことのあるメールが{n}通あります。",
    ),
    "say.bounced": (
        "{n} delivery failed for good and was returned to the sender.|"
        "{n} deliveries failed for good and were returned to the sender.",
        "{n}件は配送できず、不達として差出人に送り返しました。",
    ),
    "say.rejected": (
        "The server refused {n} sender, recipient or connection at the door.|"
        "The server refused {n} senders, recipients or connections at the door.",
        "受信の段階で拒否したものが{n}件あります。",
    ),
    "say.login_failures": ("{n} login failed.|{n} logins failed.", "認証失敗が{n}件あります。"),
    # The foot.
    "foot.title": ("What this report stands on", "このレポートの根拠"),
    "foot.files": ("files", "ファイル"),
    "foot.file": ("{name} ({lines})", "{name}（{lines}）"),
    "input.-": ("standard input", "標準入力"),
    "input.journal": ("systemd journal", "systemdジャーナル"),
    "foot.more-files": ("… and {n} more file|… and {n} more files", "…ほか{n}ファイル"),
    "foot.n-lines": ("{n} line|{n} lines", "{n}行"),
    "foot.period": ("period asked for", "指定した期間"),
    "foot.span": ("log from … to", "ログの期間"),
    "foot.lines": ("lines", "行数"),
    "foot.understood": ("understood", "読み取れた行"),
    "foot.unknown": ("not understood", "読み取れなかった行"),
    "foot.foreign": ("of other programs", "メール以外の行"),
    "foot.unknown-hint": (
        "`maillens records --unknown {file}` lists the lines that were not understood; for example:",
        "読み取れなかった行の一覧は`maillens records --unknown {file}`で表示されます。例:",
    ),
    "foot.year": (
        "The stamps carry no year; it was inferred from the dates of the files and the order of the lines.",
        "ログの時刻に年がないため、ファイルの日付と行の順序から年を推定しました。",
    ),
    "foot.zone": (
        "The stamps carry no time zone; {zone} was assumed (`--tz` sets another).",
        "ログの時刻にタイムゾーンがないため、{zone}とみなしました（変更するには`--tz`）。",
    ),
    "foot.problem": ("Not all was read: {what} ({why}).", "読めないものがあります。{what}（{why}）"),
    "foot.pflogsumm": (
        "pflogsumm would print {theirs} delivered instead of {ours}: it counts each mail that is handed to a content filter "
        "as delivered once more. `maillens pflogsumm` counts as it does.",
        "pflogsummなら、配送済み（delivered）は{ours}ではなく{theirs}になります。フィルターへの受け渡しも配送として数えるためです。"
        "`maillens pflogsumm`は、それと同じ数え方をします。",
    ),
    "foot.sent": (
        '"Delivered" means that the next server, or the mailbox program of this one, took the mail; '
        "a log cannot tell whether it was put into the inbox.",
        "「配送済み」は、次のサーバーかこのサーバーのメールボックスが受け取ったという意味です。"
        "受信箱に入ったかどうかは、ログからは分かりません。",
    ),
    "period.since": ("from {since}", "{since}以降"),
    "period.until": ("before {until}", "{until}より前"),
    "period.both": ("from {since} to before {until}", "{since}から{until}の前まで"),
}
