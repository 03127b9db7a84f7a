"""What the command `maillens geo status` says."""

TEXTS = {
    "short": ("which databases are in use", "取り込み済みのデータベースを表示する"),
    "help": (
        "Which geographic databases are in use, when they were made, and what their licence wants said.\n"
        "Exit code: 0 there are some; 1 there is none; 2 one cannot be used.",
        "取り込み済みのデータベースと、その作成日、ライセンスの表示を示します。\n"
        "終了コード: 0 ある、1 ない、2 使えないものがある",
    ),
    "examples": ("maillens geo status\twhat there is", "maillens geo status\t今あるものを見る"),
}
