"""The program `heshu`: runs a command and turns whatever goes wrong into one line and a status.

Statuses: 0 done, 1 the answer is bad, 2 wrong use, 3 some inputs failed, 4 the store cannot be
used, 70 a fault of Heshu itself, 130 interrupted, 141 the reader of a pipe went away.
"""

from __future__ import annotations

import sys


def main(arguments: list[str] | None = None) -> int:
    """Run one command line; returns the exit status and never raises.

    Args:
        arguments: without the program's name; the process's own when None.
    """
    from tui.commands import failures, output

    try:
        output.prepare_streams()
        status = _run(sys.argv[1:] if arguments is None else arguments)
        sys.stdout.flush()
    except SystemExit as stop:
        if isinstance(stop.__context__, BrokenPipeError):  # typer's own handling of it
            return failures.pipe_closed()
        return stop.code if isinstance(stop.code, int) else 1
    except KeyboardInterrupt:
        return failures.interrupted()
    except BrokenPipeError:
        return failures.pipe_closed()
    except Exception as error:  # noqa: BLE001 - the last handler: no traceback reaches a person
        return failures.report(error)
    if status == failures.INTERRUPTED:  # typer turns Ctrl+C into a status, and says nothing
        return failures.interrupted()
    return status if isinstance(status, int) else 0


def _run(arguments: list[str]) -> object:
    from tui import launch
    from tui.commands import quick

    plain = quick.understood(arguments)
    if plain is not None and launch.on_terminal():
        launch.put_off_collection()
        return quick.read(**plain)
    from tui.commands import app

    return app(args=arguments, prog_name="heshu", standalone_mode=False)


if __name__ == "__main__":
    sys.exit(main())
