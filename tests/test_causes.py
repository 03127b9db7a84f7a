"""Causes: why mail was not delivered or not let in, found in the words of Postfix and of other servers."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maillens.causes import CAUSES, REFUSALS, Cause, find, masked

JAPANESE = re.compile(r"[ぁ-んァ-ヶ一-龠]")
ALL = [(causes, cause) for causes in (CAUSES, REFUSALS) for cause in causes]


def name_of(value: object) -> str:
    """What a case is called."""
    return getattr(value, "name", "")


@pytest.mark.parametrize(("causes", "cause"), ALL, ids=name_of)
def test_samples(causes: tuple[Cause, ...], cause: Cause) -> None:
    """Each sample shows its cause and no earlier one, also when Postfix suspends delivery for it."""
    assert cause.samples
    for sample in cause.samples:
        for text in (sample, f"delivery temporarily suspended: {sample}"):
            found = find(text, causes)
            assert found is not None and found.name == cause.name, text


@pytest.mark.parametrize(("causes", "cause"), ALL, ids=name_of)
def test_words_exist_in_both_languages(causes: tuple[Cause, ...], cause: Cause) -> None:
    """Meaning and advice are sentences, in English and in Japanese."""
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", cause.name)
    assert cause.meaning("en").endswith(".") and cause.meaning("ja").endswith("。")
    assert JAPANESE.search(cause.meaning("ja")) and JAPANESE.search(cause.advice("ja"))
    assert not JAPANESE.search(cause.meaning("en") + cause.advice("en"))


@pytest.mark.parametrize("causes", [CAUSES, REFUSALS])
def test_names_are_unique(causes: tuple[Cause, ...]) -> None:
    """A name finds one cause."""
    assert len({cause.name for cause in causes}) == len(causes)


@pytest.mark.parametrize(("causes", "cause"), ALL, ids=name_of)
def test_signs_are_lower_case(causes: tuple[Cause, ...], cause: Cause) -> None:
    """Signs are looked for in lower case, so they must be."""
    for sign in cause.signs:
        assert re.sub(r"\\[A-Z]", "", sign) == re.sub(r"\\[A-Z]", "", sign).lower()


def test_names_are_no_signs() -> None:
    """What a host or an address is called says nothing about the cause."""
    assert find("host greylist.example.com[192.0.2.1] said: 590 <virus@mailbox-full.example> no") is None
    found = find("host greylist.example.com[192.0.2.1] said: 452 4.2.2 Mailbox full")
    assert found is not None and found.name == "mailbox-full"


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
