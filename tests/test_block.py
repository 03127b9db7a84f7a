"""`maillens block`: who attacks is listed; whom people use, or who may never be blocked, is not."""

import json
import re
from collections.abc import Iterable
from ipaddress import IPv4Network, IPv6Network, ip_address, ip_network
from pathlib import Path

import pytest
from attack_lines import imap_failure, imap_login, mail, stamp
from click.testing import CliRunner, Result
from findings import THRESHOLDS
from geo_data import write_countries, write_systems
from hypothesis import given, settings
from hypothesis import strategies as st

from lab.truth import Finding, Innocent, read_truth
from maillens.present.block import FORMATS, load_format
from maillens.present.cli import main
from maillens.query.block.blocklist import joined
from maillens.query.block.deeds import KINDS
from maillens.query.block.entry import Entry, Spared
from maillens.query.block.networks import NetworkSet, address_of
from maillens.query.block.replay import Blocked, Hit, Part

FOLDER = Path(__file__).parent / "security"
ATTACKS, TRUTH = FOLDER / "attacks.log.gz", FOLDER / "attacks.truth.jsonl"

DOCS = Path(__file__).parents[1] / "docs"

Network = IPv4Network | IPv6Network


def run(*arguments: str | Path) -> Result:
    """`maillens block` with some arguments."""
    return CliRunner().invoke(
        main, ["--lang", "en", "block", "--tz", "UTC", *(str(argument) for argument in arguments)]
    )


def listed(*arguments: str | Path) -> list[Network]:
    """The networks of the list."""
    done = run(*arguments)
    assert done.exit_code in (0, 1), done.stderr
    return [ip_network(line) for line in done.stdout.splitlines()]


def is_in(address: str, networks: Iterable[Network]) -> bool:
    """Whether some network covers ADDRESS."""
    return any(ip_address(address) in network for network in networks)


def written(path: Path, lines: Iterable[str]) -> Path:
    """A log of LINES in order of time."""
    path.write_text("".join(sorted(lines)))
    return path


def guessing(address: str, count: int = 40, *, at_s: float = 0, user: str = "taro@example.jp") -> list[str]:
    """A guesser without doubt."""
    return [line for n in range(count) for line in imap_failure(user, address, at_s + n * 60)]


# What the lab's attackers did


def test_attackers_of_the_lab_are_listed_and_innocents_are_not() -> None:
    """Each guesser, sprayer and relayer of the lab is covered; no innocent of it is, nor anybody who is no attacker."""
    networks = listed("--thresholds", THRESHOLDS, ATTACKS)
    truth = list(read_truth(TRUTH))
    wanted = ("password-guessing", "distributed-guessing", "user-enumeration", "relay-attempt")
    attackers = {a for fact in truth if isinstance(fact, Finding) for a in fact.addresses}
    for fact in truth:
        if isinstance(fact, Finding) and fact.threat in wanted:
            assert [address for address in fact.addresses if not is_in(address, networks)] == []
        if isinstance(fact, Innocent):
            assert [address for address in fact.addresses if is_in(address, networks)] == []
    assert sum(network.num_addresses for network in networks) == sum(is_in(one, networks) for one in attackers)


def test_who_logged_in_is_named_and_not_listed() -> None:
    """An address from which somebody got in is left out and named with user and count; `--no-spare` lists it."""
    done = run("--thresholds", THRESHOLDS, ATTACKS)
    assert "192.0.2.16 (success-after-failures): 2 logins as oscar@example.jp" in done.stderr
    assert not is_in("192.0.2.16", listed("--thresholds", THRESHOLDS, ATTACKS))
    assert is_in("192.0.2.16", listed("--no-spare", "--thresholds", THRESHOLDS, ATTACKS))


def test_scanners_are_listed_when_asked_for() -> None:
    """What monitoring of one's own looks like is listed with `--threat` alone, and then nothing else is."""
    assert not is_in("192.0.2.30", listed(ATTACKS))
    scanners = listed("--threat", "scan", ATTACKS)
    assert is_in("192.0.2.30", scanners)
    assert not is_in("192.0.2.10", scanners)


