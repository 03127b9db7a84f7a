"""What the remote server of answers.example says, by local part: replies as they are met in the world."""

AT_MAIL = {
    "sender-refused": "550 5.7.1 Sender rejected",
    "sender-later": "451 4.1.8 Sender domain cannot be resolved",
}

AT_RCPT = {
    "unknown": "550 5.1.1 Recipient address rejected: User unknown in virtual mailbox table",
    "gone": "550-5.1.1 The email account that you tried to reach does not exist. Please try\n"
    "550-5.1.1 double-checking the recipient's email address for typos or\n"
    "550 5.1.1 unnecessary spaces. For more information, ask your postmaster",
    "full": "452 4.2.2 The email account that you tried to reach is over quota",
    "full-for-good": "552 5.2.2 Mailbox full",
    "greylisted": "450 4.2.0 Recipient address rejected: Greylisted, see http://greylisting.example/help",
    "rate": "421 4.7.0 Our system has detected an unusual rate of unsolicited mail; try again later",
    "spam": "554 5.7.1 Service unavailable; Client host [127.0.0.1] blocked using list.example",
    "unauthenticated": "550 5.7.26 This mail has been blocked because the sender is unauthenticated.",
    "relay": "554 5.7.1 Relay access denied",
    "no-status": "550 no such user here",
    "no-status-later": "451 try again later",
    "hostile": '571 Not authorized: "quotes", (parens (nested)), <angle>, =equals; and, status=sent said: host x[192.0.2.4]',
    "utf8": "550 5.1.1 宛先が見つかりません",
    "long": f"550 5.1.1 {'x' * 400} end of a long reply",
    "wants-tls": "530 5.7.0 Must issue a STARTTLS command first",
}

AT_END = {
    "spam-at-end": "550 5.7.1 Message rejected as spam by Content Filtering.",
    "size-at-end": "552 5.3.4 Message size exceeds fixed limit",
    "later-at-end": "451 4.3.0 Message held for human verification before permitting delivery",
    "closing-at-end": "421 4.3.2 Service shutting down",
    "terse": "250 OK id=1abcde-000123-AB",
    "wordy": "250 2.6.0 <x@mail.example> [InternalId=22222, Hostname=MAIL.example] 13337 bytes in 0.253, 51.3 KB/sec Queued mail for delivery",
    "relayed-on": "250 2.0.0 from MTA(smtp:[192.0.2.1]:10025): 250 2.0.0 Ok: queued as 4XYZ12345",
}
