"""What lines about TLS hold."""

from maillens.explain.phrases.phrase import phrase

PHRASES = (
    *(
        phrase(
            f"{word} TLS connection established",
            rf"{word} TLS connection (?:established|reused)",
            f"The connection is encrypted. `{word}`: {en}",
            f"通信は暗号化されています。`{word}`は、{ja}",
        )
        for word, en, ja in (
            (
                "Anonymous",
                "no certificate was asked for, as is normal for a client.",
                "証明書を使わない（求めない）接続です。受信側ではふつうの表示です。",
            ),
            (
                "Untrusted",
                "the certificate was not issued by an authority that this server knows. Normal between mail servers, "
                "where TLS is taken when offered.",
                "証明書の発行者を、このサーバーが知らないことを示します。相手が対応していれば暗号化する、"
                "メールサーバー同士ではよくあることです。",
            ),
            (
                "Trusted",
                "the certificate is of a known authority, the name in it was not checked.",
                "証明書の発行者は確かめられましたが、名前の一致までは確かめていないことを示します。",
            ),
            (
                "Verified",
                "authority and name of the certificate were checked (DANE, MTA-STS or `secure`).",
                "証明書の発行者と名前の両方を確かめたことを示します（DANE、MTA-STS、`secure`など）。",
            ),
        )
    ),
    phrase(
        "(256/256 bits)",
        r"\(?[0-9]+/[0-9]+ bits\)?",
        "The bits of the key: those in use, and those of the algorithm. 128 and more are good.",
        "鍵の長さです（使われるビット数／方式のビット数）。128以上なら十分です。",
    ),
    phrase(
        "SSL_accept",
        r"SSL_(?:accept|connect)(?::|$)",
        "A step of the TLS handshake, logged at `smtpd_tls_loglevel` or `smtp_tls_loglevel` 2 and above. No trouble by "
        "itself; set it back to 1 when you are done.",
        "暗号化（TLS）の手順の一つです（`smtpd_tls_loglevel`や`smtp_tls_loglevel`が2以上のとき）。それ自体は問題ではありません。"
        "調べ終えたら1に戻してください。",
    ),
    phrase(
        "SSL_accept error",
        r"SSL_(?:accept|connect) error",
        "TLS could not be set up; the reason stands in the line or in the next (`TLS library problem`).",
        "暗号化（TLS）を始められませんでした。理由はこの行か、次の`TLS library problem`の行にあります。",
    ),
    phrase(
        "no shared cipher",
        r"no shared cipher",
        "The two sides have no cipher in common: an old client, or too strict settings, or a certificate that is "
        "missing.",
        "両者に共通の暗号がありません。古い接続元か、設定が厳しすぎるか、証明書が設定されていません。",
    ),
    phrase(
        "unsupported protocol",
        r"unsupported protocol|wrong version number|unknown protocol|version too low",
        "The other side speaks a version of TLS that is not allowed here (an old one), or no TLS at all.",
        "相手が、ここでは許されない（古い）版のTLSを使っているか、TLSではない通信をしています。",
    ),
    phrase(
        "alert unknown ca",
        r"alert (?:unknown ca|bad certificate|certificate (?:unknown|expired))",
        "The other side does not accept our certificate: expired, self-signed, or the intermediate certificate is "
        "missing.",
        "相手が、こちらの証明書を認めません。期限切れ、自己署名、中間証明書の不足などが考えられます。",
        (
            "Look at it as clients see it: `openssl s_client -connect HOST:25 -starttls smtp`.",
            "接続する側からの見え方を確かめてください: `openssl s_client -connect ホスト:25 -starttls smtp`",
        ),
    ),
    phrase(
        "certificate verification failed",
        r"certificate verif(?:y|ication) failed",
        "The certificate of the other side could not be verified. Where TLS is only taken when offered, the mail goes "
        "out all the same.",
        "相手の証明書を確かめられませんでした。「対応していれば暗号化する」設定なら、メールはそのまま送られます。",
    ),
)
