"""Countries and operators of addresses, from databases that the user puts in place."""

import gzip
import stat
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from geo_data import write_both, write_countries, write_systems
from hypothesis import given, settings
from hypothesis import strategies as st

from maillens.geo import NOWHERE, Origin, load_geo
from maillens.geo.database import CannotUse, examine
from maillens.geo.folder import data_folder
from maillens.geo.origin import asn_from, asn_of, country_of
from maillens.present.cli import main


@pytest.fixture(autouse=True)
def _own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every test has a data folder of its own, empty at first."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))


def run(*arguments: str | Path) -> Result:
    """`maillens geo` with some arguments."""
    return CliRunner().invoke(main, ["--lang", "en", "geo", *(str(argument) for argument in arguments)])


def test_without_data_nothing_is_known() -> None:
    """Where nothing is installed, every address comes from nowhere and no country has networks."""
    geo = load_geo()
    assert not geo
    assert geo.origin("192.0.2.5") == NOWHERE
    assert list(geo.networks(countries=["CN"], asns=[64500])) == []


def test_two_databases_together_tell_country_and_operator(tmp_path: Path) -> None:
    """Country and ASN come from the database of each, for IPv4, IPv6, and IPv4 as a socket for both shows it."""
    both = run("update", "--from", write_countries(tmp_path / "c.mmdb"), "--from", write_systems(tmp_path / "a.mmdb"))
    assert both.exit_code == 0
    geo = load_geo()
    known = Origin("CN", 64500, "Example Hosting")
    assert [geo.origin(one) for one in ("192.0.2.5", "2001:db8::1", "::ffff:192.0.2.5")] == [known] * 3
    assert geo.origin("203.0.113.9") == Origin("JP")
    assert [geo.origin(one) for one in ("unknown", "", "198.18.0.1")] == [NOWHERE] * 3


def test_networks_of_a_country_or_an_operator_can_be_listed(tmp_path: Path) -> None:
    """All networks of a country or ASN come out, IPv4 as IPv4."""
    run("update", "--from", write_countries(tmp_path / "c.mmdb"), "--from", write_systems(tmp_path / "a.mmdb"))
    geo = load_geo()
    assert {*map(str, geo.networks(countries=["CN"]))} == {"192.0.2.0/24", "198.51.100.0/25", "2001:db8::/33"}
    assert {*map(str, geo.networks(asns=[64501]))} == {"198.51.100.0/24"}


def test_one_database_may_tell_both(tmp_path: Path) -> None:
    """A database of IPv4 alone with country and ASN serves for both, and knows no IPv6."""
    assert run("update", "--from", write_both(tmp_path / "both.mmdb")).exit_code == 0
    geo = load_geo()
    assert geo.knows("country")
    assert geo.knows("asn")
    assert geo.origin("192.0.2.5") == Origin("CN", 64500, "Example Hosting")
    assert geo.origin("2001:db8::1") == NOWHERE


def test_update_says_what_it_took(tmp_path: Path) -> None:
    """Kind, own name, date, size and licence of a database are told, and where it is now."""
    told = run("update", "--from", write_countries(tmp_path / "c.mmdb")).stdout
    for part in ("country: DBIP-Country-Lite", "made on 20", "6 networks", "CC BY 4.0", "country.mmdb"):
        assert part in told
    assert run("status").stdout.startswith("country: DBIP-Country-Lite")
    assert run().stdout == run("status").stdout


