"""rspamd: spam filter. Its lines name module and function: `<id>; module; function: text`."""

from maillens.grammar.kind import Kind, Product

PRODUCT = Product(
    name="rspamd",
    tags=("rspamd",),
    daemons=("rspamd", "main", "rspamd_proxy", "normal", "controller", "fuzzy", "hs_helper"),
)

SELF = PRODUCT.daemons

# In its own log file: `#2247(main) <9f1krg>; cfg; …`.
BEGINNING = "⟦#{_:int}({_:token}) ⟧⟦<{filter_id}>; ⟧"
TASK = BEGINNING + "{_:token}; rspamd_"

RESULT_EN = (
    "rspamd's verdict on a mail: the action (no action, greylist, add header, rewrite subject, soft reject, reject), score and"
    " limit, then the tests with their points."
)
RESULT_JA = (
    "rspamdの判定です。処置（no action、greylist、add header、rewrite subject、soft reject、rejectなど）、"
    "点数としきい値、根拠のテストと配点が並びます。"
)
DETAIL_EN = "A detail of how rspamd examined a mail or a connection. Nothing to do."
DETAIL_JA = "メールの検査経過の記録です。対応は不要です。"

MODULES = (
    (
        "rspamd-settings",
        "cfg",
        "init_lua_filters: init lua module dmarc",
        "rspamd reads its settings and starts its modules.",
        "設定の読み込みとモジュールの起動の記録です。",
    ),
    (
        "rspamd-lua",
        "lua",
        "settings.lua:1108: loaded 0 elements of settings",
        "A Lua module of rspamd reports.",
        "rspamdのLuaモジュールの記録です。",
    ),
    (
        "rspamd-map",
        "map",
        "rspamd_map_add: added map https://maps.example.com/free.txt",
        "Lists (maps) were loaded or are missing.",
        "リスト（マップ）の読み込みの記録です。",
    ),
    (
        "rspamd-process",
        "main",
        "spawn_workers: worker of type fuzzy is disabled",
        "rspamd's processes start and stop.",
        "rspamdのプロセスの起動・停止の記録です。",
    ),
    (
        "rspamd-regexp",
        "re_cache",
        "rspamd_re_cache_init: loaded hyperscan engine",
        "rspamd compiles its patterns.",
        "検査用パターンの準備の記録です。",
    ),
    (
        "rspamd-symbols",
        "symcache",
        "load_items: cannot open file symbols.cache",
        "The order in which tests run is loaded or saved.",
        "テストの実行順の読み書きの記録です。",
    ),
    (
        "rspamd-controller",
        "controller",
        "rspamd_controller_password_sane: enable password is not set",
        "The web interface and its passwords.",
        "管理画面とそのパスワードに関する記録です。",
    ),
    (
        "rspamd-statistics",
        "rrd",
        "rspamd_rrd_finalize: rrd file created",
        "Statistics files.",
        "統計ファイルの記録です。",
    ),
    (
        "rspamd-scan",
        "proxy",
        "proxy_accept_socket: accepted milter connection from 127.0.0.1 port 53886",
        DETAIL_EN,
        DETAIL_JA,
    ),
    (
        "rspamd-scan",
        "milter",
        "rspamd_milter_process_command: got connection from 203.0.113.10:40430",
        DETAIL_EN,
        DETAIL_JA,
    ),
    (
        "rspamd-scan",
        "task",
        "rspamd_stat_classifiers_process: skip statistics as SPAM class is missing",
        DETAIL_EN,
        DETAIL_JA,
    ),
    ("rspamd-scan", "csession", "rspamd_task_timeout: processing of task timed out", DETAIL_EN, DETAIL_JA),
    ("rspamd-scan", "http", "http_finish: finished connection", DETAIL_EN, DETAIL_JA),
    ("rspamd-scan", "dkim", "dkim_module_key_handler: cannot get key", DETAIL_EN, DETAIL_JA),
    ("rspamd-scan", "spf", "spf_dns_callback: spf error for domain example.com", DETAIL_EN, DETAIL_JA),
    ("rspamd-scan", "monitored", "rspamd_monitored_dns_cb: DNS reply returned", DETAIL_EN, DETAIL_JA),
    ("rspamd-scan", "fuzzy", "fuzzy_check_timer_callback: got IO timeout", DETAIL_EN, DETAIL_JA),
    ("rspamd-scan", "redis", "redis_error: connection lost", DETAIL_EN, DETAIL_JA),
)

