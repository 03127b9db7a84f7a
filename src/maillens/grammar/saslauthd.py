"""saslauthd: the password check of Cyrus SASL."""

from maillens.grammar.kind import Kind, Product

PRODUCT = Product(name="saslauthd", tags=("saslauthd",), daemons=("saslauthd",))

SELF = ("saslauthd",)

FAILURE_EN = "A name and password were checked for another program (service) and refused. Postfix logs the refused client in its own line."
FAILURE_JA = "ほかのプログラム（service）から頼まれた認証に失敗しました。接続元のIPアドレスはPostfix側の行にあります。"
PAM_EN = "The system's password check (PAM) refused the login; saslauthd's own line follows."
PAM_JA = "OSのパスワード検査（PAM）が認証を断りました。続くsaslauthdの行に利用者名があります。"
START_EN = "saslauthd starts or stops. Normal around a restart."
START_JA = "saslauthdの起動・停止時の記録です。通常の動作です。"

KINDS = (
    Kind(
        name="saslauthd-failure",
        family="auth",
        daemons=SELF,
        shape=(
            "{_}auth failure: [user={login_user:last}] [service={login_protocol}] [realm={domain}]"
            " [mech={login_mechanism}] [reason={reason}]"
        ),
        releases="2.1+",
        samples=(
            "do_auth         : auth failure: [user=bob] [service=smtp] [realm=example.jp] [mech=pam] [reason=PAM auth error]",
            ":                  auth failure: [user=bob@example.jp] [service=smtp] [realm=] [mech=sasldb] [reason=Unknown]",
        ),
        en=FAILURE_EN,
        ja=FAILURE_JA,
    ),
    Kind(
        name="saslauthd-success",
        family="auth",
        daemons=SELF,
        shape="{_}auth success: [user={login_user:last}] [service={login_protocol}] [realm={domain}] [mech={login_mechanism}]",
        releases="2.1+, with -d",
        samples=("do_auth         : auth success: [user=bob] [service=smtp] [realm=example.jp] [mech=pam]",),
        en="A name and password were checked for another program (service) and are right.",
        ja="ほかのプログラム（service）から頼まれた認証に成功しました。",
        verbose=True,
    ),
    Kind(
        name="saslauthd-pam",
        family="auth",
        daemons=SELF,
        shape="⟦DEBUG: ⟧auth_pam: pam_a{_:token} failed: {reason:rest}",
        releases="2.1+",
        samples=(
            "DEBUG: auth_pam: pam_authenticate failed: Authentication failure",
            "auth_pam: pam_acct_mgmt failed: User account has expired",
        ),
        en=PAM_EN,
        ja=PAM_JA,
    ),
    Kind(
        name="saslauthd-pam",
        family="auth",
        daemons=SELF,
        shape="⟦(⟧pam_{name:token}⟦({_})⟧⟦)⟧⟦:⟧ authentication failure; {text:rest}",
        releases="all",
        samples=(
            "pam_unix(smtp:auth): authentication failure; logname= uid=0 euid=0 tty= ruser= rhost=  user=bob",
            "(pam_unix) authentication failure; logname= uid=0 euid=0 tty= ruser= rhost=",
        ),
        en=PAM_EN,
        ja=PAM_JA,
    ),
    Kind(
        name="saslauthd-pam",
        family="auth",
        daemons=SELF,
        shape="pam_{name:token}({_}): check pass; user unknown",
        releases="all",
        samples=("pam_unix(smtp:auth): check pass; user unknown",),
        en="The name tried does not exist on this machine; saslauthd's own line follows.",
        ja="試された利用者名はこのサーバーに存在しません。続くsaslauthdの行に利用者名があります。",
    ),
    *(
        Kind(
            "saslauthd-started",
            "notice",
            SELF,
            f"{function}{{_}}: {{text:rest}}",
            "2.1+",
            (f"{function:16}: {sample}",),
            START_EN,
            START_JA,
        )
        for function, sample in (
            ("detach_tty", "master pid is: 812"),
            ("ipc_init", "listening on socket: /run/saslauthd/mux"),
            ("server_exit", "master exited: 812"),
            ("have_baby", "forked child: 814"),
        )
    ),
)
