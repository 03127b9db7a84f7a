"""spamd: SpamAssassin's server."""

from maillens.grammar.kind import Kind, Product

PRODUCT = Product(name="spamd", tags=("spamd",), daemons=("spamd",))

SELF = ("spamd",)

START_EN = "spamd starts, stops or manages its child processes. Normal."
START_JA = "spamdの起動・停止や子プロセスの管理の記録です。通常の動作です。"
TROUBLE_EN = "spamd could not serve a request; the reason follows. A health check that only connects looks the same."
TROUBLE_JA = "要求を処理できませんでした（理由は末尾）。接続だけの死活監視でも出ます。"


def _notice(name: str, beginning: str, sample: str, en: str, ja: str) -> Kind:
    """A line of spamd about itself, known by its beginning."""
    return Kind(
        name, "notice", SELF, f"⟦spamd: ⟧{beginning}{{text:rest}}", "3.0+", (f"spamd: {beginning}{sample}",), en, ja
    )


SPAMD_RESULT_EN = (
    "SpamAssassin's verdict: Y is spam, a dot is not; then the score (rounded) and the tests that gave it."
)
SPAMD_RESULT_JA = (
    "SpamAssassinの判定です。Yが迷惑メール、点（.）はそうでないもの。続いて点数（丸めた値）と根拠のテスト名です。"
)

