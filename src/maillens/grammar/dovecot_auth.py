"""What Dovecot's auth and auth-worker processes say about names and passwords.

`driver(user,ip,<session>): text` to 2.3 (auth/auth-request.c); from 2.4 on the user
stands in the prefix of the line and `driver: text` remains. The login process logs
the same refusal once more, so these lines are no logins of their own.
"""

from maillens.grammar.kind import Kind

AUTH_DAEMONS = ("auth", "auth-worker")

# Later 2.3 releases name the connection of the worker first.
WORKER = "⟦conn {_}: auth-worker<{_:int}>: ⟧"
# The name and, with auth_verbose_passwords, the text after it are the attacker's.
SESSION = WORKER + "{name:token}({login_user:last},{client_address},<{session_id}>): "
MASTER_SESSION = WORKER + "{name:token}({login_user:last},{client_address},master,<{session_id}>): "
ADDRESS = WORKER + "{name:token}({login_user:last},{client_address}): "
USER = WORKER + "{name:token}({login_user:last}): "
PREFIXED = "⟦request [{_:int}]: ⟧{name:token}: "

# What an administrator switched on to be logged of a password is not taken into fields.
PASSWORD = "⟦ (given password: {_})⟧⟦ (SHA1 of given password: {_})⟧⟦ - trying the next {_:token}⟧"

MISMATCH = "Password mismatch" + PASSWORD
UNKNOWN = "unknown user" + PASSWORD
PAM = "pam_authenticate() failed: {reason}" + PASSWORD

MISMATCH_REASON = (("reason", "Password mismatch"),)
UNKNOWN_REASON = (("reason", "unknown user"),)

MISMATCH_EN = "The user exists but the password was wrong. The login process or Postfix logs the refusal as well."
MISMATCH_JA = (
    "利用者は存在しますが、パスワードが違いました。同じ失敗はログイン側（またはPostfix）の行にも記録されます。"
)
UNKNOWN_EN = "Somebody tried a name that does not exist here. Many different names from one address mean that names are being guessed."
UNKNOWN_JA = (
    "存在しない利用者名で認証が試みられました。同じ接続元から多くの名前が試されていれば辞書攻撃の可能性があります。"
)
PAM_EN = "The system's own password check (PAM) refused the login: wrong password or unknown user."
PAM_JA = "OSのパスワード検査（PAM）が認証を断りました。パスワード違いか、存在しない利用者です。"
OTHER_EN = "The authentication was refused for the reason given: account disabled, address not allowed, malformed or empty name …"
OTHER_JA = "この行にある理由で認証が断られました（アカウント停止、許可されていない接続元、名前の形式の誤りなど）。"
LOOKUP_EN = (
    "Dovecot was asked about a user without a client: most often LMTP, for a recipient that does not exist."
    " It is not an attempt to log in."
)
LOOKUP_JA = (
    "接続元のない問い合わせで、利用者が見つかりませんでした。多くはLMTPの宛先確認で、ログインの試みではありません。"
)
NOTE_EN = "What the password or user database said about this user; the text is Dovecot's own. Often debugging output."
NOTE_JA = "利用者データベースの照会についての記録です。多くはデバッグ用の出力です。"


def _kind(
    shape: str, sample: str, en: str, ja: str, constants: tuple[tuple[str, str], ...] = (), *, fallback: bool = False
) -> Kind:
    """An entry of `dovecot-auth-failure`; each reason comes with and without a session."""
    return Kind(
        name="dovecot-auth-failure",
        family="auth",
        daemons=AUTH_DAEMONS,
        shape=shape,
        releases="all, with auth_verbose",
        samples=(sample,),
        en=en,
        ja=ja,
        constants=constants,
        fallback=fallback,
    )


