"""The Japanese that people read keeps to one spelling: signs, long vowels, and the words of mail."""

import ast
import re
from pathlib import Path

import pytest

from maillens.grammar import load

PACKAGE = Path(__file__).resolve().parents[1] / "src/maillens"
JAPANESE = re.compile(r"[ぁ-んァ-ヶ一-龠]")

MANUAL = re.compile(r"[a-z_0-9.-]+\([1-8]\)")
"""`postconf(5)`: a page of the manual, written as everywhere."""

LONG_VOWELS = (
    "サーバ ユーザ フォルダ ヘッダ フィルタ メモリ パラメータ エラ バッファ ディレクトリ ライブラリ マネージャ タイマ "
    "ブラウザ エディタ スキャナ プロバイダ カテゴリ バイナリ エントリ メンバ ドライバ"
).split()
"""Words that end in a long vowel, without the sign for it, which ours have: サーバー, ディレクトリー."""

NOT_OURS = {
    "受信者": "宛先",
    "バウンス": "不達",
    "グレーリスト": "グレイリスティング",
    "ブルートフォース": "総当たり攻撃",
    "認証エラー": "認証失敗",
    "ブロックリスト": "ブラックリスト",
    "負荷分散装置": "ロードバランサー",
    "手掛かり": "手がかり",
    "下さい": "ください",
    "出来る": "できる",
    "出来ません": "できません",
}
"""Words that one meets elsewhere -> the one we use for the thing, so that it has one name."""


def japanese(path: Path) -> list[str]:
    """The Japanese strings of a module, without what is as typed or logged: in backquotes, pages, addresses."""
    nodes = ast.walk(ast.parse(path.read_text(encoding="utf-8")))
    texts = [node.value for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str)]
    return [
        re.sub(r"`[^`]*`| ?(?:https?://|[a-z]+@)[^\sぁ-龠。、）]+ ?", "", text)
        for text in texts
        if JAPANESE.search(text)
    ]


MODULES = {
    str(path.relative_to(PACKAGE)): texts
    for path in (
        PACKAGE / "model.py",
        *(path for folder in ("grammar", "causes", "explain") for path in sorted((PACKAGE / folder).rglob("*.py"))),
    )
    if (texts := japanese(path))
}


WORDS = {str(path.relative_to(PACKAGE)): japanese(path) for path in sorted((PACKAGE / "present/words").rglob("*.py"))}
"""The catalogues, which show commands and their output beside sentences."""


@pytest.mark.parametrize("module", MODULES)
def test_parentheses_are_full_width(module: str) -> None:
    """Parentheses are full-width, whatever stands in them; those of manual pages are part of their name."""
    assert not [text for text in MODULES[module] if re.search(r"[()]", MANUAL.sub("", text))]


@pytest.mark.parametrize("module", MODULES)
def test_punctuation_is_japanese(module: str) -> None:
    """A comma or full stop after a Japanese letter is 、 or 。, and no blank stands between Japanese and Latin letters."""
    wrong = re.compile(
        r"[ぁ-んァ-ヶ一-龠ー](?:[,，．;!?]|\.(?![a-z]))|[ぁ-んァ-ヶ一-龠ー] [A-Za-z0-9]|[A-Za-z0-9] [ぁ-んァ-ヶ一-龠]"
    )
    assert not [text for text in MODULES[module] if wrong.search(text)]


@pytest.mark.parametrize("module", MODULES | WORDS)
def test_long_vowels_are_written(module: str) -> None:
    """サーバー, ユーザー, ディレクトリー: the long vowel at the end of a word has its sign."""
    short = re.compile(rf"(?:{'|'.join(LONG_VOWELS)})(?![ーァ-ヶ])")
    assert not [text for text in (MODULES | WORDS)[module] if short.search(text)]


@pytest.mark.parametrize("module", MODULES)
def test_one_word_for_one_thing(module: str) -> None:
    """What has a name in our texts has the same in all of them."""
    assert not [(text, word) for text in MODULES[module] for word in NOT_OURS if word in text]


def test_meanings_are_sentences() -> None:
    """What a kind of line means is said in whole sentences."""
    assert not [entry.kind.ja for entry in load().entries if not entry.kind.ja.endswith("。")]
