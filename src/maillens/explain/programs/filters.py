"""Programs beside Postfix and Dovecot that check mail or logins."""

from maillens.explain.programs.program import programs

PROGRAMS = (
    *programs(
        "amavis",
        "",
        (
            "amavis amavisd amavisd-new",
            "A content filter: it unpacks mail, has it checked for viruses and spam, and hands it back to Postfix.",
            "内容を検査するフィルターです。メールを展開してウイルスや迷惑メールかを調べ、Postfixに戻します。",
        ),
    ),
    *programs(
        "rspamd",
        "",
        (
            "rspamd main",
            "A spam filter: it scores each mail, mostly as a milter that Postfix asks before it takes the mail.",
            "迷惑メールのフィルターです。1通ごとに点数を付けます。多くはmilterとして、Postfixが受け取る前に判定します。",
        ),
        (
            "rspamd_proxy",
            "The part of rspamd that speaks with Postfix (milter).",
            "rspamdのうち、Postfixとやり取りする部分（milter）です。",
        ),
        ("normal", "The part of rspamd that checks mail.", "rspamdのうち、メールを検査する部分です。"),
        (
            "controller",
            "The part of rspamd behind its web page and its commands; it also learns.",
            "rspamdのうち、管理画面やコマンドに応じ、学習も行う部分です。",
        ),
        ("fuzzy", "The part of rspamd that knows similar mail again.", "rspamdのうち、似たメールを見分ける部分です。"),
        (
            "hs_helper",
            "The part of rspamd that prepares its patterns.",
            "rspamdのうち、検査用のパターンを準備する部分です。",
        ),
    ),
    *programs(
        "spamd",
        "",
        (
            "spamd",
            "SpamAssassin: a spam filter that scores each mail.",
            "SpamAssassinです。メールごとに迷惑メールらしさの点数を付けます。",
        ),
    ),
    *programs(
        "opendkim",
        "8",
        (
            "opendkim",
            "A milter that signs what you send (DKIM) and checks the signatures of what you get.",
            "DKIMのmilterです。送信するメールに電子署名を付け、受信したメールの署名を確かめます。",
        ),
    ),
    *programs(
        "opendmarc",
        "8",
        (
            "opendmarc",
            "A milter that checks mail by the DMARC policy of the sender's domain.",
            "DMARCのmilterです。差出人のドメインが公開する方針に照らして、受信したメールを判定します。",
        ),
    ),
    *programs(
        "policydspf",
        "",
        (
            "policydspf policyd-spf policy-spf",
            "A policy service that checks SPF for smtpd: may this client send for the sender's domain?",
            "SPFを確かめるポリシーサーバーです。接続元が差出人のドメインから送ってよいかを、smtpdに答えます。",
        ),
    ),
    *programs(
        "postgrey",
        "8",
        (
            "postgrey",
            "A policy service for greylisting: unknown senders are turned away once and must come back.",
            "グレイリスティングのポリシーサーバーです。初めての差出人を一度断り、再送を待って受け取ります。",
        ),
    ),
    *programs(
        "saslauthd",
        "8",
        (
            "saslauthd",
            "Checks names and passwords for the SMTP login (Cyrus SASL).",
            "SMTP認証のユーザー名とパスワードを確かめます（Cyrus SASL）。",
        ),
    ),
)
