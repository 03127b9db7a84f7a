"""What the users' Sieve scripts (Pigeonhole) did with mail."""

from maillens.grammar.dovecot_mailbox import MAILBOX, SAVED_EN, SAVED_JA, SIEVE_SERVICES
from maillens.grammar.kind import Kind

SIEVE = "sieve: msgid={message_id:last}: "
"""The Message-ID is the sender's text; the last fitting place ends it."""
ACTION = SIEVE + "{sieve_action:token} action: "
"""Newer releases name the action; stands before the shape without, which would take the action for a part of the id."""

SAVE_FAILED_EN = (
    "The mail could not be put into the mailbox; the reason follows. It stays with Postfix or goes back to the sender."
)
SAVE_FAILED_JA = (
    "メールをメールボックスに保存できませんでした（理由は末尾）。メールはPostfixに残るか、差出人に返されます。"
)

SIEVE_DISCARD_EN = "The user's own Sieve rule throws this mail away, unless another rule of the script keeps it."
SIEVE_DISCARD_JA = "利用者のSieveルールがこのメールを破棄します（ほかのルールで保存された場合を除く）。"
SIEVE_REDIRECT_EN = (
    "The user's Sieve rule forwards this mail to another address. A forward nobody knows of may mean a stolen account."
)
SIEVE_REDIRECT_JA = (
    "利用者のSieveルールにより、別のアドレスへ転送されました。本人に覚えのない転送は乗っ取りの可能性があります。"
)
SIEVE_REDIRECT_DUPLICATE_EN = (
    "The mail had already been forwarded to this address once, so it was not forwarded again: loop protection."
)
SIEVE_REDIRECT_DUPLICATE_JA = "同じメールをすでに転送済みのため、転送しませんでした。配送ループを防ぐ動作です。"
SIEVE_REJECT_EN = "The user's Sieve rule refuses this mail; the sender is told so."
SIEVE_REJECT_JA = "利用者のSieveルールがこのメールの受信を拒否しました。差出人に通知されます。"
SIEVE_VACATION_EN = "An absence reply was sent to the sender of this mail."
SIEVE_VACATION_SUPPRESSED_EN = (
    "No absence reply was sent: this sender had one already, or is a mailing list or a machine."
)
SIEVE_VACATION_SUPPRESSED_JA = "不在通知は送りませんでした（すでに送った相手、メーリングリスト、自動送信など）。"

