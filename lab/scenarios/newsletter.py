"""A newsletter, sent by the one who may: many recipients, some of whom are gone or full."""

from lab.stage import Stage
from lab.truth import Recipient, bounced, deferred, sent

KINDS = "delivery"

USER, PASSWORD, OFFICE = "victor@example.jp", "secret-victor", "192.0.2.55"
HEADERS = "List-Unsubscribe: <https://example.jp/unsubscribe>\r\nPrecedence: bulk\r\n"


def play(stage: Stage) -> None:
    with stage.innocents(), stage.smtp(OFFICE, "submission", helo="[192.168.1.20]") as client:
        client.start_tls()
        client.log_in(USER, PASSWORD)
        for page in range(4):
            client.send(USER, *_readers(page), subject="November news", headers=HEADERS)


def _readers(page: int) -> list[Recipient]:
    found = [sent(f"reader{page}-{number}@accepts.example") for number in range(10)]
    found.append(bounced(f"gone{page}@refuses.example", "5.1.1"))
    if not page:
        found.append(deferred("full@answers.example", "4.2.2"))
    return found
