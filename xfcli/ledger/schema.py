"""The schema, as one commented SQL text: what makes a ledger, and what `check` compares one with.

The journal (`entry`, `personal`) is the truth; its text never changes. All other tables but the
counters are derived from it in the same transaction and can be made anew at any time (`migrations`).
Every column stands once, here, on a line of its own: rows are written as names with values, and put
into the order of these lines, so that no column can get what belongs into another.
"""

import sqlite3
from collections.abc import Callable, Mapping
from functools import cache
from operator import itemgetter
from typing import Final

JOURNAL: Final = """
-- One line for everything that happened; the public part. Never updated, never deleted.
create table entry (
  seq   integer primary key,
  at    text not null,             -- recorded at, +08:00
  day   text not null,             -- happened on
  kind  text not null,
  no    text,                      -- the case; null: the whole ledger
  by    text not null,             -- 经办人
  body  text not null,             -- canonical JSON: codes, dates, counts, unit names
  seal  blob,                      -- salted commitment of the personal part
  prev  blob not null,
  hash  blob not null check (length(hash) = 32)
) strict;
create index entry_no on entry (no, seq) where no is not null;
create index entry_office on entry (kind, seq) where no is null;

-- The personal part: names, numbers, free text. Can be erased; the commitment stays in the entry.
create table personal (
  seq   integer primary key references entry (seq),
  salt  blob not null,
  body  text not null
) strict;

create trigger entry_seq before insert on entry
  when new.seq is null or new.seq <> (select coalesce(max(seq), 0) + 1 from entry)
  begin select raise(abort, 'append-only: seq'); end;
create trigger entry_prev before insert on entry
  when new.prev <> coalesce((select hash from entry order by seq desc limit 1), zeroblob(32))
  begin select raise(abort, 'append-only: chain'); end;
create trigger entry_update before update on entry
  begin select raise(abort, 'append-only: update'); end;
create trigger entry_delete before delete on entry
  begin select raise(abort, 'append-only: delete'); end;
create trigger personal_insert before insert on personal
  when new.seq <> (select max(seq) from entry)
  begin select raise(abort, 'append-only: personal'); end;
create trigger personal_update before update on personal
  begin select raise(abort, 'append-only: update'); end;
create trigger personal_delete before delete on personal
  when not exists (
    select 1 from entry own join entry erased on erased.no = own.no
    where own.seq = old.seq and erased.kind = 'erase' and erased.seq > own.seq)
  begin select raise(abort, 'append-only: erase first'); end;
"""

COUNTERS: Final = """
-- The last number given of each series; numbers are never given twice.
create table counters (
  series text not null, year integer not null, last integer not null,
  primary key (series, year)
) strict, without rowid;
"""

