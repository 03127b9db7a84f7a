"""`maillens queue shape`: the table of qshape(1), domains by the age of their mail."""

from typing import Any

import click

from maillens.present.cli.options import words
from maillens.present.cli.output import write
from maillens.present.cli.queue.queues import SUBJECTS, QueueCommand, Queues, queue_options, say_problems
from maillens.present.csv_text import csv_text
from maillens.present.json_text import json_text
from maillens.present.text.queue_shape import NARROWEST, shape_text
from maillens.queue import Buckets, Selection, Shape, make_shape
from maillens.queue.entry import QUEUES
from maillens.queue.shape import MIN_SUBDOMAINS

DEFAULT_QUEUES = ("incoming", "active")
"""As in qshape: what Postfix works on now."""


@click.command("shape", cls=QueueCommand, help="help")
@queue_options
@click.argument("names", nargs=-1, metavar="[QUEUE]...", type=click.Choice(QUEUES))
@click.option("-s", "--sender", is_flag=True, help="option.sender")
@click.option("-b", "--buckets", "count", type=click.IntRange(1, 100), default=10, metavar="N", help="option.buckets")
@click.option("-t", "--bucket-time", "first_min", type=click.FloatRange(0, min_open=True), default=5, metavar="MINUTES",
              help="option.bucket-time")  # fmt: skip
@click.option("-l", "--linear", is_flag=True, help="option.linear")
@click.option("-p", "--parents", is_flag=True, help="option.parents")
@click.option("-m", "--min-subdomains", type=click.IntRange(1), default=MIN_SUBDOMAINS, metavar="N",
              help="option.min-subdomains")  # fmt: skip
@click.option("-n", "--top", type=click.IntRange(min=0), default=0, metavar="N", help="option.top")
@click.option(
    "-w", "--width", type=click.IntRange(1, 10_000), default=NARROWEST, metavar="COLUMNS", help="option.width"
)
@click.option("--format", "format", type=click.Choice(["text", "json", "csv"]), default="text", help="option.format")
@click.option("-o", "--output", metavar="FILE", help="option.output")
def COMMAND(queues: Queues, /, names: tuple[str, ...], **asked: Any) -> None:  # noqa: N802  # found by this name
    """Print the table, and leave with the exit code."""
    buckets = Buckets(asked["count"], asked["first_min"], asked["linear"])
    entries = Selection(queues=names or DEFAULT_QUEUES).of(queues.entries(), queues.at_s)
    minimum = asked["min_subdomains"] if asked["parents"] else None
    shape = make_shape(entries, queues.at_s, buckets, by_sender=asked["sender"], min_subdomains=minimum)
    texts = words(*SUBJECTS)
    write(_printed(shape, asked["format"], asked["top"], asked["width"]), asked["output"], texts)
    click.get_current_context().exit(say_problems(queues, texts))


def _printed(shape: Shape, format: str, top: int, width: int) -> str:
    if format == "text":
        return shape_text(shape, width=width, top=top)
    rows = shape.rows[: top or None]
    if format == "csv":
        return csv_text(
            ["domain", "total", *shape.buckets.titles()], [[row.domain, row.total, *row.counts] for row in rows]
        )
    return json_text(
        {
            "bucket_ends_min": shape.buckets.edges_min(),
            "rows": [{"domain": row.domain, "total": row.total, "counts": list(row.counts)} for row in rows],
        }
    )
