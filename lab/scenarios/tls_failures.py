"""TLS with mail clients that fails: no common cipher, a distrusted certificate, no TLS at all."""

import ssl
import time
from collections.abc import Callable
from contextlib import suppress

from lab.protocols.connection import connect, trusting
from lab.stage import Stage

KINDS = "tls-error"


def no_common_cipher(context: ssl.SSLContext) -> None:
    """An RSA cipher, which a server with an EC key cannot use."""
    context.maximum_version = ssl.TLSVersion.TLSv1_2
    context.set_ciphers("AES128-SHA")


def distrustful(context: ssl.SSLContext) -> None:
    """The certificate is of an authority that nobody knows."""
    context.check_hostname, context.verify_mode = True, ssl.CERT_REQUIRED


MANNERS: tuple[Callable[[ssl.SSLContext], None], ...] = (no_common_cipher, distrustful)


def play(stage: Stage) -> None:
    for manner in MANNERS:
        context = trusting()
        manner(context)
        client = stage.smtp("203.0.113.10")
        client.greet()
        client.command("STARTTLS", "220")
        with suppress(OSError):
            client.wrap(context)
        client.drop()
        with suppress(OSError):
            context.wrap_socket(connect(stage.port("imaps", None), None), server_hostname="mail.example.jp").close()
    client = stage.smtp("203.0.113.10")
    client.greet()
    client.command("STARTTLS", "220")
    client.write("EHLO this is no TLS\r\n")
    time.sleep(0.2)
    client.drop()
    plain = connect(stage.port("imaps", None), None)
    plain.sendall(b"a1 LOGIN this is no TLS\r\n")
    time.sleep(0.2)
    plain.close()
