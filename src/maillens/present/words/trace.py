"""What the command `maillens trace` says."""

TEXTS = {
    "short": ("what became of a mail, step by step", "メールがどうなったかを、順を追って調べる"),
    "help": (
        "Finds mail, delivered, waiting, returned or refused, and tells the story of each: who handed it in, every "
        "attempt with its reply, and what became of it for each recipient.\n"
        "WHAT is recognised by its form: a queue id (3F0AB14C5D), a Message-ID (<…@…>), an address, a domain "
        "(@example.jp), an IP address or network (192.0.2.0/24), a host name, or the name of a login. Several are "
        "combined with and; options say what is meant where the form does not.\n"
        "What exists as a file or directory, holds a `/` and is no network, is a pattern or `-`, or ends as log files do "
        "(.log, .gz …) is a FILE; all else is WHAT. Without FILE it is the log of this host.\n"
        "Exit code: 0 found; 1 nothing found; 2 something could not be read.",
        "メールを探し、届いたもの、待っているもの、送り返したもの、断ったもののいずれについても、経過を順に表示します。"
        "誰から受け付けたか、配送の試行と応答、宛先ごとの結果が分かります。\n"
        "WHATは形で見分けます。キューID（3F0AB14C5D）、Message-ID（<…@…>）、アドレス、ドメイン（@example.jp）、"
        "IPアドレスやネットワーク（192.0.2.0/24）、ホスト名、認証のユーザー名です。"
        "複数書くと、すべてに当てはまるものを探します。形で決まらないものはオプションで指定してください。\n"
        "引数のうち、ファイルやディレクトリーとして存在するもの、`/`を含むもの（ネットワークを除く）、パターン、`-`、"
        "末尾が.logや.gzなどのものはFILE、それ以外はWHATです。FILEがなければ、このホストのログを読みます。\n"
        "終了コード: 0 見つかった、1 見つからない、2 読めないものがあった",
    ),
    "examples": (
        "maillens trace taro@example.com\tall mail from or to this address\n"
        "maillens trace 3F0AB14C5D /var/log/mail.log*\tone mail, in these files\n"
        "maillens trace --to hanako@example.jp --status deferred\twhat waits for her\n"
        "maillens trace 192.0.2.25 --day yesterday\twhat this client did yesterday\n"
        "maillens trace taro@example.com --open 3\tthe third of many\n"
        "maillens trace 3F0AB14C5D --lines\tthe raw lines",
        "maillens trace taro@example.com\tこのアドレスが差出人か宛先のメール\n"
        "maillens trace 3F0AB14C5D /var/log/mail.log*\t指定したファイルから1通\n"
        "maillens trace --to hanako@example.jp --status deferred\tこの宛先の再送待ち\n"
        "maillens trace 192.0.2.25 --day yesterday\t昨日のこの接続元\n"
        "maillens trace taro@example.com --open 3\t見つかったうちの3番目\n"
        "maillens trace 3F0AB14C5D --lines\t元の行だけ",
    ),
    "option.queue-id": ("The mail with this queue id.", "このキューIDのメールを探します。"),
    "option.message-id": ("The mail with this Message-ID.", "このMessage-IDのメールを探します。"),
    "option.from": (
        "From this sender; @example.jp for a domain, <> for notices.",
        "この差出人のメールを探します。@example.jpならドメイン、<>なら通知です。",
    ),
    "option.to": (
        "To this recipient, before or after aliases; @example.jp for a domain.",
        "この宛先のメールを探します（エイリアス展開の前後どちらでも）。@example.jpならドメインです。",
    ),
    "option.client": (
        "From this client: IP address, network or name.",
        "この接続元（IPアドレス、ネットワーク、名前）からのメールを探します。",
    ),
    "option.helo": (
        "From a client that called itself so; logged of refusals only.",
        "接続元がこの名前であいさつ（HELO）したものを探します。Postfixは拒否のときだけ記録します。",
    ),
    "option.user": ("Handed in by this login (SASL).", "このユーザーがSMTP認証して送ったメールを探します。"),
    "option.relay": (
        "Delivered, or tried, through this next server.",
        "この配送先サーバーに送った（送ろうとした）メールを探します。",
    ),
    "option.status": (
        "With a recipient of this status: sent, deferred, bounced, expired, rejected, held …",
        "この状態の宛先があるメールを探します（sent、deferred、bounced、expired、rejected、heldなど）。",
    ),
    "option.dsn": (
        "With this enhanced status code; 5.1 is all of 5.1.x.",
        "この拡張ステータスコードのメールを探します。5.1は5.1.xすべてです。",
    ),
    "option.subject": (
        "With this in the subject, where a header check logs it.",
        "件名にこの文字を含むメールを探します（ヘッダー検査で件名を記録している場合だけ）。",
    ),
    "option.all": ("Tell the stories of all, however many.", "何通あっても、すべての経過を表示します。"),
    "option.open": (
        "Tell the story of number N of the table; may be given several times.",
        "表のN番の経過を表示します。複数回指定できます。",
    ),
    "option.top": ("Rows of the table; 0 for all, 50 is the default.", "表の行数です。0ですべて、既定は50です。"),
    "option.lines": (
        "Print the raw lines and nothing else: as they are in a pipe or a file, made harmless on a terminal.",
        "元の行だけを出力します。パイプやファイルにはそのまま、端末には制御文字を無害にして出します。",
    ),
    "option.format": (
        "Form of the answer: text and html for people, json and csv for programs (csv: a row for each recipient).",
        "出力の形式です。textとhtmlは人が読むため、jsonとcsvはプログラム用です（csvは宛先ごとに1行）。",
    ),
    "option.output": ("Write to FILE instead of the screen.", "画面の代わりにFILEへ書き込みます。"),
    "option.color": (
        "Colours: auto (on a terminal, the default), always, never. NO_COLOR is obeyed.",
        "色を付けるかどうかです。auto（端末のときだけ、既定）、always（常に）、never（付けない）。"
        "環境変数NO_COLORにも従います。",
    ),
    # The table of what was found.
    "table.headline": ("{n} mail found: {what}|{n} mails found: {what}", "{what}: {n}件"),
    "and": (" and ", " かつ "),
    "column.number": ("no.", "番号"),
    "column.time": ("time", "時刻"),
    "column.from": ("from", "差出人"),
    "column.to": ("to", "宛先"),
    "column.status": ("status", "状態"),
    "column.size": ("size", "サイズ"),
    "column.id": ("id", "ID"),
    "names.separator": (", ", "、"),
    "logins.title": ("Logins", "ログイン"),
    "logins.success": ("{n} login|{n} logins", "ログイン{n}回"),
    "logins.failure": ("{n} failed attempt to log in|{n} failed attempts to log in", "ログイン失敗{n}回"),
    "logins.no-mail": ("no mail", "メールなし"),
    "logins.more": ("{n} more; `--format json` has all.", "ほかに{n}件あります（`--format json`にはすべて入ります）。"),
    "login.success": ("logged in", "成功"),
    "login.failure": ("failed", "失敗"),
    "column.count": ("count", "回数"),
    "column.result": ("result", "結果"),
    "column.protocol": ("protocol", "プロトコル"),
    "column.client": ("from", "接続元"),
    "column.first": ("first", "最初"),
    "column.last": ("last", "最後"),
    "more-recipients": ("{first} +{n}", "{first} ほか{n}"),
    "table.earlier": (
        "{n} earlier ones are not shown; `--top 0` shows all.",
        "これより前の{n}件は省いています（すべて表示するには`--top 0`）。",
    ),
    "table.open": (
        "`--open N` tells the story of one, `--all` of all.",
        "経過は`--open 番号`で1件、`--all`ですべて表示できます。",
    ),
    "no-number": ("there is no number {n}", "{n}番はありません"),
    "no-number.why": ("{count} were found", "見つかったのは{count}件です"),
    "no-number.hint": ("leave out `--open` to see the table", "`--open`を付けずに実行すると、表を確かめられます"),
    # A story.
    "headline.mail": ("Mail {id}: {outcome}", "メール{id}: {outcome}"),
    "headline.door": ("Turned away: {client}", "受信拒否: {client}"),
    "fact.from": ("from", "差出人"),
    "fact.received": ("received", "受付"),
    "fact.client": ("handed in by", "受付元"),
    "fact.size": ("size", "サイズ"),
    "fact.message-id": ("Message-ID", "Message-ID"),
    "fact.host": ("server", "サーバー"),
    "fact.door": ("at", "時刻"),
    "null-sender": ("<> (a notice)", "<>（通知）"),
    "origin.login": ("{client}, logged in as {login}", "{client}（認証: {login}）"),
    "origin.local": ("a program on this host (uid {uid})", "このホストのプログラム（uid {uid}）"),
    "origin.unknown": ("unknown: the log does not hold its beginning", "不明（受付の記録がログにありません）"),
    "origin.itself": ("this server itself", "このサーバー自身"),
    "verdicts": ("What became of it", "結果"),
    "notices": ("Notices that it caused", "このメールで生じた通知"),
    "story": ("What happened, in order of time", "経過"),
    "unproven": ("What the log does not prove", "ログからは分からないこと"),
    "no-recipients": ("The log names no recipient.", "宛先の記録がログにありません。"),
    # Outcomes in a word: labels, the status of the table.
    "outcome.sent": ("handed on", "送信済み"),
    "outcome.delivered": ("delivered", "配送済み"),
    "outcome.forwarded": ("forwarded", "転送"),
    "outcome.deferred": ("waiting", "再送待ち"),
    "outcome.unfinished": ("on its way", "処理中"),
    "outcome.held": ("held", "保留"),
    "outcome.bounced": ("returned", "不達"),
    "outcome.expired": ("expired", "期限切れ"),
    "outcome.discarded": ("discarded", "破棄"),
    "outcome.sieve-discarded": ("discarded", "破棄"),
    "outcome.refused": ("refused", "受信拒否"),
    "outcome.deleted": ("deleted", "削除"),
    "outcome.partial": ("in part", "一部のみ"),
    "outcome.deliverable": ("deliverable", "配送可能"),
    "outcome.undeliverable": ("undeliverable", "配送不能"),
    "outcome.incomplete": ("broken off", "中断"),
    "outcome.canceled": ("canceled", "取り消し"),
    "outcome.removed": ("removed", "完了"),
    "outcome.requeued": ("queued anew", "再投入"),
    "outcome.unknown": ("unknown", "不明"),
    # Verdicts in a sentence.
    "verdict.sent": (
        "{recipient}: handed to the next server, {relay}, which took it: {reply}",
        "{recipient}: 次のサーバー{relay}が受け取りました。応答: {reply}",
    ),
    "verdict.delivered": (
        "{recipient}: delivered on this server ({relay}): {reply}",
        "{recipient}: このサーバーで配送しました（{relay}）。応答: {reply}",
    ),
    "verdict.delivered-into": (
        "{recipient}: delivered into the mailbox {mailbox}",
        "{recipient}: メールボックス{mailbox}に配送しました。",
    ),
    "verdict.delivered-junk": (
        "{recipient}: delivered, but into the folder for spam: {mailbox}",
        "{recipient}: 配送しましたが、迷惑メールのフォルダー{mailbox}に入りました。",
    ),
    "verdict.sieve-discarded": (
        "{recipient}: arrived, and was thrown away by the recipient's own Sieve rule",
        "{recipient}: 届きましたが、受信者自身の振り分けルール（Sieve）で破棄されました。",
    ),
    "verdict.forwarded": (
        "{recipient}: forwarded as a new message: {reply}",
        "{recipient}: 別のメールとして転送しました。{reply}",
    ),
    "verdict.deferred": (
        "{recipient}: still trying, {attempts} since {first}; the last time {relay} said: {reply}",
        "{recipient}: 再送を続けています（{first}から{attempts}）。最後の応答（{relay}）: {reply}",
    ),
    "verdict.deferred-nowhere": (
        "{recipient}: still trying, {attempts} since {first}; the last time: {reply}",
        "{recipient}: 再送を続けています（{first}から{attempts}）。最後の結果: {reply}",
    ),
    "verdict.unfinished": (
        "{recipient}: not tried yet when the log ends",
        "{recipient}: ログの終わりでは、まだ配送を試みていません。",
    ),
    "verdict.held": (
        "{recipient}: held in the queue until somebody releases it",
        "{recipient}: キューに保留されています。解除するまで配送されません。",
    ),
    "verdict.bounced": (
        "{recipient}: given up and returned to the sender, because {relay} said: {reply}",
        "{recipient}: 配送できず、差出人に送り返しました。応答（{relay}）: {reply}",
    ),
    "verdict.bounced-nowhere": (
        "{recipient}: given up and returned to the sender: {reply}",
        "{recipient}: 配送できず、差出人に送り返しました。理由: {reply}",
    ),
    "verdict.expired": (
        "{recipient}: returned to the sender after {attempts} in vain since {first}; the last time: {reply}",
        "{recipient}: {first}から{attempts}送れず、期限が切れたので差出人に送り返しました。最後の結果: {reply}",
    ),
    "verdict.notice-lost": (
        "{recipient}: could not be delivered, and was thrown away, as a notice goes back to nobody: {reply}",
        "{recipient}: 届けられず、通知には返す相手がないため破棄しました。理由: {reply}",
    ),
    "verdict.discarded": (
        "{recipient}: thrown away by this server as its rules say {reply}",
        "{recipient}: このサーバーの設定により破棄しました。{reply}",
    ),
    "verdict.refused": ("{recipient}: refused at the door: {reply}", "{recipient}: 受信の段階で拒否しました: {reply}"),
    "verdict.deleted": (
        "{recipient}: deleted from the queue by the administrator",
        "{recipient}: 管理者がキューから削除しました。",
    ),
    "verdict.partial": (
        "{recipient}: delivered in part: not all addresses behind it got it",
        "{recipient}: 転送先の一部にだけ届きました。",
    ),
    "verdict.deliverable": (
        "{recipient}: a test without mail; the address takes mail: {reply}",
        "{recipient}: 確認だけの試行です。受け取れるアドレスです: {reply}",
    ),
    "verdict.undeliverable": (
        "{recipient}: a test without mail; the address takes none: {reply}",
        "{recipient}: 確認だけの試行です。受け取れないアドレスです: {reply}",
    ),
    "verdict.incomplete": (
        "{recipient}: the client broke off before the mail was complete",
        "{recipient}: 接続元が途中で切断し、メールは完成しませんでした。",
    ),
    "verdict.canceled": ("{recipient}: the client took it back", "{recipient}: 接続元が取り消しました。"),
    "verdict.unknown": ("{recipient}: the log does not tell", "{recipient}: ログからは分かりません。"),
    "attempts": ("{n} attempt|{n} attempts", "{n}回"),
    "client-itself": ("the connection", "接続"),
    "part": ("→ {text}", "→ {text}"),
    "why": ("{sentence} {meaning}", "{sentence}{meaning}"),
    "why.between": (". ", " "),
    "notice.bounce": ("notice of failure", "不達通知"),
    "notice.delay-notice": ("notice of delay", "遅延通知"),
    "notice.dsn": ("notice of success", "配送状況通知"),
    "unproven.sent": (
        '"Handed on" means that the next server took the mail and answers for it. Whether it put it into the inbox, into '
        "the spam folder or nowhere, only its own log tells.",
        "「送信済み」は、次のサーバーが受け取って責任を引き継いだという意味です。"
        "受信箱・迷惑メール・破棄のどれになったかは、そのサーバーのログでしか分かりません。",
    ),
    "unproven.delivered": (
        "That the mail lies in a mailbox does not say that anybody has read it.",
        "メールボックスに入ったことは分かりますが、読まれたかどうかは分かりません。",
    ),
    "unproven.open": (
        "The mail was still in the queue when the log ends; `maillens queue show {id}` tells how it stands now.",
        "ログの終わりの時点で、メールはまだキューにありました。いまの状態は`maillens queue show {id}`で確かめてください。",
    ),
    "unproven.beginning": (
        "The beginning of this mail is not in the files that were read.",
        "このメールの受付の記録は、読んだファイルにありません。",
    ),
    # Events.
    "event.connect": ("{client} connects", "{client}が接続"),
    "event.disconnect": ("{client} disconnects", "{client}が切断"),
    "event.lost-connection": (
        "the connection from {client} breaks off after {last_command}",
        "{client}との接続が{last_command}のあと途切れた",
    ),
    "event.timeout": (
        "{client} is silent too long after {last_command}",
        "{client}が{last_command}のあと応答せず、時間切れ",
    ),
    "event.client": ("{id}: taken in from {client}{login}", "{id}: {client}から受け付け{login}"),
    "event.login": (", logged in as {login}", "（認証: {login}）"),
    "event.pickup": (
        "{id}: handed in on this host by uid {uid}, sender {sender}",
        "{id}: このホストのuid {uid}が投函（差出人: {sender}）",
    ),
    "event.message-id": ("{id}: Message-ID {message_id}", "{id}: Message-ID {message_id}"),
    "event.queue-active": (
        "{id}: in the queue: from {sender}, {size}, recipients: {recipient_count}",
        "{id}: キューに入った（差出人: {sender}、{size}、宛先{recipient_count}件）",
    ),
    "event.delivery": (
        "{id}: {recipient}: {status} by {relay}: {reply}",
        "{id}: {recipient}: {status}（{relay}）{reply}",
    ),
    "event.original": (" (for {original})", "（元の宛先: {original}）"),
    "event.removed": ("{id}: done, removed from the queue", "{id}: 完了し、キューから削除"),
    "event.expired": ("{id}: too old, goes back to the sender", "{id}: 期限切れ、差出人に送り返す"),
    "event.held": ("{id}: put on hold", "{id}: 保留"),
    "event.released": ("{id}: released from hold", "{id}: 保留を解除"),
    "event.bounce-notice": (
        "{id}: the sender is told of the failure: {child_queue_id}",
        "{id}: 差出人へ不達通知を作成: {child_queue_id}",
    ),
    "event.delay-notice": (
        "{id}: the sender is told of the delay: {child_queue_id}",
        "{id}: 差出人へ遅延通知を作成: {child_queue_id}",
    ),
    "event.postmaster-bounce-notice": (
        "{id}: the postmaster is told of the failure: {child_queue_id}",
        "{id}: 管理者（postmaster）へ不達通知を作成: {child_queue_id}",
    ),
    "event.postmaster-delay-notice": (
        "{id}: the postmaster is told of the delay: {child_queue_id}",
        "{id}: 管理者（postmaster）へ遅延通知を作成: {child_queue_id}",
    ),
    "event.postscreen-connect": ("{client} connects; postscreen looks at it", "{client}が接続、postscreenが検査"),
    "event.postscreen-pass-new": ("postscreen lets {client} through", "postscreenが{client}を通過させた"),
    "event.postscreen-pass-old": (
        "postscreen knows {client} and lets it through",
        "postscreenが{client}を通過させた（検査済み）",
    ),
    "event.dsn-notice": (
        "{id}: the sender is told of the delivery: {child_queue_id}",
        "{id}: 差出人へ配送状況通知を作成: {child_queue_id}",
    ),
    "event.reject": ("refused at {stage}: {recipient} {reason}", "{stage}で拒否: {recipient} {reason}"),
    "event.tls-established": (
        "encrypted: {tls_protocol} with {peer} ({tls_trust})",
        "暗号化: {peer}と{tls_protocol}（{tls_trust}）",
    ),
    "event.sasl-failure": (
        "{client}: login failed ({sasl_method}): {login_reason}",
        "{client}: 認証失敗（{sasl_method}）: {login_reason}",
    ),
    "event.mail-saved": (
        "put into the mailbox {mailbox} of {login_user}",
        "{login_user}のメールボックス{mailbox}に保存",
    ),
    "event.mailbox-save": ("written into {mailbox} of {login_user}", "{login_user}の{mailbox}に書き込み"),
    "event.sieve-discard": (
        "the Sieve rule of {login_user} throws it away",
        "{login_user}の振り分けルール（Sieve）が破棄",
    ),
    "event.sieve-redirect": (
        "the Sieve rule of {login_user} forwards it to {recipient}",
        "{login_user}の振り分けルール（Sieve）が{recipient}へ転送",
    ),
    "event.sieve-vacation": ("an absence reply goes to {recipient}", "{recipient}へ不在通知を送信"),
    "repeated": (" ({n} times, the last at {last})", "（{n}回、最後は{last}）"),
    "link.content-filter": (" (back from the content filter)", "（フィルターから戻った）"),
    "link.forward": (" (forwarded)", "（転送）"),
    "link.bounce": (" (the notice of failure)", "（不達通知）"),
    "link.delay-notice": (" (the notice of delay)", "（遅延通知）"),
    "link.dsn": (" (the notice of success)", "（配送状況通知）"),
    "link.requeue": (" (queued anew)", "（キューに再投入）"),
    "link.redirect": (" (forwarded by the recipient's Sieve rule)", "（受信者のSieveルールによる転送）"),
    "link.next-host": (" (on the next host)", "（次のホスト）"),
    # Nothing found.
    "nothing": ("no mail found: {what}", "見つかりません: {what}"),
    "nothing.searched": ("searched: {files}", "調べたログ: {files}"),
    "nothing.more-files": ("{files} and {n} more", "{files}ほか{n}個"),
    "nothing.period": ("only {period}", "期間: {period}"),
    "nothing.near": ("nearest: {names}", "近いもの: {names}"),
    "nothing.near-one": ("`{text}` ({n} line)|`{text}` ({n} lines)", "`{text}`（{n}行）"),
    "nothing.each": ("each by itself: {counts}", "条件ごとの件数: {counts}"),
    "nothing.count": ("{what}: {n}", "{what}: {n}件"),
    "nothing.hint": ("`{command}` searches for that", "`{command}`で探せます"),
    "nothing.hint-files": (
        "older mail may be in rotated files: `maillens trace … /var/log/mail.log*`",
        "古いメールは切り替え済みのファイルにあるかもしれません: `maillens trace … /var/log/mail.log*`",
    ),
    "nothing.other-times": ("at other times: {n}", "期間の外にあるもの: {n}件"),
    "no-copy": ("cannot copy the input to search it", "入力を調べるための一時的なコピーを作れません"),
    "no-copy.hint": ("save it in a file first and name that", "先にファイルに保存して、そのファイルを指定してください"),
    # What makes no sense.
    "no-what": ("nothing to search for", "探すものの指定がありません"),
    "no-what.why": ("all that was named are files", "指定されたのはファイルだけです"),
    "no-what.hint": (
        "name an address or a queue id: `maillens trace taro@example.com …`",
        "アドレスやキューIDを指定してください: `maillens trace taro@example.com …`",
    ),
    "bad.no-queue-id": ("`{text}` is no queue id", "`{text}`はキューIDではありません"),
    "bad.no-queue-id.why": (
        "queue ids are hexadecimal digits in capitals (3F0AB14C5D), or long ones with a `z` (4TqVdF2Lk6z1Bn)",
        "キューIDは、大文字の16進数（3F0AB14C5D）か、`z`を含む長い形（4TqVdF2Lk6z1Bn）です",
    ),
    "bad.no-network": ("`{text}` is no network", "`{text}`はネットワークではありません"),
    "bad.no-network.why": (
        "networks are written as in 192.0.2.0/24 or 2001:db8::/32",
        "192.0.2.0/24や2001:db8::/32のように書きます",
    ),
    "bad.no-dsn": ("`{text}` is no enhanced status code", "`{text}`は拡張ステータスコードではありません"),
    "bad.no-dsn.why": ("codes are written as in 5.1.1, 4.2 or 5", "5.1.1、4.2、5のように書きます"),
    "bad.unprintable": ("cannot search for `{text}`", "`{text}`は探せません"),
    "bad.unprintable.why": ("it holds characters that cannot be seen", "目に見えない文字が含まれています"),
    "bad.empty": ("nothing to search for in `--{field}`", "`--{field}`に探すものがありません"),
    "bad.empty.why": ("it is empty; the empty sender is `<>`", "空です。空の差出人は`<>`と書きます"),
    "bad.hint": (
        "`maillens trace --help` shows what can be asked",
        "使い方は`maillens trace --help`で確かめてください",
    ),
    "field.queue-id": ("queue id", "キューID"),
    "field.message-id": ("Message-ID", "Message-ID"),
    "field.address": ("address", "アドレス"),
    "field.domain": ("domain", "ドメイン"),
    "field.from": ("from", "差出人"),
    "field.to": ("to", "宛先"),
    "field.client": ("client", "接続元"),
    "field.helo": ("HELO", "HELO"),
    "field.host": ("host", "ホスト"),
    "field.user": ("login", "認証ユーザー"),
    "field.relay": ("next server", "配送先サーバー"),
    "field.status": ("status", "状態"),
    "field.dsn": ("code", "コード"),
    "field.subject": ("subject", "件名"),
    "asked": ("{field} {text}", "{field} {text}"),
}
