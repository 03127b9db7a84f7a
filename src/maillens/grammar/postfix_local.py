"""Local delivery agents: local, virtual, pipe, error; their deliveries are in postfix_delivery."""

from maillens.grammar.kind import Kind

KINDS = (
    # local/unknown.c
    Kind(
        name="alias-missing",
        family="notice",
        daemons=("local",),
        shape="warning: required alias not found: {name:rest}",
        releases="2.0+",
        samples=("warning: required alias not found: postmaster",),
        en="The alias postmaster or mailer-daemon does not exist. Add it to /etc/aliases and run newaliases.",
        ja="postmasterなど必須の別名がありません。/etc/aliasesに追加してnewaliasesを実行してください。",
    ),
    # virtual/maildir.c
    Kind(
        name="maildir-access-problem",
        family="notice",
        daemons=("local", "virtual"),
        shape="warning: maildir access problem for UID/GID={uid}/{_:int}: {reason:rest}",
        releases="2.1+",
        samples=(
            "warning: maildir access problem for UID/GID=1000/1000: create maildir file"
            " /home/alice/Maildir/tmp/1.P2.mx: Permission denied",
        ),
        en="The mailbox cannot be written as this user; mail waits. Check owner and mode of the directories.",
        ja="この利用者の権限でメールボックスに書き込めず、再送待ちになります。ディレクトリーの所有者と権限を確かめてください。",
    ),
    Kind(
        name="maildir-access-problem",
        family="notice",
        daemons=("local", "virtual"),
        shape="warning: perhaps you need to create the maildirs in advance",
        releases="2.1+",
        samples=("warning: perhaps you need to create the maildirs in advance",),
        en="Advice that belongs to the maildir problem in the line before.",
        ja="前の行のmaildirの問題への助言です。メールボックスのディレクトリーを先に作ってください。",
    ),
    Kind(
        name="forward-file-problem",
        family="notice",
        daemons=("local",),
        shape="warning: file {name} {reason:rest}",
        releases="1.1+",
        samples=(
            "warning: file /home/alice/.forward is world writable",
            "warning: file /home/alice/.forward has bad owner uid 1001",
        ),
        en="The user's .forward file is ignored because others could write it; the mail goes to the mailbox instead.",
        ja="利用者の.forwardは他人に書き換えられるおそれがあるため使われず、メールは通常のメールボックスに入ります。権限を直してください。",
    ),
    Kind(
        name="forward-file-problem",
        family="notice",
        daemons=("local",),
        shape="warning: cannot open file {name}: {reason:rest}",
        releases="1.1+",
        samples=("warning: cannot open file /home/alice/.forward: Permission denied",),
        en="The user's .forward file cannot be read and is ignored; the mail goes to the mailbox instead.",
        ja="利用者の.forwardを読めないため使われず、メールは通常のメールボックスに入ります。",
    ),
    Kind(
        name="include-file-problem",
        family="notice",
        daemons=("local",),
        shape="warning: unable to lookup :include: file {name}: {reason:rest}",
        releases="1.1+",
        samples=("warning: unable to lookup :include: file /etc/postfix/list.txt: No such file or directory",),
        en=(
            "An alias names a list file that is not there; mail to that alias waits. Create the file or correct "
            "the alias."
        ),
        ja="別名が指す宛先リストのファイルがなく、メールは再送待ちになります。ファイルを作るか、別名を直してください。",
    ),
    Kind(
        name="include-file-problem",
        family="notice",
        daemons=("local",),
        shape="warning: :include: file {name} {reason:rest}",
        releases="1.1+",
        samples=("warning: :include: file /etc/postfix/list.txt is world writable",),
        en=(
            "An alias names a list file that is not safe or not a file; mail to that alias waits. Correct owner "
            "and mode."
        ),
        ja="別名が指す宛先リストのファイルに問題があり、メールは再送待ちになります。所有者と権限を直してください。",
    ),
    Kind(
        name="include-file-problem",
        family="notice",
        daemons=("local",),
        shape="warning: cannot open include file {name}: {reason:rest}",
        releases="1.1+",
        samples=("warning: cannot open include file /etc/postfix/list.txt: Permission denied",),
        en="An alias names a list file that cannot be read; mail to that alias waits. Correct its mode.",
        ja="別名が指す宛先リストのファイルを読めず、メールは再送待ちになります。権限を直してください。",
    ),
    Kind(
        name="alias-loop",
        family="notice",
        daemons=("local",),
        shape="warning: alias database loop for {name:rest}",
        releases="1.1+",
        samples=("warning: alias database loop for alice",),
        en="Aliases point at each other in a circle. Correct /etc/aliases.",
        ja="別名が互いを指して循環しています。/etc/aliasesを直してください。",
    ),
    Kind(
        name="list-owner-missing",
        family="notice",
        daemons=("local",),
        shape='warning: mailing list "{name}" needs an "{_}" alias',
        releases="2.0+",
        samples=('warning: mailing list "info" needs an "owner-info" alias',),
        en="The list has no owner- alias, so its bounces go to the senders. Add one if that is not wanted.",
        ja="このリストにはowner-の別名がないため、不達通知は差出人に届きます。必要なら別名を追加してください。",
    ),
    Kind(
        name="nis-not-configured",
        family="notice",
        daemons=("local", "smtpd", "cleanup", "trivial-rewrite", "postalias", "sendmail"),
        shape="warning: dict_nis_init: {reason:rest}",
        releases="1.1+",
        samples=("warning: dict_nis_init: NIS domain name not set - NIS lookups disabled",),
        en="alias_maps names NIS, which this host does not use. Harmless; take nis: out of alias_maps to silence it.",
        ja="alias_mapsにNISが指定されていますが、このサーバーでは使われていません。害はなく、nis:を外すと出なくなります。",
    ),
    Kind(
        name="virtual-mailbox-problem",
        family="notice",
        daemons=("virtual",),
        shape="warning: recipient {recipient}: {reason:rest}",
        releases="2.0+",
        samples=(
            "warning: recipient alice@example.jp: not found in virtual_uid_maps",
            "warning: recipient alice@example.jp: bad uid 0 in virtual_uid_maps",
        ),
        en="The tables of virtual mailboxes contradict each other for this recipient; mail waits. Correct them.",
        ja="この宛先についてvirtualのテーブル（uid・gid・メールボックス）に不備があり、再送待ちになります。テーブルを直してください。",
    ),
    # pipe/pipe.c
    Kind(
        name="pipe-user-unknown",
        family="notice",
        daemons=("pipe",),
        shape="fatal: {_:token}: unknown username: {name:rest}",
        releases="1.1+",
        samples=("fatal: get_service_attr: unknown username: vmail",),
        en="The user= of a pipe service in master.cf does not exist on this host; its mail waits. Correct the name.",
        ja="master.cfのpipeサービスのuser=に書かれた利用者が存在せず、メールは再送待ちになります。名前を直してください。",
    ),
    Kind(
        name="pipe-user-unknown",
        family="notice",
        daemons=("pipe",),
        shape="fatal: {_:token}: unknown group: {name:rest}",
        releases="1.1+",
        samples=("fatal: get_service_attr: unknown group: vmail",),
        en=(
            "The group in user= of a pipe service in master.cf does not exist on this host; its mail waits. "
            "Correct the name."
        ),
        ja="master.cfのpipeサービスのuser=に書かれたグループが存在せず、メールは再送待ちになります。名前を直してください。",
    ),
    Kind(
        name="pipe-misconfigured",
        family="notice",
        daemons=("pipe",),
        shape="fatal: {name:token}= command-line attribute specifies {reason:rest}",
        releases="1.1+",
        samples=("fatal: user= command-line attribute specifies root privileges",),
        en=(
            "A pipe service in master.cf would run with forbidden rights and is refused; its mail waits. Use "
            "another user."
        ),
        ja="master.cfのpipeサービスに許されない権限が指定され、メールは再送待ちになります。別の利用者を指定してください。",
    ),
    Kind(
        name="pipe-misconfigured",
        family="notice",
        daemons=("pipe",),
        shape="fatal: missing {name:token}= command-line attribute",
        releases="1.1+",
        samples=("fatal: missing argv= command-line attribute",),
        en="A pipe service in master.cf lacks user= or argv=; its mail waits. Complete the entry.",
        ja="master.cfのpipeサービスにuser=かargv=がなく、メールは再送待ちになります。設定を補ってください。",
    ),
)
