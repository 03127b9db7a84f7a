"""SMTP reply codes: RFC 5321 and its extensions. The texts are ours."""

from dataclasses import dataclass

from maillens.explain.text import Text


@dataclass(frozen=True, slots=True)
class Reply:
    """What a reply code means.

    Args:
        source: Where it is defined.
    """

    meaning: Text
    source: str


def _reply(source: str, en: str, ja: str) -> Reply:
    return Reply(Text(en, ja), source)


CLASSES: dict[int, Text] = {
    2: Text("Codes 2xx: success.", "2で始まる応答は「成功」です。"),
    3: Text("Codes 3xx: go on, the server waits for more.", "3で始まる応答は「続きを送ってください」という意味です。"),
    4: Text(
        "Codes 4xx: not now. The client keeps the mail and tries again.",
        "4で始まる応答は「一時的な失敗」です。送信側はメールを残しておき、あとで再送します。",
    ),
    5: Text(
        "Codes 5xx: no, for good. The client does not try again, and the mail goes back to its sender.",
        "5で始まる応答は「恒久的な失敗」です。送信側は再送せず、メールを差出人に送り返します。",
    ),
}
"""RFC 5321, section 4.2.1."""

REPLIES: dict[int, Reply] = {
    211: _reply("RFC 5321", "Status of the system, or an answer to HELP.", "システムの状態、またはHELPへの応答です。"),
    214: _reply("RFC 5321", "An answer to HELP, for people.", "HELPへの応答です（人が読むための説明）。"),
    220: _reply(
        "RFC 5321",
        "The greeting: the server is ready. After STARTTLS: begin with TLS now (RFC 3207).",
        "最初のあいさつで、サーバーの準備ができています。STARTTLSの後なら、暗号化を始める合図です（RFC 3207）。",
    ),
    221: _reply(
        "RFC 5321", "Good bye: the server closes the connection.", "通信の終わりです。サーバーが接続を閉じます。"
    ),
    235: _reply("RFC 4954", "The login succeeded.", "SMTP認証に成功しました。"),
    250: _reply(
        "RFC 5321",
        "Done. After the end of the content it means: the server has taken the mail and is responsible for it now.",
        "要求どおりに済みました。本文の終わりに対する250は、サーバーがメールを受け取り、責任を引き継いだことを示します。",
    ),
    251: _reply(
        "RFC 5321",
        "The recipient is elsewhere; the server forwards the mail.",
        "宛先は別のサーバーにありますが、このサーバーが転送します。",
    ),
    252: _reply(
        "RFC 5321",
        "The recipient cannot be verified; the server takes the mail and tries. The usual answer to VRFY.",
        "宛先の有無は答えられませんが、メールは受け取って配送を試みます。VRFYに対する通常の応答です。",
    ),
    253: _reply(
        "RFC 1985",
        "ETRN: delivery of the waiting mail has begun.",
        "ETRNへの応答で、待っているメールの配送を始めました。",
    ),
    334: _reply(
        "RFC 4954",
        "The server asks for the next part of the login; what follows is base64 "
        "(`VXNlcm5hbWU6` is `Username:`, `UGFzc3dvcmQ6` is `Password:`).",
        "SMTP認証の続きを求めています。後ろの文字はbase64です（`VXNlcm5hbWU6`は`Username:`、`UGFzc3dvcmQ6`は"
        "`Password:`）。",
    ),
    354: _reply(
        "RFC 5321",
        "Send the content now, ended by a line with a single dot.",
        "メールの本文を送ってください（ドットだけの行で終わり）という合図です。",
    ),
    355: _reply(
        "RFC 1845",
        "The transfer can go on where it broke off (CHECKPOINT); hardly ever seen.",
        "中断した転送を続きから再開できます（CHECKPOINT拡張。ほとんど使われません）。",
    ),
    421: _reply(
        "RFC 5321",
        "The server closes the connection now: it is busy, is being stopped, or wants less from this client.",
        "サーバーが接続を打ち切ります。混雑、停止の途中、または接続元への制限が理由です。",
    ),
    422: _reply(
        "IANA registry (RFC 5248), X.7.12",
        "The password must be renewed first; other servers use it for a full mailbox.",
        "先にパスワードの移行が必要です。メールボックスの容量超過に使うサーバーもあります。",
    ),
    430: _reply(
        "IANA registry (RFC 5248), X.5.1",
        "The command was not accepted at this point, for the time being.",
        "その場面では使えないコマンドです（一時的な失敗）。",
    ),
    432: _reply(
        "RFC 4954",
        "The password must be renewed, or be used once in clear text, before this login mechanism works.",
        "この認証方式を使うには、パスワードの移行が必要です。",
    ),
    450: _reply(
        "RFC 5321",
        "The mailbox is not available at the moment: busy, greylisted, or a check could not be made.",
        "いまはこの宛先で受け取れません（混雑、グレイリスティング、確認の失敗など）。",
    ),
    451: _reply(
        "RFC 5321",
        "The server had trouble of its own: a lookup, a filter or a policy service failed. Also used for greylisting.",
        "サーバー側の処理の問題です（表引き、フィルターなどの失敗）。グレイリスティングにも使われます。",
    ),
    452: _reply(
        "RFC 5321",
        "No room, or too many recipients at once; what is left is sent again.",
        "空き容量が足りないか、一度に渡す宛先が多すぎます。残りは分けて再送されます。",
    ),
    453: _reply("RFC 2645", "ATRN: there is no mail for you.", "ATRNへの応答で、待っているメールはありません。"),
    454: _reply(
        "RFC 3207, RFC 4954",
        "TLS or the login does not work at the moment. Postfix also says `454 4.7.1 … Relay access denied`: "
        "`defer_unauth_destination` in `smtpd_relay_restrictions`.",
        "TLSまたはSMTP認証が一時的に使えません。Postfixは中継の拒否にも"
        "`454 4.7.1 … Relay access denied`を使います（`smtpd_relay_restrictions`の`defer_unauth_destination`）。",
    ),
    455: _reply(
        "RFC 5321",
        "The server cannot do, at the moment, what the parameters of MAIL or RCPT ask.",
        "MAILやRCPTに付いた指定に、いまは対応できません。",
    ),
    458: _reply(
        "RFC 1985", "ETRN: the waiting mail cannot be sent now.", "ETRNへの応答で、待っているメールを送れません。"
    ),
    459: _reply("RFC 1985", "ETRN: this host may not ask for it.", "ETRNへの応答で、この相手には許可されていません。"),
    500: _reply(
        "RFC 5321",
        "The command is not understood, or is too long.",
        "コマンドを理解できません（書き方の誤り、長すぎるなど）。",
    ),
    501: _reply(
        "RFC 5321",
        "The command is known, its arguments are wrong: often a malformed address or HELO name.",
        "コマンドの引数が正しくありません（アドレスやHELOの名前の誤りなど）。",
    ),
    502: _reply("RFC 5321", "The command is not available here.", "そのコマンドは使えません。"),
    503: _reply(
        "RFC 5321",
        "The commands came in the wrong order: MAIL before a login that is needed, DATA without a recipient …",
        "コマンドの順序が正しくありません（認証の前に送信した、有効な宛先なしにDATAを送ったなど）。",
    ),
    504: _reply(
        "RFC 5321",
        "A parameter of the command is not supported: often a HELO name without a domain.",
        "コマンドの指定に対応していません（HELOの名前がドメインの形でないなど）。",
    ),
    521: _reply(
        "RFC 7504",
        "This host takes no mail, ever. Postfix's postscreen also says it before it closes the connection.",
        "このサーバーはメールを一切受け取りません。Postfixのpostscreenも、接続を閉じるときに使います。",
    ),
    523: _reply("IANA registry (RFC 5248), X.7.10", "Encryption (TLS) is needed.", "暗号化（TLS）が必要です。"),
    524: _reply(
        "IANA registry (RFC 5248), X.7.11",
        "Encryption (TLS) is needed for this login mechanism.",
        "この認証方式には、暗号化（TLS）が必要です。",
    ),
    525: _reply("IANA registry (RFC 5248), X.7.13", "The account is disabled.", "アカウントが停止されています。"),
    530: _reply(
        "RFC 3207, RFC 4954",
        "First log in, or start TLS (`Must issue a STARTTLS command first`).",
        "先にSMTP認証か暗号化（STARTTLS）が必要です。",
    ),
    533: _reply(
        "IANA registry (RFC 5248), X.7.1",
        "The delivery is not authorised.",
        "この送信は許可されていません。",
    ),
    534: _reply(
        "RFC 4954",
        "The login mechanism is too weak; Google also says so when an app password is needed.",
        "その認証方式は安全性が足りません。Googleでは「アプリパスワード」が必要なときにも返されます。",
    ),
    535: _reply(
        "RFC 4954",
        "The login failed: name or password is wrong.",
        "SMTP認証に失敗しました。ユーザー名かパスワードが違います。",
    ),
    538: _reply(
        "RFC 4954",
        "This login mechanism may be used over an encrypted connection (TLS) only.",
        "この認証方式は、暗号化（TLS）した接続でなければ使えません。",
    ),
    550: _reply(
        "RFC 5321",
        "Refused: the recipient does not exist, or the server does not want this mail. The text says which.",
        "拒否されました。宛先が存在しないか、相手の規則で断られています。どちらかは後ろの説明で分かります。",
    ),
    551: _reply(
        "RFC 5321",
        "The recipient is elsewhere, and the server does not forward.",
        "宛先は別のサーバーにあり、このサーバーは転送しません。",
    ),
    552: _reply(
        "RFC 5321",
        "Too big, or the mailbox is full.",
        "メールが大きすぎるか、メールボックスの容量を超えています。",
    ),
    553: _reply(
        "RFC 5321",
        "The address is not allowed: malformed, or not one that this user may use.",
        "そのアドレスは使えません（書き方の誤り、または許可されていない差出人）。",
    ),
    554: _reply(
        "RFC 5321",
        "Refused for good: by a rule, a blocklist or the content. In the greeting: no mail service for you here.",
        "拒否されました（規則、ブラックリスト、内容など）。最初のあいさつなら、この接続元には応じないという意味です。",
    ),
    555: _reply(
        "RFC 5321",
        "A parameter of MAIL or RCPT is unknown or not supported.",
        "MAILやRCPTに付いた指定が分からないか、対応していません。",
    ),
    556: _reply(
        "RFC 7504",
        "The domain of the recipient takes no mail (null MX, RFC 7505).",
        "宛先のドメインはメールを受け取りません（null MX、RFC 7505）。",
    ),
}
"""Reply code -> meaning."""
