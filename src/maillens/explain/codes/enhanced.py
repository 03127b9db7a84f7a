"""Enhanced status codes: class, subject and detail, in the order of the IANA registry.

The registry is "SMTP Enhanced Status Codes" (RFC 5248), as of 2024-12-06; the texts are ours.
"""

from dataclasses import dataclass

from maillens.explain.text import Text


@dataclass(frozen=True, slots=True)
class Detail:
    """What `X.subject.detail` means, whatever the class.

    Args:
        source: Where it is defined.
    """

    meaning: Text
    source: str


CLASSES: dict[int, Text] = {
    2: Text(
        "The first digit 2: success.",
        "先頭の2は「成功」です。",
    ),
    4: Text(
        "The first digit 4: a failure for the time being. The sending server keeps the mail and tries again.",
        "先頭の4は「一時的な失敗」です。送信側のサーバーはメールを残しておき、あとで再送します。",
    ),
    5: Text(
        "The first digit 5: a failure for good. Trying again does not help; the mail goes back to its sender.",
        "先頭の5は「恒久的な失敗」です。再送しても届かないため、メールは差出人に送り返されます。",
    ),
}
"""RFC 3463, section 2."""

SUBJECTS: dict[int, Text] = {
    0: Text("The subject 0: nothing more is said.", "2番目の0は「その他」で、詳しい分類はありません。"),
    1: Text("The subject 1: the address.", "2番目の1は「アドレス」に関することです。"),
    2: Text("The subject 2: the mailbox.", "2番目の2は「メールボックス」に関することです。"),
    3: Text(
        "The subject 3: the mail system of the recipient.", "2番目の3は「宛先側のメールシステム」に関することです。"
    ),
    4: Text("The subject 4: network and routing.", "2番目の4は「ネットワークと経路」に関することです。"),
    5: Text("The subject 5: the SMTP dialogue.", "2番目の5は「SMTPのやり取り（手順）」に関することです。"),
    6: Text(
        "The subject 6: the content of the mail or its form.", "2番目の6は「メールの内容や形式」に関することです。"
    ),
    7: Text("The subject 7: security or policy.", "2番目の7は「セキュリティと運用方針」に関することです。"),
}
"""RFC 3463, section 3."""


def _detail(source: str, en: str, ja: str) -> Detail:
    return Detail(Text(en, ja), source)


