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
    "many-networks.title": ("One user in many places at once", "同時に多数の場所からのログイン"),
    "many-networks.note": (
        "More networks in a short time than one person with a few devices has: several may know the password.",
        "1人の利用者が短時間に使うとは考えにくい数のネットワークです。パスワードが複数の者に知られているおそれがあります。",
    ),
    "many-networks": (
        "{users} got in from {subject_count} networks that were new for the account: {subjects}.",
        "{users}が、それまで使われたことのない{subject_count}個のネットワークからログインしました（{subjects}）。",
    ),
    "many-networks.countries": (
        "{users} got in from {subject_count} countries: {subjects} ({addresses}).",
        "{users}が{subject_count}か国（{subjects}）からログインしました。接続元は{addresses}。",
    ),
    "many-networks.do": (
        "Ask {user} about these logins (a VPN or a phone on a journey may explain them). If they are not the user's, change "
        "the password and end the sessions: `doveadm kick {user}`. Who is connected now: `doveadm who {user}`.",
        "{user}の本人に心当たりを確かめてください（VPNや移動中の携帯端末でも起こります）。心当たりがなければ、パスワードを変更し、"
        "接続中のセッションを切断してください（`doveadm kick {user}`）。現在の接続は`doveadm who {user}`で分かります。",
    ),
    "new-network.title": ("Logins from networks never seen before", "初めてのネットワークからのログイン"),
    "new-network.note": (
        "The user had always come from the same few networks. A journey or a new line at home looks alike.",
        "これまで決まったネットワークだけを使っていた利用者です。旅行や回線の変更でも同じように見えます。",
    ),
    "new-network": (
        "{users} got in from {addresses}, {count} logins by networks never seen for the account ({subjects}).",
        "{users}が{addresses}からログインしました（{count}回）。このアカウントでは初めてのネットワークです（{subjects}）。",
    ),
    "new-network.country": (
        "{users} got in from {addresses}, {count} logins by networks never seen for the account, in another country: {subjects}.",
        "{users}が{addresses}からログインしました（{count}回）。このアカウントでは初めてのネットワークで、国も異なります（{subjects}）。",
    ),
    "new-network.do": (
        "Ask {user} whether that was them; if not, change the password and end the sessions: `doveadm kick {user}`.",
        "{user}の本人に心当たりを確かめてください。なければパスワードを変更し、セッションを切断してください（`doveadm kick {user}`）。",
    ),
    "runaway-script.title": ("A program on this host sends too much", "このホストのプログラムによる大量送信"),
    "runaway-script.note": (
        "Most often a form on a web site that is abused, a CMS that was broken into, or a job that repeats itself.",
        "多くは、問い合わせフォームの悪用、侵入されたCMS、繰り返し失敗しているジョブです。",
    ),
    "runaway-script": (
        "The local user with uid {uid} handed in {count} mails in its busiest hours, far more than before; {sent} deliveries have "
        "gone out, {bounced} came back.",
        "このホストの利用者（uid {uid}）が、これまでより桁違いに多い{count}通を送信しました（配送済み{sent}件、不達{bounced}件）。",
    ),
    "runaway-script.do": (
        "See who that is (`getent passwd {uid}`) and which program it was: `postcat -q {queue_id} | grep -i '^X-PHP'` of one of its "
        "mails, and the web server's log of that time. Until it is repaired, forbid it: "
        "`postconf -e 'authorized_submit_users = !NAME, static:all'`.",
        "誰かを`getent passwd {uid}`で、どのプログラムかを`postcat -q {queue_id} | grep -i '^X-PHP'`と、その時刻のWebサーバーの"
        "ログで確かめてください。直すまでは`postconf -e 'authorized_submit_users = !名前, static:all'`で送信を止められます。",
    ),
    "runaway-script.loopback": (
        "A program that connects from this host ({addresses}) handed in {count} mails in its busiest hours, far more than before; "
        "{sent} deliveries have gone out, {bounced} came back.",
        "このホストから接続するプログラム（{addresses}）が、これまでより桁違いに多い{count}通を送信しました"
        "（配送済み{sent}件、不達{bounced}件）。",
    ),
    "runaway-script.loopback.do": (
        "See which program connects: `ss -tnp dst {address}` while it sends, and the web server's log of that time. "
        "Let programs log in, so that the next time the log says which one it was.",
        "送信中に`ss -tnp dst {address}`を実行し、その時刻のWebサーバーのログも見て、どのプログラムかを確かめてください。"
        "プログラムにもSMTP認証を使わせると、次からは送信元がログで分かります。",
    ),
    "bulk-sender.title": ("New senders of many mails", "新しい大量送信者"),
    "bulk-sender.note": (
        "Never seen before, and more than most others send. A new newsletter or device of yours looks alike.",
        "これまで送信のなかった利用者や機器が、ほかよりはるかに多く送信しています。新しいメールマガジンや機器でも同じように見えます。",
    ),
    "bulk-sender": (
        "{users} began to send and reached {recipients} recipients with {count} mails, from {addresses}.",
        "{users}が送信を始め、{addresses}から{count}通（延べ{recipients}件の宛先）を送りました。",
    ),
    "bulk-sender.do": (
        "Ask {user} what was sent. If it was not the user, change the password and end the sessions: `doveadm kick {user}`.",
        "{user}の本人に送信した内容を確かめてください。心当たりがなければ、パスワードを変更し、"
        "セッションを切断してください（`doveadm kick {user}`）。",
    ),
    "bulk-sender.host": (
        "{addresses}, which needs no login, began to send and reached {recipients} recipients outside.",
        "SMTP認証の要らない{addresses}が送信を始め、外部の延べ{recipients}件の宛先へ送りました。",
    ),
    "bulk-sender.host.do": (
        "See what {address} is and what it sends: `maillens trace {address}`. What is not meant to send belongs out of `mynetworks`.",
        "{address}が何の機器で、何を送っているかを確かめてください（`maillens trace {address}`）。"
        "送信の必要がない機器は`mynetworks`から外してください。",
    ),
    "mail-loop.title": ("Mail that goes in circles", "メールのループ"),
    "mail-loop.note": (
        "Two servers, or two aliases, each think that the other one delivers.",
        "2つのサーバー、または2つの転送設定が、互いに相手が配送するものと思い込んでいます。",
    ),
    "mail-loop": (
        "{count} mails went in circles and were given up, to {subjects}.",
        "{count}通がループし、配送が打ち切られました。宛先は{subjects}。",
    ),
    "mail-loop.do": (
        "See which way a mail went: `maillens trace {subject}`; and where the address leads: `postconf alias_maps "
        "virtual_alias_maps mydestination relay_domains transport_maps`, and forwarding rules of the user.",
        "メールの経路を`maillens trace {subject}`で、宛先がどこへ向かうかを`postconf alias_maps virtual_alias_maps "
        "mydestination relay_domains transport_maps`と利用者の転送設定で確かめてください。",
    ),
    "backscatter.title": ("Notices to people who never wrote", "無関係な人への不達通知"),
    "backscatter.note": (
        "Mail was accepted and returned later. Spam forges its senders, so the notice reaches a stranger (backscatter), and this "
        "server may be listed for it.",
        "いったん受け取ってから不達通知を返しています。迷惑メールの差出人は偽物なので、通知は無関係な人に届き（バックスキャッター）、"
        "このサーバーがブラックリストに載る原因になります。",
    ),
    "backscatter": (
        "{count} mails that had been accepted from outside were returned to {recipients} senders in {domains} domains.",
        "外部から受け取った{count}通が、{domains}ドメインの{recipients}件の差出人へ返されました。",
    ),
    "backscatter.do": (
        "Refuse at the door what cannot be delivered: name all recipients in `local_recipient_maps`, `virtual_mailbox_maps` or "
        "`relay_recipient_maps`, or ask the next server (`reject_unverified_recipient`): `postconf local_recipient_maps "
        "relay_recipient_maps smtpd_recipient_restrictions`.",
        "届けられない宛先は受付の時点で断ってください。`local_recipient_maps`・`virtual_mailbox_maps`・`relay_recipient_maps`に"
        "宛先を登録するか、`reject_unverified_recipient`で配送先に確かめます（`postconf local_recipient_maps "
        "relay_recipient_maps smtpd_recipient_restrictions`）。",
    ),
    "own-host-listed.title": ("This server is refused elsewhere", "このサーバーが拒否されています"),
    "own-host-listed.note": (
        "Other servers do not take its mail, because a blocklist names it or for its reputation.",
        "ブラックリストへの登録や評判の低さを理由に、ほかのサーバーがメールを受け取りません。",
    ),
    "own-host-listed": (
        "{subjects} lists this server ({addresses}): {count} deliveries to {domains} domains were refused.",
        "{subjects}がこのサーバー（{addresses}）をブラックリストに載せており、{domains}ドメインへの{count}件の配送が拒否されました。",
    ),
    "own-host-listed.own": (
        "{subjects} thinks badly of this server ({addresses}): {count} deliveries to {domains} domains were refused.",
        "{subjects}がこのサーバー（{addresses}）の評判を理由に、{domains}ドメインへの{count}件の配送を拒否しました。",
    ),
    "own-host-listed.do": (
        "First stop what caused it: see the accounts and programs above, and `maillens report --sections senders,bounces`. "
        "{removal}",
        "まず原因（上に示したアカウントやプログラム、`maillens report --sections senders,bounces`）を取り除いてください。{removal}",
    ),
    "own-host-listed.removal": (
        "Then ask whom the reply in the log names for removal; it is shown by `maillens report --sections deferrals,bounces`.",
        "そのうえで、応答に書かれた連絡先へ解除を申請してください（応答は`maillens report --sections deferrals,bounces`で分かります）。",
    ),
    "our-address": ("its address is not named", "アドレスの記載なし"),
    "clear-text-login.title": ("Passwords in clear", "暗号化されていないパスワード"),
    "clear-text-login.note": (
        "Without TLS everybody on the way, in a wireless network above all, can read the password.",
        "暗号化（TLS）なしでは、無線LANなど通信経路上の誰にでもパスワードを読まれます。",
    ),
    "clear-text-login": (
        "{users} logged in to the mailbox without TLS, {count} times, from {addresses}.|"
        "{users} logged in to their mailboxes without TLS, {count} times in all, from {addresses}.",
        "{users}が、TLSなしでメールボックスへ{count}回ログインしました。接続元は{addresses}。",
    ),
    "clear-text-login.smtp": (
        "{users} logged in without TLS to send, {count} times, from {addresses}.|"
        "{users} logged in without TLS to send, {count} times in all, from {addresses}.",
        "{users}が、送信のためにTLSなしで{count}回ログインしました。接続元は{addresses}。",
    ),
    "clear-text-login.do": (
        "Have the mail program of {user} use TLS (IMAP 993, POP3 995), then demand it: `ssl = required` in Dovecot "
        "(`doveconf ssl disable_plaintext_auth`). Passwords that were sent so should be changed.",
        "{user}のメールソフトをTLS（IMAPは993番、POP3は995番）に変えてもらい、Dovecotで`ssl = required`にして必須にしてください"
        "（`doveconf ssl disable_plaintext_auth`）。平文で送られたパスワードは変更してください。",
    ),
    "clear-text-login.smtp.do": (
        "Have the mail program of {user} use TLS (port 465, or 587 with STARTTLS), then demand it: "
        "`postconf -e smtpd_tls_auth_only=yes`. Passwords that were sent so should be changed.",
        "{user}のメールソフトをTLS（465番、または587番とSTARTTLS）に変えてもらい、`postconf -e smtpd_tls_auth_only=yes`で"
        "必須にしてください。平文で送られたパスワードは変更してください。",
    ),
    "command-flood.title": ("Floods of wrong commands", "誤ったコマンドの連続"),
    "command-flood.note": (
        "Scanners, broken programs, or clients that take this server for something else.",
        "スキャナー、壊れたプログラム、別のサービスと間違えた接続などです。",
    ),
    "command-flood": (
        "{addresses} made errors until this server hung up, in {count} connections.",
        "{addresses}からの{count}回の接続を、エラーが多すぎるため切断しました。",
    ),
    "command-flood.unknown": (
        "{addresses} sent {count} commands that are none of SMTP.",
        "{addresses}から、SMTPにないコマンドが{count}回送られました。",
    ),
    "command-flood.do": (
        "Nothing, if the address is a stranger's; `smtpd_hard_error_limit` and `smtpd_client_connection_rate_limit` bound what it "
        "costs: `postconf smtpd_hard_error_limit smtpd_client_connection_rate_limit`. A device of your own needs repair.",
        "知らない接続元なら対応は不要です。負荷は`postconf smtpd_hard_error_limit smtpd_client_connection_rate_limit`の"
        "設定で抑えられます。自社の機器なら修理してください。",
    ),
    "old-tls.title": ("Old versions of TLS", "古い版のTLS"),
    "old-tls.note": (
        "SSLv3, TLS 1.0 and 1.1 are withdrawn (RFC 7568, RFC 8996); programs that know nothing newer get no repairs either.",
        "SSLv3、TLS 1.0、1.1は廃止された方式です（RFC 7568、RFC 8996）。これしか使えないソフトは、ほかの修正も受けていないと考えられます。",
    ),
    "old-tls": (
        "{users} logged in by {subjects}, {count} connections from {addresses}.|"
        "{users} logged in by {subjects}, {count} connections in all, from {addresses}.",
        "{users}が{subjects}でログインしました（{count}回）。接続元は{addresses}。",
    ),
    "old-tls.in": (
        "{address_count} other servers came by {subjects}, {count} connections: {addresses}.",
        "{address_count}か所のサーバーが{subjects}で接続してきました（{count}回、{addresses}）。",
    ),
    "old-tls.out": (
        "{count} mails left by {subjects}, for {domains} domains, to {addresses}.",
        "{count}通が{subjects}で{domains}ドメインへ送られました（接続先は{addresses}）。",
    ),
    "old-tls.do": (
        "Have {user} bring device and mail program up to date; then forbid the old versions where users log in: "
        "`postconf -e 'smtpd_tls_mandatory_protocols = >=TLSv1.2'`, and `ssl_min_protocol = TLSv1.2` in Dovecot.",
        "{user}の端末とメールソフトを更新してもらい、そのうえでログインの窓口では古い版を禁止してください"
        "（`postconf -e 'smtpd_tls_mandatory_protocols = >=TLSv1.2'`、Dovecotは`ssl_min_protocol = TLSv1.2`）。",
    ),
    "old-tls.in.do": (
        "Nothing: between servers old encryption is better than none. If it is a partner, tell them.",
        "対応は不要です。サーバー同士では、古い暗号化でも平文よりはましです。取引先であれば知らせてください。",
    ),
    "old-tls.out.do": (
        "Nothing: between servers old encryption is better than none. If it is a partner, tell them.",
        "対応は不要です。サーバー同士では、古い暗号化でも平文よりはましです。取引先であれば知らせてください。",
    ),
    "clear-text-delivery.title": ("Mail that left without TLS", "TLSなしで送られたメール"),
    "clear-text-delivery.note": (
        "The other server offers no TLS. This is no attack, but whoever is on the way can read along.",
        "相手サーバーがTLSに対応していません。攻撃ではありませんが、通信経路上で読まれるおそれがあります。",
    ),
    "clear-text-delivery": (
        "{count} deliveries to {domains} domains left in clear: {subjects}.",
        "{domains}ドメインへの{count}件が平文で送られました（{subjects}）。",
    ),
    "clear-text-delivery.do": (
        "If a partner is among them, see what they offer (`posttls-finger {subject}`) and demand TLS for them: "
        "`{subject} encrypt` in a table of `smtp_tls_policy_maps`.",
        "取引先が含まれるときは、相手の対応状況を確かめ（`posttls-finger {subject}`）、`smtp_tls_policy_maps`の表に"
        "`{subject} encrypt`と書いてTLSを必須にしてください。",
    ),
}
