"""Causes: why mail could not be delivered, found in the words of Postfix and of other servers."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maillens.causes import CAUSES, Cause, find, masked


@pytest.mark.parametrize("cause", CAUSES, ids=lambda cause: cause.name)
def test_samples(cause: Cause) -> None:
    """Each sample shows its cause and no earlier one, also when Postfix suspends delivery for it."""
    for sample in cause.samples:
        assert find(sample) is cause
        assert find(f"delivery temporarily suspended: {sample}") is cause


@pytest.mark.parametrize("cause", CAUSES, ids=lambda cause: cause.name)
def test_texts(cause: Cause) -> None:
    """Each cause says in both languages what it means and what to do, in sentences."""
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", cause.name)
    for language, stop in (("en", "."), ("ja", "。")):
        assert cause.meaning(language).endswith(stop)
        assert cause.advice(language)


def test_names_are_unique() -> None:
    """A name finds one cause."""
    assert len({cause.name for cause in CAUSES}) == len(CAUSES)


@pytest.mark.parametrize("cause", CAUSES, ids=lambda cause: cause.name)
def test_signs_are_lower_case(cause: Cause) -> None:
    """Signs are looked for in lower case, so they must be."""
    for sign in cause.signs:
        assert re.sub(r"\\[A-Z]", "", sign) == re.sub(r"\\[A-Z]", "", sign).lower()


def test_names_are_no_signs() -> None:
    """What a host or an address is called says nothing about the cause."""
    assert find("host greylist.example.com[192.0.2.1] said: 590 <virus@mailbox-full.example> no") is None


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("connect to mx1.example.com[192.0.2.1]:25: Bad file", "connect to mx2.example.net[2001:db8::1]:25: Bad file"),
        (
            "host mx.example.com[192.0.2.1] said: 432 <a@example.jp> id=77 no",
            "host b[192.0.2.1] said: 432 <b@c> id=x9 no",
        ),
        ("432 4.9.9 see https://example.com/1 (in reply to RCPT TO command)", "432 4.9.9 see https://example.net/2/3"),
    ],
)
def test_masking(one: str, other: str) -> None:
    """Reasons that differ in names, addresses, ids and numbers alone are one; codes stay."""
    assert masked(one) == masked(other)
    assert masked("432 4.9.9 a") != masked("433 4.9.9 a") != masked("433 4.9.8 a")


def test_sockets_are_told_from_servers() -> None:
    """A service of this host is reached through a socket, another server through an IP address."""
    assert masked("connect to mail[private/lmtp]: Refused") == "connect to *[socket]: Refused"
    assert masked("connect to mail[192.0.2.1]:24: Refused") == "connect to *: Refused"


def test_very_long_reasons() -> None:
    """A reason of any length is looked up in no time: only its beginning counts."""
    reason = "exceeded sender domain " * 200_000
    assert find(reason) is None
    assert len(masked(reason)) <= 2_000


@given(st.text())
def test_any_text(text: str) -> None:
    """Any text is masked and looked up without failing, and masking again changes nothing more to the worse."""
    assert len(masked(text)) <= len(text) + 8
    find(text)


def test_reasons_of_the_lab(shared: object) -> None:
    """Of the reasons that the lab's Postfix gave, all have a known cause."""
    import json
    from pathlib import Path

    reasons = {
        recipient["delay_reason"]
        for path in Path(str(shared)).glob("lab/logs/*/capture/postqueue-j*.json")
        for line in path.read_text().splitlines()
        for recipient in json.loads(line)["recipients"]
        if recipient.get("delay_reason")
    }
    assert {reason for reason in reasons if find(reason) is None} == set()
