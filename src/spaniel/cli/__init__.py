"""The command line: one file per room, each command a thin call of a public function.

Commands import what they need when they run: ``spaniel --help`` has to be quick on an old laptop,
and most of what the rooms need takes half a second to import.
"""

from __future__ import annotations

import sys
from collections.abc import Callable

from cyclopts import App, CycloptsError, Group

from spaniel import __version__
from spaniel.cli import (
    authority,
    collect,
    demo,
    extract,
    lake,
    measure,
    preserve,
    range_,
    share,
    teach,
)
from spaniel.cli.console import complain
from spaniel.errors import SpanielError

__all__ = ["app", "main"]

_WALK = Group("The walk", sort_key=1)
_LAKE = Group("The lake", sort_key=2)
_MORE = Group("More", sort_key=3)

app = App(
    name="spaniel",
    version=__version__,
    help="Watch, measure and disrupt the illicit drug trade on the Internet, lawfully.",
    suppress_keyboard_interrupt=False,
    help_format="plaintext",  # Markdown would cost a third of the start-up
    help_epilogue="Begin with `spaniel demo`. Every command has `--help` with an example.",
)


_COMMANDS: tuple[tuple[Group, dict[str, Callable[..., int]]], ...] = (
    (
        _WALK,
        {
            "patrol": collect.patrol,
            "import": collect.import_,
            "read": extract.read,
            "teach": teach.teach,
            "measure": measure.measure,
            "report": share.report,
        },
    ),
    (
        _LAKE,
        {
            "verify": preserve.verify,
            "show": preserve.show,
            "lake": lake.lake,
            "commit": lake.commit,
            "current": lake.current,
            "rebuild": lake.rebuild,
        },
    ),
    (_MORE, {"check": authority.check, "demo": demo.demo}),
)
for _group, _commands in _COMMANDS:
    for _name, _command in _commands.items():
        app.command(_command, name=_name, group=_group)
range_.app.group = (_MORE,)
app.command(range_.app)


def main(arguments: list[str] | None = None) -> int:
    """Run a command line and return the exit code: 0, 1 (evidence is not sound) or 2."""
    try:
        result = app(
            arguments, exit_on_error=False, print_error=False, result_action="return_value"
        )
    except CycloptsError as fault:
        complain(str(fault), hint="see `spaniel --help`")
        return 2
    except SpanielError as fault:
        complain(str(fault))
        return fault.exit_code
    except KeyboardInterrupt:
        complain("stopped; what was acknowledged is safe, and the same command goes on from there")
        return 130
    except BrokenPipeError:
        sys.stderr.close()
        return 141
    return result if isinstance(result, int) else 0
