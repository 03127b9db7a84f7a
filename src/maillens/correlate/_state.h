// What the correlator remembers of one message, one session and one SMTP client process.
#pragma once
#include <cstdint>
#include <deque>
#include <string>
#include <unordered_map>
#include <vector>

#include "_keyed.h"

namespace maillens {

constexpr int64_t NEVER = -(int64_t(1) << 62);

enum Link : int8_t { NO_LINK, CONTENT_FILTER, FORWARD, BOUNCE, DELAY_NOTICE, DSN, REQUEUE };

enum Outcome : int8_t {
    UNFINISHED, SENT, BOUNCED, PARTIAL, EXPIRED, REMOVED, DELETED, REFUSED, DISCARDED, CANCELED, INCOMPLETE, REQUEUED
};

// A recipient whose last attempt was put off.
struct Waiting {
    int64_t tried = NEVER, attempts = 0;
    std::string reply;
};

// What is known of a message without its texts.
struct MessageFacts {
    int64_t number = 0, key = 0, parent = -1, session = -1;
    int64_t first = NEVER, last = NEVER, ended = NEVER;
    int64_t arrived = NEVER;    // by the delay of an attempt, where that is before the first line
    int64_t size = -1, recipients = -1, uid = -1, offset = 0;
    int64_t sent = 0, deferred = 0, bounced = 0;
    int32_t host = 0, file = 0;
    Link link = NO_LINK;
    Outcome outcome = UNFINISHED;
    bool accepted = false;      // by smtpd, qmqpd or pickup, not made by Postfix itself
    bool queued = false;        // the queue manager has had it
    bool held = false, discarded = false, expired = false, has_sender = false, loopback = false;
};

// The life of one queue file on one host.
struct Message : MessageFacts {
    std::string host_name, instance, queue_id, sender, message_id, client_name, client_address;
    std::string client_service;     // which took the mail: that of its first message, behind filters too
    std::string sasl_method, sasl_username, original_queue_id;
    std::unordered_map<std::string, Waiting> waiting;   // by recipient

    void renew() {
        static_cast<MessageFacts&>(*this) = MessageFacts();
        for (std::string* text : {&host_name, &instance, &queue_id, &sender, &message_id, &client_name, &client_address,
                                  &client_service, &sasl_method, &sasl_username, &original_queue_id})
            text->clear();
        if (!waiting.empty()) waiting.clear();
    }
};

// What is known of a session without its texts.
struct SessionFacts {
    int64_t number = 0, pid = -1, client_port = -1;
    int64_t connected = NEVER, offset = 0;
    int64_t refusals = 0, login_failures = 0;
    int32_t file = 0;
    bool logged_in = false;
    // What a restriction decided about the message before it got its queue id: `NOQUEUE: hold: RCPT from …`.
    int64_t promised = -1;      // the number that the message will have
    bool promised_held = false, promised_discarded = false;
};

// One connection to a server process.
struct Session : SessionFacts {
    std::string promised_sender;
    std::string host, instance, service, daemon, client_name, client_address, outcome, last_command;
    std::string sasl_username, tls_trust, tls_protocol, tls_cipher;
    std::vector<int64_t> messages;      // keys

    void renew() {
        static_cast<SessionFacts&>(*this) = SessionFacts();
        for (std::string* text : {&promised_sender, &host, &instance, &service, &daemon, &client_name, &client_address, &outcome,
                                  &last_command, &sasl_username, &tls_trust, &tls_protocol, &tls_cipher})
            text->clear();
        messages.clear();
    }
};

// A message whose file is gone.
struct Ended {
    int64_t at, key, number;
};

// The clock of one host, as its lines show it, and what waits to be forgotten.
struct Clock {
    int64_t now = NEVER, swept = NEVER;
    bool told = false;          // what waited at the end of the period
    std::deque<Ended> ended;
};

// TLS of the connection that an smtp(8) process has open.
struct ClientTls {
    std::string trust, protocol, cipher, address;
};

}  // namespace maillens
