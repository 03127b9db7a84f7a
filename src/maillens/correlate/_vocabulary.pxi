# What the correlator does with a line, by the name of its kind.
cdef enum:
    NOTHING, CONNECT, DISCONNECT, BROKEN, CLIENT, PICKUP, MESSAGE_ID, QUEUE_ACTIVE, DELIVERY, REMOVED_LINE, EXPIRED_LINE,
    CANCELED_LINE, DISCARDED_LINE, POSTSUPER_REMOVED, REQUEUED_LINE, HELD_LINE, RELEASED_LINE, NOTICE, REFUSAL_LINE, LOGIN,
    TLS, VERDICT, SCREEN_CONNECT, SCREEN_EVENT, SCREEN_END

ACTIONS = {
    "connect": CONNECT, "disconnect": DISCONNECT, "lost-connection": BROKEN, "timeout": BROKEN, "too-many-errors": BROKEN,
    "bare-newline": BROKEN,
    "client": CLIENT, "pickup": PICKUP, "message-id": MESSAGE_ID, "queue-active": QUEUE_ACTIVE, "delivery": DELIVERY,
    "removed": REMOVED_LINE, "expired": EXPIRED_LINE, "removed-canceled": CANCELED_LINE, "removed-discarded": DISCARDED_LINE,
    "postsuper-removed": POSTSUPER_REMOVED, "requeued": REQUEUED_LINE, "held": HELD_LINE, "released": RELEASED_LINE,
    "bounce-notice": NOTICE, "delay-notice": NOTICE, "dsn-notice": NOTICE,
    "postmaster-bounce-notice": NOTICE, "postmaster-delay-notice": NOTICE,
    "tls-established": TLS, "tls-reused": TLS,
    "amavis-verdict": VERDICT, "rspamd-result": VERDICT, "spamd-clean": VERDICT, "spamd-spam": VERDICT,
    "dkim-signed": VERDICT, "dkim-verdict": VERDICT, "dmarc-verdict": VERDICT,
    "spf-verdict": VERDICT, "greylist": VERDICT,
    "postscreen-connect": SCREEN_CONNECT, "postscreen-disconnect": SCREEN_END, "postscreen-pass-old": SCREEN_END,
    "postscreen-pass-new": SCREEN_END, "postscreen-hangup": SCREEN_EVENT, "postscreen-allowlisted": SCREEN_EVENT,
    "postscreen-denylisted": SCREEN_EVENT, "postscreen-veto": SCREEN_EVENT, "postscreen-pregreet": SCREEN_EVENT,
    "postscreen-dnsbl": SCREEN_EVENT, "postscreen-pipelining": SCREEN_EVENT, "postscreen-time-limit": SCREEN_EVENT,
    "postscreen-count-limit": SCREEN_EVENT, "postscreen-length-limit": SCREEN_EVENT,
    "postscreen-bare-newline": SCREEN_EVENT, "postscreen-non-smtp": SCREEN_EVENT, "postscreen-no-rcpt": SCREEN_EVENT,
    "postscreen-busy": SCREEN_EVENT,
}
FAMILY_ACTIONS = {"refusal": REFUSAL_LINE, "login": LOGIN}
NOTICE_LINKS = {"delay-notice": DELAY_NOTICE, "postmaster-delay-notice": DELAY_NOTICE, "dsn-notice": DSN}

# What a restriction or a filter did, as far as it matters to a message.
cdef enum Deed:
    NO_DEED, TURNED_AWAY, HOLD, DISCARD, CHANGE

LINK_NAMES = (None, "content-filter", "forward", "bounce", "delay-notice", "dsn", "requeue")
OUTCOME_NAMES = (
    "unfinished", "sent", "bounced", "partial", "expired", "removed", "deleted", "refused", "discarded", "canceled",
    "incomplete", "requeued",
)

cdef enum:
    SESSIONS, MESSAGES, DELIVERIES, REFUSALS, LOGINS, VERDICTS, WAITING, TABLE_COUNT
TABLE_NAMES = ("sessions", "messages", "deliveries", "refusals", "logins", "verdicts", "waiting")

# Columns that are written from what was remembered, even where the line that makes the row tells them again.
REMEMBERED = {("sessions", "client_name"), ("sessions", "client_address"), ("sessions", "client_port")}