@pytest.mark.parametrize("replay", [[], ["--replay"]])
def test_a_period_without_lines_is_told(replay: list[str]) -> None:
    """Where the log has nothing of the period asked for, that is said, with the period."""
    done = run("--since", "2020-01-01", "--until", "2020-01-02", *replay, ATTACKS)
    assert (done.exit_code, done.stdout) == (1, "")
    assert done.stderr.startswith("error: nothing to report\n  no line in the period asked for (from 2020-01-01")


# Who is left out


def test_a_login_that_is_an_attackers_for_sure_spares_nobody(tmp_path: Path) -> None:
    """Who guessed a password after forty failures is listed; who got in after six may have mistyped, and is not."""
    log = [*guessing("192.0.2.66"), *imap_login("taro@example.jp", "192.0.2.66", 3000)]
    log += [*guessing("192.0.2.99", 6, user="hanako@example.jp"), *imap_login("hanako@example.jp", "192.0.2.99", 3000)]
    assert listed(written(tmp_path / "mail.log", log)) == [ip_network("192.0.2.66")]


def test_who_shares_an_address_with_an_attacker_is_spared(tmp_path: Path) -> None:
    """Where another user logs in from the address that guessed a password, it is not listed."""
    log = [*guessing("192.0.2.66"), *imap_login("taro@example.jp", "192.0.2.66", 3000)]
    log += imap_login("hanako@example.jp", "192.0.2.66", 4000)
    assert listed(written(tmp_path / "mail.log", log)) == []


def test_addresses_are_compared_and_not_their_spelling(tmp_path: Path) -> None:
    """IPv4 as a socket for both families shows it is the same address, for logins as for `--never`."""
    log = written(tmp_path / "mail.log", [*guessing("::ffff:192.0.2.66"), *guessing("2001:DB8:0:0::1")])
    assert listed(log) == [ip_network("192.0.2.66"), ip_network("2001:db8::1")]
    never = tmp_path / "never"
    never.write_text("192.0.2.66\n2001:db8::1\n")
    assert listed("--never", never, log) == []


def test_private_addresses_are_never_listed(tmp_path: Path) -> None:
    """Networks that no stranger comes from are left out, whatever came from there."""
    log = [*guessing("10.0.0.5"), *guessing("fd00::5"), *guessing("127.0.0.1"), *guessing("192.0.2.66")]
    done = run(written(tmp_path / "mail.log", log))
    assert done.stdout == "192.0.2.66\n"
    assert "3 addresses are left out, as they may never be blocked" in done.stderr


def test_a_host_that_may_never_be_blocked_is_known_by_its_verified_name(tmp_path: Path) -> None:
    """A name in `--never` means the addresses that Postfix verified to have it; one that the log lacks is told."""
    log = guessing("192.0.2.66") + guessing("192.0.2.67") + guessing("192.0.2.68")
    for address, name in (("192.0.2.66", "mail.partner.example"), ("192.0.2.67", "a.b.example.org")):
        log += [f"{stamp(1)} mail postfix/smtpd[9]: connect from {name}[{address}]\n"]
        log += [f"{stamp(2)} mail postfix/smtpd[9]: disconnect from {name}[{address}] ehlo=1 quit=1 commands=2\n"]
    never = tmp_path / "never"
    never.write_text("Mail.Partner.example. # a partner\n.example.org\nabsent.example\n")
    done = run("--never", never, written(tmp_path / "mail.log", log))
    assert done.stdout == "192.0.2.68\n"
    assert "`absent.example`" in done.stderr
    assert "mail.partner" not in done.stderr


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("192.0.2.300", "neither an address"),
        ("192.0.2.1/24", "write `192.0.2.0/24`"),
        ("192.0.2.0/99", "neither an address"),
        ("192.0.2.0-192.0.2.9", "neither an address"),
        ("mailhost", "full name"),
        ("\x1b[2J", "\\x1b"),
    ],
)
def test_what_is_not_understood_in_never_is_an_error(tmp_path: Path, text: str, why: str) -> None:
    """No entry is dropped silently: file, line and reason are told, and no list is made."""
    never = tmp_path / "never"
    never.write_text(f"# ours\n198.51.100.0/24\n{text}\n")
    done = run("--never", never, ATTACKS)
    assert (done.exit_code, done.stdout) == (2, "")
    assert "line 3" in done.stderr
    assert why in done.stderr


