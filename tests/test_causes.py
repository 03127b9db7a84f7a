"""Every known cause is recognised by its samples, and says in both languages what it means and what to do."""

import re

import pytest

from maillens.causes import CAUSES, REFUSALS, Cause, find

JAPANESE = re.compile(r"[ぁ-んァ-ヶ一-龠]")
ALL = [(causes, cause) for causes in (CAUSES, REFUSALS) for cause in causes]


@pytest.mark.parametrize(("causes", "cause"), ALL, ids=lambda value: getattr(value, "name", ""))
def test_samples_have_their_cause(causes: tuple[Cause, ...], cause: Cause) -> None:
    """A sample of a cause is recognised as that cause and as no earlier one."""
    assert cause.samples
    for sample in cause.samples:
        found = find(sample, causes)
        assert found is not None
        assert found.name == cause.name, sample


@pytest.mark.parametrize(("causes", "cause"), ALL, ids=lambda value: getattr(value, "name", ""))
def test_words_exist_in_both_languages(causes: tuple[Cause, ...], cause: Cause) -> None:
    """Meaning and advice are whole sentences, in English and in Japanese."""
    assert cause.en.endswith(".")
    assert cause.ja.endswith("。")
    assert JAPANESE.search(cause.ja)
    assert JAPANESE.search(cause.do_ja)
    assert not JAPANESE.search(cause.en + cause.do_en)


def test_names_of_hosts_are_no_sign() -> None:
    """A server called greylist.example.com that is full is full."""
    found = find("host greylist.example.com[192.0.2.1] said: 452 4.2.2 Mailbox full")
    assert found is not None
    assert found.name == "mailbox-full"
