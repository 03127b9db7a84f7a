"""What the command `maillens pflogsumm` says beside the report, whose words are pflogsumm's."""

TEXTS = {
    "short": ("the report as pflogsumm prints it", "pflogsummと同じ形式のレポートを表示する"),
    "help": (
        "The report as pflogsumm prints it, with pflogsumm's options: put `maillens` in front of the command in "
        "your crontab.\n"
        "It counts as pflogsumm does, but for known mistakes, which are put right; a note names those that would have "
        "shown in this report. Without FILE it reads standard input. `maillens report --compat pflogsumm-1.1.5` is the same.\n"
        "Exit code: 0 all was read; 1 nothing to report in the period; 2 something could not be read.",
        "pflogsummと同じ形式のレポートを、pflogsummと同じオプションで表示します。crontabのpflogsummの前に`maillens`と書けば、"
        "そのまま置き換えられます。\n"
        "数え方もpflogsummと同じですが、既知の誤りは直してあります。結果が変わったものは、お知らせに表示します。"
        "FILEがなければ標準入力を読みます。`maillens report --compat pflogsumm-1.1.5`も同じ動作です。\n"
        "終了コード: 0 すべて読めた、1 期間内に内容がない、2 読めないものがあった",
    ),
    "examples": (
        "maillens pflogsumm -d yesterday --problems-first /var/log/mail.log\tfor cron\n"
        "maillens pflogsumm --detail 20 -q /var/log/mail.log\tshort lists only\n"
        "maillens pflogsumm --compat pflogsumm-1.3 -d last_week /var/log/mail.log*\tas release 1.3 prints it\n"
        "maillens pflogsumm --strict mail.log\twith every mistake, byte for byte",
        "maillens pflogsumm -d yesterday --problems-first /var/log/mail.log\tcron用\n"
        "maillens pflogsumm --detail 20 -q /var/log/mail.log\t上位だけの短い一覧\n"
        "maillens pflogsumm --compat pflogsumm-1.3 -d last_week /var/log/mail.log*\tpflogsumm 1.3の形式\n"
        "maillens pflogsumm --strict mail.log\t誤りも含めて、1バイトも違わない結果",
    ),
    "option.compat": (
        "The release to follow: pflogsumm-1.1.5 (the default) or pflogsumm-1.3.",
        "合わせるバージョンです。pflogsumm-1.1.5（既定）かpflogsumm-1.3を指定します。",
    ),
    "option.strict": (
        "With every mistake of that release, byte for byte; prints zeros where nothing was found.",
        "誤りも含めて、そのバージョンと1バイトも違わない結果にします。該当がないときも0ばかりのレポートを表示します。",
    ),
    "set.bounce_detail": ("Rows of each list of bounces; 0 for none.", "不達の一覧ごとの行数です。0で表示しません。"),
    "set.column_width": (
        "Width of the report (1.3); texts are cut accordingly, 0 for no cut.",
        "レポートの幅です（1.3）。長い文字列をこれに合わせて切ります。0で切りません。",
    ),
    "set.config": ("Read options from this file (1.3).", "オプションをこのファイルから読みます（1.3）。"),
    "set.dates": (
        "Only these days: today, yesterday; 1.3 also this_week, last_week, this_month, last_month, 2026-11, 2026-11-20, "
        '"2026-11-01 to 2026-11-15".',
        "この日の分だけを対象にします。today（今日）、yesterday（昨日）。1.3ではthis_week、last_week、this_month、"
        'last_month、2026-11、2026-11-20、"2026-11-01 to 2026-11-15"も使えます。',
    ),
    "set.debug": ("Taken, and without effect (1.3).", "指定できますが、何もしません（1.3）。"),
    "set.deferral_detail": (
        "Rows of each list of deferrals; 0 for none.",
        "再送待ちの一覧ごとの行数です。0で表示しません。",
    ),
    "set.detail": (
        "Rows of every list that has no number of its own; 0 for none.",
        "個別に指定していないすべての一覧の行数です。0で表示しません。",
    ),
    "set.monday_first": (
        "Weeks begin on Monday, for this_week and last_week (1.3).",
        "this_weekとlast_weekで、週の始まりを月曜日にします（1.3）。",
    ),
    "set.dump_config": (
        "Print the options as a file for `--config`, and nothing else (1.3).",
        "`--config`に使える形でオプションを表示し、終了します（1.3）。",
    ),
    "set.expired_detail": (
        "Rows of the list of expired mail (1.3); 0 for none.",
        "再送期限切れの一覧の行数です（1.3）。0で表示しません。",
    ),
    "set.extended_detail": ("List every message at the end.", "最後に、メールごとの一覧を付けます。"),
    "set.help": ("Show this text.", "この説明を表示します。"),
    "set.host_count": (
        "Rows of the lists of hosts and domains; 0 for none.",
        "ホスト・ドメインの一覧の行数です。0で表示しません。",
    ),
    "set.ignore_case": (
        "Take the whole address in small letters, not only its domain.",
        "ドメインだけでなく、アドレス全体の大文字と小文字を区別しません。",
    ),
    "set.iso_date_time": ("Dates as 2026-11-20, hours as 09:00.", "日付を2026-11-20、時刻を09:00の形で表示します。"),
    "set.mailq": ("Print the queue (mailq) at the end.", "最後にキューの内容（mailq）を表示します。"),
    "set.no_size_list": ("Leave out “Messages with no size data”.", "「Messages with no size data」を表示しません。"),
    "set.problems_first": ("Problems before the tables of traffic.", "問題の一覧を、通数の表より先に表示します。"),
    "set.postscreen_detail": (
        "Rows of each list of what postscreen did (1.3); 0 for none.",
        "postscreenの動作の一覧ごとの行数です（1.3）。0で表示しません。",
    ),
    "set.postscreen_stats": ("Count connections to postscreen (1.3).", "postscreenへの接続を集計します（1.3）。"),
    "set.quiet": ("No headings for empty lists.", "空の一覧の見出しを表示しません。"),
    "set.add_sender": (
        "Sender beside the client in lists of refusals.",
        "受信拒否の一覧で、接続元に差出人を添えます。",
    ),
    "set.add_recipient": (
        "Recipient beside the client in lists of refusals (1.3).",
        "受信拒否の一覧で、接続元に宛先を添えます（1.3）。",
    ),
    "set.reject_detail": (
        "Rows of each list of what was refused, warned of, held or discarded; 0 for none.",
        "受信拒否・警告・保留・破棄の一覧ごとの行数です。0で表示しません。",
    ),
    "set.smtp_detail": (
        "Rows of each list of failed connections (1.1.5); 0 for none.",
        "接続できなかった配送先の一覧ごとの行数です（1.1.5）。0で表示しません。",
    ),
    "set.smtpd_stats": ("Count connections to smtpd and their time.", "smtpdへの接続の数と時間を集計します。"),
    "set.warning_detail": ("Rows of each list of warnings; 0 for none.", "警告の一覧ごとの行数です。0で表示しません。"),
    "set.unmangle_srs": ("Undo SRS in senders (1.3).", "SRSで書き換えられた差出人アドレスを元に戻します（1.3）。"),
    "set.syslog_name": (
        "syslog_name of Postfix, beside `postfix` (postconf(5)).",
        "Postfixのsyslog_nameです。`postfix`に加えて読みます（postconf(5)）。",
    ),
    "set.suppress": (
        "Leave out sections (1.3): host/domain per-hour rdns-warnings size-detail.",
        "表示しない項目です（1.3）: host/domain per-hour rdns-warnings size-detail",
    ),
    "set.tls_stats": ("Count TLS levels and errors (1.3).", "TLSのレベルとエラーを集計します（1.3）。"),
    "set.unprocessed_file": (
        "Write lines that count for nothing to this file (1.3).",
        "集計に使わなかった行をこのファイルに書き出します（1.3）。",
    ),
    "set.use_original_recipient": (
        "Count recipients as they were before aliases, orig_to (1.3).",
        "宛先を、エイリアスの展開前のアドレス（orig_to）で数えます（1.3）。",
    ),
    "set.user_count": (
        "Rows of the lists of senders and recipients; 0 for none.",
        "差出人・宛先の一覧の行数です。0で表示しません。",
    ),
    "set.unmangle_uucp": ("Turn bang paths (host!user@gw) around.", "UUCP形式のアドレス（host!user@gw）を直します。"),
    "set.verbose": ("Whole texts instead of shortened ones.", "理由などの文字列を省略せずに表示します。"),
    "set.unmangle_verp": (
        "One sender for each mailing list (VERP); 2 drops the recipient in the address too.",
        "メーリングリストの差出人アドレス（VERP）をまとめます。2でアドレス中の宛先も除きます。",
    ),
    "set.version": ("Show the release that is followed.", "合わせているバージョンを表示します。"),
    "set.zero_fill": ("Zeros in columns of the days that had nothing.", "日別の表で、該当のない列も0で埋めます。"),
    # What goes wrong.
    "argument.hint": (
        "`maillens pflogsumm --help` shows the options",
        "オプションは`maillens pflogsumm --help`で確かめてください",
    ),
    "argument.unknown": (
        "pflogsumm {release} has no option `{name}`",
        "pflogsumm {release}に`{name}`というオプションはありません",
    ),
    "argument.other-release": (
        "`{name}` is an option of pflogsumm {release} only",
        "`{name}`はpflogsumm {release}だけのオプションです",
    ),
    "argument.other-release.hint": (
        "add `--compat pflogsumm-{release}`",
        "`--compat pflogsumm-{release}`を付けてください",
    ),
    "argument.ambiguous": ("`{name}` may be several options", "`{name}`に当てはまるオプションが複数あります"),
    "argument.ambiguous.hint": ("write one of them in full: {names}", "どれかを省略せずに書いてください: {names}"),
    "argument.no-value": ("`{name}` wants a value", "`{name}`の値がありません"),
    "argument.bad-count": ("the value `{value}` of `{name}` is no number", "`{name}`の値`{value}`は数ではありません"),
    "argument.takes-nothing": ("`{name}` takes no value", "`{name}`に値は指定できません"),
    "bad-suppress": ("`--suppress` cannot leave out `{name}`", "`--suppress`に`{name}`は指定できません"),
    "bad-suppress.why": ("it is one of {names}", "次のどれかを指定してください: {names}"),
    "bad-syslog-name": (
        "`--syslog-name {name}` is no regular expression",
        "`--syslog-name {name}`は正規表現として正しくありません",
    ),
    "bad-syslog-name.hint": (
        "put a backslash before characters such as ( [ + *",
        "( [ + * などの記号の前には\\を付けてください",
    ),
    "bad-config": ("cannot use the configuration `{name}`", "設定ファイル`{name}`を使えません"),
    "bad-config.why": ("line {number} makes no sense: {text}", "{number}行目を読み取れません: {text}"),
    "bad-config.hint": (
        "lines look like `detail = 20`; `maillens pflogsumm --compat pflogsumm-1.3 --dump-config` prints them all",
        "`detail = 20`のように書きます。`maillens pflogsumm --compat pflogsumm-1.3 --dump-config`で一覧を表示できます",
    ),
    "period.bad-date": ("`-d {text}` names no day", "`-d {text}`は日付として読み取れません"),
    "period.ends-first": ("`-d {text}` ends before it begins", "`-d {text}`は終わりが始まりより前です"),
    "period.hint.1.1.5": (
        "pflogsumm 1.1.5 knows `-d today` and `-d yesterday`; for others add `--compat pflogsumm-1.3`",
        "pflogsumm 1.1.5で使えるのは`-d today`と`-d yesterday`です。ほかの日は`--compat pflogsumm-1.3`を付けてください",
    ),
    "period.hint.1.3": (
        "it is today, yesterday, this_week, last_week, this_month, last_month, 2026-11, 2026-11-20 or "
        '"2026-11-01 to 2026-11-15"',
        'today、yesterday、this_week、last_week、this_month、last_month、2026-11、2026-11-20、"2026-11-01 to 2026-11-15"'
        "のどれかを指定してください",
    ),
    "nothing.postfix": ("no line of the input is from Postfix", "入力にPostfixの行がありません"),
    "nothing.postfix.hint": (
        "with another syslog_name in main.cf, add `--syslog-name NAME`",
        "main.cfでsyslog_nameを変えている場合は`--syslog-name NAME`を付けてください",
    ),
    "nothing.period": (
        "no line of Postfix in the period asked for (`-d {text}`)",
        "指定した期間（`-d {text}`）にPostfixの行がありません",
    ),
    "nothing.period.hint": ("leave out `-d` to see all there is", "`-d`を付けずに実行すると、全体を確かめられます"),
    "no-mailq": ("cannot run `mailq`", "`mailq`を実行できません"),
    "no-mailq.hint": (
        "it comes with Postfix; add its folder to PATH",
        "Postfixに付属しています。そのあるフォルダーをPATHに加えてください",
    ),
    "strict-alone": (
        "`--strict` says how to follow another program",
        "`--strict`は、ほかのプログラムに合わせるときの指定です",
    ),
    "strict-alone.hint": ("name it: `--compat pflogsumm-1.1.5`", "`--compat pflogsumm-1.1.5`と一緒に指定してください"),
    # What was put right.
    "touched": (
        "pflogsumm {release} would have printed other numbers here; these mistakes of it were put right:",
        "pflogsumm {release}とは次の点で数が異なります（pflogsummの誤りを直したため）:",
    ),
    "touched.hint": (
        "`--strict` prints what pflogsumm prints, mistakes and all",
        "`--strict`を付けると、誤りも含めてpflogsummと同じ結果になります",
    ),
    "defect.services": (
        "mail and warnings of services such as postfix/submissions/smtpd",
        "postfix/submissions/smtpdなどのサービスが扱ったメールと警告を数えない",
    ),
    "defect.days": (
        "a day counted again each time the log comes back to it",
        "ログの日付が前後すると、同じ日を何度も数える",
    ),
    "defect.tls-field": (
        "deliveries with `tls=` (Postfix 3.11) were not seen",
        "`tls=`のある配送（Postfix 3.11以降）を数えない",
    ),
    "defect.years": (
        "the year of the time stamps was guessed although it is written there",
        "時刻に年があるのに、推測した年を使う",
    ),
    "defect.reused-ids": (
        "a second message with the same queue id had no sender and no size",
        "キューIDが再使用されると、2通目の差出人とサイズを数えない",
    ),
    "defect.taken-back": (
        "“received” was lowered for mail that came, or was never counted",
        "届いたメールや数えていないメールの分まで、受信数（received）から引く",
    ),
    "defect.milter-verdicts": (
        "mail that a milter held or discarded was not counted",
        "milterが保留・破棄したメールを数えない",
    ),
    "defect.forced-expiry": (
        "mail that was made to expire (postsuper -e) was not counted",
        "postsuper -eで再送期限切れにしたメールを数えない",
    ),
    "defect.letters": (
        "letters outside ASCII in domains were broken",
        "ドメインに含まれるASCII以外の文字が壊れる",
    ),
}
