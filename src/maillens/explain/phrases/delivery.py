"""What lines about deliveries and refusals hold."""

from maillens.explain.phrases.phrase import phrase

_NOTHING = ("Nothing to do.", "対応は不要です。")

PHRASES = (
    phrase(
        "NOQUEUE",
        r"\bNOQUEUE\b",
        "`NOQUEUE` stands where the queue id would: the mail was refused before it got one. So nothing was stored, and "
        "no bounce is sent from here.",
        "`NOQUEUE`は、キューIDがまだないことを示します。メールを受け取る前に断ったので、保存されておらず、"
        "このサーバーから不達通知が出ることもありません。",
        (
            "Read the reason behind it: `maillens explain 'THE WHOLE LINE'`.",
            "後ろの理由を確かめてください: `maillens explain '行の全文'`",
        ),
    ),
    phrase(
        "status=sent (250 2.0.0 Ok: queued as …)",
        r"status=sent \(250 .*queued as",
        "The next server has taken the mail into its own queue, under the id behind `queued as`. Whether it reached "
        "the inbox, only the log over there can tell.",
        "次のサーバーがメールを受け取りました（`queued as`の後ろが、相手側のキューID）。受信箱に入ったかどうかは、"
        "相手側のログでしか分かりません。",
        _NOTHING,
    ),
    phrase(
        "status=sent",
        r"^(?:status=)?sent$",
        "The mail was handed over: to the next server, or into the mailbox of this one. This server is done with it "
        "for this recipient.",
        "メールを渡し終えました（次のサーバー、またはこのサーバーのメールボックス）。この宛先についての仕事は終わりです。",
        _NOTHING,
        alone=True,
    ),
    phrase(
        "status=deferred",
        r"^(?:status=)?deferred$",
        "The mail could not be delivered now. It stays in the queue, and Postfix tries again, for five days by "
        "default.",
        "いまは届けられませんでした。メールはキューに残り、Postfixが再送を続けます（初期値では5日間）。",
        (
            "The reason stands in the parentheses of the line; `maillens queue` shows all mail that waits and why.",
            "理由は行のかっこの中にあります。待っているメールと理由は`maillens queue`でまとめて分かります。",
        ),
        alone=True,
    ),
    phrase(
        "status=bounced",
        r"^(?:status=)?bounced$",
        "The mail could not be delivered for good. The sender gets a bounce message with the reason.",
        "届けられないことが確定しました。差出人に、理由を書いた不達通知が送られます。",
        (
            "The reason stands in the parentheses of the line: `maillens explain 'THE WHOLE LINE'`.",
            "理由は行のかっこの中にあります: `maillens explain '行の全文'`",
        ),
        alone=True,
    ),
    phrase(
        "status=expired",
        r"^(?:status=)?expired$|status=expired, returned to sender",
        "The mail waited too long (`maximal_queue_lifetime`) and goes back to its sender.",
        "再送の期間（`maximal_queue_lifetime`）が過ぎたため、差出人に送り返されます。",
    ),
    *(
        phrase(
            f"(in reply to {command} command)",
            rf"in reply to {command}\b" if command != "EHLO" else r"in reply to (?:EHLO|HELO|LHLO)\b",
            f"The other server said so when we {en}. {more_en}",
            f"相手サーバーは、{ja}段階でこう応答しました。{more_ja}",
        )
        for command, en, ja, more_en, more_ja in (
            (
                "RCPT TO",
                "named the recipient (RCPT TO)",
                "宛先を伝えた（RCPT TO）",
                "So it is about this recipient or about us, not about the content, which was not sent yet.",
                "本文を送る前なので、内容ではなく、この宛先かこのサーバーが理由です。",
            ),
            (
                "MAIL FROM",
                "named the sender (MAIL FROM)",
                "差出人を伝えた（MAIL FROM）",
                "So it is about the sender, the size or about us.",
                "差出人、メールの大きさ、またはこのサーバーが理由です。",
            ),
            (
                "end of DATA",
                "had sent the whole content",
                "本文を送り終えた",
                "So it has seen the mail: its content, its size or its signatures may be the reason.",
                "メールを見たうえでの判断なので、内容、大きさ、署名（SPF・DKIM・DMARC）などが理由と考えられます。",
            ),
            (
                "EHLO",
                "introduced ourselves (EHLO)",
                "名乗った（EHLO）",
                "So it is about us: our name, our address, or the number of connections.",
                "このサーバーの名前、IPアドレス、接続数などが理由です。",
            ),
            (
                "DATA",
                "announced the content (DATA)",
                "本文の送信を始める（DATA）",
                "It does not take the mail, though it took the recipients.",
                "宛先は認めましたが、メールは受け取りませんでした。",
            ),
            (
                "STARTTLS",
                "wanted to begin with TLS",
                "暗号化（TLS）を始める（STARTTLS）",
                "So TLS does not work over there.",
                "相手側で暗号化（TLS）が使えません。",
            ),
        )
    ),
    phrase(
        "refused to talk to me",
        r"refused to talk to me",
        "The other server turned us away in its greeting, before we said anything: it does not like our address, or is "
        "too busy.",
        "相手サーバーに、最初のあいさつで断られました。このサーバーのIPアドレスが理由か、相手が混雑しています。",
    ),
    phrase(
        "relay=none",
        r"\brelay=none\b",
        "`relay=none`: no server was reached, so nobody over there has seen the mail.",
        "`relay=none`は、どのサーバーにもつながらなかったことを示します。相手はまだメールを見ていません。",
    ),
    phrase(
        "delivery temporarily suspended",
        r"delivery temporarily suspended",
        "This mail was not tried: earlier ones to the same server failed, so Postfix waits a while with all of them.",
        "このメール自体は試していません。同じ相手への配送が続けて失敗したため、しばらくまとめて待っています。",
    ),
    phrase(
        "orig_to=<…>",
        r"^orig_to",
        "The address that the mail was sent to, before an alias or a forward replaced it.",
        "エイリアスや転送で置き換わる前の、もともとの宛先です。",
        alone=True,
    ),
    phrase(
        "from=<>",
        r"\bfrom=<>",
        "The empty sender marks a bounce or another notice; nobody is told when it cannot be delivered, so that there "
        "is no loop.",
        "差出人が空（`<>`）なのは、不達通知などの自動のメールです。届かなくても、ループを防ぐため通知は出ません。",
    ),
    phrase(
        "(queue active)",
        r"^\(?queue active\)?$",
        "The mail is in the queue of those that are being delivered now.",
        "メールが、いま配送しているキュー（active）に入りました。",
        alone=True,
    ),
    phrase(
        "removed",
        r"^removed$",
        "The mail has left the queue: all recipients are done, delivered or returned. The last line about it.",
        "メールがキューから消えました。すべての宛先の処理（配送または返送）が終わったことを示す、最後の行です。",
        _NOTHING,
        alone=True,
    ),
    phrase(
        "Relay access denied",
        r"Relay access denied",
        "The client wanted to send through this server to a domain that is not its own, without a login. An open relay "
        "would be abused, so it was refused.",
        "このサーバーのドメインではない宛先へ、SMTP認証なしで中継させようとしたため、断られました"
        "（誰でも中継できると悪用されるためです）。",
        (
            "For a user of yours: switch on the login (SMTP-AUTH, port 587) in the mail program. For a domain of "
            "yours: add it to `mydestination`, `relay_domains` or `virtual_mailbox_domains`.",
            "自分の利用者なら、メールソフトでSMTP認証（587番ポート）を有効にしてください。自分のドメイン宛てなら、"
            "`mydestination`、`relay_domains`、`virtual_mailbox_domains`のどれかに加えてください。",
        ),
        alone=True,
    ),
    phrase(
        "User unknown in local recipient table",
        r"User unknown in (?:local|virtual|relay)",
        "The list of recipients named here does not know the address: `local` — accounts and aliases, `virtual` — the "
        "tables of virtual domains, `relay` — `relay_recipient_maps`.",
        "示された一覧に宛先がありません（`local`はUNIXアカウントとエイリアス、`virtual`はバーチャルドメインの表、"
        "`relay`は`relay_recipient_maps`）。",
    ),
    phrase(
        "sender non-delivery notification",
        r"sender non-delivery notification",
        "The bounce message for the sender was made; the id behind it is that of the bounce. "
        "`maillens trace ID` shows what becomes of it.",
        "差出人への不達通知を作りました。後ろのIDが通知のキューIDで、`maillens trace ID`でその行方が分かります。",
    ),
    phrase(
        "Greylisted",
        r"[Gg]rey-?list|[Gg]ray-?list",
        "Greylisting: unknown senders are turned away once; a real server comes back after some minutes and gets "
        "through.",
        "グレイリスティングです。初めての差出人を一度断り、数分後に再送してくるまともなサーバーだけを通します。",
        alone=True,
    ),
    phrase(
        "blocked using",
        r"\bblocked using\b",
        "A blocklist (DNSBL) names the client; which one stands behind `using`.",
        "接続元のIPアドレスがブラックリスト（DNSBL）に載っています。リストの名前は`using`の後ろにあります。",
        alone=True,
    ),
    phrase(
        "Passed CLEAN",
        r"\b(?:Passed|Blocked) [A-Z-]+",
        "The verdict of amavis: `Passed` went on, `Blocked` did not; `CLEAN`, `SPAM`, `SPAMMY`, `INFECTED`, `BANNED` "
        "and `BAD-HEADER` say why.",
        "amavisの判定です。`Passed`は通した、`Blocked`は止めたことを示し、続く語（`CLEAN`、`SPAM`、`SPAMMY`、`INFECTED`、"
        "`BANNED`、`BAD-HEADER`）が理由です。",
    ),
    phrase(
        "saved mail to INBOX",
        r"saved mail to ",
        "Dovecot has stored the mail in this folder of the recipient: it has arrived.",
        "Dovecotが、宛先のこのフォルダーにメールを保存しました。メールは届いています。",
    ),
)
