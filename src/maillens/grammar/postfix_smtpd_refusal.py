"""Refusals and other decisions about a client, sender or recipient (smtpd_check.c log_whatsup, milters, proxy).

The text before `;` quotes the sender's words, and so do the attributes behind it;
only stage, client and reply code, which stand to the left of both, cannot be forged.
"""

from dataclasses import replace

from maillens.grammar.kind import Kind

# smtpd(8) itself writes only HELO names without blanks, <, > and ; (NEUTER_CHARACTERS in smtpd.c).
ATTRIBUTES = "⟦ from=<{sender}>⟧⟦ to=<{recipient}>⟧⟦ proto={protocol:token}⟧⟦ helo=<{helo}>⟧"
# 3.10+, bare; milter and proxy lines have it in brackets since 3.2.
LOGIN = "⟦ sasl_method={sasl_method:word}⟧⟦ sasl_username={sasl_username}⟧⟦ sasl_sender={sasl_sender}⟧"
BRACKETED_LOGIN = "⟦ sasl_username=<{sasl_username}>⟧"
# Enhanced codes came with 2.3; `bare <LF> received` has no code at all.
CODES = "⟦{reply_code} ⟦{dsn:dotted} ⟧⟧"

FROM_CLIENT = " from mail.example.com[192.0.2.10]: "
ENVELOPE = "; from=<alice@example.com> to=<bob@example.jp> proto=ESMTP helo=<mail.example.com>"

REJECTS = (
    (
        "reject",
        "reject",
        "all; enhanced status 2.3+; sasl attributes 3.10+",
        (
            "NOQUEUE: reject: RCPT from unknown[203.0.113.30]: 450 4.7.25 Client host rejected: cannot find your hostname,"
            " [203.0.113.30]; from=<sender@example.com> to=<alice@example.jp> proto=ESMTP helo=<mail.example.com>",
            "NOQUEUE: reject: RCPT from unknown[198.51.100.3]: 554 5.7.1 Service unavailable; Client host [198.51.100.3] blocked"
            " using bl.example.org; https://bl.example.org/query/ip/198.51.100.3; from=<> to=<bob@example.jp> proto=SMTP"
            " helo=<[198.51.100.3]>",
            '3F2A1C0D5E: reject: DATA from mail.example.com[2001:db8::10]:40112: 550 5.7.1 <"; from=<x> to=<y"@example.com>: Sender address'
            ' rejected: Access denied; from=<"a> to=<b"@example.com> to=<bob@example.jp> proto=ESMTP helo=<proto=SMTP>',
            "NOQUEUE: reject: CONNECT from unknown[unknown]: 421 4.7.1 Client host rejected: cannot find your reverse hostname,"
            " [unknown]; proto=SMTP",
            "3F2A1C0D5E: reject: DATA content from mail.example.com[192.0.2.10]: bare <LF> received; from=<alice@example.com>"
            " to=<bob@example.jp> proto=ESMTP helo=<mail.example.com>",
            "NOQUEUE: reject: RCPT from pc.example.jp[192.0.2.5]: 553 5.7.1 <boss@example.jp>: Sender address rejected: not owned"
            " by user alice;"
            " from=<boss@example.jp> to=<bob@example.com> proto=ESMTP helo=<pc> sasl_method=PLAIN sasl_username=alice"
            " sasl_sender=alice@example.jp",
            "reject: RCPT from mail.example.com[192.0.2.10]: 552 Message size exceeds fixed limit; from=<alice@example.com>"
            " to=<bob@example.jp>",
        ),
        "Postfix refused a command; the code says whether for now (4xx) or for good (5xx), the text why. Nothing was"
        " accepted, the sending server tells its user. Mostly spam, but look when a partner asks where his mail is.",
        "受信拒否です。応答コードが4xxなら一時的、5xxなら最終的な拒否で、理由は続く文にあります。メールは受け取っておらず、"
        "断られたことは送信側のサーバーから差出人に伝わります。多くは迷惑メールですが、"
        "取引先から届かないと言われたときはこの行を確かめてください。",
    ),
    (
        "reject-warning",
        "reject_warning",
        "all",
        (
            "NOQUEUE: reject_warning: RCPT from unknown[198.51.100.3]: 550 5.1.1 <nobody@example.jp>: Recipient address rejected:"
            " User unknown in virtual mailbox table; from=<sender@example.com> to=<nobody@example.jp> proto=ESMTP helo=<mail.example.com>",
        ),
        "Postfix would have refused this, but warn_if_reject (or soft_bounce-like testing) let it pass. Only a trial run.",
        "本来なら拒否するところを、warn_if_rejectの設定により警告だけにして通しました。試験運用の記録です。",
    ),
)  # fmt: skip

