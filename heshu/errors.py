"""What can go wrong, each with the exit status a script will see.

HeshuError
├── UsageError   2  the call itself is wrong
├── InputError   3  this input cannot be read; the others of the batch go on
└── StoreError   4  the store cannot be used

Every error is one line: what happened, where, and what to do about it.
"""


class HeshuError(Exception):
    """An error a person can act on.

    Args:
        what: what happened, without a full stop.
        where: the file, line or record it happened at; may be empty.
        remedy: what to do now; may be empty.
    """

    exit_status = 1

    def __init__(self, what: str, *, where: str = "", remedy: str = "") -> None:
        self.what, self.where, self.remedy = what, where, remedy
        super().__init__(what)

    def __str__(self) -> str:
        place = f"{self.where}: " if self.where else ""
        advice = f"; {self.remedy}" if self.remedy else ""
        return f"{place}{self.what}{advice}"


class UsageError(HeshuError):
    """The command or function was called in a way that cannot work."""

    exit_status = 2


class InputError(HeshuError):
    """One input cannot be read."""

    exit_status = 3


class StoreError(HeshuError):
    """The store cannot be opened, read or written."""

    exit_status = 4
