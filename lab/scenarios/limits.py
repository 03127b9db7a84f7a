"""What one client may do at a time: connections, mails, recipients, TLS sessions, logins."""

from lab.stage import Stage
from lab.truth import refused, sent

KINDS = """
    connection-rate-limit connection-concurrency-limit message-rate-limit recipient-rate-limit tls-rate-limit
    auth-rate-limit
"""


def play(stage: Stage) -> None:
    crowd = [stage.smtp("198.51.100.140", "limited", greeting="") for _ in range(6)]
    for one in crowd:
        one.reply()
    for one in crowd:
        one.quit()
    for _ in range(9):
        client = stage.smtp("198.51.100.141", "limited", greeting="")
        client.reply()
        client.quit()
    many_mails(stage)
    many_recipients(stage)
    for _ in range(4):
        with stage.smtp("203.0.113.14", "limited", helo="[203.0.113.14]") as client:
            client.command("EHLO [203.0.113.14]", "250")
            # The third session is refused after its handshake, the fourth before.
            if client.command("STARTTLS").startswith("220"):
                client.wrap()
    for number in range(4):
        with stage.smtp("203.0.113.15", "limited", helo="[203.0.113.15]") as client:
            if number < 2:
                client.log_in("alice@example.jp", "secret-alice")
            else:
                client.greet()
                client.command("AUTH PLAIN", "450 4.7.1")


def many_mails(stage: Stage) -> None:
    """The fourth mail within 15 seconds is one too many."""
    with stage.smtp("203.0.113.11", "limited", helo="mx2.friend.example") as client:
        for _ in range(3):
            client.send("sender@friend.example", sent("alice@example.jp"))
        client.send("sender@friend.example", refused("alice@example.jp", "450 4.7.1", "MAIL"))


def many_recipients(stage: Stage) -> None:
    """The sixth recipient is one too many."""
    with stage.smtp("203.0.113.12", "limited", helo="news.shop.example") as client:
        taken = [sent(f"alice+{number}@example.jp") for number in range(5)]
        client.send("news@shop.example", *taken, refused("alice+5@example.jp", "450 4.7.1"))
