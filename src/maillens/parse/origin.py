"""Tag of a line -> instance, service and daemon, as Postfix's syslog_name (postconf(5)) composes it."""

from functools import lru_cache

Origin = tuple[bytes, bytes, bytes, bytes]
"""host, instance, service, daemon"""


@lru_cache(1024)  # the same few in every block; hostile tags may be many
def split_tag(host: bytes, tag: bytes, daemon: bytes, product: str) -> Origin:
    """`postfix/submission/smtpd` is instance `postfix`, service `submission`, daemon `smtpd`.

    Args:
        daemon: The program, where the text and not the tag names it (Dovecot); else
            the last part of the tag.
        product: Stands in for the instance where a line has no tag.
    """
    # Dovecot 1.x wrote its daemons in capitals where it named the user: IMAP(alice).
    daemon = daemon.lower() if daemon.isupper() else daemon
    if not tag:
        return host, product.encode(), b"", daemon or product.encode()
    head, slash, rest = tag.rpartition(b"/")
    if not slash:
        return host, tag.partition(b"@")[0].removesuffix(b".service"), b"", daemon or tag
    instance, _, service = head.partition(b"/")
    return host, instance or rest, service, daemon or rest
