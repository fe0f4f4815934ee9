"""A paper word for word, as the journal keeps it: of a case, or once more of the same."""

from typing import TypedDict

from xfcli.case.office_bodies import Day


class Block(TypedDict):
    """A heading, a paragraph or a table of a paper."""

    style: str
    text: str
    rows: list[list[str]]
    headed: bool


class Printed(TypedDict):
    """A paper word for word."""

    kind: str
    title: str
    issuer: str
    on: Day
    doc_no: str
    addressee: str
    blocks: list[Block]
    signed: bool
    small: bool
    fields: dict[str, str]
