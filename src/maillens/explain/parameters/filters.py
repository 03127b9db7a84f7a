"""Settings of filters about their log."""

from maillens.explain.parameters.parameter import settings

PARAMETERS = (
    *settings(
        "amavis",
        (
            "$log_level",
            "0",
            "How much amavis logs: 0 one line a mail with the verdict, 2 the passage of each mail, 5 everything.",
            "amavisがどれだけ記録するかです。0はメールごとの判定1行、2は経過も、5はすべてです。",
            "2",
        ),
        (
            "$log_templ",
            "",
            "The template of the line that amavis writes for each mail (`Passed CLEAN …`).",
            "amavisがメールごとに書く行（`Passed CLEAN …`）のひな型です。",
        ),
    ),
    *settings(
        "opendkim",
        (
            "LogWhy",
            "no",
            "`yes` logs why opendkim signed a mail or did not.",
            "`yes`にすると、opendkimが署名した理由・しなかった理由を記録します。",
            "yes",
        ),
        (
            "SyslogSuccess",
            "no",
            "`yes` logs also what went well (`DKIM-Signature field added`).",
            "`yes`にすると、成功したとき（`DKIM-Signature field added`など）も記録します。",
            "yes",
        ),
        (
            "LogResults",
            "no",
            "`yes` logs the result of each verification.",
            "`yes`にすると、署名の検証結果を1通ごとに記録します。",
            "yes",
        ),
    ),
)
