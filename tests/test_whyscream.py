"""The cases of whyscream's grok patterns (../shared/corpora) give the same facts under our names."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

CASES = Path(__file__).resolve().parents[1].parent / "shared" / "corpora" / "whyscream-postfix-grok-patterns" / "test"

DELIVERY = "7EE668039: to=<a@example.com>, relay={relay}, delay=4, delays={delays}{tls}, dsn=2.0.0, status=sent (ok)"
PARTS = {
    "DELAYS": ("smtp", DELIVERY.format(relay="none", delays="%s", tls="")),
    "RELAY": ("smtp", DELIVERY.format(relay="%s", delays="1/1/1/1", tls="")),
    "TLS_FEATURES": ("smtp", DELIVERY.format(relay="none", delays="1/1/1/1", tls=", tls=%s")),
    "COMMAND_COUNTER_DATA": ("smtpd", "disconnect from unknown[192.0.2.1] %s"),
    "SCRIPT": ("postfix-script", "%s"),
}
"""Patterns of a part of a line, or of a program with another name: the program, and the line around the part."""

Facts = dict[str, str]


@dataclass(frozen=True)
class Case:
    """A line, and what whyscream's pattern says of it."""

    name: str
    daemon: str
    text: str
    results: dict[str, str]


def scalar(text: str) -> str:
    """A YAML scalar of the few forms used."""
    text = text.strip()
    if text.startswith("'"):
        return text[1:-1].replace("''", "'")
    return re.sub(r"\\(.)", r"\1", text[1:-1]) if text.startswith('"') else text


def cases() -> Iterator[Case]:
    """All cases, none where the corpus is absent."""
    for path in sorted(CASES.glob("*.yaml")):
        text = path.read_text(encoding="utf-8")
        pattern = re.search(r"%\{POSTFIX_(\w+)\}", text)[1]  # type: ignore[index]
        daemon, around = PARTS.get(pattern, (pattern.lower().replace("_", "-"), "%s"))
        data = scalar(re.search(r"^data: (.*)$", text, re.MULTILINE)[1])  # type: ignore[index]
        if pattern == "TLS_FEATURES" and "to=<" in data:
            around = "%s"
        results = {name: scalar(value) for name, value in re.findall(r"^ +(postfix_\w+): ?(.*)$", text, re.MULTILINE)}
        yield Case(path.stem, daemon, around.replace("%s", data), results)


def same(*names: str) -> Callable[[Facts], set[str]]:
    """The values of some fields of ours."""
    return lambda facts: {facts[name] for name in names if name in facts}


OURS: dict[str, Callable[[Facts], set[str]]] = {
    "postfix_queueid": lambda facts: {facts["queue_id"] or "NOQUEUE"} if "queue_id" in facts else set(),
    "postfix_action": same("action"),
    "postfix_anvil_cache_size": same("count"),
    "postfix_anvil_conn_count": same("count"),
    "postfix_anvil_conn_rate": same("count"),
    "postfix_anvil_conn_period": lambda facts: {f"{facts['interval_s']}s"},
    "postfix_anvil_timestamp": same("text"),
    "postfix_bounce_queueid": same("child_queue_id"),
    "postfix_client_hostname": same("client_name"),
    "postfix_client_ip": same("client_address"),
    "postfix_client_ip_unknown": same("client_address"),
    "postfix_client_port": same("client_port"),
    "postfix_config_path": same("config_directory"),
    "postfix_delay_before_qmgr": same("delay_before_queue_s"),
    "postfix_delay_conn_setup": same("delay_connect_s"),
    "postfix_delay_in_qmgr": same("delay_in_queue_s"),
    "postfix_delay_transmission": same("delay_transmit_s"),
    "postfix_discarded_ehlo_keywords": same("text"),
    "postfix_dnsbl_domain": same("dnsbl"),
    "postfix_dnsbl_result": same("value"),
    "postfix_error_response": same("reply"),
    "postfix_from": same("sender"),
    "postfix_local_response": same("reply"),
    "postfix_message_level": lambda facts: {facts["severity"], facts.get("action", "")},
    "postfix_milter_data": same("reason"),
    "postfix_milter_result": lambda facts: {facts["action"].removeprefix("milter-"), f"header-{facts['action']}"},
    "postfix_pipe_response": same("reply"),
    "postfix_pix_workaround": same("text"),
    "postfix_postscreen_cache_dropped": same("dropped_count"),
    "postfix_postscreen_cache_retained": same("retained_count"),
    "postfix_postscreen_dnsbl_rank": same("rank"),
    "postfix_postscreen_toobusy_data": same("reason"),
    "postfix_postscreen_violation_time": same("elapsed_s"),
    "postfix_postsuper_summary_action": same("name"),
    "postfix_postsuper_summary_count": same("count"),
    "postfix_prepend_trigger": same("header"),
    "postfix_prepend_type": lambda facts: {facts["kind"].removesuffix("-check")},
    "postfix_prepend_value": same("reason"),
    "postfix_proxy_message": lambda facts: {" ".join(facts[n] for n in ("reply_code", "dsn", "reason") if n in facts)},
    "postfix_proxy_result": lambda facts: {facts["action"].removeprefix("proxy-")},
    "postfix_proxy_smtp_stage": same("stage"),
    "postfix_proxy_status_code": same("reply_code"),
    "postfix_proxy_status_code_enhanced": same("dsn"),
    "postfix_relay_hostname": same("relay_name"),
    "postfix_relay_ip": same("relay_address"),
    "postfix_relay_port": same("relay_port"),
    "postfix_relay_service": same("relay_address"),
    "postfix_server_ip": same("local_address"),
    "postfix_server_port": same("local_port"),
    "postfix_service": lambda facts: {facts.get("transport", ""), f"127.0.0.1:{facts.get('local_port')}"},
    "postfix_smtp_lostconn_reason": same("command"),
    "postfix_smtp_response": same("reply", "text", "reason"),
    "postfix_smtp_stage": lambda facts: (
        same("stage", "last_command")(facts) | {facts.get("command", "").removesuffix(" command")}
    ),
    "postfix_status": same("status"),
    "postfix_status_code": same("reply_code"),
    "postfix_status_code_enhanced": same("dsn"),
    "postfix_termination_signal": same("signal"),
    "postfix_tls_cipher": same("tls_cipher"),
    "postfix_tls_cipher_size": lambda facts: {f"{facts['tls_bits']}/{facts['tls_bits_algorithm']}"},
    "postfix_tls_error": same("reason"),
    "postfix_tls_trustlevel": same("tls_trust"),
    "postfix_tls_version": same("tls_protocol"),
    "postfix_version": same("version"),
}
"""Their names -> the values that ours may have."""

