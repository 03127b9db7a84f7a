"""What lines about logins hold."""

from maillens.explain.phrases.phrase import phrase

_GUESSING = (
    "Nothing, when strangers guess passwords; fail2ban or `smtpd_client_auth_rate_limit` slows them down. When one of "
    "your users is meant, check name and password in their mail program.",
    "外部からの総当たり攻撃なら、そのつどの対応は不要です（fail2banや`smtpd_client_auth_rate_limit`で抑えられます）。"
    "自分の利用者なら、メールソフトのユーザー名とパスワードを確かめてください。",
)

PHRASES = (
    phrase(
        "UGFzc3dvcmQ6",
        r"\bUGFzc3dvcmQ6",
        "`UGFzc3dvcmQ6` is no password: it is `Password:` in base64, the question that the server asked last. The "
        "login failed at that point.",
        "`UGFzc3dvcmQ6`はパスワードではありません。サーバーが最後に送った質問`Password:`をbase64で表したものです。"
        "そこで認証に失敗しました。",
        _GUESSING,
    ),
    phrase(
        "VXNlcm5hbWU6",
        r"\bVXNlcm5hbWU6",
        "`VXNlcm5hbWU6` is no name: it is `Username:` in base64, the question that the server asked last. The client "
        "broke off or answered nonsense there.",
        "`VXNlcm5hbWU6`はユーザー名ではありません。サーバーが最後に送った質問`Username:`をbase64で表したものです。"
        "接続元がそこでやめたか、正しく答えませんでした。",
        _GUESSING,
    ),
    phrase(
        "AUTH PLAIN …",
        r"\bAUTH PLAIN \S|init_response [A-Za-z0-9+/]",
        "What stands behind it is base64, not encryption: whoever reads this line knows name and password. Black it "
        "out before you show the line to anybody, and change the password if you already did.",
        "後ろの文字列はbase64で、暗号ではありません。読める人には、ユーザー名とパスワードが分かります。"
        "人に見せる前に必ず伏せてください。すでに公開したなら、パスワードを変更してください。",
    ),
    phrase(
        "SASL LOGIN authentication failed",
        r"SASL [A-Z0-9-]+ authentication failed$",
        "A login by SMTP failed. Behind the colon stands what the login library says, often nothing, or the last "
        "question in base64 (`UGFzc3dvcmQ6`).",
        "SMTP認証に失敗しました。コロンの後ろは認証ライブラリーの説明ですが、空のことや、最後の質問をbase64で表したもの"
        "（`UGFzc3dvcmQ6`）のことも多いです。",
        _GUESSING,
        alone=True,
    ),
    phrase(
        "authentication failure",
        r"^authentication failure$",
        "Name or password is wrong; the login library (Cyrus SASL, PAM) says no more.",
        "ユーザー名かパスワードが違います。認証ライブラリー（Cyrus SASL、PAM）の表示で、それ以上の理由は示されません。",
        _GUESSING,
        alone=True,
    ),
    phrase(
        "no auth attempts in 2 secs",
        r"no auth attempts",
        "The client left without trying to log in: mostly a scanner or a monitoring check.",
        "ログインを試さずに切断しました。多くはスキャナーか、監視の確認です。",
    ),
    phrase(
        "auth failed, 1 attempts in 2 secs",
        r"auth failed, [0-9]+ attempts",
        "The login was refused so many times in this connection: the name or the password is wrong.",
        "この接続で、示された回数だけログインに失敗しました。ユーザー名かパスワードが違います。",
    ),
    phrase(
        "tried to use disallowed plaintext auth",
        r"tried to use (?:disallowed|disabled) plaintext auth|cleartext authentication (?:dis|not )allowed",
        "The client wanted to send its password without TLS, which the server does not allow (Dovecot "
        "`disable_plaintext_auth`, 2.4 `auth_allow_cleartext`).",
        "暗号化（TLS）なしでパスワードを送ろうとしたため、断りました（Dovecotの`disable_plaintext_auth`、"
        "2.4では`auth_allow_cleartext`）。",
    ),
    phrase(
        "rip=, lip=",
        r"\brip=",
        "`rip` is the address of the client (remote), `lip` that of this server (local).",
        "`rip`は接続元のIPアドレス（remote）、`lip`はこのサーバーのIPアドレス（local）です。",
    ),
)
