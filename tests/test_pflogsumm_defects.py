"""What pflogsumm gets wrong: kept by `--strict`, put right without it, and named in the note."""

from datetime import datetime
from pathlib import Path

import pytest
from pflogsumm_report import made

from maillens.pflogsumm.defects import DEFECTS
from maillens.pflogsumm.make import Made

NOW = datetime(2026, 11, 21)

# All written by hand, with example names.
CLIENT = "{id}: client=mail.example.com[192.0.2.25]"
SIZE = "{id}: from=<suzuki@example.com>, size=1000, nrcpt=1 (queue active)"
SENT = "{id}: to=<tanaka@example.jp>, relay=local, delay=1, delays=0.2/0.1/0/0.7, {tls}dsn=2.0.0, status=sent (saved)"


def day(number: int, *lines: str, year: int | None = None) -> str:
    """Lines of one day of November."""
    stamp = f"Nov {number:2} 09:00:00" if year is None else f"{year}-11-{number:02}T09:00:00+09:00"
    return "".join(f"{stamp} mx postfix/{line}\n" for line in lines)


def mail(queue_id: str, *, service: str = "", tls: str = "") -> list[str]:
    """A mail that comes in and is delivered."""
    return [
        f"{service}smtpd[1]: " + CLIENT.format(id=queue_id),
        "qmgr[2]: " + SIZE.format(id=queue_id),
        "local[3]: " + SENT.format(id=queue_id, tls=tls),
        f"qmgr[2]: {queue_id}: removed",
    ]


REFUSED = "smtpd[1]: {id}: reject: RCPT from mail.example.com[192.0.2.25]: 550 5.1.1 <x@example.jp>: Recipient address rejected: User unknown; from=<suzuki@example.com> to=<x@example.jp> proto=ESMTP helo=<h>"
HELD = "cleanup[4]: A1: milter-hold: END-OF-MESSAGE from mail.example.com[192.0.2.25]: milter triggers HOLD action; from=<suzuki@example.com> to=<x@example.jp> proto=ESMTP helo=<h>"

CASES = {
    # name: (release, log, what pflogsumm prints, what is right)
    "services": ("1.1.5", day(20, *mail("A1", service="submissions/")), "      0   received", "      1   received"),
    "days": (
        "1.1.5",
        day(19, *mail("A1")) + day(20, *mail("A2")) + day(19, *mail("A3")),
        "    0900-1000           1          1 ",
        "    0900-1000           2          2 ",
    ),
    "letters": (
        "1.1.5",
        day(20, *mail("A1")).replace("tanaka@example.jp", "tanaka@bücher.example"),
        "      1   tanaka@bã¼cher.example",
        "      1   tanaka@bücher.example".encode().decode("latin-1"),
    ),
    "tls-field": ("1.1.5", day(20, *mail("A1", tls="tls=may, ")), "      0   delivered", "      1   delivered"),
    "years": (
        "1.1.5",
        day(19, *mail("A1"), year=2024) + day(20, *mail("A2"), year=2024),
        "    Nov 19 2026 ",
        "    Nov 19 2024 ",
    ),
    "reused-ids": (
        "1.1.5",
        day(20, *mail("A1")) + day(20, *mail("A1")),
        "      1   suzuki@example.com",
        "      2   suzuki@example.com",
    ),
    "taken-back": (
        "1.3",
        day(20, mail("A1")[0], REFUSED.format(id="A1"), *mail("A1")[1:]),
        "      0   received",
        "      1   received",
    ),
    "milter-verdicts": ("1.3", day(20, *mail("A1")[:1], HELD), "      0   held", "      1   held"),
    "forced-expiry": (
        "1.3",
        day(20, *mail("A1"), "qmgr[2]: A2: from=<a@example.com>, status=force-expired, returned to sender"),
        "      0   expired",
        "      1   expired",
    ),
}


def report(name: str, log: Path, *, strict: bool) -> Made:
    """The report of the log of one case."""
    release, text, _, _ = CASES[name]
    log.write_text(text, encoding="utf-8")
    return made([log], release, NOW, strict=strict)


@pytest.mark.parametrize("name", [defect.name for defect in DEFECTS])
def test_defect(name: str, tmp_path: Path) -> None:
    """The number is wrong as pflogsumm's is with `--strict`, else right, and the note names why."""
    _, _, wrong, right = CASES[name]
    kept = report(name, tmp_path / "mail.log", strict=True)
    mended = report(name, tmp_path / "mail.log", strict=False)
    assert wrong in kept.text
    assert right not in kept.text
    assert right in mended.text
    assert kept.touched == ()
    assert name in [defect.name for defect in mended.touched]


@pytest.mark.parametrize("release", ["1.1.5", "1.3"])
def test_nothing_to_put_right(release: str, tmp_path: Path) -> None:
    """Where no defect shows, the report is pflogsumm's, and there is no note."""
    log = tmp_path / "mail.log"
    log.write_text(day(19, *mail("A1")) + day(20, *mail("A2"), REFUSED.format(id="NOQUEUE")))
    strict, right = (made([log], release, NOW, strict=strict) for strict in (True, False))
    assert (right.text, right.touched) == (strict.text, ())


def test_negative_received(tmp_path: Path) -> None:
    """A log that begins in the middle of deliveries does not give 1.3 a negative number of mails received."""
    log = tmp_path / "mail.log"
    log.write_text(day(20, *(mail(f"A{number}")[2] for number in range(3)), *mail("B1")[1:2]))
    assert "     -3   received" in made([log], "1.3", NOW, strict=True).text
    assert "      0   received" in made([log], "1.3", NOW, strict=False).text
