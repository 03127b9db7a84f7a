"""What happens to mail and mailboxes in Dovecot: LMTP, LDA, mail_log, session ends."""

from maillens.grammar.kind import Kind

DELIVERY = ("lmtp", "lda", "deliver")
# imapsieve runs scripts in imap, quota-status and doveadm open mailboxes too, and managesieve the home of its user.
MAILBOX = (*DELIVERY, "imap", "pop3", "submission", "managesieve", "sieve", "imap-hibernate", "imap-urlauth-worker", "indexer-worker", "doveadm", "doveadm-server",
           "dsync", "dsync-local", "dsync-server", "quota-status")  # fmt: skip
IMAP = ("imap", "imap-hibernate", "imap-urlauth")
SIEVE_SERVICES = ("managesieve", "sieve")

# mail_log_fields in the order of plugins/mail-log; from is the header, not the envelope.
MAIL = (
    "box={mailbox}⟦, uid={mail_uid}⟧⟦, msgid={message_id}⟧⟦, flags=({_})⟧⟦, size={size_bytes}⟧⟦, vsize={_:int}⟧"
    "⟦, from={text}⟧⟦, subject={subject}⟧⟦, flags=({_})⟧"
)

SAVED_EN = "The mail is in the user's mailbox; it has arrived. mailbox says in which folder."
SAVED_JA = "メールが利用者のメールボックスに保存されました（配送完了）。mailboxが保存先のフォルダーです。"
END_EN = "The mail program ended its session. in and out are bytes received from and sent to it."
END_JA = "メールソフトの接続が終わりました。inは受け取ったバイト数、outは送り出したバイト数です。"
POP3_END_EN = "The mail program ended its POP3 session: retr is mails fetched and their bytes, del is mails deleted."
POP3_END_JA = "POP3の接続が終わりました。retrは取り出した通数とバイト数、delは削除した通数です。"
LOG_RELEASES = "1.2+, with the mail_log plugin"

