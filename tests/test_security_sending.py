"""Mail that this host should not send is told: by programs, newcomers, as notices to strangers, and in circles."""

from collections.abc import Iterator
from pathlib import Path

from attack_lines import local_mail, looping, mail, relayed, returned, stamp
from security_findings import named, of_lines, page

HOUR_S, DAY_S = 3600, 86_400


def iso(second: float) -> str:
    """A moment as JSON tells it."""
    return stamp(second).replace(".000000+00:00", "Z")


def jobs(uid: int, days: int, a_day: int) -> Iterator[str]:
    """So many mails at three in the morning of each day, as a job sends them."""
    for day in range(days):
        for number in range(a_day):
            yield from local_mail(uid, day * DAY_S + 3 * HOUR_S + number, queue_id=f"4J{uid:03d}{day:02d}{number:04d}")


def burst(uid: int, count: int, start_s: float, *, bounced: int = 0) -> Iterator[str]:
    """So many mails within an hour, some of which come back and the last of which waits."""
    for number in range(count):
        yield from local_mail(
            uid,
            start_s + number * 5,
            bounced=int(number < bounced),
            queue_id=f"4B{uid:03d}{number:05d}",
            removed=number < count - 1,
        )


def test_a_script_gone_wild_is_found(tmp_path: Path) -> None:
    """A web server that sends six hundred mails in an hour, a quarter of which come back, is told with its uid and what waits."""
    log = [*jobs(33, 5, 10), *burst(33, 600, 4 * DAY_S + 12 * HOUR_S, bounced=150)]
    (found,) = of_lines(tmp_path, log)
    assert (found["threat"], found["form"], found["sure"], found["level"]) == (
        "runaway-script",
        "uid",
        "likely",
        "soon",
    )
    assert (found["uid"], found["count"], found["sent_count"], found["bounced_count"]) == (33, 600, 449, 150)
    assert found["waiting_queue_ids"] == ["4B03300599"]
    begin = 4 * DAY_S + 12 * HOUR_S
    assert (found["first_at"], found["last_at"]) == (iso(begin), iso(begin + 599 * 5))
    assert "getent passwd 33" in page(tmp_path)


def test_without_a_past_it_takes_more(tmp_path: Path) -> None:
    """On the first day of the log five hundred mails in an hour are possible trouble, and four hundred are nothing."""
    assert named(of_lines(tmp_path, burst(33, 500, 0))) == [("runaway-script", "possible")]
    assert of_lines(tmp_path, burst(33, 499, 0)) == []


def test_a_job_that_always_sends_much_is_not_told(tmp_path: Path) -> None:
    """Four times what the busiest hour before brought is a busy day."""
    assert of_lines(tmp_path, [*jobs(38, 5, 90), *burst(38, 360, 4 * DAY_S + 12 * HOUR_S)]) == []


def test_a_program_that_connects_from_this_host_is_found(tmp_path: Path) -> None:
    """Mail by SMTP from the loopback interface counts like that of a local user, once there is a past."""
    past = [line for day in range(3) for line in relayed("127.0.0.1", day * DAY_S, queue_id=f"4P{day:08d}")]
    wild = [line for n in range(120) for line in relayed("127.0.0.1", 2.5 * DAY_S + n, queue_id=f"4Q{n:08d}")]
    (found,) = of_lines(tmp_path, [*past, *wild])
    assert (found["threat"], found["form"], found["addresses"]) == ("runaway-script", "loopback", ["127.0.0.1"])
    assert (found["count"], found["hostile"]) == (120, False)
    assert of_lines(tmp_path, [*past, *wild[: 99 * 5]]) == []


def users(days: int) -> Iterator[str]:
    """Five users who send two mails to three recipients a day."""
    for user in range(5):
        for number in range(2 * days):
            yield from mail(
                f"user{user}@example.jp",
                f"192.0.2.{user + 1}",
                number * DAY_S / 2 + user * 60,
                recipients=3,
                queue_id=f"4X{user}{number:07d}",
            )


