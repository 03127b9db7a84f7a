"""A command -> its help, in the language of its user, with examples."""

import click

from maillens.present.cli.options import words
from maillens.present.text.width import columns, left, wrapped
from maillens.present.words import Words

WIDTH = 80


def subjects_of(name: str | None, context: click.Context) -> tuple[str, ...]:
    """The catalogues with the texts of a command: `report`; `queue` and `queue_list` for `queue list`.

    NAME is that of the program itself, for whose own help nothing else stands in the path.
    """
    path = [word.replace("-", "_") for word in context.command_path.split()[1:]] or [name or ""]
    return tuple("_".join(path[: depth + 1]) for depth in range(len(path)))


class Command(click.Command):
    """A command whose texts are in the catalogue of its name.

    `help` and `examples` are keys there; an option's `help` is a key there, in the catalogue
    of the folder of commands it is in, or in `cli`, or else the text itself.
    """

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write usage, description, examples and options."""
        texts = words(*subjects_of(self.name, ctx))
        formatter.write("\n".join(_usage(self, ctx, texts)) + "\n")


def _usage(command: click.Command, context: click.Context, texts: Words) -> list[str]:
    pieces = " ".join(command.collect_usage_pieces(context))
    lines = [f"{texts['usage']} {context.command_path} {pieces}", ""]
    for paragraph in texts.get("help", command.help or "").split("\n"):
        lines += [f"  {line}" for line in wrapped(paragraph, WIDTH - 2)]
    examples = [tuple(line.split("\t")) for line in texts.get("examples", "").splitlines()]
    if examples:
        lines += ["", texts["examples-title"], *pairs([(first, rest) for first, rest in examples])]
    lines += ["", texts["options-title"], *pairs(_options(command, context, texts))]
    return lines


def _options(command: click.Command, context: click.Context, texts: Words) -> list[tuple[str, str]]:
    found = []
    for parameter in command.get_params(context):
        record = parameter.get_help_record(context)
        if record is not None and isinstance(parameter, click.Option):
            key = "option.help" if "--help" in parameter.opts else parameter.help or ""
            found.append((record[0], texts.get(key, key)))
    return found


def pairs(rows: list[tuple[str, str]]) -> list[str]:
    """Two columns: what is typed, and what it does."""
    wide = min(max((columns(first) for first, _ in rows), default=0), WIDTH // 2 + 4)
    lines = []
    for first, second in rows:
        texts = wrapped(second, WIDTH - wide - 4) if second else [""]
        if columns(first) > wide:
            lines.append(f"  {first}")
            first = ""
        lines.append(f"  {left(first, wide)}  {texts[0]}".rstrip())
        lines += [f"{'':{wide + 4}}{text}" for text in texts[1:]]
    return lines
