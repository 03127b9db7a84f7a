// What the correlator remembers of one message, one session and one SMTP client process.
#pragma once
#include <cstdint>
#include <deque>
#include <string>
#include <unordered_map>
#include <vector>

#include "_keyed.h"
#include "_texts.h"

namespace maillens {

constexpr int64_t NEVER = -(int64_t(1) << 62);

enum Link : int8_t { NO_LINK, CONTENT_FILTER, FORWARD, BOUNCE, DELAY_NOTICE, DSN, REQUEUE };

enum Outcome : int8_t {
    UNFINISHED, SENT, BOUNCED, PARTIAL, EXPIRED, REMOVED, DELETED, REFUSED, DISCARDED, CANCELED, INCOMPLETE, REQUEUED
};

// Who writes lines, and what follows of that.
struct Origin {
    int32_t host = -1;
    Word parts[4];              // host, instance, service, daemon
    Word taker;                 // the service that takes mail: the daemon where there is none (`postfix/smtpd`)
    Word protocol;              // of logins
};

// A recipient whose last attempt was put off.
struct Waiting {
    int64_t tried = NEVER, attempts = 0;
    std::string reply;
};

enum {
    M_QUEUE_ID, M_SENDER, M_MESSAGE_ID, M_CLIENT_NAME, M_CLIENT_ADDRESS, M_SASL_METHOD, M_SASL_USERNAME, M_ORIGINAL_QUEUE_ID,
    M_TEXTS
};

// What is known of a message without its texts.
struct MessageFacts {
    int64_t number = 0, key = 0, parent = -1, session = -1;
    int64_t first = NEVER, last = NEVER, ended = NEVER;
    int64_t size = -1, recipients = -1;
    Link link = NO_LINK;
    Outcome outcome = UNFINISHED;
    bool accepted = false;      // by smtpd, qmqpd or pickup, not made by Postfix itself
    bool queued = false;        // the queue manager has had it
    bool held = false, discarded = false, expired = false, has_sender = false, loopback = false;
    int32_t file = 0;
    int64_t sent = 0, deferred = 0, bounced = 0;
    int64_t message_id_key = 0, original_key = 0;   // of its Message-ID and of the id it had before the filter; 0 for none
    const Origin* origin = nullptr;     // of its first line
    const Origin* taker = nullptr;      // which took the mail: that of its first message, behind filters too
    int64_t arrived = NEVER;    // by the delay of an attempt, where that is before the first line
    int64_t uid = -1, offset = 0;
};

// The life of one queue file on one host.
struct Message : MessageFacts {
    Texts texts;                // by `M_…`
    std::unordered_map<std::string, Waiting> waiting;   // by recipient

    void renew() {
        static const MessageFacts fresh;
        static_cast<MessageFacts&>(*this) = fresh;
        texts.clear();
        if (!waiting.empty()) waiting.clear();
    }
};

enum {
    S_CLIENT_NAME, S_CLIENT_ADDRESS, S_LAST_COMMAND, S_SASL_USERNAME, S_TLS_TRUST, S_TLS_PROTOCOL, S_TLS_CIPHER,
    S_PROMISED_SENDER, S_TEXTS
};

// What is known of a session without its texts.
struct SessionFacts {
    int64_t number = 0, pid = -1, client_port = -1;
    int64_t connected = NEVER, offset = 0;
    int64_t refusals = 0, login_failures = 0;
    const Origin* origin = nullptr;
    int32_t file = 0;
    int32_t outcome = -1;       // the kind of the line that told; -1 for none
    bool logged_in = false;
    // What a restriction decided about the message before it got its queue id: `NOQUEUE: hold: RCPT from …`.
    bool promised_held = false, promised_discarded = false;
    int64_t promised = -1;      // the number that the message will have
};

// One connection to a server process.
struct Session : SessionFacts {
    Texts texts;                // by `S_…`
    std::vector<int64_t> messages;      // keys

    void renew() {
        static const SessionFacts fresh;
        static_cast<SessionFacts&>(*this) = fresh;
        texts.clear();
        messages.clear();
    }
};

// A message whose file is gone.
struct Ended {
    int64_t at, number;
    Message* message;           // while it has that number
};

// The clock of one host, as its lines show it, and what waits to be forgotten.
struct Clock {
    int64_t now = NEVER, swept = NEVER;
    bool told = false;          // what waited at the end of the period
    std::deque<Ended> ended;
};

// TLS of the connection that an smtp(8) process has open.
enum { C_TLS_TRUST, C_TLS_PROTOCOL, C_TLS_CIPHER, C_RELAY_ADDRESS, C_TEXTS };

static_assert(M_TEXTS <= Texts::MOST && S_TEXTS <= Texts::MOST && C_TEXTS <= Texts::MOST, "");

}  // namespace maillens