DECISIONS = (
    ("warn", "WARN", "2.1+", "policy would reject",
     "An access rule or policy server asked only to log a warning. The mail went on.",
     "アクセステーブルまたはポリシーサーバーの指示で、警告だけを記録しました。メールの処理は続いています。"),
    ("info", "INFO", "3.0+", "known newsletter",
     "An access rule or policy server asked to log this text. Nothing else happened.",
     "アクセステーブルまたはポリシーサーバーの指示で、この文を記録しました。ほかには何もしていません。"),
    ("filter", "FILTER", "2.0+", "<alice@example.com>: Sender address triggers FILTER smtp-amavis:[127.0.0.1]:10024",
     "An access rule sends this mail through a content filter.",
     "アクセステーブルの指示で、このメールをフィルターに通します。"),
    ("hold", "HOLD", "2.0+", "<bob@example.jp>: Recipient address triggers HOLD action",
     "An access rule puts this mail on hold: it waits in the queue until you release it (postsuper -H) or delete it.",
     "アクセステーブルの指示で、このメールを保留にします。postsuper -Hで解放するか削除するまで、キューに残ります。"),
    ("delay", "DELAY", "2.3+ (snapshots)", "<bob@example.jp>: Recipient address triggers DELAY 3600 action",
     "An access rule postpones the delivery of this mail.",
     "アクセステーブルの指示で、このメールの配送を遅らせます。"),
    ("discard", "DISCARD", "2.0+", "<alice@example.com>: Sender address triggers DISCARD action",
     "An access rule throws this mail away. The sender is told that it was accepted, so nobody will notice: check the rule.",
     "アクセステーブルの指示で、このメールを破棄します。送信側には受け付けたと答えるため、誰も気付きません。意図した設定か確かめてください。"),
    ("redirect", "REDIRECT", "2.1+", "<mail.example.com[192.0.2.10]>: Client host triggers REDIRECT root@example.jp",
     "An access rule sends this mail to another address instead of its recipients.",
     "アクセステーブルの指示で、このメールを本来の宛先ではなく別のアドレスに送ります。"),
    ("bcc", "BCC", "2.5+ (snapshots), 3.0+", "<alice@example.com>: Sender address triggers BCC archive@example.jp",
     "An access rule adds a hidden copy of this mail to the address named.",
     "アクセステーブルの指示で、このメールの写しを名前の出ているアドレスにも送ります。"),
    ("hangup", "HANGUP", "3.0+", "too many tries",
     "An access rule or policy server told Postfix to hang up on this client without a reply.",
     "アクセステーブルまたはポリシーサーバーの指示で、応答せずに接続を切りました。"),
    ("permit", "PERMIT", "2.10+ (smtpd_log_access_permit_actions)",
     "action=permit_mynetworks for Client host=mail.example.com[192.0.2.10]",
     "Which rule let this client, sender or recipient through; logged because smtpd_log_access_permit_actions asks for it.",
     "どの規則で許可したかの記録です。smtpd_log_access_permit_actionsの設定により出ています。"),
)  # fmt: skip

MILTER_DECISIONS = (
    ("milter-hold", "milter triggers HOLD action",
     "A milter put this mail on hold (quarantine): it waits in the queue until you release it (postsuper -H) or delete it.",
     "milter（メールを検査する外部プログラム）の指示で、このメールを保留にしました。postsuper -Hで解放するか削除するまで、"
     "キューに残ります。"),
    ("milter-discard", "milter triggers DISCARD action",
     "A milter threw this mail away. The sender was told that it was accepted.",
     "milter（メールを検査する外部プログラム）の指示で、このメールを破棄しました。送信側には受け付けたと答えています。"),
)  # fmt: skip


def _reject(name: str, action: str, releases: str, samples: tuple[str, ...], en: str, ja: str) -> Kind:
    return Kind(
        name=name,
        family="refusal",
        daemons=("smtpd",),
        shape=f"⟦{{queue_id}}: ⟧{action}: {{stage}} from {{client}}: {CODES}{{reason:last}};" + ATTRIBUTES + LOGIN,
        releases=releases,
        samples=samples,
        en=en,
        ja=ja,
        constants=(("action", action),),
    )


def _decision(action: str, word: str, releases: str, text: str, en: str, ja: str) -> Kind:
    return Kind(
        name=action,
        family="refusal",
        daemons=("smtpd",),
        # What is said here comes from the rule; a number at its start is no reply code.
        shape=f"⟦{{queue_id}}: ⟧{action}: {{stage}} from {{client}}: {{reason:last}};" + ATTRIBUTES + LOGIN,
        releases=releases,
        samples=(
            f"NOQUEUE: {action}: RCPT{FROM_CLIENT}{text}{ENVELOPE}",
            f"3F2A1C0D5E: {action}: DATA{FROM_CLIENT}{ENVELOPE}",
        ),
        en=f"{en} ({word} in access(5).)",
        ja=ja,
        constants=(("action", action),),
    )


