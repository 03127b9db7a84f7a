"""Mail submitted on the host itself with sendmail(1) (pickup/pickup.c)."""

from maillens.grammar.kind import Kind

PICKUP_EN = "A program or user of this host submitted a mail with the sendmail command; uid tells who."
PICKUP_JA = "このサーバー上のプログラムや利用者がsendmailコマンドでメールを出しました。uidで誰かが分かります。"

KINDS = (
    Kind(
        name="pickup",
        family="message",
        daemons=("pickup",),
        shape="{queue_id}: uid={uid} from=<{sender}>⟦ orig_id={original_queue_id:token}⟧",
        releases="all; orig_id (after postsuper -r) 2.1+",
        samples=(
            "B9F6D238300: uid=0 from=<root>",
            "B9F6D238300: uid=33 from=<www-data@example.jp> orig_id=C1A7E238311",
        ),
        en=PICKUP_EN,
        ja=PICKUP_JA,
    ),
    Kind(
        name="pickup",
        family="message",
        daemons=("pickup",),
        shape="{queue_id}: uid={uid} from={sender:rest}",
        releases="as pasted from web pages",
        samples=("B9F6D238300: uid=0 from=root",),
        en=PICKUP_EN,
        ja=PICKUP_JA,
    ),
    Kind(
        name="pickup-old",
        family="notice",
        daemons=("pickup",),
        shape="warning: {queue_id}: message⟦ maildrop/{_:token}⟧ has been queued for {count} days",
        releases="1.1+; file name 3.10+",
        samples=(
            "warning: B9F6D238300: message has been queued for 3 days",
            "warning: B9F6D238300: message maildrop/C1A7E238311 has been queued for 3 days",
        ),
        en="A local mail lay in the maildrop directory for days before Postfix took it; Postfix was probably stopped.",
        ja="このサーバーで出されたメールが何日もmaildropに残っていました。その間Postfixが止まっていた可能性があります。",
    ),
    Kind(
        name="pickup-in-future",
        family="notice",
        daemons=("pickup",),
        shape="warning: {queue_id}: message⟦ maildrop/{_:token}⟧ dated {count} seconds into the future",
        releases="1.1+; file name 3.10+",
        samples=("warning: B9F6D238300: message dated 3600 seconds into the future",),
        en="A local mail carries a time that has not come yet. Check the clock of the host.",
        ja="未来の日時を持つメールがありました。サーバーの時計が合っているか確かめてください。",
    ),
    Kind(
        name="pickup-no-sender",
        family="notice",
        daemons=("pickup",),
        shape="warning: {queue_id}: uid={uid}: no envelope sender",
        releases="1.1+",
        samples=("warning: B9F6D238300: uid=1000: no envelope sender",),
        en=(
            "A locally submitted file has no sender record and is dropped: something writes to maildrop without "
            "sendmail(1)."
        ),
        ja="このサーバーで出されたメールに差出人がなく、破棄されました。sendmailコマンドを通さない書き込みの可能性があります。",
    ),
    Kind(
        name="pickup-malformed",
        family="notice",
        daemons=("pickup",),
        shape="warning: uid={uid}: unexpected or malformed record type {value:rest}",
        releases="1.1+",
        samples=("warning: uid=1000: unexpected or malformed record type 77",),
        en="A file in maildrop is not a proper queue file and is dropped: something writes there without sendmail(1).",
        ja="maildropのファイルの形式が正しくないため破棄されました。sendmailコマンドを通さない書き込みの可能性があります。",
    ),
    Kind(
        name="pickup-write-error",
        family="notice",
        daemons=("pickup",),
        shape="warning: {name}: error writing {child_queue_id:token}: {reason:rest}",
        releases="2.8+",
        samples=("warning: maildrop/C1A7E238311: error writing B9F6D238300: queue file write error",),
        en="A local mail could not be written to the queue; it stays in maildrop and is tried again. Check disk space.",
        ja="このサーバーで出されたメールをキューに書き込めませんでした。あとで再び試みます。ディスクの空きを確かめてください。",
    ),
)