INSIDE = {
    "postfix_status_data": "reason",
    "postfix_status_message": "reason",
    "postfix_tls_key_exchange": "tls_key_exchange",
    "postfix_tls_server_signature": "tls_key_exchange",
    "postfix_tls_server_signature_curve": "tls_key_exchange",
    "postfix_tls_server_signature_size": "tls_key_exchange",
    "postfix_tls_server_digest": "tls_key_exchange",
    "postfix_tls_security_level": "tls_policy",
    "postfix_tls_policy_undecided": "tls_policy",
    "postfix_tls_downgrade_level": "tls_policy",
    "postfix_requiretls": "tls_policy",
    "postfix_requiretls_policy_undecided": "tls_policy",
    "postfix_requiretls_policy_violation": "tls_policy",
    "postfix_requiretls_downgrade_level": "tls_policy",
    "postfix_command_counter_data": "line",
}
"""Parts of a text that we keep whole (the counters of a command line are fields of their own)."""

KINDS = {
    "postfix_bounce_reason": {
        "non-delivery": "bounce-notice",
        "delay": "delay-notice",
        "delivery status": "dsn-notice",
    },
    "postfix_postscreen_access": {
        "PASS OLD": "postscreen-pass-old",
        "PASS NEW": "postscreen-pass-new",
        "WHITELISTED": "postscreen-allowlisted",
        "BLACKLISTED": "postscreen-denylisted",
        "WHITELIST VETO": "postscreen-veto",
        "ALLOWLIST VETO": "postscreen-veto",
    },
    "postfix_postscreen_violation": {
        "COMMAND TIME LIMIT": "postscreen-time-limit",
        "COMMAND COUNT LIMIT": "postscreen-count-limit",
        "COMMAND LENGTH LIMIT": "postscreen-length-limit",
        "COMMAND PIPELINING": "postscreen-pipelining",
        "NON-SMTP COMMAND": "postscreen-non-smtp",
        "BARE NEWLINE": "postscreen-bare-newline",
        "PREGREET": "postscreen-pregreet",
        "DNSBL": "postscreen-dnsbl",
        "HANGUP": "postscreen-hangup",
    },
    "postfix_postsuper_action": {
        "removed": "postsuper-removed",
        "requeued": "requeued",
        "placed on hold": "held",
        "released from hold": "released",
    },
    "postfix_smtpd_lostconn_data": {
        "lost connection": "lost-connection",
        "timeout": "timeout",
        "too many errors": "too-many-errors",
        "bare <LF> received": "bare-newline",
        "SSL_accept error": "tls-error",
    },
}
"""Facts that are the kind of a line for us."""

ATTRIBUTES = {
    "to": "recipient", "from": "sender", "orig_to": "original_recipient", "proto": "protocol", "helo": "helo", "delay": "delay_s",
    "dsn": "dsn", "size": "size_bytes", "nrcpt": "recipient_count", "uid": "uid", "conn_use": "connection_uses",
    "sasl_method": "sasl_method", "sasl_username": "sasl_username", "orig_queue_id": "original_queue_id", "tls": "tls_policy",
}  # fmt: skip
"""`postfix_keyvalue_data`: attributes and our names; delays, relay and client are taken apart."""

