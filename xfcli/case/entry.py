"""One line of the journal as it was recorded: an entry.

It has a public part, its body (codes, dates, counts, unit names), and may have a personal part
(names, numbers, free text), which can be erased one day. `chain` binds each line to the one before.
"""

from typing import TYPE_CHECKING

from xfcli.case.frame import Frame

# The type checker tells entries apart by their kind, and knows what each holds; at run time they are
# alike, and nobody pays for the types.
if TYPE_CHECKING:
    from xfcli.case.bodies import Entry
else:
    Entry = Frame

__all__ = ["Entry"]
