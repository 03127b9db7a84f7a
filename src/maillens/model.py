"""The words of maillens as types: the fields of records and the tables of facts.

Names follow Postfix, Dovecot and the RFCs with the unit in the name; a name once
given is never changed.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Field:
    """One column: its type (`string`, `int`, `float`, `time`, `bool`) and meaning."""

    type: str
    en: str


FIELDS: dict[str, Field] = {}
"""Every field that a line can carry, by name."""


def _fields(kind: str, **meanings: str) -> None:
    FIELDS.update({name: Field(kind, text) for name, text in meanings.items()})


_fields(
    "string",
    queue_id="id of the queue file; empty for NOQUEUE",
    client_name="name of the client by reverse DNS, `unknown` when unverified",
    client_address="IP address of the client",
    helo="name the client gave in HELO or EHLO",
    protocol="SMTP, ESMTP, LMTP …",
    sender="envelope sender; empty for the null sender",
    recipient="envelope recipient",
    original_recipient="recipient before alias expansion (orig_to)",
    message_id="Message-ID header",
    resent_message_id="Resent-Message-ID header",
    subject="Subject header, where it is logged",
    sasl_method="SASL mechanism",
    sasl_username="name the client logged in with",
    sasl_sender="sender given by AUTH= in MAIL FROM",
    original_queue_id="queue id before the content filter (orig_queue_id, orig_id)",
    original_client="client before the content filter (orig_client)",
    next_queue_id="queue id that the next server gave (queued as)",
    child_queue_id="queue id of the notice or forward that this mail caused",
    status="sent deferred bounced expired undeliverable deliverable …",
    dsn="enhanced status code (RFC 3463)",
    reply="why, or what the next server answered",
    relay_name="name of the next hop; none, local, virtual …",
    relay_address="address or socket of the next hop",
    tls_policy="TLS policy and outcome (Postfix 3.11)",
    action="reject hold discard filter redirect …",
    stage="SMTP command at which it happened",
    reason="why",
    dnsbl="zone that listed the client",
    last_command="command after which the session broke off",
    outcome="how a session ended: disconnect, lost-connection, timeout, too-many-errors",
    tls_trust="Anonymous Untrusted Trusted Verified",
    tls_protocol="TLSv1.2, TLSv1.3 …",
    tls_cipher="cipher suite",
    tls_key_exchange="key exchange and the signature algorithms that follow it",
    tls_direction="in (we are server) or out (we are client)",
    tls_name="name or subject of the certificate",
    tls_issuer="issuer of the certificate",
    tls_fingerprint="fingerprints of certificate and key",
    login_user="name that was tried",
    login_mechanism="PLAIN, LOGIN, CRAM-MD5 …",
    login_protocol="smtp imap pop3 submission sieve lmtp",
    login_result="success failure aborted",
    login_reason="why it failed",
    login_security="TLS, secured, or what was wrong with TLS",
    session_id="Dovecot's id of the session",
    local_address="address of this server",
    mailbox="mailbox that a mail was stored into",
    sieve_action="what the user's Sieve script did",
    text="free text of the line",
    name="what the line is about: a table, host, service, file or setting",
    value="its value",
    version="software release",
    config_directory="configuration directory",
    transport="delivery transport or service",
    header="header line that a check matched",
    origin="where a checked message came from: a client, or local",
    direction="in (from the peer), out (to the peer)",
    peer="the other end of an SMTP dialogue",
    verdict="what a filter decided",
    score="spam score as logged",
    tests="tests that contributed to the score",
    domain="domain the verdict is about",
    selector="DKIM selector",
    virus="name of the virus or banned part",
    filter_id="the filter's own id of the message",
    command="SMTP command or reply that was in progress",
    signal="signal number or name",
    queue_name="queue of the mail: active, deferred, hold",
)
_fields(
    "int",
    client_port="TCP port of the client",
    relay_port="TCP port of the next hop",
    local_port="TCP port of this server",
    size_bytes="size of the message",
    recipient_count="number of recipients (nrcpt)",
    connection_uses="how often the connection was used (conn_use)",
    reply_code="SMTP reply code",
    tls_bits="key bits in use",
    tls_bits_algorithm="key bits of the algorithm",
    uid="user id of a local submitter",
    count="how many",
    limit="the limit concerned",
    interval_s="over how many seconds",
    child_pid="process id of the process spoken of",
    exit_status="exit status",
    rank="DNSBL score of the client (postscreen)",
    retained_count="cache entries kept",
    dropped_count="cache entries dropped",
    bytes_in="bytes received from the client",
    bytes_out="bytes sent to the client",
    attempts="login attempts in this session",
    mail_uid="UID of the mail in the mailbox",
)
_fields(
    "float",
    delay_s="from arrival to this attempt's end",
    delay_before_queue_s="before the queue manager, sending time of the client included (a)",
    delay_in_queue_s="in the queue manager (b)",
    delay_connect_s="setting up the connection, DNS and TLS included (c)",
    delay_transmit_s="transmitting the message (d)",
    elapsed_s="time that passed",
)
for _command in (
    "helo ehlo xclient xforward starttls auth mail rcpt data bdat rset noop vrfy etrn quit help unknown commands"
).split():
    _fields(
        "int",
        **{
            f"{_command}_count": f"{_command.upper()} accepted",
            f"{_command}_total": f"{_command.upper()} in all, where some were refused",
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
        "sender size_bytes recipient_count message_id client_name client_address sasl_method sasl_username uid "
        "original_queue_id session:int accepted:bool queued:bool held:bool sent_count:int deferred_count:int "
        f"bounced_count:int {_EVIDENCE}"
    ),
    "deliveries": _columns(
        "time:time message:int host instance service daemon queue_id sender recipient original_recipient status dsn "
        "reply relay_name relay_address relay_port connection_uses delay_s delay_before_queue_s delay_in_queue_s "
        "delay_connect_s delay_transmit_s tls_policy tls_trust tls_protocol tls_cipher next_queue_id next_message:int "
        f"size_bytes client_name client_address sasl_username {_EVIDENCE}"
    ),
    "refusals": _columns(
        "time:time host instance service daemon queue_id message:int session:int action stage "
        "client_name client_address client_port sender recipient helo protocol reply_code dsn reason dnsbl "
        f"sasl_username {_EVIDENCE}"
    ),
    "logins": _columns(
        "time:time host instance service daemon session:int login_protocol login_user login_mechanism login_result "
        f"login_reason client_name client_address session_id attempts {_EVIDENCE}"
    ),
    "verdicts": _columns(
        "time:time host instance service daemon queue_id message:int kind action verdict score virus domain selector "
        f"reason sender recipient client_address {_EVIDENCE}"
    ),
    "waiting": _columns(
        "time:time message:int host instance queue_id queue_name sender recipient first_recipient:bool size_bytes "
        "recipient_count arrived_at:time waited_s:float tried_at:time attempts reply client_name client_address "
        f"sasl_username {_EVIDENCE}"
    ),
}  # fmt: skip
"""The tables of facts: name -> (column, type). `file` is a code into the names of the inputs."""

MAIL_TABLES: dict[str, tuple[tuple[str, str], ...]] = {
    "mails": _columns(
        "mail:int host instance queue_id first_at:time last_at:time outcome probe:bool sender size_bytes message_id "
        "client_name client_address sasl_username uid session:int message_count:int host_count:int pass_count:int "
        "notice_count:int recipient_count sent_count:int deferred_count:int bounced_count:int "
        f"{_EVIDENCE}"
    ),
    "recipients": _columns(
        "mail:int notice message:int recipient outcome time:time attempt_count:int final_count:int final_message:int "
        "host daemon status dsn reply relay_name relay_address delay_s"
    ),
}
"""The tables that `correlate.mails` makes from those above; a mail has the number of its first message."""
