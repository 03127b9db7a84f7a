"""One address tries one common password on many users, several users on a connection, and it fits one of them."""

from lab.stage import Stage
from lab.threats import Threat

KINDS = "dovecot-login-failure dovecot-login"

SPRAYER = "2001:db8:b07::14"
PASSWORD = "Autumn2026"
NAMES = (("alice", "bob", "carol"), ("dave", "erin", "walter"), ("xenia", "yuki"))


def play(stage: Stage) -> None:
    def spray(names: tuple[str, ...]) -> None:
        reader = stage.imap(SPRAYER, "imaps")
        for name in names:
            reader.log_in(f"{name}@example.jp", PASSWORD, result="failure")
        reader.drop()

    with stage.attack(Threat.PASSWORD_SPRAY):
        stage.at_once(spray, NAMES)
        reader = stage.imap(SPRAYER, "imaps")
        reader.log_in("zoe@example.jp", PASSWORD)
        reader.logout()
