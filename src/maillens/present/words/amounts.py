"""The units of amounts, see `present.text.amounts`."""

TEXTS = {
    "seconds": ("{n} s", "{n}秒"),
    "minutes": ("{n} min", "{n}分"),
    "hours": ("{n} h", "{n}時間"),
    "days": ("{n} d", "{n}日"),
    "between-units": (" ", ""),
}
