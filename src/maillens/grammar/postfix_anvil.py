"""Statistics of client rates (anvil/anvil.c) and of connection reuse (scache/scache.c).

Their second timestamp has no year and is kept as text.
"""

from maillens.grammar.kind import Kind

RATE_EN = "The highest rate of one client in this interval, measured for the smtpd_client_* limits. Information only."
RATE_JA = "この期間に最も多かった接続元とその回数です。smtpd_client_*の制限のための統計で、異常ではありません。"
COUNT_EN = "The most connections one client had open at once in this interval. Information only."
COUNT_JA = "この期間に同時接続が最も多かった接続元とその数です。統計で、異常ではありません。"

# (service:client), where the service may itself be address:port and the client IPv6.
WHO = (
    ("({transport:token}:{client_address:dotted})", "(smtp:198.51.100.221)"),
    ("({_:int}.{_:int}.{_:int}.{_:int}:{local_port}:{client_address})", "(127.0.0.1:10025:2001:db8::221)"),
    ("({transport:token}:{client_address})", "(smtp:2001:db8::221)"),
)

KINDS = (
    *(
        Kind(
            name="anvil-rate",
            family="notice",
            daemons=("anvil",),
            shape=f"statistics: max {{name:token}} rate {{count}}/{{interval_s}}s for {shape} at {{text:rest}}",
            releases="2.2+",
            samples=(f"statistics: max connection rate 9/60s for {sample} at Nov 21 21:58:53",),
            en=RATE_EN,
            ja=RATE_JA,
        )
        for shape, sample in WHO
    ),
    *(
        Kind(
            name="anvil-count",
            family="notice",
            daemons=("anvil",),
            shape=f"statistics: max {{name:token}} count {{count}} for {shape} at {{text:rest}}",
            releases="2.2+",
            samples=(f"statistics: max connection count 4 for {sample} at Nov 21 21:58:53",),
            en=COUNT_EN,
            ja=COUNT_JA,
        )
        for shape, sample in WHO
    ),
    # anvil/anvil.c
    Kind(
        name="anvil-cache-size",
        family="notice",
        daemons=("anvil",),
        shape="statistics: max cache size {count} at {text:rest}",
        releases="2.2+",
        samples=("statistics: max cache size 7 at Nov 21 21:58:53",),
        en="The most clients that were followed at once in this interval. Information only.",
        ja="この期間に同時に数えた接続元の最大数です。統計で、異常ではありません。",
    ),
    # scache/scache.c
    Kind(
        name="scache-start",
        family="notice",
        daemons=("scache",),
        shape="statistics: start interval {text:rest}",
        releases="2.2+",
        samples=("statistics: start interval Nov 21 21:58:33",),
        en="Since when the statistics of connection reuse in the next lines count. Information only.",
        ja="続く行の統計（接続の使い回し）を数え始めた時刻です。異常ではありません。",
    ),
    Kind(
        name="scache-lookup",
        family="notice",
        daemons=("scache",),
        shape="statistics: {name:token} lookup hits={count} miss={_:int} success={value:token}%",
        releases="2.2+",
        samples=(
            "statistics: domain lookup hits=2 miss=3 success=40%",
            "statistics: address lookup hits=0 miss=13 success=0%",
        ),
        en="How often an open connection to the next server could be used again. Information only.",
        ja="配送先サーバーへの接続をどれだけ使い回せたかの統計です。異常ではありません。",
    ),
    Kind(
        name="scache-size",
        family="notice",
        daemons=("scache",),
        shape="statistics: max simultaneous domains={_:int} addresses={_:int} connection={count}",
        releases="2.2+",
        samples=("statistics: max simultaneous domains=1 addresses=1 connection=1",),
        en="The most connections kept open for reuse at once. Information only.",
        ja="使い回しのために同時に保った接続の最大数です。統計で、異常ではありません。",
    ),
)
