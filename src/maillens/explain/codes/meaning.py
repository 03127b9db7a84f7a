"""A code -> what it means: its classes, its own meaning, and what it is a sign of."""

from maillens.causes import find
from maillens.explain.codes.advice import ADVICE
from maillens.explain.codes.enhanced import CLASSES, DETAILS, SUBJECTS
from maillens.explain.codes.replies import CLASSES as REPLY_CLASSES
from maillens.explain.codes.replies import REPLIES
from maillens.explain.explanation import Explanation, Remark
from maillens.explain.text import Text

_LEVELS = {2: "normal", 3: "normal", 4: "warning", 5: "trouble"}

_ALIKE = {523: (7, 10), 524: (7, 11), 525: (7, 13), 530: (7, 10), 535: (7, 8), 538: (7, 11)}
"""Reply codes that ask for the same as an enhanced one (RFC 4954, section 6; the IANA registry)."""

_WIDE = frozenset({"refused-by-policy", "server-error"})
"""Causes that say no more than the code itself."""

_UNREGISTERED = Text(
    "The code is in no registry: the server that gave it uses it in its own way; the text behind it says more.",
    "どの規格にも登録されていないコードです。返したサーバー独自のもので、後ろの説明文が手がかりになります。",
)
_SOFT_BOUNCE = Text(
    "Postfix turns 5xx into 4xx where `soft_bounce = yes` is set, so that nothing is bounced: this is {code}. "
    "`postconf soft_bounce` shows it.",
    "Postfixで`soft_bounce = yes`を設定すると、5xxの応答が4xxに置き換わります（メールを送り返さないため）。"
    "元は{code}です。`postconf soft_bounce`で確かめてください。",
)
_WAIT = Text(
    "Usually nothing: the sending server tries again. If it goes on for hours, read the text behind the code.",
    "多くは対応不要です（送信側が再送します）。何時間も続くときは、コードの後ろの説明文を確かめてください。",
)
_READ_ON = Text(
    "Read the text behind the code, and correct what it names before sending again. "
    "`maillens explain 'TEXT OF THE REPLY'` explains more than the code alone.",
    "コードの後ろの説明文を読み、原因を直してから送り直してください。"
    "`maillens explain '応答の全文'`とすると、コードだけよりも詳しく説明します。",
)


def enhanced(code: str, asked: str) -> Explanation:
    """What an enhanced status code means.

    Args:
        code: `5.1.1`; `X.1.1` for whatever class.
        asked: The text in which it was found.
    """
    first, subject, detail = code.split(".")
    known = DETAILS.get((int(subject), int(detail)))
    classes = [CLASSES[int(first)]] if first.isdigit() else []
    subjects = [SUBJECTS[int(subject)]] if int(subject) in SUBJECTS else []
    return Explanation(
        form="enhanced-code",
        name=code,
        asked=asked,
        meaning=known.meaning if known else _UNREGISTERED,
        level=_LEVELS[int(first)] if first.isdigit() else "",
        remarks=tuple(Remark(code, text) for text in classes + subjects),
        todo=_advice(code) or _todo(first),
        source=known.source if known else "",
    )


def reply(code: int, asked: str) -> Explanation:
    """What an SMTP reply code means.

    Args:
        asked: The text in which it was found.
    """
    known, hard = REPLIES.get(code), REPLIES.get(code + 100) if 400 <= code < 500 else None
    remarks = [Remark(str(code), REPLY_CLASSES[code // 100])]
    if known is None and hard is not None:
        said = _SOFT_BOUNCE
        remarks.append(Remark(str(code), Text(said.en.format(code=code + 100), said.ja.format(code=code + 100))))
        known = hard
    return Explanation(
        form="reply-code",
        name=str(code),
        asked=asked,
        meaning=known.meaning if known else _UNREGISTERED,
        level=_LEVELS[code // 100],
        remarks=tuple(remarks),
        todo=(ADVICE[_ALIKE[code]],) if code in _ALIKE else _todo(str(code)),
        source=known.source if known else "",
    )


def _advice(code: str) -> tuple[Text, ...]:
    """What the cause that the code is a sign of asks for, or else the code; nothing where it says too little."""
    # A list of causes may know a code by one class only; who limits rates does so by 4.7.28 and by 5.7.28.
    for sign in (code, f"4{code[1:]}", f"5{code[1:]}"):
        cause = find(sign) if code[0] in "45" else None
        if cause is not None and cause.name not in _WIDE:
            return (Text(cause.do_en, cause.do_ja),)
    _, subject, detail = code.split(".")
    known = ADVICE.get((int(subject), int(detail))) if code[0] in "45" else None
    return (known,) if known is not None else ()


def _todo(code: str) -> tuple[Text, ...]:
    return {"4": (_WAIT,), "5": (_READ_ON,)}.get(code[0], ())
