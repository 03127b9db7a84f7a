"""Logins to send mail that fail, and attempts that break off."""

from lab.stage import Stage

KINDS = "sasl-failure"

TRIES = (
    ("heidi@example.jp", "wrong", "PLAIN"),
    ("heidi@example.jp", "wrong", "LOGIN"),
    ("heidi@example.jp", "wrong", "CRAM-MD5"),
    ("nobody@example.jp", "x", "PLAIN"),
    ("user with blanks", "x", "LOGIN"),
    ("<script>", "x", "PLAIN"),
    ("disabled@example.jp", "secret-disabled", "PLAIN"),
)


def play(stage: Stage) -> None:
    for number, (user, password, mechanism) in enumerate(TRIES):
        with stage.smtp(f"198.51.100.{180 + number}", "submission", helo="ylmf-pc") as client:
            client.log_in(user, password, mechanism, result="failure")
    with stage.smtp("198.51.100.190", "submission", helo="ylmf-pc") as client:
        client.greet()
        client.command("AUTH LOGIN", "334")
        client.fail("!!!not base64", "535 5.7.8", "LOGIN")
        client.fail("AUTH NTLM", "535 5.7.8", "NTLM")
        client.command("AUTH LOGIN", "334")
        client.fail("*", "501 5.7.0", "LOGIN", "aborted")
    client = stage.smtp("198.51.100.191", "submission", helo="ylmf-pc")
    client.greet()
    client.command("AUTH LOGIN", "334")
    client.drop()