DERIVED: Final = """
-- One row for each case, as `fold` sees it.
create table cases (
  no             text primary key,
  year           integer not null,
  number         integer not null,
  title          text not null,
  status         text not null,
  channel        text not null,
  source         text not null,
  purpose        text not null,
  received_on    text not null,
  domain         text not null,
  item           text not null,
  route          text not null,
  unit           text not null,
  competent      text not null,
  village        text not null,
  petitions      integer not null,
  told_on        text,
  accepted_on    text,
  filed_on       text,
  replied_on     text,
  delivered_on   text,
  closed_on      text,
  outcome        text not null,
  settled        integer not null,
  result         text not null,
  rating         text not null,
  rated_on       text,
  leader         text not null,
  sealed         integer not null,
  void           text not null,
  open           integer not null,
  returned_on    text,              -- a unit gave it back and it has not gone out again
  undelivered_on text,              -- an answer was written on this day and is not delivered yet
  untold_on      text,              -- an extension of this day: its reason has not been told yet
  urgent         text not null,     -- what comes first in an urgent matter; empty: it is none
  urgent_on      text,              -- since when it is urgent
  moved_on       text not null,     -- the last step that moved the matter
  active_from    text not null,     -- no figure of an earlier day counts it
  active_until   text not null,     -- no figure of a later day counts it; open: 9999-12-31
  seq            integer not null   -- the last entry
) strict, without rowid;
create index cases_open on cases (year, number) where open = 1;
create index cases_undelivered on cases (undelivered_on) where undelivered_on is not null;
create index cases_urgent on cases (year, number) where urgent <> '';
create index cases_received on cases (received_on, no);
create index cases_active on cases (active_until, active_from);
create index cases_number on cases (year, number);

-- One row for each petition (信访件): what the counts are made of.
create table petitions (
  seq        integer primary key,
  no         text not null,
  day        text not null,
  channel    text not null,
  source     text not null,
  level      text not null,
  purpose    text not null,
  domain     text not null,
  item       text not null,
  unit       text not null,
  village    text not null,
  count      integer not null,
  first      integer not null,
  collective integer not null,
  void       integer not null,
  title      text not null,
  text       text not null
) strict;
create index petitions_no on petitions (no);
create index petitions_day on petitions (day);
create index petitions_village on petitions (village, day) where village <> '';

-- Who petitions, for finding the same matter by the same people again. Erased with the entry.
create table persons (
  seq       integer not null,
  position  integer not null,
  no        text not null,
  name      text not null,
  spelled   text not null,     -- the name in one spelling, by which it is compared
  id_number text not null,
  phone     text not null,
  address   text not null,
  village   text not null,
  primary key (seq, position)
) strict, without rowid;
create index persons_no on persons (no);
create index persons_name on persons (spelled) where spelled <> '';
create index persons_phone on persons (phone) where phone <> '';
create index persons_id on persons (id_number) where id_number <> '';

-- One row for each handing over to a unit: what was sent where, objected to, returned, reported.
create table transfers (
  no          text not null,
  position    integer not null,
  unit        text not null,
  day         text not null,
  assigned    integer not null,
  due         text,
  objected_on text,
  returned_on text,
  reported_on text,
  primary key (no, position)
) strict, without rowid;
create index transfers_returned on transfers (unit) where returned_on is not null;

-- The clocks' starts and stops. No due date stands here: it is counted at each reading.
create table clocks (
  no        text not null,
  position  integer not null,
  clock     text not null,
  duty      text not null,     -- the key of its period where the request sets that, else empty
  trigger   text not null,     -- the event that set it going
  unit      text not null,     -- the unit that the trigger names
  start     text not null,
  days      integer not null,
  extended  integer not null,
  hearing   integer not null,
  fixed     text,
  done_on   text,
  earliest  text not null,     -- it cannot be due before this day: an index, not a date
  owed      integer not null,  -- a duty not done yet (a right not used is none)
  primary key (no, position)
) strict, without rowid;
create index clocks_owed on clocks (earliest, no) where owed = 1;
create index clocks_kind on clocks (clock, earliest);

-- When an open case had a duty whose plain last day had passed unkept: from `since` until before
-- `until`, and which unit had it. Whether the last day itself had passed the calendar tells.
create table delays (
  no       text not null,
  position integer not null,
  since    text not null,
  until    text not null,    -- 9999-12-31 while it lasts
  unit     text not null,
  earliest text not null,
  clock    text not null,    -- empty where the day was set
  days     integer not null,
  primary key (no, position)
) strict, without rowid;
create index delays_until on delays (until, since);

-- Petitions that came out of a sheet: by what its row is known again, and its number there.
create table imports (
  seq    integer primary key,
  no     text not null,
  key    text not null,
  core   text not null,
  old_no text not null
) strict;
create index imports_no on imports (no);

-- Facts of the office: settings, units, holiday notices, import headings. The latest entry counts.
create table facts (
  kind  text not null,
  key   text not null,
  value text not null,
  primary key (kind, key)
) strict, without rowid;

-- The sums by day of all marks that are alike (`reporting.marks`), from which figures are counted.
create table tally (
  grp   text not null,
  day   text not null,
  value text not null,
  clock text not null,     -- of a duty: the clock and its days, by which its last day is counted
  days  integer not null,
  since text not null,     -- it counts from this day on; empty: from its own
  n     integer not null,
  primary key (grp, day, value, clock, days, since)
) strict, without rowid;
-- Always empty: by it that is found and taken out which has become nothing.
create index tally_nothing on tally (n) where n = 0;

-- The same by month: longer periods are read off these. Duties are counted day by day, above.
create table tally_month (
  grp   text not null,
  month text not null,
  value text not null,
  since text not null,
  n     integer not null,
  primary key (grp, month, value, since)
) strict, without rowid;
create index tally_month_nothing on tally_month (n) where n = 0;
"""

MIGRATIONS: Final = ("m001_ledger", "m002_tally")