KINDS = (
    Kind(
        name="rspamd-result",
        family="filter",
        daemons=SELF,
        shape=(
            TASK
            + "task_write_log: id: {message_id}, qid: <{original_queue_id}>⟦, ip: {client_address:name}⟧⟦, user: {sasl_username}⟧"
            "⟦, settings_id: {_}⟧⟦, from: <{sender}>⟧, (default: {_} ({verdict}): [{score}/{_}] [{tests}]), len: {size_bytes}, {text:rest}"
        ),
        releases="1.0+",
        samples=(
            "#2453(rspamd_proxy) <5bda5c>; proxy; rspamd_task_write_log: id: <1795298417925.432@client.test>, qid: <E2530242E63>,"
            " ip: 203.0.113.10, from: <alice@lab.test>, (default: F (no action): [4.40/15.00]"
            " [VIOLATED_DIRECT_SPF(3.50){},R_SPF_FAIL(1.00){-all;},MIME_GOOD(-0.10){text/plain;}]), len: 351, time: 47.144ms,"
            " dns req: 12, digest: <3690c8c88b8a079ccf970ff722733970>, rcpts: <bob@lab.test>, mime_rcpts: <bob@lab.test>",
        ),
        en=RESULT_EN,
        ja=RESULT_JA,
    ),
    Kind(
        name="rspamd-result",
        family="filter",
        daemons=SELF,
        shape=(
            TASK
            + "task_write_log: id: {message_id}, qid: <{original_queue_id}>⟦, {_}⟧, (default: {_} ({verdict}): [{score}/{_}]{text:rest}"
        ),
        releases="1.0+",
        samples=(
            "<abc>; task; rspamd_task_write_log: id: <m@example.com>, qid: <0DC461ACD87>, (default: T (reject): [20.00/15.00])",
        ),
        en=RESULT_EN,
        ja=RESULT_JA,
        fallback=True,
    ),
    Kind(
        name="rspamd-message",
        family="filter",
        daemons=SELF,
        shape=TASK
        + "message_parse: loaded message; id: {message_id}; queue-id: <{original_queue_id}>; size: {size_bytes}; checksum: <{_}>",
        releases="1.0+",
        samples=(
            "#2453(rspamd_proxy) <5bda5c>; proxy; rspamd_message_parse: loaded message; id: <1795298417925.432@client.test>;"
            " queue-id: <E2530242E63>; size: 351; checksum: <3690c8c88b8a079ccf970ff722733970>",
        ),
        en="rspamd begins to examine a mail; its Message-ID and Postfix's queue id.",
        ja="メールの検査を始めました。Message-IDとPostfixのキューIDが分かります。",
    ),
    Kind(
        name="rspamd-started",
        family="notice",
        daemons=SELF,
        shape=BEGINNING + "main; main: rspamd {version:name} is starting, build id: {_}",
        releases="1.0+",
        samples=("#2247(main) <7552e3>; main; main: rspamd 3.4 is starting, build id: release",),
        en="rspamd started.",
        ja="rspamdが起動しました。",
    ),
    *(
        Kind(
            name=name,
            family="notice",
            daemons=SELF,
            shape=f"{BEGINNING}{module}; {{name:token}}⟦:{{_:int}}⟧: {{text:rest}}",
            releases="1.0+",
            samples=(f"#2247(main) <9f1krg>; {module}; {sample}",),
            en=en,
            ja=ja,
            fallback=True,
        )
        for name, module, sample, en, ja in MODULES
    ),
    Kind(
        name="rspamd-process",
        family="notice",
        daemons=SELF,
        shape=BEGINNING + "rspamd_{name:token}: {text:rest}",
        releases="1.0+",
        samples=("#2454(controller) rspamd_log_reset_repeated: Last message repeated 2 times",),
        en="rspamd's processes start, stop and prepare their work.",
        ja="rspamdのプロセスの起動・停止・準備の記録です。",
        fallback=True,
    ),
)
