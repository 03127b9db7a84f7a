"""The name of a setting, alone or with a value: `smtpd_tls_loglevel`, `soft_bounce = yes`."""

import re

from maillens.explain.explanation import Explanation, Remark
from maillens.explain.parameters import Parameter, known
from maillens.explain.text import Text

RANK = 50

_SETTING = re.compile(r"(?:sudo )?(?:postconf (?:-[a-z]+ )*)?['\"]?(?P<name>\$?[A-Za-z_]+)(?: *= *[^'\"]*)?['\"]?")


def recognised(text: str) -> Explanation | None:
    """What the setting TEXT changes; None where it is none that the log depends on."""
    found = _SETTING.fullmatch(text)
    setting = known().get(found["name"]) if found else None
    if setting is None:
        return None
    return Explanation(
        form="parameter",
        name=setting.name,
        asked=text,
        meaning=setting.changes,
        product=setting.product,
        remarks=(_default(setting.default),) if setting.default else (),
        todo=_todo(setting),
        source={"postfix": "postconf(5)", "dovecot": "doc.dovecot.org"}.get(setting.product, ""),
    )


def _default(value: str) -> Remark:
    return Remark("", Text(f"Without it: `{value}`.", f"設定しないときの値: `{value}`"))


def _todo(setting: Parameter) -> tuple[Text, ...]:
    name, value = setting.name, setting.try_out
    if setting.product == "dovecot":
        return (Text(f"See it with `doveconf {name}`.", f"いまの値は`doveconf {name}`で分かります。"),)
    if setting.product != "postfix":
        return ()
    see = Text(f"See it with `postconf {name}`.", f"いまの値は`postconf {name}`で分かります。")
    if not value:
        return (see,)
    change = f"sudo postconf -e '{name} = {value}' && sudo postfix reload"
    return (see, Text(f"Change it, for example: `{change}`.", f"変えるには、たとえば`{change}`とします。"))
