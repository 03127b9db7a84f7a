"""What the command `maillens security` says: of each threat what it is, who does it, and what to do now."""

TEXTS = {
    "short": ("who attacks, and whether somebody got in", "攻撃と不正ログインを調べる"),
    "help": (
        "Who guesses passwords, whether one was found, which account is abused, and who else is up to no good; "
        "the worst first, each with what it stands on, how sure it is, and what to do now.\n"
        "FILE is as for `maillens report`. Give rotated logs too (`/var/log/mail.log*`): slow attacks show in weeks only.\n"
        "Nothing is changed on this host: commands are shown, not run.\n"
        "Exit code: 0 nothing was found; 1 something was; 2 something could not be read.",
        "パスワードの総当たり、破られたパスワード、乗っ取られたアカウントなどを調べ、深刻なものから順に、"
        "根拠、確からしさ、今すべきことを表示します。\n"
        "FILEの指定は`maillens report`と同じです。時間をかけた攻撃は数週間分のログで初めて見えるので、"
        "切り替え済みのログも指定してください（`/var/log/mail.log*`）。\n"
        "このホストの設定は何も変更しません。コマンドは表示するだけで、実行はしません。\n"
        "終了コード: 0 何も見つからなかった、1 見つかった、2 読めないものがあった",
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
    # The threats.
    "success-after-failures.title": ("Passwords that were guessed", "破られたパスワード"),
    "success-after-failures.note": (
        "After many wrong passwords one was right, for the first time from there.",
        "何度も失敗したあと、その接続元から初めてログインに成功しました。",
    ),
    "success-after-failures": (
        "{entered_by} got in as {users} at {entered_at}, after {count} failures from {addresses}.",
        "{entered_by}が{entered_at}に{users}としてログインに成功しました。それまでに{addresses}から{count}回失敗しています。",
    ),
    "success-after-failures.nameless": (
        "{entered_by} got in as a user whom the log does not name at {entered_at}, after {count} failures as {users}.",
        "{entered_by}が{entered_at}にログインに成功しました（利用者名はログにありません）。それまでに{users}として{count}回失敗しています。",
    ),
    "success-after-failures.do": (
        "Change the password and end its sessions (`doveadm kick {user}`); then see what was sent and read, "
        "and forwarding rules that are not the user's (`doveadm sieve list -u {user}`).",
        "パスワードを変更し、接続中のセッションを切断してください（`doveadm kick {user}`）。"
        "送信・閲覧されたメールと、身に覚えのない転送設定がないかも確かめてください（`doveadm sieve list -u {user}`）。",
    ),
    "distributed-guessing.title": ("Many addresses on one user", "1人を狙う多数の接続元"),
    "distributed-guessing.note": (
        "None of them tries often, so that counting by address finds nothing.",
        "接続元ごとの回数は少ないため、IPアドレスごとに数える対策では見つかりません。",
    ),
    "distributed-guessing": (
        "{address_count} addresses guess the password of {users}: {count} failures, from {addresses}.",
        "{address_count}か所から{users}のパスワードが試されています（失敗{count}回）。接続元は{addresses}。",
    ),
    "distributed-guessing.do": (
        "Blocking addresses does not help here. See that the password of {user} is long and used nowhere else.",
        "IPアドレスの遮断では防げません。{user}のパスワードが十分に長く、使い回しでないことを確かめてください。",
    ),
    "password-spray.title": ("A few passwords on many users", "多数の利用者に同じパスワード"),
    "password-spray.note": (
        "One of many users has a common password: that is the hope (password spraying).",
        "ありふれたパスワードを使う人が1人はいることを狙った攻撃です（パスワードスプレー）。",
    ),
    "password-spray": (
        "{addresses} tried {user_count} users: {count} failures, {pace} apart ({users}).",
        "{addresses}が{user_count}人の利用者を試しました（失敗{count}回、平均{pace}間隔）。対象は{users}。",
    ),
    "password-spray.do": (
        "Block {address}, for example `fail2ban-client set postfix-sasl banip {address}`, and forbid common passwords.",
        "{address}を遮断してください（例: `fail2ban-client set postfix-sasl banip {address}`）。"
        "ありふれたパスワードを禁止するのも有効です。",
    ),
    "slow-guessing.title": ("Slow guessing", "時間をかけた総当たり"),
    "slow-guessing.note": (
        "So slow that filters which count failures in ten minutes do not see it.",
        "間隔が長いため、10分間の失敗回数を数える対策では見つかりません。",
    ),
    "slow-guessing": (
        "{addresses} guesses the password of {users}: {count} failures, one every {pace}.|"
        "{addresses} guesses the passwords of several users: {count} failures, one every {pace} ({users}).",
        "{addresses}が{users}のパスワードを試しています（失敗{count}回、平均{pace}間隔）。",
    ),
    "slow-guessing.do": (
        "Block {address} for months, for example in a table for `check_client_access`; minutes are what it waits for.",
        "{address}を長期間遮断してください（`check_client_access`の表など）。短時間の遮断では効果がありません。",
    ),
    "password-guessing.title": ("Password guessing", "パスワードの総当たり"),
    "password-guessing.note": (
        "Ordinary on every server, as long as nobody gets in.",
        "破られていなければ、どのサーバーでも日常的なものです。",
    ),
    "password-guessing": (
        "{addresses} guesses the password of {users}: {count} failures, {pace} apart.|"
        "{addresses} guesses the passwords of several users: {count} failures, {pace} apart ({users}).",
        "{addresses}が{users}のパスワードを試しています（失敗{count}回、平均{pace}間隔）。",
    ),
    "password-guessing.do": (
        "Block {address}, or let fail2ban do it: `fail2ban-client set postfix-sasl banip {address}`.",
        "{address}を遮断してください。fail2banなら`fail2ban-client set postfix-sasl banip {address}`です。",
    ),
    "stolen-account.title": ("Stolen accounts", "乗っ取られたアカウント"),
    "stolen-account.note": (
        "Far more mail than before, from networks the account never sent from.",
        "それまで使われたことのないネットワークから、これまでより桁違いに多く送信されています。",
    ),
    "stolen-account": (
        "{users} sent {count} mails to {recipients} recipients in {domains} domains from {addresses}; {sent} have gone out, "
        "{bounced} came back.",
        "{users}として{addresses}から{count}通のメールが、{domains}ドメインの延べ{recipients}件の宛先へ送信されました"
        "（配送済み{sent}件、不達{bounced}件）。",
    ),
    "stolen-account.do": (
        "Lock the account or change its password now, and end its sessions (`doveadm kick {user}`); "
        "clean the user's computer before giving out the new one.",
        "ただちにアカウントを停止するかパスワードを変更し、接続中のセッションを切断してください（`doveadm kick {user}`）。"
        "新しいパスワードを渡す前に、利用者の端末がウイルスに感染していないか確かめてください。",
    ),
    "network-guessing.title": ("Guessing from one network", "同じネットワークからの総当たり"),
    "network-guessing.note": (
        "Several addresses of one network share the work; none of them is conspicuous.",
        "同じネットワークの複数の接続元が分担しています。個々の回数は目立ちません。",
    ),
    "network-guessing": (
        "{address_count} addresses of {network} guess the password of {users}: {count} failures.|"
        "{address_count} addresses of {network} guess the passwords of several users: {count} failures ({users}).",
        "{network}の{address_count}か所から{users}のパスワードが試されています（失敗{count}回）。",
    ),
    "network-guessing.do": (
        "If none of your users is there, block the network: `{network} REJECT` in a CIDR table of `check_client_access`.",
        "自社の利用者がいなければ、ネットワークごと遮断してください（`check_client_access`のCIDRテーブルに`{network} REJECT`）。",
    ),
    "user-enumeration.title": ("Names that nobody has", "存在しない利用者名の探索"),
    "user-enumeration.note": (
        "Somebody looks for accounts: only names that exist are worth guessing a password for.",
        "実在するアカウントを探しています。見つかった名前は、次にパスワードが狙われます。",
    ),
    "user-enumeration": (
        "{addresses} tried {user_count} names, most of which nobody has: {users}.",
        "{addresses}が{user_count}個の利用者名を試しました。ほとんどは存在しない名前です（{users}）。",
    ),
    "user-enumeration.do": (
        "Block {address}: `fail2ban-client set dovecot banip {address}`. Which names exist, Dovecot's answers do not tell.",
        "{address}を遮断してください（例: `fail2ban-client set dovecot banip {address}`）。"
        "なお、Dovecotの応答からは名前の有無は分かりません。",
    ),
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
    "relay-attempt.title": ("Attempts to relay", "不正中継の試み"),
    "relay-attempt.note": (
        "Strangers want mail for strangers delivered. It was refused, as it should be.",
        "外部から外部へのメールを中継させようとしています。正しく拒否できています。",
    ),
    "relay-attempt": (
        "{addresses} was refused {count} times.",
        "{addresses}からの中継を{count}回拒否しました。",
    ),
    "relay-attempt.do": (
        "Nothing, if the address is a stranger's. If it is your own device, let it log in, or add it to `mynetworks`.",
        "知らない接続元なら対応は不要です。自社の機器なら、SMTP認証を設定するか、`mynetworks`に加えてください。",
    ),
    "spoofed-sender.title": ("Mail in somebody else's name", "差出人の詐称"),
    "spoofed-sender.note": (
        "Mail from outside with a sender of your own domains, or of one user in the name of another. "
        "Newsletters and forwarded mail may look so.",
        "外部から自ドメインの差出人で届いたメールや、利用者が他人を名乗ったメールです。"
        "外部のメール配信サービスや転送でも同じように見えます。",
    ),
    "spoofed-sender": (
        "{addresses} sent {count} mails in the name of users here.",
        "{addresses}から、自ドメインの差出人で{count}通届きました。",
    ),
    "spoofed-sender.do": (
        "Have SPF, DKIM and DMARC of your domains say who may send for them, and check them on what comes in.",
        "自ドメインのSPF・DKIM・DMARCを整え、受信時にも検査してください。",
    ),
    "spoofed-sender.user": (
        "{users} wanted to send in the name of another, from {addresses}; this was refused ({count}).",
        "{users}が{addresses}から他人の名前で送信しようとし、{count}回拒否されました。",
    ),
    "spoofed-sender.user.do": (
        "Ask {user}. An address that is the user's too belongs into `smtpd_sender_login_maps`; else see whether the account is stolen.",
        "{user}に確かめてください。本人の別アドレスなら`smtpd_sender_login_maps`に加え、心当たりがなければ乗っ取りを疑ってください。",
    ),
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