KINDS = (
    _kind(
        SESSION + MISMATCH,
        "sql(bob@example.jp,2001:db8:bad::3,<R7QFeNBgp8cgAQ24>): Password mismatch",
        MISMATCH_EN,
        MISMATCH_JA,
        MISMATCH_REASON,
    ),
    _kind(
        MASTER_SESSION + MISMATCH,
        "sql(admin,192.0.2.66,master,<R7QFeNBgp8cgAQ24>): Password mismatch",
        MISMATCH_EN,
        MISMATCH_JA,
        MISMATCH_REASON,
    ),
    _kind(
        ADDRESS + MISMATCH,
        "conn unix:auth-worker (pid=2258,uid=103): auth-worker<10>: sql(alice@lab.test,198.51.100.200): Password mismatch",
        MISMATCH_EN,
        MISMATCH_JA,
        MISMATCH_REASON,
    ),
    _kind(USER + MISMATCH, "cram-md5(alice@example.jp): Password mismatch", MISMATCH_EN, MISMATCH_JA, MISMATCH_REASON),
    _kind(PREFIXED + MISMATCH, "passwd-file: Password mismatch", MISMATCH_EN, MISMATCH_JA, MISMATCH_REASON),
    _kind(
        SESSION + UNKNOWN,
        "conn unix:auth-worker (pid=2258,uid=103): auth-worker<249>: sql(root,2001:db8:bad::3,<R7QFeNBgp8cgAQ24C60AAAAAAAAAAAAD>): unknown user",
        UNKNOWN_EN,
        UNKNOWN_JA,
        UNKNOWN_REASON,
    ),
    _kind(
        ADDRESS + UNKNOWN,
        "passwd-file(karen@example.com,192.0.2.66): unknown user (SHA1 of given password: 21bd12)",
        UNKNOWN_EN,
        UNKNOWN_JA,
        UNKNOWN_REASON,
    ),
    _kind(PREFIXED + UNKNOWN, "request [393]: sql: unknown user", UNKNOWN_EN, UNKNOWN_JA, UNKNOWN_REASON),
    Kind(
        name="dovecot-user-unknown",
        family="auth",
        daemons=AUTH_DAEMONS,
        shape=USER + "unknown user" + PASSWORD,
        releases="2.0-2.3",
        samples=("conn unix:auth-worker (pid=2258,uid=103): auth-worker<23>: sql(owner-list@lab.test): unknown user",),
        en=LOOKUP_EN,
        ja=LOOKUP_JA,
        constants=UNKNOWN_REASON,
        # A name with a comma looks like name and address: those are tried before.
        fallback=True,
    ),
    _kind(
        SESSION + PAM,
        "pam(bob,192.0.2.66,<R7QFeNBgp8cgAQ24>): pam_authenticate() failed: Authentication failure (password mismatch?)",
        PAM_EN,
        PAM_JA,
    ),
    _kind(
        ADDRESS + PAM,
        "conn unix:auth-worker (pid=1483,uid=109): auth-worker<6>: pam(bob@example.com,192.0.2.66): pam_authenticate() failed:"
        " Authentication failure (Password mismatch?)",
        PAM_EN,
        PAM_JA,
    ),
    _kind(
        PREFIXED + PAM,
        "request [393]: unix_user: pam_authenticate() failed: Authentication failure (Password mismatch?)",
        PAM_EN,
        PAM_JA,
    ),
    *(
        _kind(who + what, sample, OTHER_EN, OTHER_JA, constants)
        for what, constants, samples in (
            (
                "pam_acct_mgmt() failed: {reason:rest}",
                (),
                (
                    "pam(bob,192.0.2.66,<R7QFeNBgp8cgAQ24>): pam_acct_mgmt() failed: User account has expired",
                    "pam(bob,192.0.2.66): pam_acct_mgmt() failed: User account has expired",
                    "pam: pam_acct_mgmt() failed: User account has expired",
                ),
            ),
            (
                "invalid credentials" + PASSWORD,
                (("reason", "invalid credentials"),),
                (
                    "ldap(bob,192.0.2.66,<R7QFeNBgp8cgAQ24>): invalid credentials (given password: example)",
                    "ldap(bob,192.0.2.66): invalid credentials",
                    "ldap: invalid credentials",
                ),
            ),
            (
                "oauth2 failed: {reason:rest}",
                (),
                (
                    "oauth2(bob,192.0.2.66,<R7QFeNBgp8cgAQ24>): oauth2 failed: Token is not valid",
                    "oauth2(bob,192.0.2.66): oauth2 failed: Token is not valid",
                    "oauth2: oauth2 failed: Token is not valid",
                ),
            ),
            (
                "allow_nets check failed: {reason:rest}",
                (),
                (
                    "sql(bob,192.0.2.66,<R7QFeNBgp8cgAQ24>): allow_nets check failed: IP not in allowed networks",
                    "sql(bob,192.0.2.66): allow_nets check failed: IP not in allowed networks",
                    "sql: allow_nets check failed: IP not in allowed networks",
                ),
            ),
            (
                "User is disabled",
                (("reason", "User is disabled"),),
                (
                    "sql(bob,192.0.2.66,<R7QFeNBgp8cgAQ24>): User is disabled",
                    "sql(bob,192.0.2.66): User is disabled",
                    "sql: User is disabled",
                ),
            ),
            (
                "Empty username",
                (("reason", "Empty username"),),
                (
                    "plain(?,198.51.100.204,<R7QFeNBgp8cgAQ24>): Empty username",
                    "plain(?,198.51.100.204): Empty username",
                    "plain: Empty username",
                ),
            ),
            (
                "Invalid base64 data in {_:token} response",
                (("reason", "Invalid base64 data"),),
                (
                    "plain(?,198.51.100.205,<R7QFeNBgp8cgAQ24>): Invalid base64 data in initial response",
                    "plain(?,198.51.100.205): Invalid base64 data in initial response",
                    "plain: Invalid base64 data in initial response",
                ),
            ),
            (
                "Username character disallowed by auth_username_chars: {_:rest}",
                (("reason", "Username character disallowed"),),
                (
                    "plain(?,192.0.2.66,<R7QFeNBgp8cgAQ24>): Username character disallowed by auth_username_chars: 0x20 (username: a b)",
                    "plain(?,192.0.2.66): Username character disallowed by auth_username_chars: 0x20 (username: a b)",
                    "plain: Username character disallowed by auth_username_chars: 0x20 (username: a b)",
                ),
            ),
        )
        for who, sample in zip((SESSION, ADDRESS, PREFIXED), samples, strict=True)
    ),
    Kind(
        name="dovecot-auth-note",
        family="auth",
        daemons=AUTH_DAEMONS,
        shape=WORKER + "{name:token}({login_user},{client_address},<{session_id}>): {text:rest}",
        releases="all, with auth_verbose or auth_debug",
        samples=("sql(bob,192.0.2.66,<R7QFeNBgp8cgAQ24>): Performing passdb lookup",),
        en=NOTE_EN,
        ja=NOTE_JA,
        fallback=True,
    ),
    Kind(
        name="dovecot-auth-note",
        family="auth",
        daemons=AUTH_DAEMONS,
        shape=WORKER + "{name:token}({login_user},{client_address}): {text:rest}",
        releases="all, with auth_verbose or auth_debug",
        samples=("sql(bob,192.0.2.66): Password query failed: no such table: mailbox",),
        en=NOTE_EN,
        ja=NOTE_JA,
        fallback=True,
    ),
    Kind(
        name="dovecot-auth-note",
        family="auth",
        daemons=AUTH_DAEMONS,
        shape=WORKER + "{name:token}({login_user}): {text:rest}",
        releases="all, with auth_verbose or auth_debug",
        samples=(
            "userdb(bob,::ffff:127.0.0.1): user not found from userdb",
            "sql(bob@example.jp): User query failed: no such table: mailbox",
        ),
        en=NOTE_EN,
        ja=NOTE_JA,
        fallback=True,
    ),
    Kind(
        name="dovecot-auth-note",
        family="auth",
        daemons=AUTH_DAEMONS,
        shape="⟦request [{_:int}]: ⟧{name:token}: {text:rest}",
        releases="2.4+, with auth_verbose or auth_debug",
        samples=("passwd-file: Performing passdb lookup",),
        en=NOTE_EN,
        ja=NOTE_JA,
        fallback=True,
    ),
    Kind(
        name="dovecot-database-error",
        family="notice",
        daemons=(*AUTH_DAEMONS, "dict"),
        shape="{name:token}({value}): Connect failed to database ({_}): {reason:rest}",
        releases="1.0+",
        samples=(
            "mysql(localhost): Connect failed to database (mail): Can't connect to MySQL server on 'localhost' (111)",
        ),
        en="The database with the users cannot be reached: nobody can log in, and mail waits, until it is back.",
        ja="利用者のデータベースに接続できません。復旧するまでログインも配送もできません。",
    ),
    Kind(
        name="dovecot-database-connected",
        family="notice",
        daemons=(*AUTH_DAEMONS, "dict"),
        shape="{name:token}({value}): Connected to database {text:rest}",
        releases="1.0+",
        samples=("mysql(localhost): Connected to database mail",),
        en="The database with the users is connected. Normal.",
        ja="利用者のデータベースに接続しました。通常の動作です。",
    ),
    Kind(
        name="dovecot-auth-client-gone",
        family="notice",
        daemons=AUTH_DAEMONS,
        shape="auth client {_:int} disconnected with {count} pending requests: {reason:rest}",
        releases="2.1+",
        samples=("auth client 0 disconnected with 1 pending requests: EOF",),
        en="A program that asked for authentication, often a Postfix smtpd, ended before it had the answer. Harmless now and then.",
        ja="認証を問い合わせたプログラム（多くはPostfixのsmtpd）が答えを待たずに終わりました。たまに出る程度なら問題ありません。",
    ),
)