KINDS = (
    Kind(
        name="lmtp-connect",
        family="mailbox",
        daemons=("lmtp",),
        shape="Connect from local",
        releases="2.0+",
        samples=("Connect from local",),
        en="Postfix connected to Dovecot over a local socket to hand over mail. Normal.",
        ja="メールを引き渡すためにPostfixがローカルソケットで接続しました。通常の動作です。",
    ),
    Kind(
        name="lmtp-connect",
        family="mailbox",
        daemons=("lmtp",),
        shape="Connect from {client_address:name}",
        releases="2.0+",
        samples=("Connect from 127.0.0.1",),
        en="A mail server connected to Dovecot to hand over mail. Normal.",
        ja="メールを引き渡すためにメールサーバーが接続しました。通常の動作です。",
    ),
    Kind(
        name="lmtp-disconnect",
        family="mailbox",
        daemons=("lmtp",),
        shape="Disconnect from local: {reason}⟦ (state={last_command})⟧",
        releases="2.0+",
        samples=("Disconnect from local: Logged out (state=READY)", "Disconnect from local: Successful quit"),
        en="Postfix hung up after handing over mail. state=READY means that nothing was left unfinished.",
        ja="引き渡しを終えてPostfixが切断しました。state=READYなら途中で切れたメールはありません。",
    ),
    Kind(
        name="lmtp-disconnect",
        family="mailbox",
        daemons=("lmtp",),
        shape="Disconnect from {client_address}: {reason}⟦ (state={last_command})⟧",
        releases="2.0+",
        samples=(
            "Disconnect from 127.0.0.1: Connection closed (state=MAIL FROM)",
            "Disconnect from 192.0.2.25: Client quit (in reset)",
        ),
        en="The mail server hung up. state=READY means that nothing was left unfinished.",
        ja="接続元のメールサーバーが切断しました。state=READYなら途中で切れたメールはありません。",
    ),
    Kind(
        name="mail-saved",
        family="mailbox",
        daemons=MAILBOX,
        shape="msgid={message_id:last}: saved mail to {mailbox:rest}",
        releases="1.0+, without Sieve",
        samples=("msgid=<20261121.1@example.com>: saved mail to INBOX",),
        en=SAVED_EN,
        ja=SAVED_JA,
    ),
    Kind(
        name="mail-saved",
        family="mailbox",
        daemons=MAILBOX,
        shape="{_:name} msgid={message_id:last}: saved mail to {mailbox:rest}",
        releases="2.0-2.2",
        samples=("jBt1EfjCMk3uMQAAm9eMBA: msgid=<20261121.1@example.com>: saved mail to INBOX",),
        en=SAVED_EN,
        ja=SAVED_JA,
    ),
    Kind(
        name="mail-save-failed",
        family="mailbox",
        daemons=MAILBOX,
        shape="msgid={message_id:last}: save failed to {mailbox}: {reason:rest}",
        releases="1.0+, without Sieve",
        samples=("msgid=<20261121.1@example.com>: save failed to INBOX: Quota exceeded (mailbox for user is full)",),
        en="The mail could not be put into the mailbox; the reason follows. It stays with Postfix or goes back to the sender.",
        ja="メールをメールボックスに保存できませんでした（理由は末尾）。メールはPostfixに残るか、差出人に返されます。",
    ),
    Kind(
        name="mail-save-failed",
        family="mailbox",
        daemons=MAILBOX,
        shape="msgid={message_id:last}: rejected: {reason:rest}",
        releases="1.0+, LDA",
        samples=("msgid=<20261121.1@example.com>: rejected: Quota exceeded (mailbox for user is full)",),
        en="The mail was refused and goes back to its sender; the reason follows.",
        ja="メールは受け入れられず、差出人に返されます（理由は末尾）。",
    ),
    Kind(
        name="imap-end",
        family="mailbox",
        daemons=IMAP,
        shape="⟦Disconnected: ⟧{reason} in={bytes_in} out={bytes_out}⟦ {text}⟧",
        releases="2.1+",
        samples=(
            "Disconnected: Logged out in=352 out=158978 deleted=1 expunged=1 trashed=0 hdr_count=0 hdr_bytes=0 body_count=121 body_bytes=150875",
            "Logged out in=14 out=406",
            "Connection closed (IDLE running for 0.001 + waiting input for 1721.001 secs, 2 B in + 10+10 B out, state=wait-input)"
            " in=150 out=1024 deleted=0 expunged=0",
        ),
        en=END_EN,
        ja=END_JA,
    ),
    Kind(
        name="imap-end",
        family="mailbox",
        daemons=IMAP,
        shape="⟦Disconnected: ⟧{reason} bytes={bytes_in}/{bytes_out}",
        releases="1.0-2.0",
        samples=("Disconnected: Logged out bytes=59/566",),
        en=END_EN,
        ja=END_JA,
    ),
    Kind(
        name="pop3-end",
        family="mailbox",
        daemons=("pop3",),
        shape="⟦Disconnected: ⟧{reason} top={_:int}/{_:int}, retr={count}/{bytes_out}, del={text}",
        releases="1.0+",
        samples=(
            "Disconnected: Logged out top=0/0, retr=3/1680, del=1/39, size=27113",
            "Disconnected: Connection closed top=0/0, retr=0/0, del=0/120, size=150292",
        ),
        en=POP3_END_EN,
        ja=POP3_END_JA,
    ),
    Kind(
        name="pop3-end",
        family="mailbox",
        daemons=("pop3",),
        shape="⟦Disconnected: ⟧{reason} bytes={bytes_in}/{bytes_out}",
        releases="1.0-1.2",
        samples=("Disconnected: Logged out bytes=59/566",),
        en=END_EN,
        ja=END_JA,
    ),
    Kind(
        name="submission-end",
        family="mailbox",
        daemons=("submission",),
        shape="⟦Disconnected: ⟧{reason} (state={last_command}) in={bytes_in} out={bytes_out}⟦ {text}⟧",
        releases="2.3+",
        samples=("Disconnected: Logged out (state=READY) in=228 out=120",),
        en="The mail program ended its session on Dovecot's submission port. state=READY means that nothing was left unfinished.",
        ja="Dovecotの送信ポートでの接続が終わりました。state=READYなら途中で切れたメールはありません。",
    ),
    Kind(
        name="managesieve-end",
        family="mailbox",
        daemons=SIEVE_SERVICES,
        shape="⟦Disconnected: ⟧{reason} bytes={bytes_in}/{bytes_out}",
        releases="1.1+",
        samples=("Disconnected: Logged out bytes=55/95",),
        en="A program that edits Sieve rules ended its session; bytes received and sent.",
        ja="Sieveルールを編集するための接続が終わりました（受信/送信バイト数）。",
    ),
    Kind(
        name="session-end",
        family="mailbox",
        daemons=("imap", "pop3", "submission", "managesieve", "sieve", "imap-hibernate"),
        shape="Disconnected⟦: ⟧{reason:rest}",
        releases="all, with an own logout format",
        samples=("Disconnected: Logged out",),
        en="A mail program ended its session.",
        ja="メールソフトの接続が終わりました。",
        fallback=True,
    ),
    Kind(
        name="submission-relayed",
        family="mailbox",
        daemons=("submission",),
        shape=(
            "Successfully relayed message: from=<{sender}>, size={size_bytes}, id={_}, nrcpt={recipient_count},"
            " reply=`{reply} queued as {next_queue_id:token}'"
        ),
        releases="2.3+",
        samples=(
            "Successfully relayed message: from=<carol@lab.test>, size=158, id=jL2rKAoUAmsKCQAAZU03Dg, nrcpt=1,"
            " reply=`250 2.0.0 Ok: 345 bytes queued as A8C0023841A'",
        ),
        en="Dovecot's submission service handed the mail to Postfix, which took it under the queue id shown.",
        ja="Dovecotの送信サービスがメールをPostfixに渡しました。末尾がPostfixのキューIDです。",
    ),
    Kind(
        name="submission-relayed",
        family="mailbox",
        daemons=("submission",),
        shape="Successfully relayed message: from=<{sender}>, size={size_bytes}, id={_}, nrcpt={recipient_count}, reply=`{reply}'",
        releases="2.3+",
        samples=(
            "Successfully relayed message: from=<carol@example.jp>, size=158, id=jL2rKAoUAmsK, nrcpt=1, reply=`250 2.0.0 accepted'",
        ),
        en="Dovecot's submission service handed the mail to the next server, which took it.",
        ja="Dovecotの送信サービスがメールを次のサーバーに渡し、受け取られました。",
        fallback=True,
    ),
    *(
        Kind(
            name=name,
            family="mailbox",
            daemons=("imap", *(d for d in MAILBOX if d != "imap")),
            shape=event + MAIL,
            releases=LOG_RELEASES,
            samples=(event.replace("{_}", "INBOX") + sample,),
            en=en,
            ja=ja,
        )
        for name, event, sample, en, ja in (
            (
                "mailbox-save",
                "save: ",
                "box=INBOX, uid=19, msgid=<20261121215834.D7B2F23844F@mail.lab.test>, size=2557,"
                " from=Mail Delivery System <MAILER-DAEMON@lab.test>",
                "A mail was written into a mailbox: delivered, or stored there by a mail program (Sent, Drafts).",
                "メールボックスにメールが書き込まれました（配送、または送信済み・下書きの保存）。",
            ),
            (
                "mailbox-copy",
                "copy from {_}: ",
                "box=Junk, uid=1, msgid=<1795298313779.5@client.test>, size=602, from=<sender@friend.test>",
                "The user's mail program copied or moved a mail to another folder.",
                "メールソフトがメールを別のフォルダーにコピーまたは移動しました。",
            ),
            (
                "mailbox-delete",
                "delete: ",
                "box=INBOX, uid=1, msgid=<1795298313753.1@client.test>, size=566, from=<sender@friend.test>",
                "The user marked a mail as deleted; it is still there until it is expunged.",
                "メールに削除の印が付きました。expungeされるまでは残っています。",
            ),
            (
                "mailbox-undelete",
                "undelete: ",
                "box=INBOX, uid=1, msgid=<m@example.com>, size=566",
                "The user took the deletion mark off a mail.",
                "メールの削除の印が外されました。",
            ),
            (
                "mailbox-expunge",
                "expunge: ",
                "box=INBOX, uid=1, msgid=<1795298313753.1@client.test>, size=566, from=<sender@friend.test>",
                "A mail is gone from the mailbox for good: deleted by the user's program, by POP3 or by expiry.",
                "メールがメールボックスから完全に削除されました（メールソフト、POP3、保存期限など）。",
            ),
            (
                "mailbox-flags",
                "flag_change: ",
                "box=INBOX, uid=19, msgid=<m@example.com>, flags=(\\Seen)",
                "A mail's flags changed: read, answered, marked …",
                "メールの状態（既読、返信済みなど）が変わりました。",
            ),
        )
    ),
    *(
        Kind(
            name=f"mailbox-{event}",
            family="mailbox",
            daemons=("imap", *(d for d in MAILBOX if d != "imap")),
            shape=f"Mailbox {event}: {{mailbox:rest}}",
            releases=LOG_RELEASES,
            samples=(f"Mailbox {event}: Work/Projects",),
            en=en,
            ja=ja,
        )
        for event, en, ja in (
            (
                "created",
                "A folder was created, by the user or because mail arrived for it.",
                "フォルダーが作られました（利用者の操作、または配送時の自動作成）。",
            ),
            ("deleted", "A folder was deleted, with the mail in it.", "フォルダーが中のメールごと削除されました。"),
            (
                "subscribed",
                "The user's mail program shows this folder from now on.",
                "メールソフトがこのフォルダーを購読（表示）しました。",
            ),
            (
                "unsubscribed",
                "The user's mail program no longer shows this folder; the mail is still there.",
                "フォルダーの購読が解除されました。メールは残っています。",
            ),
        )
    ),
    Kind(
        name="mailbox-renamed",
        family="mailbox",
        daemons=("imap", *(d for d in MAILBOX if d != "imap")),
        shape="Mailbox renamed: {mailbox} -> {name:rest}",
        releases=LOG_RELEASES,
        samples=("Mailbox renamed: Work/Projects -> Work/Done",),
        en="A folder got a new name.",
        ja="フォルダーの名前が変わりました。",
    ),
    Kind(
        name="mailbox-indexed",
        family="mailbox",
        daemons=("indexer-worker",),
        shape="Indexed {count} messages in {mailbox}⟦ (UIDs {_})⟧",
        releases="2.1+",
        samples=("Indexed 5 messages in INBOX (UIDs 1..5)",),
        en="The search index of a folder was brought up to date.",
        ja="フォルダーの検索用索引を更新しました。",
    ),
)
