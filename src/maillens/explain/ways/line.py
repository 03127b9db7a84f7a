"""A line of a log, whole or in part."""

from collections.abc import Iterator

from maillens.causes import CAUSES, REFUSALS, Cause, find
from maillens.causes.provider_codes import ProviderCode, code_in
from maillens.causes.providers import provider_of
from maillens.explain.before import before_text
from maillens.explain.codes.inside import codes_in
from maillens.explain.delays import slowest_part
from maillens.explain.explanation import Explanation, FieldMeaning, Remark
from maillens.explain.labels import labels
from maillens.explain.level import level_of
from maillens.explain.phrases import Phrase, known, phrases_in
from maillens.explain.programs import program
from maillens.explain.text import Text
from maillens.model import FIELDS
from maillens.pasted import Pasted, pasted

RANK = 60

_NO_ACTION = Text("Nothing to do.", "対応は不要です。")
_DETAIL_ACTION = Text(
    "Nothing to do. It is a line of the detailed log (`-v`, `debug_peer_list`, a TLS log level of 2 or more), which "
    "grows "
    "fast: set that back in the end. `maillens dialogue` shows such lines as the conversation that they are.",
    "対応は不要です。詳細ログ（`-v`、`debug_peer_list`、2以上のTLSログレベル）の行で、ログが急に増えるため、調べ終えたら設定を"
    "戻してください。SMTPのやり取りは`maillens dialogue`でまとめて読めます。",
)


def recognised(text: str) -> Explanation | None:
    """What the line TEXT says; None where no kind of line looks so."""
    line = pasted(text)
    if line is None:
        return None
    kind, cause, level = line.entry.kind, _cause(line), level_of(line)
    phrases, code = tuple(phrases_in(line.text)), _code(line)
    return Explanation(
        form="line",
        name=kind.name,
        asked=text,
        meaning=Text(kind.en, kind.ja),
        why=Text(cause.en, cause.ja) if cause is not None else None,
        level=level,
        program=program(line.product, line.daemon) if line.daemon else None,
        product=line.product,
        fields=(*before_text(line), *_fields(line)),
        remarks=(*_remarks(line, code), *(phrase.remark for phrase in phrases)),
        todo=(Text(code.do_en, code.do_ja),) if code else _todo(cause, level, phrases, verbose=kind.verbose),
    )


def _cause(line: Pasted) -> Cause | None:
    """Why it happened, where the line is a failed delivery or a refusal and its reason is known."""
    if line.entry.kind.family == "refusal":
        return find(_text(line, "reason") or line.text, REFUSALS)
    if _text(line, "status") in ("", "sent", "deliverable"):
        return None
    return find(_text(line, "reply") or _text(line, "reason"), CAUSES)


def _code(line: Pasted) -> ProviderCode | None:
    """What the provider that failed us means by a code of its own."""
    provider = provider_of(_text(line, "relay_name"))
    failed = _text(line, "status") not in ("", "sent", "deliverable")
    return code_in(_text(line, "reply"), provider[0] if provider else "") if failed else None


def _text(line: Pasted, name: str) -> str:
    value = line.fields.get(name, b"")
    return value.decode("utf-8", "replace") if isinstance(value, bytes) else str(value)


def _fields(line: Pasted) -> Iterator[FieldMeaning]:
    spelled = labels(line.entry.nodes)
    constant = dict(line.entry.kind.constants)
    for name, value in line.fields.items():
        if name in constant:
            continue
        field = FIELDS[name]
        unit = "s" if name.endswith("_s") else "bytes" if "bytes" in name else ""
        shown = f"{value:g}" if isinstance(value, float) else _text(line, name)
        yield FieldMeaning(spelled.get(name, ""), name, shown, unit, Text(field.en, field.ja))


def _remarks(line: Pasted, code: ProviderCode | None) -> Iterator[Remark]:
    status = f"status={_text(line, 'status')}"
    yield from (phrase.remark for phrase in known() if phrase.words == status)
    yield from _provider(_text(line, "relay_name"))
    if code is not None:
        yield Remark(code.code, Text(code.en, code.ja))
    slowest = slowest_part(line.fields)
    if slowest is not None:
        yield slowest
    yield from codes_in(_text(line, "dsn"), _text(line, "reply_code"), _text(line, "reply") or _text(line, "reason"))


def _provider(host: str) -> Iterator[Remark]:
    """Who runs the server that was asked, where it is one of the big ones."""
    provider = provider_of(host)
    if provider is not None:
        yield Remark(host, Text(f"a server of {provider[1]}.", f"{provider[1]}のサーバーです。"))


def _todo(cause: Cause | None, level: str, phrases: tuple[Phrase, ...], *, verbose: bool) -> tuple[Text, ...]:
    if cause is not None:
        return (Text(cause.do_en, cause.do_ja),)
    if level == "normal":
        return (_DETAIL_ACTION if verbose else _NO_ACTION,)
    # What a warning says for itself stands in the meaning of its kind; a phrase may know more.
    return tuple(phrase.todo for phrase in phrases if phrase.todo is not None)[:1]
