"""What is said of `slow-guessing`."""

TEXTS = {
    "slow-guessing.title": ("Slow guessing", "時間をかけた総当たり"),
    "slow-guessing.note": (
        "So slow that filters which count failures in ten minutes do not see it.",
        "間隔が長いため、10分間の失敗回数を数える対策では見つかりません。",
    ),
    "slow-guessing": (
        "{addresses} guesses the password of {users}: {count} failures, one every {pace}.|"
        "{addresses} guesses the passwords of several users: {count} failures, one every {pace} ({users}).",
        "{addresses}が{users}のパスワードを試しています（失敗{count}回、平均{pace}間隔）。",
    ),
    "slow-guessing.do": (
        "Block {address} for months, for example in a table for `check_client_access`; minutes are what it waits for.",
        "{address}を長期間遮断してください（`check_client_access`の表など）。短時間の遮断では効果がありません。",
    ),
}
