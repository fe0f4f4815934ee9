"""The import contract: what a row of a register may say, under which heading, and how it is read.

The headings are those of `xf import`; how else registers call them is in the tables of `thesaurus`.
What is in none of them is never guessed into a field. A new field is one line here.
"""

from collections.abc import Callable, Collection, Mapping
from itertools import count as counting
from operator import itemgetter
from typing import TYPE_CHECKING, Final, Generic, overload

from xfcli.errors import BadValue
from xfcli.sheet.cells import dates, people, words
from xfcli.sheet.cells.text import Cell, Context, Flaw, Reader, T, T_co, code, line, prose

_POSITIONS: Final = counting()  # of the fields in a row


class Field(property, Generic[T_co]):
    """One thing a row may say: its heading, and who reads its cells.

    A property of `Values`: `Values.on` is the field, `values.on` what a row says there, or None.
    Where two columns feed it, the earlier variant wins and the other column is reported, unless it
    has a way to `join` them.
    """

    def __init__(
        self,
        heading: str,
        reader: Callable[[str], Reader[T_co]],
        *,
        join: Callable[[T_co, T_co], T_co] | None = None,
        key: str = "",
    ) -> None:
        """Take the customary heading, and what gives the reader of a column by its heading."""
        self.heading, self.reader, self.join = heading, reader, join
        self.key = key  # by which ledgers remember --map; if not given, the name in `Values`

    def __set_name__(self, _: object, name: str) -> None:
        self.key = self.key or name
        self.position = next(_POSITIONS)
        super().__init__(itemgetter(self.position))

    if TYPE_CHECKING:  # what a property does anyhow, with its types

        @overload
        def __get__(self, row: None, _: type | None = None, /) -> "Field[T_co]": ...
        @overload
        def __get__(self, row: "Values", _: type | None = None, /) -> T_co | None: ...
        @overload
        def __get__(self, row: object, _: type | None = None, /) -> "Field[T_co]": ...
        def __get__(self, row: object, _: type | None = None, /) -> object: ...

    def of(self, values: "Values") -> T_co | None:
        """Return what a row says of this field, None if nothing; where it is known, `values.on`."""
        said: T_co | None = values[self.position]  # type: ignore[assignment]
        return said


def always(reader: Reader[T]) -> Callable[[str], Reader[T]]:
    """Return what gives the same reader whatever the heading of the column."""
    return lambda _: reader


class Values(tuple[object, ...]):
    """What one row says: the value of each field in its place, None where it says nothing."""

    __slots__ = ()

    def having(self, new: Mapping[Field[T], T | None]) -> "Values":
        """Return these values with others in their place; None leaves what was said."""
        given = [(field.position, value) for field, value in new.items() if value is not None]
        if not given:
            return self
        said = list(self)
        for position, value in given:
            said[position] = value
        return Values(said)

    def without(self, fields: Collection[Field[object]]) -> "Values":
        """Return these values but for some fields."""
        pairs = zip(FIELDS, self, strict=True)
        return Values(None if field in fields else said for field, said in pairs)

    def completed(self, others: "Values") -> "Values":
        """Return these values and, of the fields they lack, those of `others`."""
        pairs = zip(self, others, strict=True)
        return Values(other if said is None else said for said, other in pairs)

    no = Field("编号", always(code))
    on = Field("登记日期", always(dates.day))
    channel = Field("信访形式", words.channel_under)
    source = Field("来源", words.source_under)
    level = Field("登记层级", always(words.level))
    purpose = Field("信访目的", always(words.purpose))
    name = Field("姓名", always(people.names))
    id_number = Field("身份证号", always(people.id_number))
    phone = Field("联系电话", always(people.phone))
    address = Field("住址", always(line))
    village = Field("村组", always(line))
    heads = Field("人数", always(people.heads), key="count")
    title = Field("标题", always(line))
    text = Field("内容", always(prose))
    domain = Field("诉求领域", always(line))
    repeat = Field("初重", words.repeat)
    repeat_of = Field("原编号", always(code))
    unit = Field("责任单位", always(line))
    handler = Field("责任人", always(line))
    leader = Field("包案领导", always(line))
    transferred_on = Field("转办日期", always(dates.day))
    accepted_on = Field("受理日期", always(dates.day))
    due_on = Field("办理期限", always(dates.due))
    replied_on = Field("答复日期", always(dates.day))
    delivered_on = Field("送达日期", always(dates.day))
    closed_on = Field("办结日期", always(dates.day))
    result = Field("办理结果", always(words.result))
    rating = Field("满意度", always(words.rating))
    doc_no = Field("文号", always(code))
    # What an office writes in its own words is kept in words: several of these columns are joined.
    note = Field("备注", always(prose), join="{}\n{}".format)
    # Its words stand in the note as well.
    status = Field("办理状态", words.status, join=words.joined_status)
    subject = Field("被反映人", always(line))
    agent = Field("代理人", always(people.acting))
    guardian = Field("监护人", always(people.acting))
    settled = Field("是否化解", always(words.settled))
    settled_on = Field("化解日期", always(dates.day))
    confidential = Field("是否保密", always(words.confidential))


FIELDS: Final[tuple[Field[object], ...]] = tuple(
    field for field in vars(Values).values() if isinstance(field, Field)
)
# By what a sheet says who somebody is.
OF_A_PERSON: Final = frozenset(
    {Values.name, Values.id_number, Values.phone, Values.address, Values.village}
)
BY_KEY: Final = {field.key: field for field in FIELDS}


def given_values(cells: Mapping[str, Cell], context: Context) -> Values:
    """Return values given outside the sheet (--channel 网上), read as cells of the fields by key.

    Raises BadValue for an unknown key and for a value that is refused.
    """
    said = {key: _given(key, cell, context) for key, cell in cells.items()}
    return Values(said.get(field.key) for field in FIELDS)


def _given(key: str, cell: Cell, context: Context) -> object:
    if key not in BY_KEY:
        raise BadValue(f"没有「{key}」这一项。")
    got = BY_KEY[key].reader("")(cell, context)
    if isinstance(got, Flaw):
        raise BadValue(f"{BY_KEY[key].heading}：{got.message}")
    return got
