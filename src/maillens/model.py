"""The words of maillens as types: the fields of records and the tables of facts.

Names follow Postfix, Dovecot and the RFCs with the unit in the name; a name once
given is never changed.
"""

from dataclasses import dataclass

UNKNOWN, FOREIGN = "unknown", "foreign"
"""Kinds beside those of the grammar: mail software wrote the line but nothing matched; something else wrote it."""

Value = bytes | int | float
"""What a field of one line can hold; text stays the bytes that were logged."""


@dataclass(frozen=True, slots=True)
class Field:
    """One column: its type (`string`, `int`, `float`, `time`, `bool`) and meaning, in English and Japanese."""

    type: str
    en: str
    ja: str


FIELDS: dict[str, Field] = {}
"""Every field that a line can carry, by name."""


def _fields(kind: str, **meanings: tuple[str, str]) -> None:
    FIELDS.update({name: Field(kind, en, ja) for name, (en, ja) in meanings.items()})


_fields(
    "string",
    queue_id=(
        "id of the queue file; empty for NOQUEUE",
        "キューID（キューに入ったメールに付く番号）。NOQUEUEのときは空",
    ),
    client_name=(
        "name of the client by reverse DNS, `unknown` when unverified",
        "接続元のホスト名（逆引きで確かめたもの）。確かめられなければ`unknown`",
    ),
    client_address=("IP address of the client", "接続元のIPアドレス"),
    helo=("name the client gave in HELO or EHLO", "接続元が名乗った名前（HELO・EHLO）"),
    protocol=("SMTP, ESMTP, LMTP …", "通信の方式（SMTP、ESMTP、LMTPなど）"),
    sender=("envelope sender; empty for the null sender", "差出人（エンベロープFrom）。空は不達通知などの自動のメール"),
    recipient=("envelope recipient", "宛先"),
    original_recipient=("recipient before alias expansion (orig_to)", "エイリアスなどで置き換わる前の宛先（orig_to）"),
    message_id=("Message-ID header", "Message-IDヘッダー（メールを作ったソフトが付けた番号）"),
    resent_message_id=("Resent-Message-ID header", "Resent-Message-IDヘッダー"),
    subject=("Subject header, where it is logged", "件名（記録する設定のとき）"),
    sasl_method=("SASL mechanism", "SMTP認証の方式"),
    sasl_username=("name the client logged in with", "SMTP認証のユーザー名"),
    sasl_sender=("sender given by AUTH= in MAIL FROM", "MAIL FROMのAUTH=で示された差出人"),
    original_queue_id=(
        "queue id before the content filter (orig_queue_id, orig_id)",
        "フィルターを通る前のキューID（orig_queue_id、orig_id）",
    ),
    original_client=("client before the content filter (orig_client)", "フィルターを通る前の接続元（orig_client）"),
    next_queue_id=("queue id that the next server gave (queued as)", "次のサーバーが付けたキューID（queued as）"),
    child_queue_id=(
        "queue id of the notice or forward that this mail caused",
        "このメールから作られた通知や転送のキューID",
    ),
    status=(
        "sent deferred bounced expired undeliverable deliverable …",
        "結果。sent（送信済み）、deferred（再送待ち）、bounced（不達）、expired（再送期限切れ）など",
    ),
    dsn=("enhanced status code (RFC 3463)", "結果を表す3つ組のコード（RFC 3463）"),
    reply=("why, or what the next server answered", "その理由、または次のサーバーの応答"),
    relay_name=(
        "name of the next hop; none, local, virtual …",
        "配送先サーバー。none（つながらず）、local、virtualなどもある",
    ),
    relay_address=("address or socket of the next hop", "配送先サーバーのIPアドレスまたはソケット"),
    tls_policy=("TLS policy and outcome (Postfix 3.11)", "適用された暗号化（TLS）の方針と結果（Postfix 3.11）"),
    action=(
        "reject hold discard filter redirect …",
        "とった処置。reject（拒否）、hold（保留）、discard（破棄）、filter、redirectなど",
    ),
    stage=("SMTP command at which it happened", "それが起きたSMTPの段階（コマンド）"),
    reason=("why", "その理由"),
    dnsbl=("zone that listed the client", "接続元が載っていたブラックリスト（DNSBL）"),
    last_command=("command after which the session broke off", "通信が途切れる直前のコマンド"),
    outcome=(
        "how a session ended: disconnect, lost-connection, timeout, too-many-errors",
        "通信の終わり方。disconnect、lost-connection（途中切断）、timeout（時間切れ）、too-many-errors",
    ),
    tls_trust=("Anonymous Untrusted Trusted Verified", "証明書の信用の度合い。Anonymous、Untrusted、Trusted、Verified"),
    tls_protocol=("TLSv1.2, TLSv1.3 …", "暗号化（TLS）の版"),
    tls_cipher=("cipher suite", "暗号スイート（暗号の組み合わせ）"),
    tls_key_exchange=("key exchange and the signature algorithms that follow it", "鍵交換と、続く署名の方式"),
    tls_direction=("in (we are server) or out (we are client)", "in（受ける側）、out（つなぐ側）"),
    tls_name=("name or subject of the certificate", "証明書の名前"),
    tls_issuer=("issuer of the certificate", "証明書の発行者"),
    tls_fingerprint=("fingerprints of certificate and key", "証明書と鍵のフィンガープリント"),
    login_user=("name that was tried", "ログインに使われたユーザー名"),
    login_mechanism=("PLAIN, LOGIN, CRAM-MD5 …", "認証の方式（PLAIN、LOGIN、CRAM-MD5など）"),
    login_protocol=(
        "smtp imap pop3 submission sieve lmtp",
        "使われたサービス（smtp、imap、pop3、submission、sieve、lmtp）",
    ),
    login_result=("success failure aborted", "ログインの結果。success（成功）、failure（失敗）、aborted（中断）"),
    login_reason=("why it failed", "失敗の理由"),
    login_security=("TLS, secured, or what was wrong with TLS", "暗号化（TLS）の有無、またはTLSの問題"),
    session_id=("Dovecot's id of the session", "Dovecotが接続ごとに付ける番号"),
    local_address=("address of this server", "このサーバーのIPアドレス"),
    mailbox=("mailbox that a mail was stored into", "メールを保存したメールボックス（フォルダー）"),
    sieve_action=("what the user's Sieve script did", "利用者の振り分けルール（Sieve）がしたこと"),
    text=("free text of the line", "そのほかの説明"),
    name=(
        "what the line is about: a table, host, service, file or setting",
        "対象の名前（テーブル、ホスト、サービス、ファイル、設定など）",
    ),
    value=("its value", "その値"),
    version=("software release", "ソフトウェアの版"),
    config_directory=("configuration directory", "設定ディレクトリー"),
    transport=("delivery transport or service", "配送方法（transport）またはサービス"),
    header=("header line that a check matched", "検査に一致したヘッダーの行"),
    origin=("where a checked message came from: a client, or local", "検査したメールの出どころ。接続元またはlocal"),
    direction=("in (from the peer), out (to the peer)", "in（相手から）、out（相手へ）"),
    peer=("the other end of an SMTP dialogue", "SMTPのやり取りの相手"),
    verdict=("what a filter decided", "フィルターの判定"),
    score=("spam score as logged", "迷惑メールの点数"),
    tests=("tests that contributed to the score", "点数のもとになった検査"),
    domain=("domain the verdict is about", "判定の対象のドメイン"),
    selector=("DKIM selector", "DKIMのセレクター（鍵の名前）"),
    virus=("name of the virus or banned part", "ウイルスや禁止された添付の名前"),
    filter_id=("the filter's own id of the message", "フィルターがメールに付けた番号"),
    command=("SMTP command or reply that was in progress", "そのときのSMTPのコマンドまたは応答"),
    signal=("signal number or name", "シグナルの番号または名前"),
    queue_name=(
        "queue of the mail: active, deferred, hold",
        "メールのあるキュー。active（配送中）、deferred（再送待ち）、hold（保留）",
    ),
)
_fields(
    "int",
    client_port=("TCP port of the client", "接続元のTCPポート"),
    relay_port=("TCP port of the next hop", "配送先サーバーのTCPポート"),
    local_port=("TCP port of this server", "このサーバーのTCPポート"),
    size_bytes=("size of the message", "メールの大きさ"),
    recipient_count=("number of recipients (nrcpt)", "宛先の数（nrcpt）"),
    connection_uses=("how often the connection was used (conn_use)", "同じ接続を使った回数（conn_use）"),
    reply_code=("SMTP reply code", "SMTPの応答コード"),
    tls_bits=("key bits in use", "実際に使われる鍵のビット数"),
    tls_bits_algorithm=("key bits of the algorithm", "方式としての鍵のビット数"),
    uid=("user id of a local submitter", "送信したUNIX利用者のID（uid）"),
    count=("how many", "回数または個数"),
    limit=("the limit concerned", "該当する上限"),
    interval_s=("over how many seconds", "数えた時間の長さ"),
    child_pid=("process id of the process spoken of", "対象のプロセスの番号"),
    exit_status=("exit status", "プロセスの終了コード"),
    rank=("DNSBL score of the client (postscreen)", "ブラックリスト（DNSBL）による点数（postscreen）"),
    retained_count=("cache entries kept", "残した記憶（キャッシュ）の件数"),
    dropped_count=("cache entries dropped", "消した記憶（キャッシュ）の件数"),
    bytes_in=("bytes received from the client", "接続元から受け取ったバイト数"),
    bytes_out=("bytes sent to the client", "接続元に送ったバイト数"),
    attempts=("login attempts in this session", "この接続でのログインの試行回数"),
    mail_uid=("UID of the mail in the mailbox", "メールボックスの中でのメールの番号（UID）"),
)
_fields(
    "float",
    delay_s=("from arrival to this attempt's end", "受け付けてから今回の試行が終わるまでの時間"),
    delay_before_queue_s=(
        "before the queue manager, sending time of the client included (a)",
        "qmgrが取り出すまでの時間。受信や前回までの待ちを含む（a）",
    ),
    delay_in_queue_s=("in the queue manager (b)", "qmgrが取り出してから接続を始めるまでの時間（b）"),
    delay_connect_s=(
        "setting up the connection, DNS and TLS included (c)",
        "接続の準備にかかった時間。DNS、あいさつ、TLSを含む（c）",
    ),
    delay_transmit_s=("transmitting the message (d)", "メールを送るのにかかった時間（d）"),
    elapsed_s=("time that passed", "かかった時間"),
)
for _command in (
    "helo ehlo xclient xforward starttls auth mail rcpt data bdat rset noop vrfy etrn quit help unknown commands"
).split():
    _name = {
        "unknown": ("unknown commands", "不明なコマンド"),
        "commands": ("commands of all kinds", "すべてのコマンド"),
    }
    _en, _ja = _name.get(_command, (_command.upper(), _command.upper()))
    _fields(
        "int",
        **{
            f"{_command}_count": (f"{_en} accepted", f"受け付けた{_ja}の数"),
            f"{_command}_total": (f"{_en} in all, where some were refused", f"{_ja}の総数（断ったものがあるとき）"),
        },
    )


