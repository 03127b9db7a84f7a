"""What Dovecot's login processes say: logins, refusals, and clients that left before.

The elements after the colon are login_log_format_elements at its default; empty
ones vanish (login-common/client-common.c).
"""

from maillens.grammar.kind import Kind

LOGIN_DAEMONS = ("imap-login", "pop3-login", "submission-login", "managesieve-login", "sieve-login")

# The name is the attacker's text: the last place that fits is the true end of it.
CLIENT = (
    "user=<{login_user:last}>⟦, method={login_mechanism}⟧, rip={client_address:name}⟦, rport={client_port}⟧"
    ", lip={local_address:name}⟦, lport={local_port}⟧⟦, mpid={child_pid}⟧"
)
CLEAR = CLIENT + "⟦, session=<{session_id}>⟧"
"""Without a word on TLS; tried first, because `{login_security}` would swallow the session."""
SECURED = CLIENT + ", {login_security}⟦, session=<{session_id}>⟧"

SUCCESS = (("login_result", "success"),)
FAILURE = (("login_result", "failure"),)
ABORTED = (("login_result", "aborted"),)
NO_ATTEMPTS = (*ABORTED, ("login_reason", "no auth attempts"))
TOO_MANY = (*ABORTED, ("login_reason", "too many connections"))
WITHOUT_REASON = (*ABORTED, ("login_reason", "disconnected"))

LOGIN_EN = "A user logged in to read or send mail. rip is where the user came from."
LOGIN_JA = "利用者がログインしました（成功）。ripが接続元のIPアドレスです。"
FAILURE_EN = (
    "The client tried to log in and was refused, most often for a wrong name or password. A few are typing errors;"
    " many from one address are an attack."
)
FAILURE_JA = "ログインを試みましたが認証に失敗しました。数件なら入力の誤りです。同じ接続元から多数あるときは総当たり攻撃の可能性があります。"
ABORTED_EN = (
    "The client left before it tried a name and password, or while it was doing so: a port scan, a health check, TLS"
    " trouble or a lost connection. No account is at risk from this line alone."
)
ABORTED_JA = "認証を試みる前、または途中で接続が切れました。ポートスキャン、死活監視、TLSの不一致などでよく見られます。この行だけなら心配はいりません。"
TOO_MANY_EN = (
    "The user already has as many connections from this address as mail_max_userip_connections allows. Harmless for"
    " one busy mail program; raise the limit when several people share an address."
)
TOO_MANY_JA = (
    "同じ利用者・同じ接続元からの同時接続が上限（mail_max_userip_connections）に達したため断りました。"
    "多くの端末を使う利用者がいる場合は上限を上げてください。"
)

LOGIN_PROXIED_EN = "A user logged in through this proxy; the connection goes on to the named server, which logs it too."
LOGIN_PROXIED_JA = "利用者がこのプロキシを通じてログインしました。以後は表示されたサーバーへ中継されます。"