def test_without_part_of_the_log_no_list_is_made(tmp_path: Path) -> None:
    """Where a file cannot be read, the logins that spare an address may be in it: nothing is written, exit code 2."""
    out = tmp_path / "block.txt"
    out.write_text("as it was\n")
    done = run("-o", out, ATTACKS, tmp_path / "missing.log")
    assert (done.exit_code, out.read_text()) == (2, "as it was\n")
    assert "no list is made" in done.stderr


# How long, and how wide


def test_entries_end(tmp_path: Path) -> None:
    """Who attacked earlier than `--for` before the end of the log is left out."""
    log = written(tmp_path / "mail.log", [*guessing("192.0.2.66"), *guessing("192.0.2.77", at_s=8 * 86_400)])
    assert listed(log) == [ip_network("192.0.2.77")]
    assert listed("--for", "9d", log) == [ip_network("192.0.2.66"), ip_network("192.0.2.77")]


def test_many_addresses_of_a_network_are_listed_as_one(tmp_path: Path) -> None:
    """From eight on in a /24, and three in a /64, the network is listed; below, the addresses are."""
    log = [line for n in range(10, 26, 2) for line in guessing(f"192.0.2.{n}")]
    log += [line for n in range(10, 22, 2) for line in guessing(f"198.51.100.{n}")]
    log += [line for n in (1, 5, 9) for line in guessing(f"2001:db8:1::{n}")]
    log += [line for n in (1, 5) for line in guessing(f"2001:db8:2::{n}")]
    networks = [str(network) for network in listed(written(tmp_path / "mail.log", log))]
    assert networks[0] == "192.0.2.0/24"
    assert networks[1:7] == [f"198.51.100.{n}/32" for n in range(10, 22, 2)]
    assert networks[7:] == ["2001:db8:1::/64", "2001:db8:2::1/128", "2001:db8:2::5/128"]


@pytest.mark.parametrize("innocent", ["login", "delivery", "never"])
def test_a_network_that_somebody_uses_is_never_listed_as_one(tmp_path: Path, innocent: str) -> None:
    """One login, one delivered mail or one protected address keeps a network from being listed as a whole."""
    log = [line for n in range(10, 50, 2) for line in guessing(f"192.0.2.{n}")]
    never = tmp_path / "never"
    never.write_text("192.0.2.201\n" if innocent == "never" else "")
    if innocent == "login":
        log += imap_login("hanako@example.jp", "192.0.2.201", 50)
    if innocent == "delivery":
        log += [line.replace(", sasl_method=LOGIN, sasl_username=x", "") for line in mail("x", "192.0.2.201", 5, recipients=1, queue_id="4AAAA00001")]  # fmt: skip
    networks = listed("--never", never, written(tmp_path / "mail.log", log))
    assert not is_in("192.0.2.201", networks)
    assert sum(network.num_addresses for network in networks) == 20


# Properties

addresses = st.integers(0, 2**11 - 1).map(lambda n: ip_address(0xC0000200 + n)) | st.integers(0, 2**11 - 1).map(
    lambda n: ip_address(0x20010DB8 << 96 | n)
)
networks = st.builds(lambda address, bits: ip_network((address, address.max_prefixlen - bits), strict=False), addresses, st.integers(0, 9))  # fmt: skip


def every(networks: Iterable[Network]) -> set[object]:
    """All addresses of some small networks."""
    return {address for network in networks for address in network}


@given(st.lists(networks, max_size=12), networks)
def test_what_is_left_of_a_network_is_exactly_that(holes: list[Network], network: Network) -> None:
    """A network without others holds each of its addresses that is in none of them, once, and nothing else."""
    left = NetworkSet(holes).left_of(network)
    assert every(left) == every([network]) - every(holes)
    assert sum(one.num_addresses for one in left) == len(every(left))


@given(st.lists(networks, max_size=12), networks)
def test_a_set_of_networks_knows_what_it_holds(members: list[Network], network: Network) -> None:
    """`overlaps` and `covers` say what comparing all addresses would."""
    these = NetworkSet(members)
    assert these.overlaps(network) == bool(every(members) & every([network]))
    assert these.covers(network) == (every([network]) <= every(members))


