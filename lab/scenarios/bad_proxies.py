"""Connections to a proxied port that do not begin with the PROXY protocol."""

import socket
import time

from lab.place import PORTS
from lab.stage import Stage

KINDS = "haproxy-error dovecot-haproxy-error"


def play(stage: Stage) -> None:
    for service in ("smtp", "postscreen", "imap"):
        with socket.create_connection(("127.0.0.1", PORTS[service] + 1000)) as connection:
            connection.sendall(b"NOT A PROXY HEADER\r\n")
            time.sleep(0.5)
