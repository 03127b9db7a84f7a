"""What needs attention: for each notice (`query/attention/`) what is the matter, and the next step as NAME.do."""

TEXTS = {
    "attention.title": ("What needs attention", "対応が必要なこと"),
    "level.urgent": ("now", "至急"),
    "level.soon": ("soon", "早めに"),
    "level.watch": ("watch", "様子見"),
    "stopped": (
        "{subject} stopped with an error: {n} time, see the errors below.|"
        "{subject} stopped with errors: {n} times in all, see the errors below.",
        "{subject}が致命的なエラーで止まりました（計{n}回、下のエラー一覧を参照）。",
    ),
    "stopped.do": (
        "Read the error, mend its cause, then `postfix check` and `postfix reload` (or restart the program).",
        "エラーの内容を確かめて原因を直し、`postfix check`のあと`postfix reload`（またはそのプログラムの再起動）をしてください。",
    ),
    "errors": (
        "{subject} reported an error, see the errors below.|The mail software reported {n} errors, most of them {subject}.",
        "メールのソフトウェアがエラーを{n}件記録しています（主に{subject}）。",
    ),
    "errors.do": ("The list of errors below says which.", "内容は下のエラー一覧で確かめてください。"),
    "cause": (
        "{meaning} {n} attempt{places}{since}.|{meaning} {n} attempts{places}{since}.",
        "{meaning}{places}で{n}回{since}。",
    ),
    "cause.one": (" to {subject}", "{subject}宛て"),
    "cause.many": (" to {places} domains, most to {subject}", "{subject}など{places}ドメイン宛て"),
    "since": (", first on {moment}", "（最初は{moment}）"),
    "own-trouble": (
        "This server turned mail away because of trouble of its own: {n} time{since}.|"
        "This server turned mail away because of trouble of its own: {n} times{since}.",
        "このサーバー自身の不具合のため、受信を{n}回断りました{since}。",
    ),
    "own-trouble.do": (
        "See the warnings and errors below, then `df -h` and `postfix check`.",
        "下の警告とエラーを見て、`df -h`と`postfix check`で確かめてください。",
    ),
    "nothing-delivered": (
        "No mail gets through: {n} attempts, all in vain.",
        "メールが1通も届いていません（{n}回試みてすべて失敗）。",
    ),
    "nothing-delivered.do": (
        "See below why; then whether DNS answers (`dig example.com MX`) and port 25 is open to the outside.",
        "下の理由を見て、名前解決（`dig example.com MX`）と、外への25番ポートの接続を確かめてください。",
    ),
    "dead-destinations": (
        "{subject} took no mail at all ({n} attempts in vain).|"
        "{places} domains took no mail at all ({n} attempts in vain), most tried: {subject}.",
        "{subject}へは1通も届いていません（{n}回失敗）。|{subject}など{places}ドメインへは1通も届いていません（計{n}回失敗）。",
    ),
    "dead-destinations.do": (
        "See whether the domain is spelled right; tell the sender if it is urgent: Postfix goes on for five days.",
        "ドメインのつづりを確かめ、急ぎの用件なら差出人に知らせてください。Postfixは5日間、再送を続けます。",
    ),
    "many-bounces": (
        "{share} of finished deliveries came back ({n}).",
        "配送の{share}（{n}件）が不達です。",
    ),
    "many-bounces.do": (
        "See who sends to addresses that do not exist: an old list, or an account that sends spam.",
        "存在しない宛先へ送っている差出人を確かめてください。古い宛先一覧か、乗っ取られたアカウントの可能性があります。",
    ),
    "expired": (
        "{n} mail was given up after days of trying and returned.|{n} mails were given up after days of trying and returned.",
        "{n}通のメールが再送期限切れで送り返されました。",
    ),
    "expired.do": (
        "The senders have been told; see below which servers never took it.",
        "差出人には不達通知が届いています。受け取らなかったサーバーは下の一覧で分かります。",
    ),
    "guessing": (
        "{subject} guesses passwords: {n} failed logins.|"
        "{places} addresses guess passwords: {n} failed logins, most of them from {subject}.",
        "{subject}からパスワードの総当たりを受けています（認証失敗{n}件）。|"
        "{subject}など{places}か所からパスワードの総当たりを受けています（認証失敗 計{n}件）。",
    ),
    "guessing.do": (
        "Ordinary, as long as none succeeds. Block the address, or let fail2ban do it, and see that passwords are good.",
        "破られていなければ日常的なものです。その接続元を遮断（fail2banなど）し、パスワードの強度を確かめてください。",
    ),
    "waits-long": (
        "{n} mail still waits{since}, most to {subject}.|{n} mails still wait, the oldest for more than a day{since}, "
        "most of them to {subject}.",
        "{n}通が再送待ちのままです（主に{subject}宛て{since}）。",
    ),
    "waits-long.do": (
        "`maillens queue` shows what waits now and why; tell the senders if it is urgent.",
        "いま何がなぜ待っているかは`maillens queue`で分かります。急ぎの用件なら差出人に知らせてください。",
    ),
    "queue-full": (
        "The queue has filled up: {n} mails wait, most of them to {subject}{since}.",
        "キューにメールが溜まっています（{n}通、主に{subject}宛て{since}）。",
    ),
    "queue-full.do": (
        "`maillens queue` says by domain, sender and reason what it is; look for one sender who sends too much.",
        "`maillens queue`で、宛先・差出人・理由ごとの内訳を確かめてください。一人の差出人が大量に送っていないかも見てください。",
    ),
    "held": (
        "{n} mail is on hold and waits for somebody's decision.|{n} mails are on hold and wait for somebody's decision.",
        "{n}通が保留され、判断を待っています。",
    ),
    "held.do": (
        "`maillens queue list --queue hold` shows them; then `maillens queue release ID` or `maillens queue delete ID`.",
        "`maillens queue list --queue hold`で一覧し、`maillens queue release ID`か`maillens queue delete ID`をしてください。",
    ),
    "not-understood": (
        "{share} of the lines were not understood ({n}): the numbers here may be too low.",
        "ログの{share}（{n}行）を読み取れませんでした。この集計は実際より少ない可能性があります。",
    ),
    "not-understood.do": (
        "`maillens records --unknown FILE` lists them.",
        "`maillens records --unknown ファイル`で一覧できます。",
    ),
    # The first paragraph.
    "verdict.quiet": (
        "No mail was taken in or delivered in this period.",
        "この期間に受け付けたメールや配送したメールはありません。",
    ),
    "verdict.good": (
        "Mail flows. Nothing needs attention.",
        "メールは正常に流れています。対応が必要なことはありません。",
    ),
    "verdict.watch": (
        "Mail flows. One thing is worth watching.|Mail flows. {n} things are worth watching.",
        "メールは正常に流れています。様子を見ておくことが{n}点あります。",
    ),
    "verdict.soon": (
        "Mail flows, but one thing needs attention.|Mail flows, but {n} things need attention.",
        "メールは流れていますが、対応が必要なことが{n}点あります。",
    ),
    "verdict.urgent": (
        "Something is wrong: one thing needs attention now.|Something is wrong: {n} things need attention, some of them now.",
        "問題が起きています。対応が必要なことが{n}点あり、至急のものを含みます。",
    ),
    "verdict.stuck": ("No mail gets through.", "メールが届いていません。"),
}
