"""Nothing -> a filter for fail2ban that counts what only attackers do, each try once (jail.conf(5), FILTER FILES)."""

from maillens.present.block import Format, Look
from maillens.query.block.make import Made

FILTER = r"""
[INCLUDES]
before = common.conf

[Definition]
_daemon = (?:postfix(?:-[\w-]+)?(?:/[\w-]+)*/smtpd|dovecot)

# In a log file of its own Dovecot names neither host nor program: how the content begins tells where the prefix ends.
prefregex = ^%(__prefix_line)s<F-CONTENT>(?:warning: |%(_login)s: |\w+: reject: ).+</F-CONTENT>$

failregex = ^warning: [^\[\s]+\[<ADDR>\](?::\d+)?: SASL [\w-]+ authentication failed:%(_not_the_client)s
            ^%(_login)s: (?:Info: )?%(_ended)s(?:: .*?)? \(%(_failed)s(?: in \d+ secs)?\)(?: \(\w+\))?: %(_client)s
            ^\w+: reject: RCPT from [^\[\s]+\[<ADDR>\](?::\d+)?: [45]54 [45]\.7\.1 <[^>]*>: Relay access denied;

_not_the_client = (?! Connection lost to authentication server| Invalid authentication mechanism)
_login = (?:pop3|imap|managesieve|submission)-login
_ended = (?:Aborted login|Login aborted|Disconnected|Remote closed connection|Client has quit the connection)
_failed = (?:auth failed, \d+ attempts|\d+ authentication attempts)
# Of what stands behind `rip=` the last is meant: a user may call himself `a>, rip=203.0.113.9, lip=`.
_client = (?:user=<.*>, )?(?:method=[\w-]+, )?rip=<ADDR>(?:,|$)

ignoreregex =

# All that is of the mail system (syslog(3), LOG_MAIL), where the journal is read.
journalmatch = SYSLOG_FACILITY=2
"""


def as_filter(_: Made | None, look: Look) -> str:
    """The file. Lines of Dovecot's auth process are left out: Postfix and the login process tell of the same tries."""
    head = [f"# {look.words[key]}" for key in ("filter.what", "filter.counts", "filter.where")]
    return "\n".join(head) + "\n" + FILTER


FORMAT = Format(as_filter, needs_log=False)