DEVIATIONS = {
    "postfix_message": "a text that we take apart: its parts are fields, what it says is the kind",
    "postfix_milter_message": "taken apart into stage, client, dsn and reason, or header and client",
    "postfix_bounce_recipient": "the sender is told by bounce-notice, the postmaster by postmaster-bounce-notice",
    "postfix_smtp_lostconn_data": "the kind for `lost connection`, the field reason for errors of connect and TLS",
    "postfix_scache_miss": "of the statistics of scache(8) we keep hits and success",
    "postfix_scache_addresses": "of the statistics of scache(8) we keep the domains",
    "postfix_scache_connection": "of the statistics of scache(8) we keep the domains",
    "postfix_scache_hits": "a number that is kept as text",
    "postfix_scache_success": "a number that is kept as text",
    "postfix_scache_domains": "a number that is kept as text",
    "postfix_scache_timestamp": "kept as text",
    "postfix_verify_cleanup_type": "kept as text",
    "postfix_verify_cache_retained": "kept as text",
    "postfix_verify_cache_dropped": "kept as text",
}
"""Their facts that have no field of the same extent with us, and why."""

NOT_POSTFIX = {
    "anvil_0005": "anvil(8) writes the unit of time in seconds, `1/300s` (anvil.c): not 5m",
    "anvil_0007": "anvil(8) writes the unit of time in seconds: not 2h",
    "anvil_0009": "anvil(8) writes the unit of time in seconds: not 7d",
}
"""Cases that no Postfix writes."""


def facts_of(record: Any) -> Facts:
    """The fields of a record as text, numbers without trailing zeros, with kind and severity."""
    facts = {"kind": record.kind, "severity": record.severity, "line": record.line.decode()}
    for name, value in record.fields.items():
        facts[name] = (
            value.decode() if isinstance(value, bytes) else f"{value:g}" if isinstance(value, float) else str(value)
        )
    return facts


def problems(case: Case, facts: Facts) -> Iterator[str]:
    """The facts of a case that ours do not confirm."""
    for name, value in case.results.items():
        if name in DEVIATIONS:
            continue
        if name == "postfix_keyvalue_data":
            yield from attributes_missing(value, facts)
        elif name.startswith("postfix_cmd_"):
            yield from [] if counter(name, facts) == value else [f"{name}: {value}"]
        elif name in KINDS:
            if not facts["kind"].endswith(KINDS[name][value]):
                yield f"{name}: {value} is {facts['kind']}"
        elif name in INSIDE:
            if value not in facts[INSIDE[name]]:
                yield f"{name}: {value} is not in {facts[INSIDE[name]]}"
        elif value not in OURS[name](facts):
            yield f"{name}: {value} is not in {OURS[name](facts)}"


def counter(name: str, facts: Facts) -> str | None:
    """`rcpt_accepted` is ours without `_total`; `rcpt` is the total, or all there is."""
    command = name.removeprefix("postfix_cmd_").replace("count", "commands")
    if command.endswith("_accepted"):
        return facts.get(f"{command.removesuffix('_accepted')}_count")
    return facts.get(f"{command}_total", facts.get(f"{command}_count"))


def attributes_missing(text: str, facts: Facts) -> Iterator[str]:
    """Attributes of `key=value, …` that no field of ours has."""
    for key, bracketed, bare in re.findall(r"(\w+)=(?:<([^>]*)>|([^\s,]*))", text):
        value = bracketed or bare
        if key == "delays":
            names = ("delay_before_queue_s", "delay_in_queue_s", "delay_connect_s", "delay_transmit_s")
            found = "/".join(facts[name] for name in names)
        elif key in ("relay", "client", "orig_client"):
            found = (
                value
                if value.partition("[")[0]
                in (facts.get(f"{key}_name"), facts.get("original_client", "").partition("[")[0])
                else ""
            )
        else:
            found = facts.get(ATTRIBUTES[key], "")
        if found != value:
            yield f"{key}={value} is {found}"


@pytest.mark.skipif(not CASES.is_dir(), reason="no whyscream-postfix-grok-patterns in ../shared/corpora")
def test_corpus_is_whole() -> None:
    """The corpus is the one whose deviations are listed here."""
    names = {case.name for case in cases()}
    assert len(names) == 191 and NOT_POSTFIX.keys() <= names


@pytest.mark.parametrize("case", list(cases()), ids=lambda case: case.name)
def test_same_facts(case: Case, records: Callable[[list[Path]], Iterator[Any]], tmp_path: Path) -> None:
    """Each fact of a case is a field, or the kind, of our record."""
    log = tmp_path / "mail.log"
    log.write_text(f"Nov  8 10:00:00 mail postfix/{case.daemon}[1]: {case.text}\n", encoding="utf-8")
    (record,) = records([log])
    if case.name in NOT_POSTFIX:
        assert record.kind == "unknown"
        return
    assert record.kind not in ("unknown", "foreign", "postlog-text")
    assert list(problems(case, facts_of(record))) == []
