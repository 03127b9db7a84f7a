"""Notices to senders and postmaster: bounces, delays, delivery status (bounce/*.c).

bounce(8) also runs as defer and trace but logs as bounce.
"""

from maillens.grammar.kind import Kind

BOUNCE = ("bounce", "defer", "trace")

POSTMASTER_NOTICE_FAILED_EN = (
    "The copy of a notice for postmaster could not be queued. The mail itself is not affected."
)
POSTMASTER_NOTICE_FAILED_JA = "管理者（postmaster）への通知をキューに入れられませんでした。元のメールには影響しません。"
MESSAGE_ID_MALFORMED_EN = (
    "The notice will not refer to the mail by its Message-ID because that is not well-formed. Harmless."
)
MESSAGE_ID_MALFORMED_JA = "元のメールのMessage-IDの形式が正しくないため、通知に引用されません。害はありません。"

KINDS = (
    Kind(
        name="bounce-notice",
        family="message",
        daemons=BOUNCE,
        shape="{queue_id}: sender non-delivery notification: {child_queue_id:token}",
        releases="2.3+; 3.11+ before the new mail's own lines",
        samples=(
            "B9F6D238300: sender non-delivery notification: C1A7E238311",
            "4jX5hm4BnFzKWTH: sender non-delivery notification: 4jX5hm4CdszKWVp",
        ),
        en="The mail could not be delivered; the sender is told by a bounce message with the second queue id.",
        ja="配送できなかったため、差出人へ不達通知を送ります。通知のメールには後ろのキューIDが付きます。",
    ),
    Kind(
        name="dsn-notice",
        family="message",
        daemons=BOUNCE,
        shape="{queue_id}: sender delivery status notification: {child_queue_id:token}",
        releases="2.3+",
        samples=("B9F6D238300: sender delivery status notification: C1A7E238311",),
        en=(
            "The sender asked for a report of success, or somebody ran sendmail -bv or -v; the report is a mail "
            "with the second id."
        ),
        ja="差出人の求めに応じて配送状況通知を送ります。通知のメールには後ろのキューIDが付きます。異常ではありません。",
    ),
    Kind(
        name="delay-notice",
        family="message",
        daemons=BOUNCE,
        shape="{queue_id}: sender delay notification: {child_queue_id:token}",
        releases="2.3+",
        samples=("B9F6D238300: sender delay notification: C1A7E238311",),
        en="The mail is still waiting; the sender is told so (delay_warning_time). Postfix goes on trying.",
        ja="配送が遅れていることを差出人に知らせます（delay_warning_time）。再送はこのあとも続きます。",
    ),
    Kind(
        name="postmaster-bounce-notice",
        family="message",
        daemons=BOUNCE,
        shape="{queue_id}: postmaster non-delivery notification: {child_queue_id:token}",
        releases="2.3+",
        samples=("B9F6D238300: postmaster non-delivery notification: C1A7E238311",),
        en="A copy of the bounce goes to postmaster, as notify_classes asks.",
        ja="不達になったことを管理者（postmaster）にも知らせます。notify_classesの設定によるものです。",
    ),
    Kind(
        name="postmaster-delay-notice",
        family="message",
        daemons=BOUNCE,
        shape="{queue_id}: postmaster delay notification: {child_queue_id:token}",
        releases="2.3+",
        samples=("B9F6D238300: postmaster delay notification: C1A7E238311",),
        en="A copy of the delay notice goes to postmaster, as notify_classes asks.",
        ja="配送が遅れていることを管理者（postmaster）にも知らせます。notify_classesの設定によるものです。",
    ),
    Kind(
        name="trace-suppressed",
        family="message",
        daemons=BOUNCE,
        shape="{queue_id}: not sending trace/success notification for {value} message",
        releases="2.9+",
        samples=("B9F6D238300: not sending trace/success notification for double-bounce message",),
        en="Nobody is told about the fate of a bounce message, so that notices do not breed notices. Normal.",
        ja="不達通知そのものの結果は、誰にも通知しません（通知の連鎖を防ぐため）。異常ではありません。",
    ),
    Kind(
        name="sender-notice-failed",
        family="notice",
        daemons=BOUNCE,
        shape="warning: {queue_id}: sender notification failed to {recipient}⟦: {reason:rest}⟧",
        releases="3.11+",
        samples=(
            "warning: B9F6D238300: sender notification failed to alice@example.jp: queue file write error",
            "warning: B9F6D238300: sender notification failed to alice@example.jp",
        ),
        en="The notice to the sender could not be queued; Postfix tries again later. Check the disk if this goes on.",
        ja="差出人への通知をキューに入れられませんでした。あとで再び試みます。続くときはディスクの空きなどを調べてください。",
    ),
    Kind(
        name="postmaster-notice-failed",
        family="notice",
        daemons=BOUNCE,
        shape="warning: {queue_id}: postmaster notification failed⟦: {reason:rest}⟧",
        releases="3.11+",
        samples=("warning: B9F6D238300: postmaster notification failed: queue file write error",),
        en=POSTMASTER_NOTICE_FAILED_EN,
        ja=POSTMASTER_NOTICE_FAILED_JA,
    ),
    Kind(
        name="postmaster-notice-failed",
        family="notice",
        daemons=BOUNCE,
        shape="warning: ⟦{queue_id}: ⟧postmaster notice failed while {_:token}⟦ to⟧ {recipient:rest}",
        releases="1.1+; queue id 2.3+; until 3.10",
        samples=(
            "warning: B9F6D238300: postmaster notice failed while bouncing to alice@example.jp",
            "warning: B9F6D238300: postmaster notice failed while warning alice@example.jp",
        ),
        en=POSTMASTER_NOTICE_FAILED_EN,
        ja=POSTMASTER_NOTICE_FAILED_JA,
    ),
    Kind(
        name="postmaster-notice-discarded",
        family="notice",
        daemons=(*BOUNCE, "qmgr", "oqmgr", "nqmgr"),
        shape="warning: {queue_id}: undeliverable postmaster notification discarded",
        releases="1.1+",
        samples=("warning: B9F6D238300: undeliverable postmaster notification discarded",),
        en=(
            "A notice for postmaster cannot be delivered either and is thrown away. See that mail to postmaster "
            "arrives."
        ),
        ja="管理者（postmaster）宛ての通知も配送できず、破棄されました。postmaster宛てのメールが届くようにしてください。",
    ),
    Kind(
        name="message-id-malformed",
        family="notice",
        daemons=BOUNCE,
        shape="warning: {queue_id}: malformed Message-ID attribute: {message_id:rest}",
        releases="3.10+",
        samples=("warning: B9F6D238300: malformed Message-ID attribute: <a b@example.com>",),
        en=MESSAGE_ID_MALFORMED_EN,
        ja=MESSAGE_ID_MALFORMED_JA,
    ),
    Kind(
        name="message-id-malformed",
        family="notice",
        daemons=BOUNCE,
        shape="warning: {queue_id}: ignoring malformed Message-ID",
        releases="3.6-3.9",
        samples=("warning: B9F6D238300: ignoring malformed Message-ID",),
        en=MESSAGE_ID_MALFORMED_EN,
        ja=MESSAGE_ID_MALFORMED_JA,
    ),
    Kind(
        name="bounce-template-problem",
        family="notice",
        daemons=BOUNCE,
        shape='warning: {name}: {_:token} result⟦ "{_:int}"⟧ in {_:token} template conversion of parameter "{value}"',
        releases="2.3+",
        samples=(
            'warning: [built-in]: zero result in delay template conversion of parameter "delay_warning_time_hours"',
            'warning: /etc/postfix/bounce.cf: excessive result "172800" in delay template conversion of parameter'
            ' "maximal_queue_lifetime_seconds"',
        ),
        en="The text of a notice shows a time in an unfit unit, for example 0 hours. Cosmetic; see bounce(5).",
        ja="通知文に入る時間の単位が合っていません（「0時間」など）。見た目だけの問題です。bounce(5)を参照してください。",
    ),
    Kind(
        name="bounce-template-problem",
        family="notice",
        daemons=BOUNCE,
        shape='warning: please {_:token} time unit "{_}" of "{value}" in {name:token} template',
        releases="2.3+",
        samples=(
            'warning: please reduce time unit "hours" of "delay_warning_time_hours" in delay template',
            'warning: please increase time unit "seconds" of "maximal_queue_lifetime_seconds" in failure template',
        ),
        en="Advice that belongs to the line before: choose another time unit in the bounce template.",
        ja="前の行への助言です。通知のひな型で別の時間の単位を使ってください。",
    ),
    Kind(
        name="bounce-template-problem",
        family="notice",
        daemons=BOUNCE,
        shape="warning: for instructions see the bounce(5) manual",
        releases="2.3+",
        samples=("warning: for instructions see the bounce(5) manual",),
        en="Belongs to the lines before: the manual bounce(5) tells how notices are worded.",
        ja="前の行の続きです。通知のひな型の書き方はbounce(5)にあります。",
    ),
    Kind(
        name="bounce-template-ignored",
        family="notice",
        daemons=BOUNCE,
        shape="warning: {name}: {reason} template -- ignoring this template",
        releases="2.3+",
        samples=(
            'warning: /etc/postfix/bounce.cf: unknown "Cc" header label in failure template -- ignoring this template',
        ),
        en=(
            "A self-made text for notices has an error and the built-in text is used instead. Correct "
            "bounce_template_file."
        ),
        ja="自作の通知文に誤りがあるため、組み込みの文面が使われます。bounce_template_fileを直してください。",
    ),
)
