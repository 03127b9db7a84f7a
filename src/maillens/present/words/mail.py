"""What a report that is mailed says of itself, and why it could not be mailed."""

TEXTS = {
    "subject": ("{host}: mail of {days}: {fact}", "{host}: {days}のメール: {fact}"),
    "to": (" to ", "〜"),
    "worst.problems": ("not all was read", "読めないログあり"),
    "worst.expired": ("{n} mail given up|{n} mails given up", "再送期限切れ{n}通"),
    "worst.bounced": ("{n} delivery bounced|{n} deliveries bounced", "不達{n}件"),
    "worst.deferred": ("{n} mail deferred|{n} mails deferred", "再送待ち{n}通"),
    "worst.login_failures": ("{n} login failed|{n} logins failed", "認証失敗{n}件"),
    "worst.rejected": ("{n} refused", "受信拒否{n}件"),
    "worst.none": ("{n} delivered", "配送済み{n}件"),
    "bad-address": ("`{address}` is no mail address", "`{address}`はメールアドレスではありません"),
    "bad-address.why": (
        "it is neither name@domain nor the name of a user of this host",
        "「名前@ドメイン」でも、このホストのユーザー名でもありません",
    ),
    "bad-address.hint": (
        "write it as in `--mail-to postmaster@example.jp`; several are given one by one",
        "`--mail-to postmaster@example.jp`のように書いてください。宛先が複数あるときは、オプションを繰り返します",
    ),
    "no-sendmail": ("cannot mail the report", "レポートをメールで送れません"),
    "no-sendmail.why": ("there is no program `sendmail` on this host", "このホストに`sendmail`がありません"),
    "no-sendmail.hint": (
        "a mail server or `apt install msmtp-mta` provides it; `-o report.html` writes a file",
        "メールサーバーか、`apt install msmtp-mta`などで用意できます。`-o report.html`でファイルにも書き出せます",
    ),
    "not-sent": ("the report was not mailed", "レポートをメールで送れませんでした"),
    "not-sent.hint": (
        "`echo test | sendmail -i root` shows whether mail goes out from here; `-o report.html` writes a file",
        "`echo test | sendmail -i root`で、このホストからメールを送れるか確かめてください。"
        "`-o report.html`でファイルにも書き出せます",
    ),
    "sendmail-slow": (
        "sendmail did not take it within {n} seconds",
        "sendmailが{n}秒たっても受け取りませんでした",
    ),
    "sendmail-failed": (
        "`{program}` ended with exit code {code} {meaning}",
        "`{program}`が終了コード{code}で終わりました{meaning}",
    ),
    "exit.64": ("(usage: it knows other options than -t and -i)", "（オプションの誤り。-tと-iを受け付けません）"),
    "exit.65": ("(it takes an address or the mail for malformed)", "（アドレスかメールの形式の誤り）"),
    "exit.66": ("(a file it needs is missing)", "（必要なファイルがありません）"),
    "exit.67": ("(no such user)", "（宛先のユーザーがいません）"),
    "exit.68": ("(no such host)", "（宛先のホストがありません）"),
    "exit.69": ("(the mail server is not running, or refuses)", "（メールサーバーが動いていないか、受け付けません）"),
    "exit.70": ("(a fault in the mail server)", "（メールサーバーの内部エラー）"),
    "exit.71": ("(the system lacks a resource)", "（システムの資源不足）"),
    "exit.72": ("(a file of the system is missing)", "（システムのファイルがありません）"),
    "exit.73": ("(it cannot write its queue)", "（キューに書き込めません）"),
    "exit.74": ("(reading or writing failed)", "（読み書きの失敗）"),
    "exit.75": ("(for the time being; try again later)", "（一時的な失敗。あとでやり直してください）"),
    "exit.76": ("(the other side broke the protocol)", "（通信の相手が規則に反しました）"),
    "exit.77": ("(this user may not send mail)", "（このユーザーには送信が許可されていません）"),
    "exit.78": ("(the configuration of the mail server is wrong)", "（メールサーバーの設定の誤り）"),
    "exit.127": ("(the program could not be started)", "（プログラムを起動できません）"),
}