def _milter_decision(action: str, text: str, en: str, ja: str) -> Kind:
    return Kind(
        name=action,
        family="refusal",
        daemons=("smtpd", "cleanup"),
        shape=f"{{queue_id}}: {action}: {{stage}} from {{client}}: {{reason:last}};" + ATTRIBUTES + BRACKETED_LOGIN,
        releases="2.3+; sasl_username 3.2+; the milter's own reason 3.10+",
        samples=(
            f"3F2A1C0D5E: {action}: END-OF-MESSAGE{FROM_CLIENT}{text}{ENVELOPE}",
            f"3F2A1C0D5E: {action}: END-OF-MESSAGE{FROM_CLIENT}default_action{ENVELOPE} sasl_username=<alice>",
        ),
        en=en,
        ja=ja,
        constants=(("action", action),),
    )


def _proxy(result: str, text: str, en: str, ja: str) -> Kind:
    return Kind(
        name=f"proxy-{result}",
        family="refusal",
        daemons=("smtpd",),
        shape=f"⟦{{queue_id}}: ⟧proxy-{result}: {{stage}}: {CODES}{{reason:last}};" + ATTRIBUTES + BRACKETED_LOGIN,
        releases="2.7+; sasl_username 3.2+",
        samples=(
            f"proxy-{result}: END-OF-MESSAGE: {text}{ENVELOPE}",
            f"proxy-{result}: END-OF-MESSAGE: {ENVELOPE} sasl_username=<alice>",
        ),
        en=en,
        ja=ja,
        constants=(("action", f"proxy-{result}"),),
    )


def _cut(kind: Kind) -> Kind:
    """KIND for lines without their end, or with an end that cannot be read.

    syslogd cuts long lines; some have no attributes (`421 4.3.0 mx Server local data error`); and up to
    3.4 addresses are written without their quotes, so that `x> proto=y@z` may stand for one. A sender
    must not become invisible by that: client, stage, action and code are read all the same.
    """
    return replace(
        kind,
        shape=kind.shape.partition("{reason:last};")[0] + "{reason:rest}",
        samples=(kind.samples[0][:-1],),
        fallback=True,
    )


MILTER_REJECT = (
    "A milter (DKIM, DMARC, spam or virus checker) refused this mail; the text is what the milter said."
    " `Service unavailable - try again later` often means that the milter itself is down."
)
MILTER_REJECT_JA = (
    "milter（DKIM・DMARC・迷惑メール・ウイルスなどを検査する外部プログラム）がこのメールを拒否しました。"
    "「Service unavailable - try again later」なら、milterそのものが動いていない可能性があります。"
)

WHOLE = (
    *(_reject(*reject) for reject in REJECTS),
    *(_decision(*decision) for decision in DECISIONS),
    Kind(
        name="milter-reject",
        family="refusal",
        daemons=("smtpd", "cleanup"),
        shape=(
            "{queue_id}: milter-reject: {stage} from {client}: ⟦{reply_code} ⟧⟦{dsn:dotted} ⟧{reason:last};"
            + ATTRIBUTES
            + BRACKETED_LOGIN
        ),
        releases="2.3+; sasl_username 3.2+",
        samples=(
            "NOQUEUE: milter-reject: MAIL from mail.example.com[192.0.2.10]: 451 4.7.1 Service unavailable - try again later;"
            " from=<alice@example.com> proto=ESMTP helo=<mail.example.com>",
            "3F2A1C0D5E: milter-reject: END-OF-MESSAGE from unknown[2001:db8::66]: 5.7.1 Spam message rejected; score 15;"
            " from=<a@example.com>"
            " to=<bob@example.jp> proto=ESMTP helo=<mail> sasl_username=<alice@example.jp>",
            "3F2A1C0D5E: milter-reject: CONNECT from localhost[127.0.0.1]: 5.7.1 Some problem; proto=SMTP",
        ),
        en=MILTER_REJECT,
        ja=MILTER_REJECT_JA,
        constants=(("action", "milter-reject"),),
    ),
    *(_milter_decision(*decision) for decision in MILTER_DECISIONS),
    _proxy(
        "accept",
        "250 2.0.0 from MTA(smtp:[127.0.0.1]:10025): 250 2.0.0 Ok: queued as 3F2A1C0D5E",
        "The before-queue filter took the mail; its queue id, where there is one, stands in the text after `queued as`.",
        "キューに入れる前のフィルターがメールを受け取りました。キューIDがあれば「queued as」のあとに出ます。",
    ),
    _proxy(
        "reject",
        "550 5.7.1 id=00042-01 - Rejected by content filter: VIRUS (Eicar-Test-Signature)",
        "The before-queue filter refused the mail, or could not be talked to; the text is its answer.",
        "キューに入れる前のフィルターがメールを拒否したか、フィルターと通信できませんでした。続く文がその応答です。",
    ),
)

KINDS = WHOLE + tuple(_cut(kind) for kind in WHOLE)