# Columns that are filled by name here; all other columns are copied from the line.
cdef enum:
    X_TIME, X_MESSAGE, X_PARENT, X_PARENT_LINK, X_SESSION, X_HOST, X_INSTANCE, X_SERVICE, X_DAEMON, X_PID, X_QUEUE_ID,
    X_FIRST_AT, X_LAST_AT, X_OUTCOME, X_CONNECTED_AT, X_DISCONNECTED_AT, X_DURATION_S, X_LAST_COMMAND, X_TLS_TRUST,
    X_TLS_PROTOCOL, X_TLS_CIPHER, X_MESSAGE_COUNT, X_REFUSAL_COUNT, X_LOGIN_FAILURE_COUNT, X_SENT_COUNT,
    X_DEFERRED_COUNT, X_BOUNCED_COUNT, X_ACCEPTED, X_QUEUED, X_HELD, X_SIZE_BYTES, X_CLIENT_NAME, X_CLIENT_ADDRESS,
    X_CLIENT_PORT, X_SENDER, X_RECIPIENT_COUNT, X_MESSAGE_ID, X_SASL_METHOD, X_SASL_USERNAME, X_UID,
    X_ORIGINAL_QUEUE_ID, X_NEXT_QUEUE_ID, X_NEXT_MESSAGE, X_DNSBL, X_LOGIN_PROTOCOL, X_LOGIN_USER, X_LOGIN_RESULT,
    X_LOGIN_MECHANISM, X_LOGIN_REASON, X_KIND, X_QUEUE_NAME, X_RECIPIENT, X_FIRST_RECIPIENT, X_ARRIVED_AT, X_TRIED_AT,
    X_ATTEMPTS, X_WAITED_S, X_REPLY, X_FILE, X_OFFSET, X_CLIENT_SERVICE, X_COUNT
NAMED = (
    "time message parent parent_link session host instance service daemon pid queue_id "
    "first_at last_at outcome connected_at disconnected_at duration_s last_command tls_trust "
    "tls_protocol tls_cipher message_count refusal_count login_failure_count sent_count "
    "deferred_count bounced_count accepted queued held size_bytes client_name client_address "
    "client_port sender recipient_count message_id sasl_method sasl_username uid "
    "original_queue_id next_queue_id next_message dnsbl login_protocol login_user login_result "
    "login_mechanism login_reason kind queue_name recipient first_recipient arrived_at tried_at "
    "attempts waited_s reply file offset client_service"
).split()

# Fields of lines that are read by name here.
cdef enum:
    L_CLIENT_NAME, L_CLIENT_ADDRESS, L_CLIENT_PORT, L_SENDER, L_RECIPIENT, L_SIZE_BYTES, L_RECIPIENT_COUNT, L_MESSAGE_ID,
    L_SASL_METHOD, L_SASL_USERNAME, L_ORIGINAL_QUEUE_ID, L_CHILD_QUEUE_ID, L_UID, L_STATUS, L_REPLY, L_RELAY_ADDRESS,
    L_ACTION, L_STAGE, L_REASON, L_LAST_COMMAND, L_TLS_TRUST, L_TLS_PROTOCOL, L_TLS_CIPHER, L_TLS_DIRECTION,
    L_AUTH_COUNT, L_DATA_COUNT, L_BDAT_COUNT, L_LOGIN_RESULT, L_COMMANDS_COUNT, L_DELAY_S,
    L_ORIGINAL_CLIENT, L_COUNT
READ = (
    "client_name client_address client_port sender recipient size_bytes recipient_count message_id "
    "sasl_method sasl_username original_queue_id child_queue_id uid status reply relay_address "
    "action stage reason last_command tls_trust tls_protocol tls_cipher tls_direction "
    "auth_count data_count bdat_count login_result commands_count delay_s original_client"
).split()

# Texts that are remembered, in the order of `_state.h`: of messages and sessions, where a table has such a column, and of
# what an smtp(8) process says of TLS.
MESSAGE_TEXTS = "queue_id sender message_id client_name client_address sasl_method sasl_username original_queue_id".split()
SESSION_TEXTS = "client_name client_address last_command sasl_username tls_trust tls_protocol tls_cipher".split()
cdef int[4] CLIENT_TLS_FIELDS = [L_TLS_TRUST, L_TLS_PROTOCOL, L_TLS_CIPHER, L_RELAY_ADDRESS]