@given(st.lists(st.tuples(networks, st.integers(1, 100)), max_size=20))
def test_joining_covers_what_the_parts_did(parts: list[tuple[Network, int]]) -> None:
    """Joined entries cover the same addresses, each once, none shorter than any of its parts, and cannot be joined."""
    whole = joined(Entry(network=network, threats=("scan",), until=until) for network, until in parts)
    covered = [entry.network for entry in whole]
    assert every(covered) == every(network for network, _ in parts)
    assert sum(network.num_addresses for network in covered) == len(every(covered))
    for network, until in parts:
        (entry,) = (one for one in whole if NetworkSet([one.network]).covers(network))
        assert entry.until is not None
        assert entry.until >= until
    assert joined(whole) == whole


@settings(max_examples=25, deadline=None)
@given(
    attackers=st.sets(st.integers(0, 300), max_size=40),
    users=st.sets(st.integers(0, 300), max_size=4),
    kept=st.lists(st.tuples(st.integers(0, 300), st.integers(24, 32)), max_size=4),
)
def test_nothing_that_must_not_be_blocked_is_ever_covered(
    tmp_path_factory: pytest.TempPathFactory, attackers: set[int], users: set[int], kept: list[tuple[int, int]]
) -> None:
    """Whoever attacks, no address of `--never` and none that people use is covered, and every other attacker is."""
    folder = tmp_path_factory.mktemp("never")
    text = {n: str(ip_address(0xC0000200 + n)) for n in range(301)}
    protected = [ip_network(f"{text[n]}/{prefix}", strict=False) for n, prefix in kept]
    (folder / "never").write_text("".join(f"{one}\n" for one in protected))
    # Users come first: who gets in after somebody else's failures there is another story.
    log = [line for n in users for line in imap_login(f"user{n}@example.jp", text[n], 10)]
    log += [line for n in attackers for line in guessing(text[n], 20, at_s=100, user=f"victim{n}@example.jp")]
    log += imap_login("one@example.jp", "203.0.113.9", 1)
    found = listed("--threat", "password-guessing", "--threat", "network-guessing", "--threat", "slow-guessing", "--sure", "possible", "--never", folder / "never", written(folder / "mail.log", log))  # fmt: skip
    assert [one for one in found if any(one.overlaps(other) for other in protected)] == []
    assert [n for n in users if is_in(text[n], found)] == []
    free = [text[n] for n in attackers - users if not is_in(text[n], protected)]
    assert [address for address in free if not is_in(address, found)] == []


@given(st.text(max_size=30))
def test_any_text_is_an_address_or_none(text: str) -> None:
    """Whatever the log calls an address: it is one, or it is left alone."""
    found = address_of(text)
    assert found is None or "%" not in str(found)


@pytest.mark.parametrize("form", FORMATS)
def test_every_format_can_be_had(form: str) -> None:
    """Each format gives some lines, without a control character, in both languages."""
    for language in ("en", "ja"):
        done = CliRunner().invoke(main, ["--lang", language, "block", "--format", form, str(ATTACKS)])
        assert done.exit_code == 0
        assert done.stdout.replace("\n", "").replace("\t", "").isprintable()
    assert load_format(form)


def test_json_tells_each_entry_and_each_address_left_out() -> None:
    """Programs get networks, reasons, counts and times."""
    if "json" not in FORMATS:
        pytest.skip("no format of that name")
    values = json.loads(run("--format", "json", ATTACKS).stdout)
    assert {"network", "threats", "attempts", "until"} <= set(values["entries"][0])
    assert {"address", "users", "logins", "mails"} <= set(values["spared"][0])


# Whole countries and operators