def newcomer(recipients: int, begin_s: float) -> Iterator[str]:
    """A user who begins to send, five recipients a mail."""
    for number in range(recipients // 5):
        yield from mail("new@example.jp", "192.0.2.99", begin_s + number * 60, recipients=5, queue_id=f"4N{number:08d}")


def test_a_newcomer_who_sends_to_hundreds_is_told(tmp_path: Path) -> None:
    """A user first seen on the fifth day who reaches two hundred recipients is told, with user, address and times."""
    (found,) = of_lines(tmp_path, [*users(6), *newcomer(200, 4 * DAY_S)])
    assert (found["threat"], found["form"], found["sure"]) == ("bulk-sender", "user", "possible")
    assert (found["users"], found["addresses"]) == (["new@example.jp"], ["192.0.2.99"])
    assert (found["count"], found["recipient_count"]) == (40, 200)
    assert (found["first_at"], found["last_at"]) == (iso(4 * DAY_S), iso(4 * DAY_S + 39 * 60))


def test_a_newcomer_who_sends_less_is_not_told(tmp_path: Path) -> None:
    """A hundred and ninety-five recipients are below the limit."""
    assert of_lines(tmp_path, [*users(6), *newcomer(195, 4 * DAY_S)]) == []


def test_who_was_there_from_the_beginning_is_no_newcomer(tmp_path: Path) -> None:
    """Whoever sends on the first days of the log may have done so before it."""
    assert of_lines(tmp_path, [*users(6), *newcomer(400, 2 * DAY_S)]) == []


def test_a_device_that_begins_to_send_is_told(tmp_path: Path) -> None:
    """A host of a private network that needs no login counts too; one outside is somebody whose mail is forwarded."""
    log = [
        line
        for address, mark in (("192.168.1.40", "4V"), ("203.0.113.40", "4W"))
        for n in range(60)
        for line in relayed(address, 4 * DAY_S + n * 60, recipients=5, queue_id=f"{mark}{n:08d}")
    ]
    (found,) = of_lines(tmp_path, [*users(6), *log])
    assert (found["threat"], found["form"], found["addresses"]) == ("bulk-sender", "host", ["192.168.1.40"])
    assert found["recipient_count"] == 300


def bounces(count: int, step_s: float) -> Iterator[str]:
    """Mail to people who do not exist, each by another sender who never wrote it."""
    for number in range(count):
        yield from returned(
            f"victim{number}@d{number % 9}.example",
            f"nobody{number}@example.jp",
            "203.0.113.77",
            number * step_s,
            queue_id=f"4R{number:08d}",
            notice_id=f"4S{number:08d}",
        )


def test_notices_to_strangers_are_told(tmp_path: Path) -> None:
    """Twenty senders who were sent a notice within a day are told, with who brought the mail, as something to repair."""
    (found,) = of_lines(tmp_path, bounces(20, 600))
    assert (found["threat"], found["sure"], found["level"]) == ("backscatter", "likely", "soon")
    assert (found["addresses"], found["count"]) == (["203.0.113.77"], 20)
    assert (found["recipient_count"], found["domain_count"]) == (20, 9)
    assert (found["first_at"], found["last_at"]) == (iso(1), iso(19 * 600 + 1))
    assert "reject_unverified_recipient" in page(tmp_path)


def test_a_few_notices_a_day_are_ordinary(tmp_path: Path) -> None:
    """A notice every two hours for a week is what an honest server sends; nineteen on a day are, too."""
    assert of_lines(tmp_path, bounces(84, 7200)) == []
    assert of_lines(tmp_path, bounces(19, 60)) == []


def test_notices_to_users_of_ours_are_ordinary(tmp_path: Path) -> None:
    """Whoever logged in and mistyped many addresses is told so, and that is no backscatter."""
    log = [
        line
        for n in range(30)
        for line in mail("taro@example.jp", "192.0.2.9", n * 60, recipients=1, bounced=1, queue_id=f"4T{n:08d}")
    ]
    assert of_lines(tmp_path, log) == []


def test_mail_in_circles_is_told(tmp_path: Path) -> None:
    """Three mails that local(8) gave up as a loop are told with their recipients."""
    log = [line for n in range(3) for line in looping(f"user{n % 2}@example.jp", n * 60, queue_id=f"4L{n:08d}")]
    (found,) = of_lines(tmp_path, log)
    assert (found["threat"], found["sure"], found["level"]) == ("mail-loop", "sure", "soon")
    assert (found["subjects"], found["count"]) == (["user0@example.jp", "user1@example.jp"], 3)
    assert (found["first_at"], found["last_at"]) == (iso(1), iso(121))
    assert "maillens trace user0@example.jp" in page(tmp_path)


def test_a_mail_or_two_in_circles_are_not_told(tmp_path: Path) -> None:
    """A loop that concerned two mails is over."""
    log = [line for n in range(2) for line in looping("user@example.jp", n * 60, queue_id=f"4L{n:08d}")]
    assert of_lines(tmp_path, log) == []


def test_too_many_hops_are_a_loop(tmp_path: Path) -> None:
    """The words of other servers that count the hops are a loop as well."""
    log = [
        f"{stamp(n)} mail postfix/smtp[541]: 4H{n:08d}: to=<x@loop.example>, relay=mx.loop.example[198.51.100.5]:25, "
        "delay=1, delays=0.1/0/0.4/0.5, dsn=5.4.0, status=bounced (host mx.loop.example[198.51.100.5] said: "
        "554 5.4.0 Error: too many hops (in reply to end of DATA command))\n"
        for n in range(3)
    ]
    assert named(of_lines(tmp_path, log)) == [("mail-loop", "sure")]
