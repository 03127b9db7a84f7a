"""The known causes, the narrow ones before the wide: the first whose signs occur is it.

Signs are the texts of Postfix (its own releases 2.3 to 3.11) and of the servers one meets most,
in lower case and without names, as `masked` leaves them. A new cause is one more entry, and its samples are its test.
"""

from maillens.causes.cause import Cause

CAUSES: tuple[Cause, ...] = (
    Cause(
        name="greylisted",
        signs=("greylist", "graylist", "grey-list"),
        samples=(
            "host mx.example.com[192.0.2.1] said: 450 4.2.0 <taro@example.com>: Recipient address rejected: "
            "Greylisted, see http://postgrey.example.com/ (in reply to RCPT TO command)",
            "host mx.example.com[192.0.2.1] said: 451 4.7.1 Greylisting in action, please come back in 00:05:00",
        ),
        en="The other server turns unknown senders away once and waits whether they come back (greylisting).",
        ja="相手サーバーが、初めての差出人をいったん断って再送を待っています（グレイリスティング）。",
        do_en="Nothing: Postfix tries again, and the mail goes through.",
        do_ja="対応は不要です。Postfixの再送で届きます。",
    ),
    Cause(
        name="mailbox-full",
        signs=("over ?quota", "quota exceeded", "mailbox (?:is )?full", r"\b4\.2\.2\b", r"\b5\.2\.2\b",
               "insufficient disk space for user", "out of storage"),
        samples=(
            "host mx.example.com[192.0.2.1] said: 452 4.2.2 The email account that you tried to reach is over quota "
            "(in reply to RCPT TO command)",
            "host mx.example.com[192.0.2.1] said: 452 4.2.2 Mailbox full",
        ),
        en="The mailbox of the recipient is full.",
        ja="宛先のメールボックスが容量を超えています。",
        do_en="Only the recipient can make room. Where the mailbox is yours: clean it up or raise its quota.",
        do_ja="空きを作れるのは宛先の本人だけです。自分のサーバーのメールボックスなら、整理するか容量（quota）を増やしてください。",
    ),
    Cause(
        name="blocklisted",
        signs=("block(?:ed|ing)?[ -]?list", "black ?list", "spamhaus", "spamcop", "barracuda", "sorbs",
               r"\brbl\b", "dnsbl", "blocked using", "listed (?:in|by|on|at)", "poor reputation",
               "(?:bad|low) reputation", "banned send(?:er|ing)"),
        samples=(
            "host mx.example.com[192.0.2.1] said: 450 4.7.1 Service unavailable; Client host [192.0.2.9] blocked using "
            "zen.example.org",
            "host mx.example.com[192.0.2.1] refused to talk to me: 421 4.7.0 192.0.2.9 is listed on our blocklist",
            "host mx.example.com[192.0.2.1] refused to talk to me: 554 Your access has been rejected due to the sending "
            "MTA's poor reputation",
        ),
        en="The other server refuses our address because a blocklist (DNSBL) lists it, or for its reputation.",
        ja="このサーバーのIPアドレスがブラックリスト（DNSBL）に載っているか、評判が低いため、相手サーバーが受け取りません。",
        do_en="Find out whether an account or a host of yours sends spam, stop it, then ask the list named in the reply "
        "for removal.",
        do_ja="迷惑メールを送っているアカウントや機器がないか確かめて止め、応答にあるリストの運営者に解除を申請してください。",
    ),
    Cause(
        name="rate-limited",
        signs=("rate limit", "ratelimit", "too many (?:messages|connections|recipients|emails|mails|concurrent)",
               "unusual rate", r"\b4\.7\.28\b", "throttl", "exceeded .*(?:rate|limit)", "rate .*exceed",
               "(?:sending|receiving mail) (?:at )?too (?:fast|quickly|many)", "limit exceeded", "unexpected volume",
               "too much mail"),
        samples=(
            "host mx.example.com[192.0.2.1] said: 421 4.7.0 [192.0.2.9] Our system has detected an unusual rate of "
            "unsolicited mail; try again later (in reply to RCPT TO command)",
            "host mx.example.com[192.0.2.1] refused to talk to me: 421 Too many connections from 192.0.2.9",
            "host mx.example.com[192.0.2.1] said: 452 4.3.1 recipient rate limit exceeded",
        ),
        en="The other server limits how much it takes from us at a time.",
        ja="相手サーバーが、このサーバーからの送信量を制限しています。",
        do_en="Send slower there: a transport of its own with `transport_destination_rate_delay` and "
        "`transport_destination_concurrency_limit` (postconf(5)). See that nobody sends spam through you.",
        do_ja="その宛先への送信をゆるめてください（専用のトランスポートに`transport_destination_rate_delay`と"
        "`transport_destination_concurrency_limit`を設定、postconf(5)）。迷惑メールの踏み台になっていないかも確かめてください。",
    ),
    Cause(
        name="recipient-unknown",
        signs=(r"\b5\.1\.(?:1|2|6|10)\b", r"\b55[013]\b.*(?:user|recipient|mailbox|address|account).*(?:unknown|not (?:found|exist))",
               r"\b55[013]\b.*(?:unknown|no such) (?:user|recipient|mailbox)", "^user unknown in", "^unknown user: "),
        samples=(
            "host mx.example.com[192.0.2.1] said: 550 5.1.1 <taro@example.com>: Recipient address rejected: User unknown "
            "in virtual mailbox table (in reply to RCPT TO command)",
            'unknown user: "taro"',
        ),
        en="The recipient does not exist.",
        ja="宛先のアドレスが存在しません（宛先不明）。",
        do_en="The sender has been told. If a list or a form of yours sends there, take the address out.",
        do_ja="差出人には不達通知が届いています。自社のメーリングリストや配信先の一覧にあるアドレスなら、削除してください。",
    ),
    Cause(
        name="too-big",
        signs=(r"\b5\.3\.4\b", r"\b552\b.*(?:size|large|big)", "message size exceeds", "exceeds size limit",
               "message (?:is )?too (?:large|big)", "file too large"),
        samples=(
            "host mx.example.com[192.0.2.1] said: 552 5.3.4 Message size exceeds fixed limit (in reply to MAIL FROM command)",
            "message size 31457280 exceeds size limit 10485760 of server mx.example.com[192.0.2.1]",
        ),
        en="The mail is bigger than the other server takes.",
        ja="メールが、相手サーバーの受け取れる大きさを超えています。",
        do_en="The sender has been told: big files are better shared by a link.",
        do_ja="差出人には不達通知が届いています。大きなファイルはリンクでの共有を勧めてください。",
    ),
    Cause(
        name="sender-not-trusted",
        signs=(r"\bspf\b", "dkim", "dmarc", "sender domain .*(?:resolve|not found|not exist)",
               "domain of sender", "sender address rejected", r"\b4\.1\.8\b", r"\b4\.7\.2[3-7]\b", "unauthenticated",
               "reverse (?:dns|hostname)", r"\bptr\b", "cannot find your (?:reverse )?hostname", r"\b4\.7\.25\b",
               "helo command rejected"),
        samples=(
            "host mx.example.com[192.0.2.1] said: 451 4.1.8 Sender domain cannot be resolved (in reply to MAIL FROM "
            "command)",
            "host mx.example.com[192.0.2.1] said: 421 4.7.26 This mail is unauthenticated: neither SPF nor DKIM passed",
            "host mx.example.com[192.0.2.1] said: 450 4.7.1 Client host rejected: cannot find your hostname, [192.0.2.9]",
        ),
        en="The other server does not believe who we are: sender domain, SPF, DKIM, or the name of our address.",
        ja="相手サーバーが、差出人やこのサーバーの身元（差出人のドメイン、SPF、DKIM、逆引き）を確かめられずにいます。",
        do_en="Check the DNS records of the sender's domain (MX, SPF, DKIM) and the reverse DNS of this server.",
        do_ja="差出人のドメインのDNS（MX、SPF、DKIM）と、このサーバーのIPアドレスの逆引きを確かめてください。",
    ),
    Cause(
        name="tls-trouble",
        signs=(r"\btls\b", r"\bssl\b", "certificate", "handshake", "starttls", r"\bdane\b", "mta-sts"),
        samples=(
            "TLS is required, but was not offered by host mx.example.com[192.0.2.1]",
            "Server certificate not verified",
            "Cannot start TLS: handshake failure",
        ),
        en="An encrypted connection (TLS) was wanted and could not be made.",
        ja="暗号化（TLS）した接続が必要なのに、つなげませんでした。",
        do_en="Look at the rule that demands TLS (`smtp_tls_security_level`, `smtp_tls_policy_maps`, DANE) and at the "
        "certificate of the other server: `posttls-finger DOMAIN`.",
        do_ja="TLSを必須にしている設定（`smtp_tls_security_level`、`smtp_tls_policy_maps`、DANE）と、相手サーバーの証明書を"
        "確かめてください: `posttls-finger ドメイン`",
    ),
    Cause(
        name="authentication-failed",
        signs=("sasl authentication failed", r"\b53[045] ", "authentication (?:failed|required|failure)",
               "authentication is required", "relay access denied", r"\b454 4\.7\.\d\b", "no mechanism available",
               "need to authenticate"),
        samples=(
            "SASL authentication failed; server relay.example.com[192.0.2.1] said: 535 5.7.8 Error: authentication failed",
            "host relay.example.com[192.0.2.1] said: 454 4.7.1 <taro@example.com>: Relay access denied",
        ),
        en="The relay does not accept our login, or does not relay for us.",
        ja="中継先のサーバーへのSMTP認証に失敗したか、中継が許可されていません。",
        do_en="Check name and password in the table of `smtp_sasl_password_maps`, run `postmap` on it, and check "
        "`relayhost`.",
        do_ja="`smtp_sasl_password_maps`の表にある名前とパスワードを確かめ、`postmap`をかけ直してください。`relayhost`も確かめてください。",
    ),
    Cause(
        name="name-not-found",
        signs=("name service error", "host or domain name not found", "host not found", "no mx host", "malformed dns",
               "unable to look up host", "temporary failure in name resolution"),
        samples=(
            "Host or domain name not found. Name service error for name=example.com type=MX: Host not found, try again",
            "connect to mx.example.com: Temporary failure in name resolution",
        ),
        en="DNS gives no answer for the domain of the recipient.",
        ja="宛先のドメインについて、DNSの応答がありません。",
        do_en="If it is many domains, the resolver of this server is at fault (`/etc/resolv.conf`); if it is one, see "
        "whether it is spelled right: `dig DOMAIN MX`.",
        do_ja="多くのドメインで起きているなら、このサーバーの名前解決（`/etc/resolv.conf`）を確かめてください。"
        "一つだけなら、つづりの間違いがないか`dig ドメイン MX`で確かめてください。",
    ),
    Cause(
        name="local-service-down",
        signs=(r"connect to \*\[socket\]", "mail transport unavailable",
               "unknown mail transport", "transport is unavailable", "local configuration error",
               ),
        samples=(
            "connect to mail.example.jp[private/dovecot-lmtp]: No such file or directory",
            "connect to mail.example.jp[/run/dovecot/lmtp]: Connection refused",
            "mail transport unavailable",
        ),
        en="A part of this server that should take the mail is not there (Dovecot's LMTP, a filter, a transport).",
        ja="このサーバーの中でメールを受け取るはずの部分（DovecotのLMTP、フィルター、トランスポートなど）が動いていません。",
        do_en="Start it, then let the mail go on: `maillens queue flush`. The log says more: "
        "`maillens report --since \"1h ago\"`.",
        do_ja="そのサービスを起動してから、`maillens queue flush`で再送してください。詳しくはログで分かります: "
        "`maillens report --since \"1h ago\"`",
    ),
    Cause(
        name="lookup-failed",
        signs=("temporary lookup failure", "lookup error", "table lookup problem", "user lookup", "temporary database",
               "mysql", "pgsql", r"\bldap\b"),
        samples=(
            "4.3.0 <taro@example.jp>: Temporary lookup failure",
            "table lookup problem",
            "host mx.example.com[192.0.2.1] said: 451 4.3.0 <taro@example.com>: Temporary lookup failure "
            "(in reply to RCPT TO command)",
        ),
        en="A table could not be asked (database, LDAP, file), here or on the other server.",
        ja="表（データベース、LDAP、ファイル）を引けませんでした。このサーバーか、相手サーバーで起きています。",
        do_en="If no other server is named, the table is one of yours: see the warnings in the log, "
        "`maillens report --since \"1h ago\"`.",
        do_ja="相手サーバーの名前がなければ、このサーバーの表です。ログの警告を確かめてください: "
        "`maillens report --since \"1h ago\"`",
    ),
    Cause(
        name="storage-full",
        signs=("no space left", "insufficient system storage", r"\b4\.3\.1\b", "disk (?:is )?full", "disk quota",
               "queue file write error", "cannot (?:create|update|open|append)", "unable to create", "file too large",
               "maildir delivery failed", "mailbox .*locked", "lock(?:ing)? (?:file|mailbox)", "permission denied"),
        samples=(
            "cannot update mailbox /var/mail/taro for user taro. unable to create lock file /var/mail/taro.lock: "
            "Permission denied",
            "host mx.example.com[192.0.2.1] said: 452 4.3.1 Insufficient system storage (in reply to MAIL FROM command)",
            "maildir delivery failed: create maildir file /home/taro/Maildir/tmp/1: No space left on device",
        ),
        en="The mail could not be stored: no room, no permission, or a lock.",
        ja="メールを保存できませんでした（空き容量の不足、権限、ロック）。",
        do_en="If no other server is named, look at this one: `df -h`, and owner and mode of the mailbox.",
        do_ja="相手サーバーの名前がなければ、このサーバーの`df -h`と、メールボックスの所有者・権限を確かめてください。",
    ),
    Cause(
        name="command-failed",
        signs=("^temporary failure. command output", "^command (?:died|time limit)", "^unexpected exit status"),
        samples=(
            "temporary failure. Command output: temporary trouble",
            'Command died with signal 11: "/usr/local/bin/deliver"',
        ),
        en="A program that should deliver the mail failed (pipe or local command).",
        ja="配送用のプログラム（pipeやlocalから呼ぶコマンド）が失敗しました。",
        do_en="Run it by hand as its user; what it printed stands in the reason.",
        do_ja="そのユーザーで手動で実行して確かめてください。プログラムの出力は理由に含まれています。",
    ),
    Cause(
        name="unreachable",
        signs=("no route to host", "network is unreachable", "host is unreachable", "host is down",
               "network is down", "address family not supported"),
        samples=(
            "connect to mx.example.com[192.0.2.1]:25: No route to host",
            "connect to mx.example.com[2001:db8::1]:25: Network is unreachable",
        ),
        en="There is no way through the network to the other server.",
        ja="ネットワークの経路がなく、相手サーバーまで届きません。",
        do_en="If only IPv6 addresses are named, set `inet_protocols = ipv4` or repair IPv6; else check route and firewall.",
        do_ja="IPv6のアドレスだけなら、IPv6を直すか`inet_protocols = ipv4`にしてください。そうでなければ、経路とファイアウォールを確かめてください。",
    ),
    Cause(
        name="connection-refused",
        signs=("connection refused",),
        samples=("connect to mx.example.com[192.0.2.1]:25: Connection refused",),
        en="Nothing listens on the other server, or a firewall turns us away.",
        ja="相手サーバーで受け付けるプログラムが動いていないか、ファイアウォールに断られています。",
        do_en="If it is a server of yours, start its service; if it is many servers, port 25 may be closed on your way out.",
        do_ja="自分のサーバーなら、サービスを起動してください。多くの相手で起きているなら、外向きの25番ポートが閉じている可能性があります。",
    ),
    Cause(
        name="connection-timed-out",
        signs=(r"connect to \S+: (?:connection|operation) timed out", r"^connection timed out"),
        samples=("connect to mx.example.com[192.0.2.1]:25: Connection timed out",
                 "connect to mx.example.com[192.0.2.1]:25: Operation timed out"),
        en="The other server does not answer when we connect.",
        ja="接続しようとしても、相手サーバーから応答がありません。",
        do_en="If it is one server, it is down: Postfix goes on trying. If it is all, your provider may block port 25: "
        "use a relay (`relayhost`).",
        do_ja="相手が一つなら、そのサーバーの停止です。Postfixが再送を続けます。すべての相手なら、25番ポートが"
        "プロバイダーに制限されている（OP25B）可能性があります。中継サーバー（`relayhost`）を使ってください。",
    ),
    Cause(
        name="conversation-broken",
        signs=("timed out while", "lost connection", "connection reset", "broken pipe", "timeout"),
        samples=(
            "conversation with mx.example.com[192.0.2.1] timed out while receiving the initial server greeting",
            "lost connection with mx.example.com[192.0.2.1] while sending end of data -- message may be sent more than once",
        ),
        en="The other server answered and then fell silent or broke off.",
        ja="相手サーバーとつながったあと、応答が止まったか、途中で切断されました。",
        do_en="If it is large mail, suspect the MTU or a firewall that inspects SMTP; else it is the other side's.",
        do_ja="大きなメールで起きるなら、MTUやSMTPを検査するファイアウォールを疑ってください。そうでなければ相手側の問題です。",
    ),
    Cause(
        name="loops",
        signs=("loops? back to myself", "too many hops", "hop count exceeded", "mail forwarding loop", "routing loop"),
        samples=(
            "mail for example.com loops back to myself",
            "host mx.example.com[192.0.2.1] said: 554 5.4.14 Hop count exceeded - possible mail loop (in reply to end of "
            "DATA command)",
        ),
        en="The mail would come back to this server: it does not know that the domain is its own, or who else takes it.",
        ja="メールがこのサーバーに戻ってきます。自分のドメインとして設定されていないか、配送先が正しくありません。",
        do_en="Add the domain to `mydestination`, `virtual_mailbox_domains` or `relay_domains`, or correct its transport.",
        do_ja="そのドメインを`mydestination`、`virtual_mailbox_domains`、`relay_domains`のどれかに加えるか、transportを直してください。",
    ),
    Cause(
        name="held-for-check",
        signs=("human verification", "held for", "content filter", "virus", r"\bspam\b", "unsolicited", "suspicious",
               "policy reasons", "policy rejection"),
        samples=(
            "host mx.example.com[192.0.2.1] said: 451 4.3.0 Message held for human verification before permitting delivery",
        ),
        en="The other server doubts the content of the mail.",
        ja="相手サーバーが、メールの内容を疑って保留しています。",
        do_en="See what the mail is: `maillens queue show ID`. If it is spam, find who sent it through you.",
        do_ja="`maillens queue show ID`でメールの内容を確かめてください。迷惑メールなら、誰が送ったかを調べてください。",
    ),
    Cause(
        name="recipient-unknown-for-now",
        signs=("user unknown", "unknown user", "no such user", "unverified recipient", "address lookup failed",
               "recipient address rejected: un", "mailbox (?:unavailable|not found)"),
        samples=("host mx.example.com[192.0.2.1] said: 450 4.1.1 <taro@example.com>: Recipient address rejected: "
                 "User unknown in local recipient table",),
        en="The other server does not know the recipient, but does not say so for good.",
        ja="相手サーバーに宛先が見つかりません（一時的なエラーとして返されています）。",
        do_en="See whether the address is spelled right; if not, delete the mail or let it expire.",
        do_ja="宛先のつづりを確かめてください。間違いなら、メールを削除するか、再送期限切れを待ってください。",
    ),
    Cause(
        name="server-refuses",
        signs=("refused to talk to me", "no smtp service", "service not available", "service unavailable",
               "shutting down", "too busy", "system load", r"\b421\b"),
        samples=(
            "host mx.example.com[192.0.2.1] refused to talk to me: 554 5.7.1 No SMTP service here",
            "host mx.example.com[192.0.2.1] said: 421 4.3.2 Service shutting down (in reply to end of DATA command)",
        ),
        en="The other server takes no mail at the moment, or none from us.",
        ja="相手サーバーが、いまはメールを受け付けていません（または、このサーバーからは受け付けません）。",
        do_en="Wait; if it goes on, ask the other side with the reply they gave.",
        do_ja="しばらく待ってください。続くようなら、応答を添えて相手の管理者に問い合わせてください。",
    ),
    Cause(
        name="refused-by-policy",
        signs=(r"\b5\.7\.\d+\b", r"\b554\b", "access denied", "policy"),
        samples=("host mx.example.com[192.0.2.1] said: 554 5.7.1 Message refused by local rules (in reply to end of DATA command)",),
        en="The other server does not want this mail, by a rule of its own.",
        ja="相手サーバーが、独自の規則によりこのメールを受け取りません。",
        do_en="Read its reply; if mail that is wanted is concerned, ask the other side with that reply.",
        do_ja="応答の内容を確かめ、必要なメールであれば、その応答を添えて相手の管理者に問い合わせてください。",
    ),
    Cause(
        name="server-error",
        signs=(r"\b45[0-4]\b", r"\b4\.3\.\d\b", "temporary (?:failure|error|problem|mta)", "try again", "local error",
               "internal error", "resources temporarily unavailable"),
        samples=(
            "host mx.example.com[192.0.2.1] said: 450 4.3.0 Error: command failed (in reply to RCPT TO command)",
            "host mx.example.com[192.0.2.1] said: 451 try again later (in reply to RCPT TO command)",
        ),
        en="The other server has trouble of its own and asks us to try again.",
        ja="相手サーバー側の一時的な問題です。あとで再送するように求められています。",
        do_en="Wait; if it goes on, ask the other side with the reply they gave.",
        do_ja="しばらく待ってください。続くようなら、応答を添えて相手の管理者に問い合わせてください。",
    ),
)  # fmt: skip