KINDS = (
    Kind(
        name="dovecot-login",
        family="login",
        daemons=LOGIN_DAEMONS,
        shape="Login: " + CLEAR,
        releases="1.0-2.3",
        samples=(
            "Login: user=<carol@lab.test>, method=PLAIN, rip=203.0.113.13, lip=127.0.0.1, mpid=2594, session=<Cwj7d9Bgp8fLAHEN>",
            "Login: user=<alice>, method=PLAIN, rip=192.0.2.7, lip=198.51.100.1",
        ),
        en=LOGIN_EN,
        ja=LOGIN_JA,
        constants=SUCCESS,
    ),
    Kind(
        name="dovecot-login",
        family="login",
        daemons=LOGIN_DAEMONS,
        shape="Login: " + SECURED,
        releases="1.0-2.3",
        samples=(
            "Login: user=<alice@lab.test>, method=PLAIN, rip=127.0.0.1, lip=127.0.0.1, mpid=2587, TLS, session=<n1n6d9BgQNZ/AAAB>",
            "Login: user=<dave@lab.test>, method=CRAM-MD5, rip=::1, lip=::1, mpid=2598, secured,"
            " session=<ePL7d9Bg3qIAAAAAAAAAAAAAAAAAAAAB>",
            "Login: user=<bob@example.jp>, method=PLAIN, rip=2001:db8::7, lip=2001:db8::1, mpid=311, TLS,"
            " TLSv1.3 with cipher TLS_AES_256_GCM_SHA384 (256/256 bits)",
        ),
        en=LOGIN_EN,
        ja=LOGIN_JA,
        constants=SUCCESS,
    ),
    Kind(
        name="dovecot-login",
        family="login",
        daemons=LOGIN_DAEMONS,
        shape="Logged in: " + CLEAR,
        releases="2.4+",
        samples=(
            "Logged in: user=<alice@example.jp>, method=PLAIN, rip=192.0.2.7, lip=198.51.100.1, mpid=412, session=<8oNSumM3A8mK>",
        ),
        en=LOGIN_EN,
        ja=LOGIN_JA,
        constants=SUCCESS,
    ),
    Kind(
        name="dovecot-login",
        family="login",
        daemons=LOGIN_DAEMONS,
        shape="Logged in: " + SECURED,
        releases="2.4+",
        samples=(
            "Logged in: user=<alice@example.jp>, method=PLAIN, rip=192.0.2.7, lip=198.51.100.1, mpid=412, TLS, session=<8oNSumM3A8mK>",
        ),
        en=LOGIN_EN,
        ja=LOGIN_JA,
        constants=SUCCESS,
    ),
    Kind(
        name="dovecot-login",
        family="login",
        daemons=LOGIN_DAEMONS,
        shape="Log⟦in⟧⟦ged in⟧: user=<{login_user}>, {_}rip={client_address:name}⟦, {text}⟧",
        releases="all, with an own login_log_format_elements",
        samples=("Login: user=<alice@example.jp>, service=imap, rip=192.0.2.7, secured=yes",),
        en=LOGIN_EN,
        ja=LOGIN_JA,
        constants=SUCCESS,
        fallback=True,
    ),
    Kind(
        name="dovecot-login-proxied",
        family="login",
        daemons=LOGIN_DAEMONS,
        shape="proxy({_}): started proxying to {relay_name}: " + CLEAR,
        releases="2.0+, on a proxy or director",
        samples=(
            "proxy(alice@example.jp): started proxying to 192.0.2.20:143: user=<alice@example.jp>, method=PLAIN,"
            " rip=198.51.100.7, lip=192.0.2.10, session=<4oNSumM3A8mK>",
        ),
        en=LOGIN_PROXIED_EN,
        ja=LOGIN_PROXIED_JA,
        constants=SUCCESS,
    ),
    Kind(
        name="dovecot-login-proxied",
        family="login",
        daemons=LOGIN_DAEMONS,
        shape="proxy({_}): started proxying to {relay_name}: " + SECURED,
        releases="2.0+, on a proxy or director",
        samples=(
            "proxy(alice@example.jp): started proxying to 192.0.2.20:143: user=<alice@example.jp>, method=PLAIN,"
            " rip=198.51.100.7, lip=192.0.2.10, TLS, session=<4oNSumM3A8mK>",
        ),
        en=LOGIN_PROXIED_EN,
        ja=LOGIN_PROXIED_JA,
        constants=SUCCESS,
    ),
    Kind(
        name="dovecot-proxy",
        family="notice",
        daemons=LOGIN_DAEMONS,
        shape="proxy({login_user}): {text:rest}",
        releases="2.0+, on a proxy or director",
        samples=(
            "proxy(alice@example.jp): disconnecting 192.0.2.20 (Disconnected by client: EOF(0s idle, in=30, out=900))",
        ),
        en="A proxied connection ended or ran into trouble; the text says on which side.",
        ja="中継中の接続が終わったか、問題が起きました。どちら側の理由かはこの行にあります。",
        fallback=True,
    ),
    Kind(
        name="dovecot-login-failure",
        family="login",
        daemons=LOGIN_DAEMONS,
        shape="{reason} ({login_reason}, {attempts} attempts⟦ in {elapsed_s} secs⟧)⟦ ({_:token})⟧: " + CLEAR,
        releases="2.0+; from 2.4 on with a code in parentheses",
        samples=(
            "Disconnected: Connection closed (auth failed, 1 attempts in 1 secs): user=<root>, method=PLAIN,"
            " rip=2001:db8:bad::3, lip=::1, session=<R7QFeNBgp8cgAQ24C60AAAAAAAAAAAAD>",
            "Disconnected: Connection closed: read(size=973) failed: Connection reset by peer (auth failed, 1 attempts in 2 secs):"
            " user=<alice@lab.test>, method=PLAIN, rip=198.51.100.236, lip=127.0.0.1, session=<ZnAIeNBgAQDGM2Ts>",
            "Aborted login (auth failed, 3 attempts): user=<bob>, method=LOGIN, rip=192.0.2.66, lip=198.51.100.1",
            "Login aborted: Connection closed (auth failed, 2 attempts in 14 secs) (auth_failed): user=<bob@example.jp>,"
            " method=PLAIN, rip=192.0.2.66, lip=198.51.100.1, session=<9oNSumM3A8mK>",
        ),
        en=FAILURE_EN,
        ja=FAILURE_JA,
        constants=FAILURE,
    ),
    Kind(
        name="dovecot-login-failure",
        family="login",
        daemons=LOGIN_DAEMONS,
        shape="{reason} ({login_reason}, {attempts} attempts⟦ in {elapsed_s} secs⟧)⟦ ({_:token})⟧: " + SECURED,
        releases="2.0+; from 2.4 on with a code in parentheses",
        samples=(
            "Disconnected (auth failed, 1 attempts in 6 secs): user=<bob@example.jp>, method=PLAIN, rip=192.0.2.66,"
            " lip=198.51.100.1, TLS, session=<azdaDADSqqsvf>",
            "Disconnected: Connection closed (auth failed, 2 attempts in 30 secs): user=<bob@example.jp>, method=PLAIN,"
            " rip=192.0.2.66, lip=198.51.100.1, TLS: Connection closed, session=<oEOptynOHNasEQAB>",
            "Disconnected (auth failed, 1 attempts in 6 secs): user=<a>, method=PLAIN, rip=203.0.113.9, lip=203.0.113.9>,"
            " method=PLAIN, rip=192.0.2.66, lip=198.51.100.1, TLS, session=<azdaDADSqqsvf>",
            "Login aborted: Logged out (auth failed, 1 attempts in 3 secs) (auth_failed): user=<dave@example.com>, method=PLAIN,"
            " rip=203.0.113.7, lip=192.0.2.1, TLS, session=<jkl>",
        ),
        en=FAILURE_EN,
        ja=FAILURE_JA,
        constants=FAILURE,
    ),
    Kind(
        name="dovecot-login-failure",
        family="login",
        daemons=LOGIN_DAEMONS,
        shape="{reason} ({attempts} authentication attempts): " + CLEAR,
        releases="1.2",
        samples=(
            "Aborted login (1 authentication attempts): user=<bob>, method=PLAIN, rip=192.0.2.66, lip=198.51.100.1",
        ),
        en=FAILURE_EN,
        ja=FAILURE_JA,
        constants=(*FAILURE, ("login_reason", "auth failed")),
    ),
    Kind(
        name="dovecot-login-failure",
        family="login",
        daemons=LOGIN_DAEMONS,
        shape="{reason} ({attempts} authentication attempts): " + SECURED,
        releases="1.2",
        samples=(
            "Aborted login (1 authentication attempts): user=<bob>, method=PLAIN, rip=192.0.2.66, lip=198.51.100.1, secured",
        ),
        en=FAILURE_EN,
        ja=FAILURE_JA,
        constants=(*FAILURE, ("login_reason", "auth failed")),
    ),
    Kind(
        name="dovecot-login-aborted",
        family="login",
        daemons=LOGIN_DAEMONS,
        shape="{reason} (no auth attempts⟦ in {elapsed_s} secs⟧)⟦ ({_:token})⟧: " + CLEAR,
        releases="1.1+; from 2.4 on with a code in parentheses",
        samples=(
            "Disconnected: Connection closed (no auth attempts in 0 secs): user=<>, rip=198.51.100.230, lip=127.0.0.1, session=<b8kFeNBgp8fGM2Tm>",
            "Aborted login (no auth attempts): user=<>, rip=192.0.2.8, lip=198.51.100.1",
            "Login aborted: Connection closed (no auth attempts in 0 secs) (no_auth_attempts): user=<>, rip=192.0.2.8,"
            " lip=198.51.100.1, session=<9oNSumM3A8mK>",
        ),
        en=ABORTED_EN,
        ja=ABORTED_JA,
        constants=NO_ATTEMPTS,
    ),
    Kind(
        name="dovecot-login-aborted",
        family="login",
        daemons=LOGIN_DAEMONS,
        shape="{reason} (no auth attempts⟦ in {elapsed_s} secs⟧)⟦ ({_:token})⟧: " + SECURED,
        releases="1.1+; from 2.4 on with a code in parentheses",
        samples=(
            "Disconnected: Connection closed: SSL_accept() failed: error:0A00010B:SSL routines::wrong version number"
            " (no auth attempts in 0 secs): user=<>, rip=127.0.0.1, lip=127.0.0.1, TLS handshaking: SSL_accept() failed:"
            " error:0A00010B:SSL routines::wrong version number, session=<OYB0d9BgaLx/AAAB>",
            "Disconnected (no auth attempts): user=<>, rip=192.0.2.8, lip=198.51.100.1, TLS handshaking: Disconnected",
        ),
        en=ABORTED_EN,
        ja=ABORTED_JA,
        constants=NO_ATTEMPTS,
    ),
    Kind(
        name="dovecot-login-aborted",
        family="login",
        daemons=LOGIN_DAEMONS,
        shape="{reason} ({login_reason}, waited {elapsed_s} secs)⟦ ({_:token})⟧: " + CLEAR,
        releases="2.0+",
        samples=(
            "Disconnected: Connection closed (client didn't finish SASL auth, waited 0 secs): user=<>, method=PLAIN,"
            " rip=198.51.100.233, lip=127.0.0.1, session=<n+gFeNBgAQDGM2Tp>",
        ),
        en=ABORTED_EN,
        ja=ABORTED_JA,
        constants=ABORTED,
    ),
    Kind(
        name="dovecot-login-aborted",
        family="login",
        daemons=LOGIN_DAEMONS,
        shape="{reason} ({login_reason}, waited {elapsed_s} secs)⟦ ({_:token})⟧: " + SECURED,
        releases="2.0+",
        samples=(
            "Disconnected: Connection closed (disconnected before auth was ready, waited 0 secs): user=<>, rip=127.0.0.1,"
            " lip=127.0.0.1, secured, session=<OL8wdtBgQox/AAAB>",
        ),
        en=ABORTED_EN,
        ja=ABORTED_JA,
        constants=ABORTED,
    ),
    Kind(
        name="dovecot-login-aborted",
        family="login",
        daemons=LOGIN_DAEMONS,
        shape=(
            "⟦Disconnected: ⟧⟦Login aborted: ⟧Maximum number of connections from user+IP exceeded"
            " (mail_max_userip_connections={limit})⟦ ({_:token})⟧: " + CLEAR
        ),
        releases="1.2+",
        samples=(
            "Disconnected: Maximum number of connections from user+IP exceeded (mail_max_userip_connections=3):"
            " user=<erin@lab.test>, method=PLAIN, rip=203.0.113.12, lip=127.0.0.1, session=<vxj9d9Bgp8fLAHEM>",
        ),
        en=TOO_MANY_EN,
        ja=TOO_MANY_JA,
        constants=TOO_MANY,
    ),
    Kind(
        name="dovecot-login-aborted",
        family="login",
        daemons=LOGIN_DAEMONS,
        shape=(
            "⟦Disconnected: ⟧⟦Login aborted: ⟧Maximum number of connections from user+IP exceeded"
            " (mail_max_userip_connections={limit})⟦ ({_:token})⟧: " + SECURED
        ),
        releases="1.2+",
        samples=(
            "Maximum number of connections from user+IP exceeded (mail_max_userip_connections=10): user=<erin@example.jp>,"
            " method=CRAM-MD5, rip=203.0.113.12, lip=192.0.2.1, TLS",
        ),
        en=TOO_MANY_EN,
        ja=TOO_MANY_JA,
        constants=TOO_MANY,
    ),
    Kind(
        name="dovecot-login-aborted",
        family="login",
        daemons=LOGIN_DAEMONS,
        shape="{reason} ({login_reason})⟦ ({_:token})⟧: " + CLEAR,
        releases="2.0+",
        samples=(
            "Disconnected (tried to use disallowed plaintext auth): user=<>, rip=192.0.2.8, lip=198.51.100.1, session=<9oNSumM3A8mK>",
        ),
        en=ABORTED_EN,
        ja=ABORTED_JA,
        constants=ABORTED,
        fallback=True,
    ),
    Kind(
        name="dovecot-login-aborted",
        family="login",
        daemons=LOGIN_DAEMONS,
        shape="{reason} ({login_reason})⟦ ({_:token})⟧: " + SECURED,
        releases="2.0+",
        samples=(
            "Login aborted: Connection closed: SSL_accept failed: error:0A000412:SSL routines::ssl/tls alert bad certificate"
            " (disconnected during TLS handshake) (tls_handshake_not_finished): user=<>, rip=192.0.2.8, lip=198.51.100.1,"
            " TLS handshaking: SSL_accept failed, session=<9oNSumM3A8mK>",
        ),
        en=ABORTED_EN,
        ja=ABORTED_JA,
        constants=ABORTED,
        fallback=True,
    ),
    Kind(
        name="dovecot-login-aborted",
        family="login",
        daemons=LOGIN_DAEMONS,
        shape="{reason}: " + CLEAR,
        releases="all",
        samples=("Aborted login: user=<bob>, method=PLAIN, rip=::ffff:192.0.2.66, lip=::ffff:198.51.100.1",),
        en=ABORTED_EN,
        ja=ABORTED_JA,
        constants=WITHOUT_REASON,
        fallback=True,
    ),
    Kind(
        name="dovecot-login-aborted",
        family="login",
        daemons=LOGIN_DAEMONS,
        shape="{reason}: " + SECURED,
        releases="all",
        samples=("Disconnected: Inactivity: user=<>, rip=192.0.2.66, lip=198.51.100.1, TLS",),
        en=ABORTED_EN,
        ja=ABORTED_JA,
        constants=WITHOUT_REASON,
        fallback=True,
    ),
    Kind(
        name="dovecot-login-aborted",
        family="login",
        daemons=LOGIN_DAEMONS,
        shape="{reason}⟦ (no auth attempts)⟧: rip={client_address:name}, lip={local_address:name}⟦, {login_security}⟧",
        releases="1.0-1.2",
        samples=(
            "Disconnected: rip=192.0.2.66, lip=198.51.100.1",
            "Disconnected (no auth attempts): rip=127.0.0.1, lip=127.0.0.1, secured",
        ),
        en=ABORTED_EN,
        ja=ABORTED_JA,
        constants=NO_ATTEMPTS,
    ),
    Kind(
        name="dovecot-auth-connection-lost",
        family="notice",
        daemons=LOGIN_DAEMONS,
        shape="Auth connection closed with {count} pending requests⟦ ({reason})⟧⟦: {text}⟧",
        releases="2.0+",
        samples=("Auth connection closed with 1 pending requests (max 0 secs, pid=4312, EOF)",),
        en="The authentication process went away while a client was logging in; usual at a restart or reload.",
        ja="ログイン処理中に認証プロセスとの接続が切れました。再起動や設定の読み直しの際に出ます。",
    ),
    Kind(
        name="dovecot-haproxy-error",
        family="notice",
        daemons=LOGIN_DAEMONS,
        shape="haproxy⟦(v1)⟧⟦(v2)⟧: Client disconnected: {reason}⟦ (rip={client_address})⟧",
        releases="2.2.19+",
        samples=("haproxy: Client disconnected: Failed to read valid HAproxy data (rip=127.0.0.1)",),
        en="A connection to a port that expects the PROXY protocol did not begin with it: a misrouted client or a health check.",
        ja="PROXYプロトコルを前提とするポートに、それを話さない接続がありました。監視の設定や接続先の誤りを確認してください。",
    ),
    Kind(
        name="dovecot-tls-trouble",
        family="notice",
        daemons=LOGIN_DAEMONS,
        shape="SSL{_:text}: {text:rest}",
        releases="1.0+, with verbose_ssl",
        samples=(
            "SSL: where=0x10, ret=1: before SSL initialization [192.0.2.7]",
            "SSL failed: where=0x2002: SSLv3 read client certificate A [192.0.2.7]",
        ),
        en="TLS details, as verbose_ssl=yes asks for. Useful when one client cannot connect, otherwise noise.",
        ja="TLSのやり取りの詳細です（verbose_ssl=yes）。特定の端末がつながらないときの手がかりになります。",
        fallback=True,
        verbose=True,
    ),
)
