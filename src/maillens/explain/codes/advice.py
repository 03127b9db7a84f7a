"""What to do about an enhanced status code for which the causes of `maillens.causes` know no advice."""

from maillens.explain.text import Text

_SIGN = Text(
    "Sign what you send with DKIM for the domain in the From header (opendkim, rspamd) and publish the key in DNS: "
    "`dig SELECTOR._domainkey.DOMAIN TXT`.",
    "送信するメールに、Fromヘッダーのドメインで署名（DKIM）を付け（opendkim、rspamd）、鍵をDNSで公開してください: "
    "`dig セレクター._domainkey.ドメイン TXT`",
)
_USE_TLS = Text(
    "Switch TLS on where it is sent from: `smtp_tls_security_level = may` or higher on a server, STARTTLS or port 465 "
    "in a mail program.",
    "送る側で暗号化（TLS）を有効にしてください。サーバーなら`smtp_tls_security_level = may`以上、"
    "メールソフトならSTARTTLSか465番ポートです。",
)

ADVICE: dict[tuple[int, int], Text] = {
    (1, 3): Text(
        "Look at how the address is written: blanks, a comma, full-width characters.",
        "アドレスの書き方を確かめてください（空白、カンマ、全角文字など）。",
    ),
    (2, 1): Text(
        "Ask the recipient in another way whether the mailbox is still used. Where it is yours, enable it again or "
        "take the address out of your lists.",
        "宛先の本人に別の方法で、そのメールボックスを使っているか確かめてください。自分のサーバーなら、有効に戻すか、"
        "配信先の一覧から外してください。",
    ),
    (4, 1): Text(
        "See whether the server can be reached: `nc -vz HOST 25`. If none can, your provider may block port 25: use a "
        "relay (`relayhost`).",
        "`nc -vz ホスト 25`で、つながるか確かめてください。どの相手にもつながらないなら、25番ポートがプロバイダーに"
        "制限されている（OP25B）可能性があります。中継サーバー（`relayhost`）を使ってください。",
    ),
    (4, 2): Text(
        "Usually nothing. If it repeats with one server, suspect a firewall in between, the MTU, or very big mail.",
        "多くは対応不要です。同じ相手で続くなら、途中のファイアウォール、MTU、大きすぎるメールを疑ってください。",
    ),
    (4, 3): Text(
        "Try the name yourself: `dig DOMAIN MX`. If many names fail, the resolver of this server is at fault "
        "(/etc/resolv.conf).",
        "`dig ドメイン MX`で引けるか確かめてください。多くの名前で失敗するなら、このサーバーの名前解決"
        "（/etc/resolv.conf）の問題です。",
    ),
    (4, 4): Text(
        "See whether the domain is spelled right and has mail servers: `dig DOMAIN MX`; then look at `transport_maps` "
        "and `relayhost`.",
        "ドメインのつづりと、メールサーバーの登録を`dig ドメイン MX`で確かめ、次に`transport_maps`と`relayhost`を"
        "確かめてください。",
    ),
    (4, 6): Text(
        "Follow the Received headers of the bounced mail: the two servers that take turns are the loop. Mostly a "
        "forward leads back, or a domain is missing in `mydestination` or `virtual_mailbox_domains`.",
        "返ってきたメールのReceivedヘッダーで、交互に現れるサーバーを確かめてください。転送が元に戻っているか、"
        "`mydestination`や`virtual_mailbox_domains`にドメインがないことが多いです。",
    ),
    (4, 7): Text(
        "Look at why the attempts before failed: `maillens trace QUEUE_ID` shows every attempt. Then send again.",
        "それまでの失敗の理由を確かめてください（`maillens trace キューID`ですべての試行が分かります）。直したら、"
        "送り直してください。",
    ),
    (5, 3): Text(
        "Nothing for a server: it sends the rest by itself. A program should take fewer recipients at a time.",
        "サーバー同士なら対応不要です（残りは自動で送られます）。プログラムから送るなら、一度の宛先を減らしてください。",
    ),
    (7, 1): Text(
        "Read the text behind the code: `Relay access denied` asks for a login (port 587) or a domain that is missing "
        "in the configuration; the name of a list asks for a removal there; `Access denied` for a rule of the other "
        "side. 4.7.1 is often greylisting, which passes by itself.",
        "コードの後ろの説明文を確かめてください。`Relay access denied`なら、SMTP認証（587番ポート）か、設定に"
        "ないドメインの追加が必要です。リストの名前があれば、そこへの解除申請です。`Access denied`なら、相手側の規則に"
        "よるものです。4.7.1は、再送すれば通るグレイリスティングのことも多いです。",
    ),
    (7, 8): Text(
        "Check name and password. Google, Microsoft and others want an app password or OAuth. A server that sends "
        "through a relay: the table of `smtp_sasl_password_maps`, then `postmap`.",
        "ユーザー名とパスワードを確かめてください。GoogleやMicrosoftなどでは、アプリパスワードやOAuthが必要です。"
        "中継サーバーを使うなら、`smtp_sasl_password_maps`の表を直して`postmap`をかけてください。",
    ),
    (7, 10): _USE_TLS,
    (7, 11): _USE_TLS,
    (7, 13): Text(
        "Find out why the account was disabled (unpaid, abused, left), before you enable it again.",
        "アカウントが停止された理由（料金、不正利用、退職など）を確かめてから、有効に戻してください。",
    ),
    (7, 20): _SIGN,
    (7, 21): _SIGN,
    (7, 22): _SIGN,
}
"""(subject, detail) -> what to do, where the class is 4 or 5."""
