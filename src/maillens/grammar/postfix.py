"""Postfix: the product."""

from maillens.grammar.kind import Product

PRODUCT = Product(
    name="postfix",
    tags=("postfix", "postfix-script"),
    daemons=tuple(
        "smtpd smtp lmtp relay cleanup qmgr oqmgr nqmgr local virtual pipe error retry discard bounce defer "
        "trace pickup postscreen dnsblog tlsproxy anvil scache verify trivial-rewrite proxymap proxywrite "
        "tlsmgr flush showq spawn qmqpd master postfix-script postlogd postdrop postqueue postsuper sendmail "
        "postmap postalias postmulti postlog".split()
    ),
    queue_ids=True,
)
