"""Dovecot: the product."""

from maillens.grammar.kind import Product

PRODUCT = Product(
    name="dovecot",
    tags=("dovecot",),
    daemons=tuple(
        "imap-login pop3-login submission-login managesieve-login sieve-login imap pop3 submission managesieve "
        "sieve lmtp lda deliver auth auth-worker anvil log master config stats old-stats indexer indexer-worker "
        "ssl-params doveadm doveadm-server dict dict-async director replicator aggregator dns-client ipc script "
        "quota-status imap-urlauth imap-urlauth-login imap-urlauth-worker imap-hibernate doveconf welcome "
        "tcpwrap health-check dsync dsync-local dsync-server".split()
    ),
    daemon_in_text=True,
)
