"""Nothing -> a jail for fail2ban, for the filter beside it (jail.conf(5))."""

from maillens.present.block import Format, Look
from maillens.query.block.make import Made

FIND_S = 86_400
"""As fail2ban forgets failures that are older than a day (dbpurgeage), longer would be of no use."""

JAIL = """
[{jail}]
enabled = true
filter = maillens
port = smtp,465,submission,pop3,pop3s,imap,imaps,sieve
logpath = %(syslog_mail)s
maxretry = {failures}
findtime = {find_s}
bantime = {period_s}
ignoreip = {never}
"""


def as_jail(_: Made | None, look: Look) -> str:
    """The file, with the limit of `password-guessing`, the period, and what may never be blocked."""
    # fail2ban asks DNS for a name; it has no form for all names of a domain.
    never = ["127.0.0.0/8", "::1", *(one for one in look.never if not one.startswith("."))]
    head = [f"# {look.words[key]}" for key in ("jail.what", "jail.journal", "jail.check")]
    values = {
        "jail": look.jail,
        "failures": int(look.thresholds["password-guessing"]["failures"]),
        "find_s": FIND_S,
        "period_s": int(look.period_s),
        "never": "\n           ".join(never),
    }
    return "\n".join(head) + "\n" + JAIL.format(**values)


FORMAT = Format(as_jail, needs_log=False)