KINDS = (
    Kind(
        name="mail-saved",
        family="mailbox",
        daemons=MAILBOX,
        shape=ACTION + "stored mail into mailbox '{mailbox}'",
        releases="1.1+, with Sieve",
        samples=(
            "sieve: msgid=<1795298341597.641@client.test>: fileinto action: stored mail into mailbox 'Auto/New Box'",
        ),
        en=SAVED_EN,
        ja=SAVED_JA,
    ),
    Kind(
        name="mail-saved",
        family="mailbox",
        daemons=MAILBOX,
        shape=SIEVE + "stored mail into mailbox '{mailbox}'",
        releases="1.1+, with Sieve",
        samples=(
            "sieve: msgid=<1795298313762.2@client.test>: stored mail into mailbox 'INBOX'",
            "sieve: msgid=: stored mail into mailbox 'INBOX'",
        ),
        en=SAVED_EN,
        ja=SAVED_JA,
    ),
    Kind(
        name="mail-saved",
        family="mailbox",
        daemons=MAILBOX,
        shape="⟦sieve: ⟧{_}stored mail into mailbox '{mailbox}'",
        releases="with an own deliver_log_format",
        samples=("sieve: from=<bob@example.com>, size=812: stored mail into mailbox 'INBOX'",),
        en=SAVED_EN,
        ja=SAVED_JA,
        fallback=True,
    ),
    Kind(
        name="mail-saved",
        family="mailbox",
        daemons=MAILBOX,
        shape="sieve: left message in mailbox '{mailbox}'",
        releases="2.2.24+, IMAPSieve",
        samples=("sieve: left message in mailbox 'INBOX.Spam'",),
        en="A Sieve script ran on a mail that was moved by a mail program, and left the mail where it was.",
        ja="メールソフトが移動したメールにSieveスクリプトが実行され、メールはそのフォルダーに残されました。",
    ),
    Kind(
        name="mail-save-failed",
        family="mailbox",
        daemons=MAILBOX,
        shape=ACTION + "failed to store into mailbox '{mailbox}': {reason:rest}",
        releases="1.1+, with Sieve",
        samples=(
            "sieve: msgid=<1795298341587.636@client.test>: fileinto action: failed to store into mailbox 'INBOX': Quota exceeded (mailbox for user is full)",
        ),
        en=SAVE_FAILED_EN,
        ja=SAVE_FAILED_JA,
    ),
    Kind(
        name="mail-save-failed",
        family="mailbox",
        daemons=MAILBOX,
        shape=SIEVE + "failed to store into mailbox '{mailbox}': {reason:rest}",
        releases="1.1+, with Sieve",
        samples=(
            "sieve: msgid=<1795298341587.636@client.test>: failed to store into mailbox 'INBOX': Quota exceeded (mailbox for user is full)",
        ),
        en=SAVE_FAILED_EN,
        ja=SAVE_FAILED_JA,
    ),
    Kind(
        name="sieve-discard",
        family="mailbox",
        daemons=MAILBOX,
        shape=ACTION + "⟦M⟧⟦m⟧arked message to be discarded if not explicitly delivered ({_})",
        releases="1.1+",
        samples=(
            "sieve: msgid=<1795298341598.643@client.test>: discard action: Marked message to be discarded if not explicitly delivered (discard action)",
        ),
        en=SIEVE_DISCARD_EN,
        ja=SIEVE_DISCARD_JA,
    ),
    Kind(
        name="sieve-discard",
        family="mailbox",
        daemons=MAILBOX,
        shape=SIEVE + "⟦M⟧⟦m⟧arked message to be discarded if not explicitly delivered ({_})",
        releases="1.1+",
        samples=(
            "sieve: msgid=<m@example.com>: marked message to be discarded if not explicitly delivered (discard action)",
        ),
        en=SIEVE_DISCARD_EN,
        ja=SIEVE_DISCARD_JA,
    ),
    Kind(
        name="sieve-redirect",
        family="mailbox",
        daemons=MAILBOX,
        shape=ACTION + "forwarded to <{recipient}>",
        releases="1.1+",
        samples=("sieve: msgid=<1795298341603.647@client.test>: redirect action: forwarded to <someone@ok.test>",),
        en=SIEVE_REDIRECT_EN,
        ja=SIEVE_REDIRECT_JA,
    ),
    Kind(
        name="sieve-redirect",
        family="mailbox",
        daemons=MAILBOX,
        shape=SIEVE + "forwarded to <{recipient}>",
        releases="1.1+",
        samples=("sieve: msgid=<m@example.com>: forwarded to <bob@example.com>",),
        en=SIEVE_REDIRECT_EN,
        ja=SIEVE_REDIRECT_JA,
    ),
    Kind(
        name="sieve-redirect-duplicate",
        family="mailbox",
        daemons=MAILBOX,
        shape=ACTION + "discarded duplicate forward to <{recipient}>",
        releases="1.1+",
        samples=(
            "sieve: msgid=<1795298341605.649@client.test>: redirect action: discarded duplicate forward to <bob@lab.test>",
        ),
        en=SIEVE_REDIRECT_DUPLICATE_EN,
        ja=SIEVE_REDIRECT_DUPLICATE_JA,
    ),
    Kind(
        name="sieve-redirect-duplicate",
        family="mailbox",
        daemons=MAILBOX,
        shape=SIEVE + "discarded duplicate forward to <{recipient}>",
        releases="1.1+",
        samples=("sieve: msgid=<1795298341605.649@client.test>: discarded duplicate forward to <bob@lab.test>",),
        en=SIEVE_REDIRECT_DUPLICATE_EN,
        ja=SIEVE_REDIRECT_DUPLICATE_JA,
    ),
    Kind(
        name="sieve-reject",
        family="mailbox",
        daemons=MAILBOX,
        shape=ACTION + "rejected message from <{sender}>⟦ ({_})⟧",
        releases="1.1+",
        samples=(
            "sieve: msgid=<1795298341600.645@client.test>: reject action: rejected message from <sieve@friend.test> (reject)",
        ),
        en=SIEVE_REJECT_EN,
        ja=SIEVE_REJECT_JA,
    ),
    Kind(
        name="sieve-reject",
        family="mailbox",
        daemons=MAILBOX,
        shape=SIEVE + "rejected message from <{sender}>⟦ ({_})⟧",
        releases="1.1+",
        samples=("sieve: msgid=<1795298341600.645@client.test>: rejected message from <sieve@friend.test> (reject)",),
        en=SIEVE_REJECT_EN,
        ja=SIEVE_REJECT_JA,
    ),
    Kind(
        name="sieve-vacation",
        family="mailbox",
        daemons=MAILBOX,
        shape=ACTION + "sent vacation response to <{recipient}>",
        releases="1.1+",
        samples=(
            "sieve: msgid=<1795298341607.651@client.test>: vacation action: sent vacation response to <sieve@friend.test>",
        ),
        en=SIEVE_VACATION_EN,
        ja="不在通知（自動返信）を差出人に送りました。",
    ),
    Kind(
        name="sieve-vacation",
        family="mailbox",
        daemons=MAILBOX,
        shape=SIEVE + "sent vacation response to <{recipient}>",
        releases="1.1+",
        samples=("sieve: msgid=<1795298341607.651@client.test>: sent vacation response to <sieve@friend.test>",),
        en=SIEVE_VACATION_EN,
        ja="不在通知（自動返信）を差出人に送りました。",
    ),
    Kind(
        name="sieve-vacation-suppressed",
        family="mailbox",
        daemons=MAILBOX,
        shape=ACTION + "discard{_:token} {reason}vacation re{_:token} to <{recipient}>",
        releases="1.1+",
        samples=(
            "sieve: msgid=<m@example.com>: vacation action: discarded duplicate vacation response to <bob@example.com>",
        ),
        en=SIEVE_VACATION_SUPPRESSED_EN,
        ja=SIEVE_VACATION_SUPPRESSED_JA,
    ),
    Kind(
        name="sieve-vacation-suppressed",
        family="mailbox",
        daemons=MAILBOX,
        shape=SIEVE + "discard{_:token} {reason}vacation re{_:token} to <{recipient}>",
        releases="1.1+",
        samples=("sieve: msgid=<m@example.com>: discarding vacation response to <bob@example.com>",),
        en=SIEVE_VACATION_SUPPRESSED_EN,
        ja=SIEVE_VACATION_SUPPRESSED_JA,
    ),
    Kind(
        name="sieve-action",
        family="mailbox",
        daemons=MAILBOX,
        shape="sieve: ⟦msgid={message_id:text}: ⟧{sieve_action:token} action: {text:rest}",
        releases="2.2+",
        samples=(
            "sieve: msgid=<m@example.com>: pipe action: piped message to program `sa-learn-sieve.sh'",
            "sieve: pipe action: piped message to program `sa-learn-sieve.sh'",
        ),
        en="A Sieve rule did something else with the mail: gave it to a program, sent a notification …",
        ja="Sieveルールがメールに対してその他の処理（プログラムへの受け渡し、通知など）を行いました。",
        fallback=True,
    ),
    Kind(
        name="sieve-failed",
        family="mailbox",
        daemons=MAILBOX,
        shape="sieve: Execution of script {name} failed with {reason:rest}",
        releases="2.2+",
        samples=("sieve: Execution of script /srv/mail/before.sieve failed with unsuccessful implicit keep",),
        en="A Sieve script could not be carried out, and the mail was not stored either; Postfix tries again.",
        ja="Sieveスクリプトを実行できず、メールの保存もできませんでした。Postfixが再送します。",
    ),
    Kind(
        name="sieve-failed",
        family="mailbox",
        daemons=MAILBOX,
        shape="sieve: ⟦E⟧⟦e⟧xecution of script {name} failed⟦, {reason}⟧",
        releases="1.1-2.2",
        samples=("sieve: Execution of script /home/bob/.dovecot.sieve failed, but implicit keep was successful",),
        en="A Sieve script could not be carried out; the mail was put into the inbox all the same.",
        ja="Sieveスクリプトを実行できませんでしたが、メールは受信箱に保存されました。",
    ),
    Kind(
        name="sieve-failed",
        family="mailbox",
        daemons=MAILBOX,
        shape="sieve: ⟦E⟧⟦e⟧xecution of script {name} was aborted due to {reason:rest}",
        releases="2.2+",
        samples=("sieve: Execution of script /home/bob/.dovecot.sieve was aborted due to temporary failure",),
        en="A Sieve script was broken off; the mail is tried again later.",
        ja="Sieveスクリプトの実行が中断されました。メールはあとで再送されます。",
    ),
    Kind(
        name="sieve-failed",
        family="mailbox",
        daemons=(*MAILBOX, *SIEVE_SERVICES),
        shape="sieve: {reason:rest}",
        releases="all",
        samples=("sieve: binary /var/lib/dovecot/sieve/default.svbin: failed to create temporary file",),
        en="Sieve reports a problem with a script; the text says which and where.",
        ja="Sieveスクリプトに問題があります。対象と理由はこの行にあります。",
        fallback=True,
    ),
    Kind(
        name="sieve-failed",
        family="mailbox",
        daemons=SIEVE_SERVICES,
        shape="Failed to open script `{name:last}' for activation: {reason}",
        releases="Pigeonhole 0.3+",
        samples=("Failed to open script `broken' for activation: Sieve script `broken' not found",),
        en="A user wanted to switch on a Sieve script that is not there or cannot be read. The script in use stays as it is.",
        ja="利用者がSieveスクリプトを有効にしようとしましたが、存在しないか読み込めません。これまでのスクリプトがそのまま使われます。",
    ),
)
