"""What is said of `distributed-guessing`."""

TEXTS = {
    "distributed-guessing.title": ("Many addresses on one user", "1人を狙う多数の接続元"),
    "distributed-guessing.note": (
        "None of them tries often, so that counting by address finds nothing.",
        "接続元ごとの回数は少ないため、IPアドレスごとに数える対策では見つかりません。",
    ),
    "distributed-guessing": (
        "{address_count} addresses guess the password of {users}: {count} failures, from {addresses}.",
        "{address_count}か所から{users}のパスワードが試されています（失敗{count}回）。接続元は{addresses}。",
    ),
    "distributed-guessing.do": (
        "Blocking addresses does not help here. See that the password of {user} is long and used nowhere else.",
        "IPアドレスの遮断では防げません。{user}のパスワードが十分に長く、使い回しでないことを確かめてください。",
    ),
}