@pytest.fixture
def _with_geo(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Small databases are in place."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    country, system = write_countries(tmp_path / "c.mmdb"), write_systems(tmp_path / "a.mmdb")
    done = CliRunner().invoke(main, ["geo", "update", "--from", str(country), "--from", str(system)])
    assert done.exit_code == 0, done.output


@pytest.mark.usefixtures("_with_geo")
def test_a_country_is_listed_around_who_must_not_be_blocked(tmp_path: Path) -> None:
    """All of a country is covered but protected addresses and those that people use, who are named."""
    log = [*imap_login("hanako@example.jp", "192.0.2.7", 5), *imap_login("taro@example.jp", "203.0.113.9", 6)]
    never = tmp_path / "never"
    never.write_text("192.0.2.64/26\n2001:db8:1::/48\n")
    path = written(tmp_path / "mail.log", log)
    found = listed("--country", "cn", "--never", never, path)
    covered = NetworkSet(found)
    of_china = {ip_address(0xC0000200 + n) for n in range(256)} | {ip_address(0xC6336400 + n) for n in range(128)}
    left_out = {ip_address(0xC0000200 + n) for n in (7, *range(64, 128))}
    assert every(one for one in found if one.version == 4) == of_china - left_out
    assert covered.covers(ip_network("2001:db8::/48"))
    assert not covered.overlaps(ip_network("2001:db8:1::/48"))
    assert not covered.overlaps(ip_network("2001:db8:8000::/33"))
    assert "192.0.2.7 (CN): 1 login as hanako@example.jp" in run("--country", "CN", path).stderr
    assert is_in("192.0.2.7", listed("--country", "CN", "--no-spare", path))


@pytest.mark.usefixtures("_with_geo")
def test_an_operator_is_listed_and_attackers_have_their_origin(tmp_path: Path) -> None:
    """`--asn` covers the networks of an operator; comments and JSON tell country and operator of an attacker."""
    path = written(tmp_path / "mail.log", guessing("192.0.2.66"))
    assert listed("--asn", "AS64501", path) == [ip_network("192.0.2.66"), ip_network("198.51.100.0/24")]
    assert "CN AS64500 Example Hosting" in run("--format", "cidr", path).stdout
    (entry,) = json.loads(run("--format", "json", path).stdout)["entries"]
    assert entry["origin"] == {"country": "CN", "asn": 64500, "organisation": "Example Hosting"}
    assert "\x1b" not in run("--format", "cidr", "--asn", "64501", path).output


@pytest.mark.usefixtures("_with_geo")
@pytest.mark.parametrize("option", [["--country", "XX"], ["--asn", "65000"], ["--asn", "many"]])
def test_what_no_database_knows_is_an_error(option: list[str]) -> None:
    """A country or operator without networks is told, and no list is made."""
    done = run(*option, ATTACKS)
    assert (done.exit_code, done.stdout) == (2, "")


@pytest.mark.parametrize("option", ["--country", "--asn"])
def test_without_data_the_way_to_it_is_told(option: str) -> None:
    """Without a database, the hint says how one is put in place."""
    done = run(option, "64500", ATTACKS)
    assert done.exit_code == 2
    assert "maillens geo update --from" in done.stderr


@pytest.mark.usefixtures("_with_geo")
def test_findings_tell_where_attackers_come_from(tmp_path: Path) -> None:
    """`maillens security` shows country and operator, most addresses first, in every format."""
    path = written(tmp_path / "mail.log", guessing("192.0.2.66"))
    command = ["--lang", "en", "security", "--tz", "UTC", str(path)]
    assert "Origin: CN AS64500 Example Hosting." in CliRunner().invoke(main, command).stdout
    (one,) = json.loads(CliRunner().invoke(main, [*command, "--format", "json"]).stdout)["findings"]
    assert one["origins"] == [{"country": "CN", "asn": 64500, "organisation": "Example Hosting"}]
    assert ",CN:64500" in CliRunner().invoke(main, [*command, "--format", "csv"]).stdout


def test_without_data_nothing_is_said_of_origins(tmp_path: Path) -> None:
    """Without a database, findings and lists are as they are, without a word about it."""
    path = written(tmp_path / "mail.log", guessing("192.0.2.66"))
    done = CliRunner().invoke(main, ["--lang", "en", "security", str(path)])
    assert "Origin" not in done.output
    assert "geo" not in done.output + run("--format", "cidr", path).output


def test_the_docs_tell_every_format_option_and_field() -> None:
    """Each format, option and field of JSON is in the documentation, formats and options in Japanese too."""
    page, japanese = ((DOCS / name).read_text() for name in ("block.md", "block.ja.md"))
    options = re.findall(r"--[a-z-]+", run("--help").stdout)
    for told in (page, japanese):
        assert [form for form in FORMATS if f"`{form}`" not in told] == []
        assert [option for option in options if option not in told and option != "--help"] == []
    fields = [*Entry.__slots__, *Spared.__slots__, *Hit.__slots__, *Blocked.__slots__, *Part.__slots__, *KINDS]
    assert [name for name in fields if f"`{name}`" not in page] == []
