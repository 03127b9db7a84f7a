"""Logins that worked are suspected by where they came from, and by nothing that a traveller does."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from attack_lines import imap_failure, imap_login, stamp
from security_findings import named, of_lines

import maillens
from maillens.query.security.search import search

HOUR_S, DAY_S = 3600, 86_400


def logins(user: str, addresses: list[str], start_s: float, step_s: float) -> Iterator[str]:
    """One login from each address, at even distances."""
    for number, address in enumerate(addresses):
        yield from imap_login(user, address, start_s + number * step_s)


def at_home(user: str, days: int, address: str = "192.0.2.9") -> Iterator[str]:
    """Two logins a day from one address."""
    yield from logins(user, [address] * (2 * days), 0, DAY_S / 2)


def far_apart(count: int) -> list[str]:
    """Addresses of as many networks."""
    return [f"2001:db8:{number:x}::1" for number in range(1, count + 1)]


def test_a_password_that_many_know_is_found(tmp_path: Path) -> None:
    """Ten networks within an hour are told, with the user, all addresses and the times of the first and the last."""
    log = [*at_home("taro@example.jp", 3), *logins("taro@example.jp", far_apart(10), 2 * DAY_S, 300)]
    (found,) = of_lines(tmp_path, log)
    assert (found["threat"], found["sure"], found["level"]) == ("many-networks", "possible", "soon")
    assert (found["users"], found["addresses"]) == (["taro@example.jp"], far_apart(10))
    assert (found["first_at"], found["last_at"]) == (iso(2 * DAY_S), iso(2 * DAY_S + 9 * 300))
    assert found["hostile"] is False


def iso(second: float) -> str:
    """A moment as JSON tells it."""
    return stamp(second).replace(".000000+00:00", "Z")


def test_twice_as_many_networks_are_likely(tmp_path: Path) -> None:
    """Sixteen networks within an hour have hardly an innocent cause."""
    assert named(of_lines(tmp_path, logins("taro@example.jp", far_apart(16), 0, 60))) == [("many-networks", "likely")]


def test_who_travels_with_a_phone_is_not_suspected(tmp_path: Path) -> None:
    """Seven networks within an hour, used again and again, are those of somebody on the way."""
    assert of_lines(tmp_path, logins("ursula@example.jp", far_apart(7) * 5, 0, 100)) == []


def test_networks_that_turn_up_over_a_day_are_not_suspected(tmp_path: Path) -> None:
    """Twenty networks, no eight of which turn up in the same hour, raise nothing."""
    assert of_lines(tmp_path, logins("ursula@example.jp", far_apart(20), 0, 900)) == []


def test_a_login_from_elsewhere_after_a_steady_week_is_told(tmp_path: Path) -> None:
    """After nine days at home a login from another network is told, as one that may be innocent."""
    away = logins("taro@example.jp", ["203.0.113.5", "203.0.113.6"], 9 * DAY_S, HOUR_S)
    (found,) = of_lines(tmp_path, [*at_home("taro@example.jp", 10), *away])
    assert (found["threat"], found["sure"], found["level"]) == ("new-network", "possible", "watch")
    assert (found["users"], found["addresses"]) == (["taro@example.jp"], ["203.0.113.5", "203.0.113.6"])
    assert (found["subjects"], found["count"]) == (["203.0.113.0/24"], 2)
    assert (found["first_at"], found["last_at"]) == (iso(9 * DAY_S), iso(9 * DAY_S + HOUR_S))


def test_a_past_too_short_says_nothing(tmp_path: Path) -> None:
    """Six days at home are too few to call another network a new one."""
    away = logins("taro@example.jp", ["203.0.113.5"], 6 * DAY_S, HOUR_S)
    assert of_lines(tmp_path, [*at_home("taro@example.jp", 7), *away]) == []


def test_a_past_with_few_logins_says_nothing(tmp_path: Path) -> None:
    """Nine logins in the past are too few."""
    home = logins("taro@example.jp", ["192.0.2.9"] * 9, 0, DAY_S)
    assert of_lines(tmp_path, [*home, *imap_login("taro@example.jp", "203.0.113.5", 10 * DAY_S)]) == []


def test_who_always_moved_about_is_not_told(tmp_path: Path) -> None:
    """A user whose line gets an address of another network each day has no usual one."""
    assert of_lines(tmp_path, logins("ursula@example.jp", far_apart(30), 0, DAY_S / 2)) == []


def test_a_new_network_of_the_office_is_not_told(tmp_path: Path) -> None:
    """Private networks are our own."""
    away = imap_login("taro@example.jp", "192.168.7.5", 9 * DAY_S)
    assert of_lines(tmp_path, [*at_home("taro@example.jp", 10), *away]) == []


def test_countries_count_where_they_are_known(tmp_path: Path) -> None:
    """Three countries within an hour are found, and a new network abroad is worth a check; both name the countries."""
    countries = {
        "2001:db8:1::1": "BR",
        "2001:db8:2::1": "JP",
        "2001:db8:3::1": "SE",
        "203.0.113.5": "SE",
        "192.0.2.9": "JP",
    }
    (tmp_path / "mail.log").write_text(
        "".join(
            sorted(
                [
                    *logins("hana@example.jp", far_apart(3), 0, 600),
                    *at_home("taro@example.jp", 10),
                    *imap_login("taro@example.jp", "203.0.113.5", 9 * DAY_S),
                ]
            )
        )
    )
    found = search(
        maillens.open([tmp_path / "mail.log"]).inputs(), country=lambda address: countries.get(address, "")
    ).findings
    assert [(one.threat, one.form, one.subjects, one.users) for one in found] == [
        ("many-networks", "countries", ("BR", "JP", "SE"), ("hana@example.jp",)),
        ("new-network", "country", ("SE",), ("taro@example.jp",)),
    ]


@pytest.mark.parametrize(
    ("before", "entered", "found"),
    [
        ("203.0.113.5", "203.0.113.6", []),
        ("::ffff:203.0.113.5", "203.0.113.6", []),
        ("203.0.113.5", "203.0.114.6", ["success-after-failures"]),
        ("2001:db8:0:7::5", "2001:db8:0:7:ffff::6", []),
        ("2001:db8:0:7::5", "2001:db8:0:8::5", ["success-after-failures"]),
        ("192.168.1.1", "203.0.113.6", ["success-after-failures"]),
    ],
)
def test_a_guess_that_fits_comes_from_a_network_never_seen(
    tmp_path: Path, before: str, entered: str, found: list[str]
) -> None:
    """After failures elsewhere the first login from a network counts, and not one more address of a network the user has."""
    log = [
        *imap_login("taro@example.jp", before, 0),
        *(
            line
            for number in range(6)
            for line in imap_failure("taro@example.jp", f"198.51.{number}.7", HOUR_S + number * 60)
        ),
        *imap_login("taro@example.jp", entered, HOUR_S + 600),
    ]
    assert [threat for threat, _ in named(of_lines(tmp_path, log))] == found


def test_limits_of_nothing_are_no_crash(tmp_path: Path) -> None:
    """Whoever sets all limits of the networks to zero is told of everybody who got in."""
    own = tmp_path / "own.toml"
    own.write_text(
        "[many-networks]\nnetworks = 0\ncountries = 0\nwithin_s = 0\n[new-network]\npast_s = 0\nlogins = 0\n"
    )
    found = of_lines(tmp_path, imap_login("taro@example.jp", "203.0.113.5", 0), "--thresholds", str(own))
    assert [one["users"] for one in found] == [["taro@example.jp"]]