# What has been done to the file; sqlite-utils keeps it. Made by us, so that its text is ours.
_RECORD: Final = """
create table _sqlite_migrations (
  id integer primary key, migration_set text, name text, applied_at text
);
create unique index idx__sqlite_migrations_migration_set_name
  on _sqlite_migrations (migration_set, name);
"""

Object = tuple[str, str, str, str]
Row = Mapping[str, object]  # of a table: a value for each column, by its name


def journal_statements() -> list[str]:
    """Return the statements that make the journal and the counters."""
    return _split(JOURNAL + COUNTERS)


def derived_statements() -> list[str]:
    """Return the statements that make what is derived from the journal."""
    return _split(DERIVED)


def derived_tables() -> list[str]:
    """Return the names of the tables that are derived from the journal."""
    lines = DERIVED.splitlines()
    return [line.split()[2] for line in lines if line.startswith("create table ")]


@cache
def columns(table: str) -> tuple[str, ...]:
    """Return the columns of `table` in their order."""
    text = JOURNAL if table in {"entry", "personal"} else DERIVED
    start = text.index(f"create table {table} (")
    lines = text[start : text.index("\n)", start)].splitlines()[1:]
    return tuple(name for line in lines if (name := line.split(maxsplit=1)[0]) != "primary")


@cache
def cells_in_order(table: str) -> Callable[[Row], tuple[object, ...]]:
    """Return the function that gives the values of a named row of `table` in the columns' order."""
    return itemgetter(*columns(table))


@cache
def insert_text(table: str) -> str:
    """Return the statement that puts a row into `table`, its values in the columns' order."""
    return f"insert into {table} values ({','.join('?' * len(columns(table)))})"


def lay_out(connection: sqlite3.Connection) -> None:
    """Make the tables in an empty database that only repeats what a ledger holds: no protection."""
    for statement in journal_statements() + derived_statements():
        if not statement.lstrip().startswith("create trigger"):
            connection.execute(statement)


def make_record(connection: sqlite3.Connection) -> None:
    """Make the table that records the migrations, if the file has none."""
    has = "select 1 from sqlite_master where name = '_sqlite_migrations'"
    if not connection.execute(has).fetchone():
        for statement in _split(_RECORD):
            connection.execute(statement)


def applied(connection: sqlite3.Connection) -> tuple[str, ...]:
    """Return the names of the migrations that made the file what it is, in their order."""
    rows = connection.execute(
        "select name from _sqlite_migrations where migration_set = 'xf' order by id"
    )
    return tuple(name for (name,) in rows)


def _split(script: str) -> list[str]:
    found, current = [], ""
    for line in script.splitlines(keepends=True):
        current += line
        if sqlite3.complete_statement(current):
            found.append(current)
            current = ""
    return found


def expected() -> set[Object]:
    """Return each table, index and trigger that a ledger has: type, name, its table, text."""
    connection = sqlite3.connect(":memory:")
    try:
        make_record(connection)
        for statement in journal_statements() + derived_statements():
            connection.execute(statement)
        return present(connection)
    finally:
        connection.close()


def present(connection: sqlite3.Connection) -> set[Object]:
    """Return each table, index and trigger that the file has: type, name, its table, text."""
    # What SQLite counted for its plans (`analyze`) holds nothing and runs nothing.
    rows = connection.execute(
        "select type, name, tbl_name, sql from sqlite_master where sql is not null"
        " and not (type = 'table' and name glob 'sqlite_stat[14]')"
    )
    return set(rows)


def strange_code(connection: sqlite3.Connection, *kinds: str) -> str:
    """Return the name of a trigger that no xf made, or of a view in a table's place; "" if there is none.

    Whoever writes would run the one, whoever reads the other: `kinds` is "trigger", "view", or both.
    """
    found = connection.execute(
        f"select type, name, sql from sqlite_master where type in ({','.join('?' * len(kinds))})",
        kinds,
    ).fetchall()
    if not found:
        return ""
    ours = {_as_kept(text) for text in journal_statements() if "create trigger" in text}
    tables = {"entry", "personal", "counters", *derived_tables()}
    strange = (
        name
        for kind, name, text in found
        if (name in tables if kind == "view" else text not in ours)
    )
    return next(strange, "")


def _as_kept(statement: str) -> str:
    """Return the text of a trigger as SQLite keeps it."""
    return "CREATE TRIGGER" + statement.partition("create trigger")[2].rstrip().rstrip(";")
