"""Which rows of the table `clocks` are duties, as a term of SQL: all but the rights of the law.

The index `clocks_late` holds this text: a new right in `law.clock_kinds` needs a migration.
"""

from typing import Final

from xfcli.law.clock_kinds import ClockKind

_RIGHTS: Final = ", ".join(f"'{kind}'" for kind in ClockKind if kind.is_right)
IS_DUTY: Final = f"clock not in ({_RIGHTS})"