DETAILS: dict[tuple[int, int], Detail] = {
    (0, 0): _detail(
        "RFC 3463",
        "Nothing is said beyond success or failure.",
        "成功か失敗かのほかは、何も示されていません。",
    ),
    (1, 0): _detail("RFC 3463", "Something is the matter with an address.", "アドレスに何か問題があります。"),
    (1, 1): _detail(
        "RFC 3463",
        "The recipient does not exist: what stands before the @ is unknown there.",
        "宛先が存在しません（宛先不明）。@の前の部分が相手のサーバーに登録されていません。",
    ),
    (1, 2): _detail(
        "RFC 3463",
        "The domain of the recipient does not exist or takes no mail: what stands after the @ is wrong.",
        "宛先のドメイン（@の後ろ）が存在しないか、メールを受け取っていません。",
    ),
    (1, 3): _detail(
        "RFC 3463",
        "The address of the recipient is not written as an address must be.",
        "宛先アドレスの書き方が正しくありません。",
    ),
    (1, 4): _detail(
        "RFC 3463",
        "The address of the recipient fits several mailboxes.",
        "宛先アドレスに当てはまるメールボックスが複数あり、一つに決まりません。",
    ),
    (1, 5): _detail("RFC 3463", "The recipient is valid.", "宛先アドレスは有効です。"),
    (1, 6): _detail(
        "RFC 3463",
        "The mailbox has moved, and nobody said where to.",
        "宛先のメールボックスは移転しており、移転先は分かりません。",
    ),
    (1, 7): _detail(
        "RFC 3463",
        "The address of the sender is not written as an address must be.",
        "差出人アドレスの書き方が正しくありません。",
    ),
    (1, 8): _detail(
        "RFC 3463",
        "The domain of the sender does not exist or takes no mail, so that nobody could answer.",
        "差出人のドメインが存在しないか、メールを受け取れないため、返信できません。",
    ),
    (1, 9): _detail(
        "RFC 3886",
        "The mail went on to a server that does not tell what becomes of it.",
        "メールは、配送結果を知らせないサーバーに中継されました。この先の結果は分かりません。",
    ),
    (1, 10): _detail(
        "RFC 7505",
        "The domain of the recipient says in DNS that it takes no mail at all (null MX).",
        "宛先のドメインは、メールを一切受け取らないとDNSで宣言しています（null MX）。",
    ),
    (2, 0): _detail(
        "RFC 3463",
        "The mailbox exists, but something is the matter with it.",
        "メールボックスはありますが、何か問題があります。",
    ),
    (2, 1): _detail(
        "RFC 3463",
        "The mailbox exists, but is disabled or takes no mail at the moment.",
        "メールボックスはありますが、停止されているか、いまは受け取れません。",
    ),
    (2, 2): _detail("RFC 3463", "The mailbox is full.", "メールボックスの容量を超えています。"),
    (2, 3): _detail(
        "RFC 3463",
        "The mail is bigger than this mailbox takes.",
        "メールが、このメールボックスで受け取れる大きさを超えています。",
    ),
    (2, 4): _detail(
        "RFC 3463",
        "The recipient is a mailing list that cannot be expanded to its members.",
        "宛先はメーリングリストですが、参加者への展開に失敗しました。",
    ),
    (3, 0): _detail(
        "RFC 3463",
        "The other system exists, but something is the matter with it.",
        "相手のメールシステムに何か問題があります。",
    ),
    (3, 1): _detail(
        "RFC 3463",
        "The other system has no room for the mail (the disk, not one mailbox).",
        "相手のシステム全体の空き容量が足りません（個々のメールボックスではなくディスクの不足）。",
    ),
    (3, 2): _detail(
        "RFC 3463",
        "The other system takes no mail from the network at the moment: maintenance or load.",
        "相手のシステムは、いま外からのメールを受け付けていません（保守中、高負荷など）。",
    ),
    (3, 3): _detail(
        "RFC 3463",
        "The mail needs a feature that the other system does not have.",
        "メールの配送に必要な機能が、相手のシステムにありません。",
    ),
    (3, 4): _detail(
        "RFC 3463",
        "The mail is bigger than the system takes (`message_size_limit` in Postfix).",
        "メールが、システムで受け取れる大きさ（Postfixでは`message_size_limit`）を超えています。",
    ),
    (3, 5): _detail(
        "RFC 3463",
        "The system is not configured as it should be.",
        "システムの設定に誤りがあります。",
    ),
    (3, 6): _detail(
        "RFC 6710",
        "The mail was taken, with another priority than was asked for.",
        "メールは受け付けられましたが、優先度は求めたものと異なります。",
    ),
    (4, 0): _detail(
        "RFC 3463",
        "Something is the matter with the network.",
        "ネットワークに何か問題があります。",
    ),
    (4, 1): _detail(
        "RFC 3463",
        "The other server does not answer: it is busy, down, or a firewall is in between.",
        "相手のサーバーから応答がありません（混雑、停止、ファイアウォールなど）。",
    ),
    (4, 2): _detail(
        "RFC 3463",
        "The connection was made, but broke off or was too slow.",
        "接続はできましたが、途中で切れたか、時間切れになりました。",
    ),
    (4, 3): _detail(
        "RFC 3463",
        "DNS or another directory could not be asked.",
        "DNSなどの問い合わせ先から応答が得られませんでした。",
    ),
    (4, 4): _detail(
        "RFC 3463",
        "No next server could be found for the mail: DNS names none, or the route leads nowhere.",
        "次に渡すサーバーが決まりません（DNSに登録がない、経路の設定がないなど）。",
    ),
    (4, 5): _detail("RFC 3463", "The mail system is overloaded.", "メールシステムが混雑しています。"),
    (4, 6): _detail(
        "RFC 3463",
        "The mail goes round in circles: the servers hand it to one another.",
        "メールが同じサーバーの間を回っています（配送ループ）。",
    ),
    (4, 7): _detail(
        "RFC 3463",
        "The mail waited too long and was given up (`maximal_queue_lifetime` in Postfix, five days by default).",
        "待ち時間が長すぎたため、再送を打ち切りました（再送期限切れ。Postfixでは`maximal_queue_lifetime`、初期値は5日）。",
    ),
    (5, 0): _detail(
        "RFC 3463",
        "Something is the matter with the SMTP dialogue.",
        "SMTPのやり取りに何か問題があります。",
    ),
    (5, 1): _detail(
        "RFC 3463",
        "The command is unknown, or was not due at this point.",
        "知らないコマンドか、その場面では使えないコマンドです。",
    ),
    (5, 2): _detail(
        "RFC 3463",
        "The command could not be understood: an error of syntax, or too long a line.",
        "コマンドの書き方が正しくないか、長すぎます。",
    ),
    (5, 3): _detail(
        "RFC 3463",
        "There are more recipients than the server takes for one mail; the rest is sent again.",
        "宛先の数が、1通で受け付けられる数を超えています。残りの宛先には分けて送られます。",
    ),
    (5, 4): _detail(
        "RFC 3463",
        "The command had arguments that are wrong or not supported.",
        "コマンドの引数が正しくないか、対応していません。",
    ),
    (5, 5): _detail(
        "RFC 3463",
        "The two servers speak different versions of the protocol.",
        "サーバー同士のプロトコルの版が合っていません。",
    ),
    (5, 6): _detail(
        "RFC 4954",
        "A line of the login (AUTH) was too long.",
        "SMTP認証のやり取りの行が長すぎます。",
    ),
    (6, 0): _detail(
        "RFC 3463",
        "Something is the matter with the content of the mail.",
        "メールの内容に何か問題があります。",
    ),
    (6, 1): _detail(
        "RFC 3463",
        "The kind of content is not supported there.",
        "その形式の内容は、相手側で扱えません。",
    ),
    (6, 2): _detail(
        "RFC 3463",
        "The content would have to be converted, which is not allowed.",
        "内容の変換が必要ですが、変換が禁じられています。",
    ),
    (6, 3): _detail(
        "RFC 3463",
        "The content would have to be converted, which the server cannot do.",
        "内容の変換が必要ですが、サーバーが対応していません。",
    ),
    (6, 4): _detail(
        "RFC 3463",
        "The content was converted, and something was lost in it.",
        "内容を変換して届けましたが、一部が失われました。",
    ),
    (6, 5): _detail("RFC 3463", "The content could not be converted.", "内容の変換に失敗しました。"),
    (6, 6): _detail(
        "RFC 4468",
        "A part of the mail was to be fetched from elsewhere (BURL) and could not be.",
        "別の場所から取り込むはずの内容（BURL）を取得できませんでした。",
    ),
    (6, 7): _detail(
        "RFC 6531",
        "An address holds characters beyond ASCII, and the other side does not take those (SMTPUTF8).",
        "アドレスに英数字以外の文字（日本語など）があり、相手側が対応していません（SMTPUTF8）。",
    ),
    (6, 8): _detail(
        "RFC 6531",
        "The reply would have to be in UTF-8, which the client did not ask for.",
        "応答をUTF-8で返す必要がありますが、接続元が対応していません。",
    ),
    (6, 9): _detail(
        "RFC 6531",
        "The header holds characters beyond ASCII, and a recipient cannot get such mail (SMTPUTF8).",
        "ヘッダーにUTF-8の文字があり、対応していない宛先があるため渡せません（SMTPUTF8）。",
    ),
    (6, 10): _detail(
        "RFC 6531",
        "The same as X.6.8; it is not to be used any more.",
        "X.6.8と同じ意味です。現在は使わないことになっています。",
    ),
    (7, 0): _detail(
        "RFC 3463",
        "A matter of security or policy, no more is said. Google uses it for limits and reputation.",
        "セキュリティや運用方針に関することです。Googleなどは、送信量の制限や評判の低下でも使います。",
    ),
    (7, 1): _detail(
        "RFC 3463",
        "The sender or client may not deliver this mail: relaying, a blocklist, a rule of the other side.",
        "この送信は許可されていません（中継の拒否、ブラックリスト、相手側の規則など）。",
    ),
    (7, 2): _detail(
        "RFC 3463",
        "The sender may not write to this mailing list.",
        "このメーリングリストへの投稿は許可されていません。",
    ),
    (7, 3): _detail(
        "RFC 3463",
        "The mail would have to be secured in another way on its way, which is not possible.",
        "経路の途中で別の方式の暗号などに変える必要がありますが、できません。",
    ),
    (7, 4): _detail(
        "RFC 3463",
        "A security feature that is needed is not supported.",
        "必要なセキュリティ機能に対応していません。",
    ),
    (7, 5): _detail(
        "RFC 3463",
        "Encryption or a signature failed; with TLS often the certificate of the other server.",
        "暗号や署名の処理に失敗しました。TLSでは、相手サーバーの証明書が原因のことが多いです。",
    ),
    (7, 6): _detail(
        "RFC 3463",
        "The cryptographic algorithm is not supported.",
        "暗号の方式に対応していません。",
    ),
    (7, 7): _detail(
        "RFC 3463",
        "The mail is not what it was when it was signed: it was changed on its way.",
        "メールが途中で書き換えられています（署名が一致しません）。",
    ),
    (7, 8): _detail(
        "RFC 4954",
        "The login failed: name or password is wrong.",
        "SMTP認証に失敗しました。ユーザー名かパスワードが違います。",
    ),
    (7, 9): _detail(
        "RFC 4954",
        "The login mechanism is too weak for this server or user.",
        "その認証方式は安全性が足りないため、使えません。",
    ),
    (7, 10): _detail(
        "RFC 5248",
        "Encryption (TLS) is needed for this.",
        "暗号化（TLS）した接続が必要です。",
    ),
    (7, 11): _detail(
        "RFC 4954",
        "This login mechanism may be used over an encrypted connection (TLS) only.",
        "この認証方式は、暗号化（TLS）した接続でなければ使えません。",
    ),
    (7, 12): _detail(
        "RFC 4954",
        "The password must be set anew, or be used once in clear text, before this mechanism works.",
        "この認証方式を使うには、パスワードの再設定などの移行が必要です。",
    ),
    (7, 13): _detail("RFC 5248", "The account is disabled.", "アカウントが停止されています。"),
    (7, 14): _detail(
        "RFC 5248",
        "The server would have to trust the other one, and does not (yet).",
        "サーバー間の信頼関係の設定が必要です。",
    ),
    (7, 15): _detail(
        "RFC 6710",
        "The priority of the mail is too low for it to be taken now.",
        "メールの優先度が低いため、いまは受け付けられません。",
    ),
    (7, 16): _detail(
        "RFC 6710",
        "The mail is too big for its priority.",
        "指定された優先度で送るには、メールが大きすぎます。",
    ),
    (7, 17): _detail(
        "RFC 7293",
        "The mailbox belongs to somebody else now than the sender believes.",
        "メールボックスの持ち主が、差出人の想定した人から変わっています。",
    ),
    (7, 18): _detail(
        "RFC 7293",
        "The domain belongs to somebody else now than the sender believes.",
        "ドメインの持ち主が、差出人の想定した人から変わっています。",
    ),
    (7, 19): _detail(
        "RFC 7293",
        "Whether the mailbox has still the same owner cannot be found out.",
        "メールボックスの持ち主が変わっていないかを確かめられません。",
    ),
    (7, 20): _detail(
        "RFC 7372",
        "The mail has no DKIM signature that passes.",
        "検証に通るDKIM署名がありません。",
    ),
    (7, 21): _detail(
        "RFC 7372",
        "A DKIM signature passes, but is not one that this server accepts.",
        "DKIM署名は検証に通りましたが、このサーバーが認めるものではありません。",
    ),
    (7, 22): _detail(
        "RFC 7372",
        "No DKIM signature is that of the domain in the From header.",
        "Fromヘッダーのドメインと一致するDKIM署名がありません。",
    ),
    (7, 23): _detail(
        "RFC 7372",
        "SPF failed: the domain of the sender does not name this client as a sender of its mail.",
        "SPFの検証に失敗しました。差出人のドメインが、この接続元からの送信を認めていません。",
    ),
    (7, 24): _detail(
        "RFC 7372",
        "SPF could not be checked: DNS failed or the record is wrong.",
        "SPFを検証できませんでした（DNSの不調、SPFレコードの誤りなど）。",
    ),
    (7, 25): _detail(
        "RFC 7372",
        "The address of the client has no name in DNS that leads back to it (reverse DNS).",
        "接続元のIPアドレスの逆引きが正しく設定されていません。",
    ),
    (7, 26): _detail(
        "RFC 7372",
        "Several checks of who sent it failed at once (SPF, DKIM, DMARC).",
        "送信元の認証（SPF、DKIM、DMARC）に複数失敗しました。",
    ),
    (7, 27): _detail(
        "RFC 7505",
        "The domain of the sender says in DNS that it takes no mail (null MX), so that nobody could answer.",
        "差出人のドメインがメールを受け取らないと宣言している（null MX）ため、返信できません。",
    ),
    (7, 28): _detail(
        "IANA registry (RFC 5248)",
        "The mail looks like part of a flood of similar mail; the sending rate is limited.",
        "似たメールの大量送信の一部と見なされ、送信量を制限されています。",
    ),
    (7, 29): _detail(
        "RFC 8617",
        "The ARC seals of the servers before could not be verified.",
        "途中のサーバーが付けた認証結果（ARC）を検証できませんでした。",
    ),
    (7, 30): _detail(
        "RFC 8689",
        "The sender demands TLS all the way (REQUIRETLS), and the next server does not support it.",
        "差出人が全経路での暗号化（REQUIRETLS）を求めていますが、次のサーバーが対応していません。",
    ),
}
"""(subject, detail) -> meaning."""
