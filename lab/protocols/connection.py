"""A TCP connection to a server of the lab that may pretend to come from anywhere."""

import itertools
import socket
import ssl
import struct

TIMEOUT_S = 40.0

HERE = (None, "127.0.0.1", "::1")
"""Clients that need not pretend: this host, by either protocol."""

_client_ports = itertools.count(40_000)


def connect(port: int, address: str | None) -> socket.socket:
    """Connect to this host.

    Args:
        address: The address that the PROXY protocol (version 1, haproxy's proxy-protocol.txt) announces;
            one of `HERE` for a port where none is expected.
    """
    own = "::1" if address == "::1" else "127.0.0.1"
    connection = socket.create_connection((own, port), TIMEOUT_S)
    # Without it each DATA waits 40 ms for an acknowledgement.
    connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    if address is not None and address not in HERE:
        family, own = ("TCP6", "::1") if ":" in address else ("TCP4", "127.0.0.1")
        head = f"PROXY {family} {address} {own} {40_000 + next(_client_ports) % 20_000} {port}\r\n"
        connection.sendall(head.encode())
    return connection


def trusting() -> ssl.SSLContext:
    """TLS that asks nobody for a certificate."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
    return context


def reset(connection: socket.socket) -> None:
    """Close with a RST instead of a FIN."""
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    connection.close()
