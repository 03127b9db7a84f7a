"""What the commands say that change the queue: hold, release, requeue, delete, flush."""

TEXTS = {
    "column.mail": ("from -> to", "差出人 → 宛先"),
    "from-to": ("{sender} -> {recipients}", "{sender} → {recipients}"),
    "cut": (
        "… and {n} more (`maillens queue list` shows all)",
        "…ほか{n}通（すべて表示するには`maillens queue list`）",
    ),
    # Before.
    "no-condition": ("no condition says which mail is meant", "どのメールを操作するか、条件がありません"),
    "no-condition.why": ("without one, all mail would be", "条件がないと、すべてのメールが対象になります"),
    "no-condition.hint": (
        "name one (`maillens queue {action} --domain example.com`), or say `--all`; `--dry-run` only shows",
        "条件を指定してください（`maillens queue {action} --domain example.com`）。全部なら`--all`、確認だけなら`--dry-run`を付けます",
    ),
    "all-and-condition": ("`--all` and a condition contradict each other", "`--all`と条件を一緒に指定できません"),
    "all-and-condition.why": (
        "either all mail is meant, or what meets the condition",
        "全部なのか、条件に合うものだけなのかが決まりません",
    ),
    "all-and-condition.hint": ("leave out one of them", "どちらか一方だけを指定してください"),
    "cannot-ask": ("nobody can be asked whether to go on", "実行してよいかを確認できません"),
    "cannot-ask.why": ("standard input is no terminal", "標準入力が端末ではありません"),
    "cannot-ask.hint": (
        "`--yes` goes on without asking; `--dry-run` only shows",
        "確認なしで実行するには`--yes`、確認だけなら`--dry-run`を付けてください",
    ),
    "not-root": ("you are not root", "rootではありません"),
    "nothing-to-do": ("there is nothing to {action}", "{action}の対象になるメールがありません"),
    "nothing-to-do.hint": (
        "`maillens queue list` shows the queues",
        "どのキューにあるかは`maillens queue list`で確かめてください",
    ),
    "other-queue": (
        "{n} mail is left alone: |{n} mails are left alone: ",
        "{n}通は対象から外しました。",
    ),
    "other-queue.why": ("`{action}` works on mail in {queues}", "`{action}`で操作できるのは、{queues}にあるメールです"),
    "would.hold": ("{n} mail would be put on hold|{n} mails would be put on hold", "{n}通を保留にします"),
    "would.release": (
        "{n} mail would be released from hold|{n} mails would be released from hold",
        "{n}通の保留を解除します",
    ),
    "would.requeue": ("{n} mail would be queued anew|{n} mails would be queued anew", "{n}通をキューに入れ直します"),
    "would.delete": ("{n} mail would be deleted|{n} mails would be deleted", "{n}通を削除します"),
    "would.flush": ("{n} mail would be tried now|{n} mails would be tried now", "{n}通をすぐに再送します"),
    "would.recipients": (", for {n} recipient|, for {n} recipients", "（宛先{n}件"),
    "would.size": (", {size}.", "、{size}）。"),
    "whole-mails": (
        "A mail with several recipients is one queue file: the others are meant with it.",
        "宛先が複数のメールは一つのファイルなので、ほかの宛先の分も一緒に操作されます。",
    ),
    "ask.hold": ("Put {n} mail on hold? [y/N]|Put {n} mails on hold? [y/N]", "{n}通を保留にしますか。[y/N]"),
    "ask.release": (
        "Release {n} mail from hold? [y/N]|Release {n} mails from hold? [y/N]",
        "{n}通の保留を解除しますか。[y/N]",
    ),
    "ask.requeue": ("Queue {n} mail anew? [y/N]|Queue {n} mails anew? [y/N]", "{n}通をキューに入れ直しますか。[y/N]"),
    "ask.delete": (
        "Delete {n} mail? It cannot be brought back. [y/N]|Delete {n} mails? They cannot be brought back. [y/N]",
        "{n}通を削除しますか。元には戻せません。[y/N]",
    ),
    "ask.flush": ("Try {n} mail now? [y/N]|Try {n} mails now? [y/N]", "{n}通をすぐに再送しますか。[y/N]"),
    "left-alone": ("nothing was done", "何も変更していません"),
    # After.
    "did.hold": ("put on hold: {n} mail|put on hold: {n} mails", "保留にしました: {n}通"),
    "did.release": ("released from hold: {n} mail|released from hold: {n} mails", "保留を解除しました: {n}通"),
    "did.requeue": ("queued anew: {n} mail|queued anew: {n} mails", "キューに入れ直しました: {n}通"),
    "did.delete": ("deleted: {n} mail|deleted: {n} mails", "削除しました: {n}通"),
    "did.flush": (
        "asked Postfix to try now: {n} mail|asked Postfix to try now: {n} mails",
        "Postfixに再送を指示しました: {n}通",
    ),
    "gone": (
        "{n} mail had left the queue meanwhile|{n} mails had left the queue meanwhile",
        "{n}通は、その間にキューからなくなっていました",
    ),
    "not-done": (
        "{n} mail is still as it was|{n} mails are still as they were",
        "{n}通は元のままです",
    ),
    "interrupted": ("stopped half way", "途中で止めました"),
    "interrupted.why": (
        "what is named above was done and stays so",
        "上に示した分は実行済みで、元には戻りません",
    ),
}