@pytest.mark.parametrize("what", ["text", "cut", "packed", "missing", "elsewhere"])
def test_what_is_no_database_replaces_nothing(tmp_path: Path, what: str) -> None:
    """A file that is no whole database with countries or ASNs is an error, and the one in place stays."""
    good = write_countries(tmp_path / "good.mmdb")
    assert run("update", "--from", good).exit_code == 0
    bad = tmp_path / "bad.mmdb"
    whole = write_systems(tmp_path / "whole.mmdb").read_bytes()
    if what != "missing":
        from mmdb_writer import MMDBWriter
        from netaddr import IPSet

        other = MMDBWriter(database_type="Example-Domain")
        other.insert_network(IPSet(["192.0.2.0/24"]), {"domain": "example.com"})
        other.to_db_file(str(tmp_path / "other.mmdb"))
        contents = {
            "text": b"network,country\n192.0.2.0/24,CN\n",
            "cut": whole[: len(whole) // 2],
            "packed": gzip.compress(whole),
            "elsewhere": (tmp_path / "other.mmdb").read_bytes(),
        }
        bad.write_bytes(contents[what])
    done = run("update", "--from", good, "--from", bad)
    assert done.exit_code == 2
    assert "cannot use" in done.stderr
    assert (data_folder() / "country.mmdb").read_bytes() == good.read_bytes()
    assert not (data_folder() / "asn.mmdb").exists()
    assert [path.name for path in data_folder().iterdir()] == ["country.mmdb"]


def test_a_database_that_broke_later_is_told_by_status_alone(tmp_path: Path) -> None:
    """Where the installed file is damaged, nothing is known, and `status` says so with exit code 2."""
    run("update", "--from", write_countries(tmp_path / "c.mmdb"))
    (data_folder() / "country.mmdb").write_bytes(b"damaged")
    assert not load_geo()
    assert run("status").exit_code == 2


def test_without_the_extra_the_hint_can_be_pasted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where maxminddb is missing, `update` says how to install it, and everything else does without."""
    run("update", "--from", write_countries(tmp_path / "c.mmdb"))
    monkeypatch.setitem(sys.modules, "maxminddb", None)
    assert not load_geo()
    done = run("update", "--from", tmp_path / "c.mmdb")
    assert done.exit_code == 2
    assert "pip install 'maillens[geo]'" in done.stderr


def test_status_without_data_says_how_to_get_some() -> None:
    """Nothing installed is no error: exit code 1 and a hint."""
    done = run("status")
    assert done.exit_code == 1
    assert "maillens geo update --from" in done.stderr


def test_names_in_a_database_steer_no_terminal(tmp_path: Path) -> None:
    """What a database calls itself is shown with control characters as escapes."""
    path = write_countries(tmp_path / "c.mmdb", database_type="\x1b[2J")
    assert "\x1b" not in run("update", "--from", path).output + run("status").output


@settings(max_examples=200, deadline=None)
@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(max_size=4) | st.binary(max_size=4),
        lambda inner: st.dictionaries(
            st.sampled_from(["country", "country_code", "iso_code", "asn", "autonomous_system_number", "as_name"]),
            inner,
        ),
    )
)
def test_any_record_is_harmless(record: object) -> None:
    """Whatever a record holds, it gives a country of two letters or none, and a number of 32 bits."""
    country, (number, _) = country_of(record), asn_of(record)
    assert country == "" or (len(country) == 2 and country.isascii() and country.isupper())
    assert 0 <= number < 2**32


@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_any_bytes_are_a_database_or_an_error(tmp_path_factory: pytest.TempPathFactory, data: st.DataObject) -> None:
    """A damaged database is told as one, or read: never anything else."""
    folder = tmp_path_factory.mktemp("bytes")
    whole = bytearray(write_both(folder / "whole.mmdb").read_bytes())
    for _ in range(data.draw(st.integers(1, 4))):
        whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
    path = folder / "damaged.mmdb"
    path.write_bytes(whole)
    try:
        examine(path)
    except CannotUse as error:
        assert error.code in ("no-database", "no-origin", "packed")  # noqa: PT017  # either outcome is right


def test_asns_are_written_both_ways() -> None:
    """`AS64500` and `64500` are one; what is no number of 32 bits is none."""
    assert [asn_from(text) for text in ("64500", "AS64500", "as64500", "4294967296", "AS", "-1", "64500x")] == [
        *[64500] * 3,
        *[0] * 4,
    ]


def test_a_database_can_be_read_by_others(tmp_path: Path) -> None:
    """What is put in place has the permissions that new files of this user have."""
    run("update", "--from", write_countries(tmp_path / "c.mmdb"))
    assert stat.S_IMODE((data_folder() / "country.mmdb").stat().st_mode) & 0o400