KINDS = (
    Kind(
        name="spamd-result",
        family="filter",
        daemons=SELF,
        shape=(
            "⟦spamd: ⟧result: {verdict:token} ⟦ ⟧{score:token} - {tests} scantime={elapsed_s},size={size_bytes}"
            "⟦,user={_},uid={uid},required_score={_:token},rhost={client_name},raddr={client_address},rport={client_port:int}⟧"
            ",mid={message_id}⟦,rmid={_}⟧⟦,bayes={_:token}⟧,autolearn={text}"
        ),
        releases="3.0+",
        samples=(
            "spamd: result: Y 1003 - GTUBE,MISSING_DATE,MISSING_HEADERS scantime=0.0,size=139,user=root,uid=110,required_score=5.0,"
            "rhost=localhost,raddr=127.0.0.1,rport=50158,mid=<sa0@friend.test>,autolearn=no autolearn_force=no",
            "result: .  0 - AWL scantime=1.6,size=3347,mid=<m@example.com>,autolearn=ham",
        ),
        en=SPAMD_RESULT_EN,
        ja=SPAMD_RESULT_JA,
    ),
    Kind(
        name="spamd-result",
        family="filter",
        daemons=SELF,
        shape="⟦spamd: ⟧result: {verdict:token} ⟦ ⟧{score:token} - {tests} scantime={text}",
        releases="3.0+",
        samples=("spamd: result: . -1 - ALL_TRUSTED scantime=0.3,size=120,user=bob",),
        en=SPAMD_RESULT_EN,
        ja=SPAMD_RESULT_JA,
        fallback=True,
    ),
    Kind(
        name="spamd-clean",
        family="filter",
        daemons=SELF,
        shape="⟦spamd: ⟧clean message ({score}/{_}) for {name} in {elapsed_s} seconds, {size_bytes} bytes.",
        releases="3.0+",
        samples=("spamd: clean message (3.7/5.0) for root:110 in 0.0 seconds, 86 bytes.",),
        en="Not spam: score / limit, for which user, and how long it took.",
        ja="迷惑メールではないと判定しました（点数/しきい値、利用者、所要時間）。",
        constants=(("verdict", "clean"),),
    ),
    Kind(
        name="spamd-spam",
        family="filter",
        daemons=SELF,
        shape="⟦spamd: ⟧identified spam ({score}/{_}) for {name} in {elapsed_s} seconds, {size_bytes} bytes.",
        releases="3.0+",
        samples=("spamd: identified spam (1003.7/5.0) for root:110 in 0.0 seconds, 139 bytes.",),
        en="Spam: score / limit, for which user, and how long it took.",
        ja="迷惑メールと判定しました（点数/しきい値、利用者、所要時間）。",
        constants=(("verdict", "spam"),),
    ),
    Kind(
        name="spamd-checking",
        family="filter",
        daemons=SELF,
        shape="⟦spamd: ⟧⟦checking⟧⟦processing⟧ message {message_id:word}⟦ aka {_:word}⟧ for {name}⟦.⟧",
        releases="3.0+",
        samples=(
            "spamd: checking message <sar@friend.test> for root:110",
            "spamd: processing message <sa0@friend.test> for root:110",
        ),
        en="SpamAssassin begins to examine a mail.",
        ja="メールの検査を始めました。",
    ),
    Kind(
        name="spamd-connect",
        family="notice",
        daemons=SELF,
        shape="⟦spamd: ⟧connection from {client_name:name} [{client_address}]⟦:{client_port}⟧⟦ {_}⟧",
        releases="3.0+",
        samples=(
            "spamd: connection from localhost [127.0.0.1]:50144 to port 7830, fd 5",
            "connection from localhost [127.0.0.1] at port 49144",
        ),
        en="A program connected to have a mail examined.",
        ja="メールの検査のために接続がありました。",
    ),
    _notice(
        "spamd-process",
        "server ",
        "started on IO::Socket::IP [127.0.0.1]:783 (running version 4.0.1)",
        START_EN,
        START_JA,
    ),
    _notice("spamd-process", "handled cleanup of child pid ", "[2280] due to SIGCHLD: exit 0", START_EN, START_JA),
    _notice("spamd-process", "setuid to ", "bob succeeded", START_EN, START_JA),
    _notice("spamd-process", "creating default_prefs: ", "/home/bob/.spamassassin/user_prefs", START_EN, START_JA),
    _notice("spamd-process", "restarting", " using '/usr/sbin/spamd'", START_EN, START_JA),
    _notice("spamd-process", "still running as root: ", "user not specified with -u", START_EN, START_JA),
    _notice("spamd-trouble", "bad protocol: ", "header error: (closed before headers)", TROUBLE_EN, TROUBLE_JA),
    _notice("spamd-trouble", "handle_user ", "unable to find user: 'bob'", TROUBLE_EN, TROUBLE_JA),
    _notice(
        "spamd-trouble",
        "unauthorized connection from ",
        "host.example.com [192.0.2.66] at port 4312",
        TROUBLE_EN,
        TROUBLE_JA,
    ),
    _notice("spamd-trouble", "timeout: ", "(300 second timeout while trying to CHECK)", TROUBLE_EN, TROUBLE_JA),
    _notice("spamd-trouble", "got ", "an exception", TROUBLE_EN, TROUBLE_JA),
    Kind(
        name="spamd-process",
        family="notice",
        daemons=SELF,
        shape="prefork: {text:rest}",
        releases="3.0+",
        samples=("prefork: child states: II",),
        en=START_EN,
        ja=START_JA,
    ),
    *(
        Kind("spamd-module", "notice", SELF, f"{module}: {{text:rest}}", "3.0+", (f"{module}: {sample}",), en, ja)
        for module, sample, en, ja in (
            ("logger", "removing stderr method", START_EN, START_JA),
            (
                "config",
                "no configuration text or files found",
                "SpamAssassin's settings have a problem.",
                "SpamAssassinの設定に問題があります。",
            ),
            (
                "rules",
                "meta test FOO has undefined dependency 'BAR'",
                "A SpamAssassin rule has a problem.",
                "SpamAssassinのルールに問題があります。",
            ),
            (
                "plugin",
                "failed to parse plugin",
                "A SpamAssassin plugin has a problem.",
                "SpamAssassinのプラグインに問題があります。",
            ),
            (
                "dns",
                "no callback for id",
                "SpamAssassin's DNS queries have a problem.",
                "SpamAssassinのDNS照会に問題があります。",
            ),
            (
                "bayes",
                "cannot open bayes databases",
                "The learning database cannot be used.",
                "学習データベースを利用できません。",
            ),
            (
                "auto-whitelist",
                "open of auto-whitelist file failed",
                "The sender history cannot be used.",
                "送信者履歴を利用できません。",
            ),
            ("util", "setuid: ruid=0 euid=0", START_EN, START_JA),
            (
                "pyzor",
                "check failed: internal error",
                "A check against a network service failed.",
                "外部サービスへの照会に失敗しました。",
            ),
            (
                "razor2",
                "razor2 check failed: Connection refused",
                "A check against a network service failed.",
                "外部サービスへの照会に失敗しました。",
            ),
        )
    ),
)
