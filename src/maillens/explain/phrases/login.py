"""What lines about logins hold."""

from maillens.explain.phrases.phrase import phrase

PHRASES = (
    phrase(
        "UGFzc3dvcmQ6",
        r"\bUGFzc3dvcmQ6",
        "`UGFzc3dvcmQ6` is no password: it is `Password:` in base64, the question that the server asked last. The "
        "login failed at that point.",
        "`UGFzc3dvcmQ6`はパスワードではありません。サーバーが最後に送った質問`Password:`をbase64で表したものです。"
        "そこで認証に失敗しました。",
        (
            "Nothing, when strangers guess passwords. When one of your users is meant, check name and password in "
            "their mail program.",
            "外部からの総当たり攻撃なら、対応は不要です。自分の利用者なら、メールソフトのユーザー名とパスワードを"
            "確かめてください。",
        ),
    ),
    phrase(
        "VXNlcm5hbWU6",
        r"\bVXNlcm5hbWU6",
        "`VXNlcm5hbWU6` is no name: it is `Username:` in base64, the question that the server asked last. The client "
        "broke off or answered nonsense there.",
        "`VXNlcm5hbWU6`はユーザー名ではありません。サーバーが最後に送った質問`Username:`をbase64で表したものです。"
        "接続元がそこでやめたか、正しく答えませんでした。",
    ),
)