def _columns(text: str) -> tuple[tuple[str, str], ...]:
    """`name:type` words -> ((name, type), …); without a type, that of the field, else string."""
    pairs = []
    for word in text.split():
        name, _, kind = word.partition(":")
        pairs.append((name, kind or (FIELDS[name].type if name in FIELDS else "string")))
    return tuple(pairs)


_EVIDENCE = "file:code offset:int"

TABLES: dict[str, tuple[tuple[str, str], ...]] = {
    "sessions": _columns(
        "session:int host instance service daemon pid:int client_name client_address client_port "
        "connected_at:time disconnected_at:time duration_s:float outcome last_command sasl_username "
        "tls_trust tls_protocol tls_cipher message_count:int refusal_count:int login_failure_count:int "
        + " ".join(f"{c}_count {c}_total" for c in
                   "helo ehlo xclient xforward starttls auth mail rcpt data bdat rset noop vrfy etrn quit help "
                   "unknown commands".split())
        + f" {_EVIDENCE}"
    ),
    "messages": _columns(
        "message:int parent:int parent_link host instance queue_id first_at:time last_at:time outcome "
        "sender size_bytes recipient_count message_id client_service client_name client_address sasl_method "
        "sasl_username uid original_queue_id session:int accepted:bool queued:bool held:bool sent_count:int "
        f"deferred_count:int bounced_count:int {_EVIDENCE}"
    ),
    "deliveries": _columns(
        "time:time message:int host instance service daemon queue_id sender recipient original_recipient status dsn "
        "reply relay_name relay_address relay_port connection_uses delay_s delay_before_queue_s delay_in_queue_s "
        "delay_connect_s delay_transmit_s tls_policy tls_trust tls_protocol tls_cipher next_queue_id next_message:int "
        f"size_bytes client_service client_name client_address sasl_username {_EVIDENCE}"
    ),
    "refusals": _columns(
        "time:time host instance service daemon queue_id message:int session:int action stage "
        "client_name client_address client_port sender recipient helo protocol reply_code dsn reason dnsbl "
        f"sasl_username {_EVIDENCE}"
    ),
    "logins": _columns(
        "time:time host instance service daemon session:int login_protocol login_user login_mechanism login_result "
        f"login_reason login_security client_name client_address session_id attempts {_EVIDENCE}"
    ),
    "verdicts": _columns(
        "time:time host instance service daemon queue_id message:int kind action verdict score virus domain selector "
        f"reason sender recipient client_address {_EVIDENCE}"
    ),
    "waiting": _columns(
        "time:time message:int host instance queue_id queue_name sender recipient first_recipient:bool size_bytes "
        "recipient_count arrived_at:time waited_s:float tried_at:time attempts reply client_service client_name "
        f"client_address sasl_username {_EVIDENCE}"
    ),
}  # fmt: skip
"""The tables of facts: name -> (column, type). `file` is a code into the names of the inputs."""

MAIL_TABLES: dict[str, tuple[tuple[str, str], ...]] = {
    "mails": _columns(
        "mail:int host instance queue_id first_at:time last_at:time outcome probe:bool sender size_bytes message_id "
        "client_service client_name client_address sasl_username uid session:int message_count:int host_count:int "
        "pass_count:int notice_count:int recipient_count sent_count:int deferred_count:int bounced_count:int "
        f"{_EVIDENCE}"
    ),
    "recipients": _columns(
        "mail:int notice message:int recipient outcome time:time attempt_count:int final_count:int final_message:int "
        "host daemon status dsn reply relay_name relay_address delay_s"
    ),
}
"""The tables that `correlate.mails` makes from those above; a mail has the number of its first message."""
