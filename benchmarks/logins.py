"""Those who read mail: IMAP, POP3 and ManageSieve sessions at Dovecot."""

from delivery import token
from host import ADDRESS, Host


def imap(host: Host, at: int) -> None:
    """A mail client looks for new mail, or stays for an hour."""
    rng = host.random
    user, pid, session = _login(host, at, "imap")
    end = at + host.seconds(0.2, 3_600)
    read = rng.randrange(40)
    sizes = (
        f"in={rng.randrange(60, 4_000)} out={int(rng.lognormvariate(8.5, 1.5))} deleted={rng.choice((0, 0, 0, 1, 4))} expunged=0 trashed=0 "
        f"hdr_count={read} hdr_bytes={read * 612} body_count={read // 3} body_bytes={read // 3 * 15_113}"
    )
    how = (
        "Logged out"
        if rng.random() < 0.6
        else f"Connection closed (IDLE finished {rng.randrange(1, 900_000) / 1000:.3f} secs ago)"
    )
    host.say(end, host.single["dovecot"], f"imap({user})<{pid}><{session}>: Disconnected: {how} {sizes}")
    host.plan(end, lambda _: host.free_pid(pid))


def pop3(host: Host, at: int) -> None:
    """A mail client fetches and deletes."""
    rng = host.random
    user, pid, session = _login(host, at, "pop3")
    end = at + host.seconds(0.1, 20)
    new, kept = rng.choice((0, 0, 0, 1, 2, 7)), rng.randrange(900)
    sizes = f"top=0/0, retr={new}/{new * 9_121}, del={new}/{kept + new}, size={kept * 7_433}"
    host.say(end, host.single["dovecot"], f"pop3({user})<{pid}><{session}>: Disconnected: Logged out {sizes}")
    host.plan(end, lambda _: host.free_pid(pid))


def sieve(host: Host, at: int) -> None:
    """A user edits their filter rules."""
    rng = host.random
    user, pid, session = _login(host, at, "managesieve")
    end = at + host.seconds(0.1, 60)
    sizes = f"bytes={rng.randrange(40, 900)}/{rng.randrange(300, 9_000)}"
    host.say(end, host.single["dovecot"], f"managesieve({user})<{pid}><{session}>: Disconnected: Logged out {sizes}")
    host.plan(end, lambda _: host.free_pid(pid))


def _login(host: Host, at: int, service: str) -> tuple[str, int, str]:
    """Log the login: (user, process id of the session, its id)."""
    rng = host.random
    user, client = host.names.users.pick().text, host.names.homes.pick()
    pid, session = host.new_pid(), token(rng)
    method = rng.choice(("PLAIN", "PLAIN", "PLAIN", "LOGIN", "CRAM-MD5"))
    host.say(
        at,
        host.single["dovecot"],
        f"{service}-login: Login: user=<{user}>, method={method}, rip={client.ip}, lip={ADDRESS}, mpid={pid}, TLS, session=<{session}>",
    )
    return user, pid, session
