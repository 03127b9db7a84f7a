"""What lines about connections hold."""

from maillens.explain.phrases.phrase import phrase

_NOTHING = ("Nothing to do.", "対応は不要です。")

PHRASES = (
    phrase(
        "unknown[…]",
        r"\bunknown\[",
        "`unknown` stands for a client whose address has no name in DNS, or one that does not lead back to the "
        "address.",
        "`unknown`は、接続元のIPアドレスに逆引きの名前がないか、その名前から元のアドレスに戻れないことを示します。",
        _NOTHING,
    ),
    phrase(
        "lost connection after AUTH",
        r"lost connection after AUTH",
        "The client left during or after a login without saying goodbye: typical of programs that guess passwords.",
        "認証の途中か直後に、あいさつ（QUIT）なしで切断されました。パスワードの総当たり攻撃によくある終わり方です。",
        _NOTHING,
    ),
    phrase(
        "lost connection after CONNECT",
        r"lost connection after CONNECT",
        "The client left before it said anything: a scanner, a monitoring check, or one that does not wait for the "
        "greeting.",
        "何も話さずに切断されました。スキャナー、監視の確認、あいさつを待てない接続元などです。",
        _NOTHING,
    ),
    phrase(
        "lost connection after EHLO",
        r"lost connection after (?:EHLO|HELO)",
        "The client introduced itself and left: mostly a scanner that wanted to see what the server offers.",
        "名乗っただけで切断されました。サーバーの機能を調べるスキャナーに多い動作です。",
        _NOTHING,
    ),
    phrase(
        "lost connection after STARTTLS",
        r"lost connection after STARTTLS",
        "The connection broke while TLS was set up: the two found no common version or cipher, or the client does not "
        "trust the certificate.",
        "暗号化（TLS）を始めるところで切断されました。共通の版や暗号がないか、接続元が証明書を信用しなかった可能性があります。",
        (
            "If it is a partner or one of your users, look at the TLS error before it and at the certificate: "
            "`openssl s_client -connect HOST:25 -starttls smtp`.",
            "取引先や自分の利用者なら、直前のTLSのエラーと証明書を確かめてください: "
            "`openssl s_client -connect ホスト:25 -starttls smtp`",
        ),
    ),
    phrase(
        "lost connection after UNKNOWN",
        r"lost connection after UNKNOWN",
        "The client sent something that is no SMTP command and left: a scanner, or a program that speaks another "
        "protocol.",
        "SMTPではない文字を送って切断されました。スキャナーか、別の方式で話すプログラムです。",
        _NOTHING,
    ),
    phrase(
        "lost connection after RCPT",
        r"lost connection after (?:RCPT|MAIL)",
        "The client left after naming sender or recipient: a spam program that was refused, or one that tests "
        "addresses.",
        "差出人や宛先を伝えたあとに切断されました。断られた迷惑メールの送信プログラムか、アドレスの有無を試す接続元です。",
        _NOTHING,
    ),
    phrase(
        "lost connection after DATA",
        r"lost connection after (?:DATA|END-OF-MESSAGE|BDAT)",
        "The connection broke during or after the content. A server that meant it sends the mail again, perhaps twice.",
        "本文の送信中か直後に切断されました。まともなサーバーなら送り直します（二重に届くこともあります）。",
        (
            "If it repeats with one partner, suspect a firewall that inspects SMTP, the MTU, or a filter that takes "
            "too long.",
            "特定の相手で続くなら、SMTPを検査するファイアウォール、MTU、時間のかかるフィルターを疑ってください。",
        ),
    ),
    phrase(
        "timeout after RCPT",
        r"\btimeout after [A-Z]",
        "The client said nothing more for five minutes (`smtpd_timeout`), so the server hung up.",
        "接続元が何も送ってこないまま時間（`smtpd_timeout`、初期値は5分）が過ぎたため、切断しました。",
        _NOTHING,
    ),
    phrase(
        "too many errors after …",
        r"too many errors after",
        "The client made more mistakes than allowed (`smtpd_hard_error_limit`) and was cut off.",
        "接続元の誤りが上限（`smtpd_hard_error_limit`）を超えたため、切断しました。",
        _NOTHING,
    ),
    phrase(
        "does not resolve to address",
        r"does not resolve to address",
        "The address of the client has a name, but the name does not lead back to the address in DNS. Common with spam "
        "senders and home connections; the client counts as `unknown`.",
        "接続元のIPアドレスには逆引きの名前がありますが、その名前を引いても元のアドレスになりません。迷惑メールの送信元や"
        "家庭用の回線に多く、接続元は`unknown`として扱われます。",
        (
            "Nothing. If it is a server of yours or a partner's, have its DNS corrected.",
            "対応は不要です。自分や取引先のサーバーなら、DNS（逆引きと正引き）を直してもらってください。",
        ),
    ),
    phrase(
        "improper command pipelining",
        r"improper (?:command|use of SMTP command) pipelining",
        "The client sent the next commands without waiting for the answer, where that is not allowed: spam programs "
        "do so.",
        "応答を待たずに次のコマンドを送ってきました（許されない場面で）。迷惑メールの送信プログラムに多い動作です。",
        _NOTHING,
    ),
    phrase(
        "non-SMTP command",
        r"non-SMTP command",
        "The client sent something that is no SMTP, such as a web request or a header of a mail.",
        "SMTPではないもの（Webの要求やメールのヘッダーなど）が送られてきたため、切断しました。",
        _NOTHING,
    ),
    phrase(
        "statistics: max connection rate",
        r"statistics: max (?:connection|message|recipient|newtls|auth|cache)",
        "A regular report of anvil: the busiest client of the last minutes. It is no warning.",
        "anvilの定期的な報告で、この間に最も多く接続した接続元を示します。警告ではありません。",
        _NOTHING,
    ),
    phrase(
        "ehlo=1 auth=0/1 commands=1/2",
        r"\b(?:ehlo|helo|auth|mail|rcpt|data|quit|commands|unknown|rset)=[0-9]+(?:/[0-9]+)?\b",
        "The numbers count the commands of the session: `auth=0/1` is one login of which none was accepted; a single "
        "number means that all were.",
        "数字は、この通信で使われたコマンドの回数です。`auth=0/1`は「1回のうち受け付けたのは0回」、"
        "数字が一つなら、すべて受け付けたことを示します。",
    ),
    phrase(
        "message repeated 3 times",
        r"message repeated [0-9]+ times",
        "syslog writes the same line once, with how often it came.",
        "syslogが、同じ行の繰り返しを1行にまとめたものです（回数付き）。",
    ),
    phrase(
        "warning",
        r"^warning:?$",
        "A line with `warning:` tells of something to look at; Postfix goes on working.",
        "`warning:`の付いた行は警告です。Postfixの処理は続きますが、確かめる価値があります。",
        alone=True,
    ),
    phrase(
        "error",
        r"^error:?$",
        "A line with `error:` tells of something that failed; the program goes on.",
        "`error:`の付いた行はエラーです。一部の処理に失敗しましたが、プログラムは動き続けています。",
        alone=True,
    ),
    phrase(
        "fatal",
        r"^fatal:?$",
        "A line with `fatal:` is the last of a process that could not go on: mostly a mistake in the configuration, "
        "or a file, table or service that is missing. Mail waits meanwhile.",
        "`fatal:`の付いた行は致命的エラーで、そのプロセスは続けられずに終了しました。多くは設定の誤りか、ファイル・表・サービスの"
        "不足です。その間、メールは待たされます。",
        (
            "`postfix check` finds mistakes in the configuration; the line itself names what is missing.",
            "`postfix check`で設定の誤りを調べてください。足りないものは、行の中に書かれています。",
        ),
        alone=True,
    ),
    phrase(
        "panic",
        r"^panic:?$",
        "A line with `panic:` is the last of a process that found a fault in itself; it should never come.",
        "`panic:`の付いた行は、プログラムが自身の不具合を見つけて異常終了したことを示します。ふつうは現れません。",
        (
            "Update Postfix; if it goes on, report the line to its developers.",
            "Postfixを更新してください。続くなら、その行を添えて開発元に知らせてください。",
        ),
        alone=True,
    ),
    phrase(
        "xxxxxx",
        r"\b(?:[0-9]{1,3}\.){1,3}[xX*]{1,3}(?:\.[xX*]{1,3})*|\[[xX*]{1,3}(?:\.[xX*]{1,3}){3}\]|\b[xX]{6,}\b",
        "Parts were masked (`xxx`) by whoever published the line; they are taken as they are.",
        "`xxx`の部分は、公開した人が伏せ字にしたものです。そのまま読み取っています。",
    ),
)
