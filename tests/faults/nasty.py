"""A grammar of hostile files: sheets, journals, ledgers and forms that no xf and no office wrote.

Each maker takes a random generator and a sound pattern where there is one, and returns bytes. What is
proven by hashes is forged with its hashes made anew: what refuses it must be the content.
"""

import io
import json
import sqlite3
import struct
import zipfile
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path
from random import Random
from typing import Any, Final

from xfcli.ledger.chain import GENESIS, canonical, commitment, link

HEADINGS: Final = (
    "登记日期", "信访形式", "姓名", "村组", "标题", "内容", "人数", "身份证号", "联系电话", "住址", "责任单位", "受理日期",
    "办结日期", "答复日期", "办理结果", "满意度", "编号", "原编号", "初重", "备注", "来源", "信访目的", "天气", "",
    "登记\n日期", "年份", "月", "日", "=1+1", "标题标题", "序号",
)  # fmt: skip
CELLS: Final = (
    "", " ", "　" * 300, " " * 3000, "2026-03-05", "2026年3月5日", "3.5", "45000", "-1", "1e308", "nan", "inf",
    "99999999999999999999", "来访", "来信", "甲某", "甲某、乙某", "柳河村", "柳河村丙某某家", "民政办", "要求修路", "同上", "合计",
    "\x1b[2J\x1b]0;x\x07", "甲\r\n2026-0009（假的）已登记", "\u202e反", "\x00", "\ufeff", "𬱖𠮷", "=cmd|'/c calc'!A1", "{{7*7}}",
    "{% for i in range(10**9) %}", "%s%n", "路" * 40_000, "1" * 400, "2026-0001", "2026-999999999", "../../etc/passwd", "5人",
    "重件", "支持", "满意", "13800138000", "11010519491231002X", "9999-12-31", "0000-00-00", "1900-02-29", "<script>", "\"", "'",
    "办结", "（此号作废）", "，，，", "①②③", "2026-03-05 25:61", "二〇二六年三月五日", "三月三十二日",
)  # fmt: skip
VALUES: Final = (
    None,
    True,
    0,
    -1,
    10**30,
    1e308,
    "",
    "x",
    [],
    {},
    [[]],
    {"a": 1},
    "2026-02-30",
    "\x1b[2J",
    "路" * 5000,
)


def rows(random: Random) -> list[list[str]]:
    """Return the rows of a sheet, mostly with headings that xf knows."""
    heads = random.sample(HEADINGS, random.randrange(1, 14))
    if random.random() < 0.7:
        heads = [*dict.fromkeys(["登记日期", "信访形式", "标题", *heads])]
    found = [heads]
    for _ in range(random.randrange(12)):
        row = [random.choice(CELLS) if random.random() < 0.7 else "" for _ in heads]
        row = row[: random.randrange(len(row) + 1)] if random.random() < 0.1 else row
        found.append(row + [random.choice(CELLS)] * (random.random() < 0.05))
    if random.random() < 0.2:
        found.insert(0, ["青石镇信访台账" + random.choice(CELLS)])
    return found


def spoilt(random: Random, data: bytes) -> bytes:
    """Return `data` with some bytes changed, cut out, doubled, or its end missing."""
    found = bytearray(data)
    for _ in range(random.choice((1, 1, 2, 8, 64))):
        if not found:
            break
        at = random.randrange(len(found))
        match random.randrange(5):
            case 0:
                found[at] ^= 1 << random.randrange(8)
            case 1:
                found[at : at + random.randrange(64)] = b""
            case 2:
                found[at:at] = found[at : at + random.randrange(64)]
            case 3:
                found[at : at + 4] = random.choice(
                    (b"\xff" * 4, b"\0" * 4, struct.pack("<I", 2**31))
                )
            case _:
                del found[max(at, 8) :]
    return bytes(found)


# -- sheets -----------------------------------------------------------------------------------------


def csv(random: Random, _pattern: bytes) -> bytes:
    """Return a .csv: odd quotes, separators, encodings, byte order marks, NULs."""
    separator = random.choice(",,,;\t|，")
    quote = random.choice(('"', '"', "", "'"))
    lines = [separator.join(f"{quote}{cell}{quote}" for cell in row) for row in rows(random)]
    text = random.choice(("\n", "\r\n", "\r")).join(lines)
    encoding = random.choice(
        ("utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le", "big5", "latin-1")
    )
    data = text.encode(encoding, "replace")
    return spoilt(random, data) if random.random() < 0.3 else data


def _cell(random: Random, text: str, at: str) -> str:
    safe = "".join(ch for ch in text if ch.isprintable() or ch in "\n\t")
    safe = safe.replace("&", "&amp;").replace("<", "&lt;")
    place = random.choice(
        (f' r="{at}"',) * 12 + ("", ' r="XFD1048576"', ' r="A0"', ' r="ZZZZ9"', ' r="1A"', ' r=""')
    )
    match random.randrange(12):
        case 0:
            return f'<c{place} t="s"><v>{random.choice(("0", "1", "-1", "99999999", "x", "1e9"))}</v></c>'
        case 1:
            return f"<c{place}><v>{random.choice(('45000', '-1', '1e308', 'nan', '', '2958466', '1e-400'))}</v></c>"
        case 2:
            return f'<c{place} t="{random.choice(("e", "b", "d", "zz"))}"><v>{safe[:20]}</v></c>'
        case 3:
            return f'<c{place} s="{random.choice(("1", "77", "-1"))}"><f>SUM(A1:XFD1048576)</f><v>1</v></c>'
        case _:
            return f'<c{place} t="inlineStr"><is><t>{safe}</t></is></c>'


def _sheet(random: Random) -> str:
    lines = []
    for number, row in enumerate(rows(random), 1):
        cells = "".join(
            _cell(random, cell, f"{chr(65 + i % 26)}{number}") for i, cell in enumerate(row)
        )
        where = random.choice((str(number),) * 12 + ("1", "1048576", "0", "-5", "x", "99999999999"))
        hidden = random.choice(("", "", ' hidden="1"'))
        lines.append(f'<row r="{where}"{hidden}>{cells}</row>')
    size = random.choice(
        ("A1:F9",) * 3 + ("A1", "A1:XFD1048576", "B2:A1", "x", "A1:A99999999999", "")
    )
    merges = "".join(
        f'<mergeCell ref="{random.choice(("A1:B2", "A2:A9", "B9:A1", "A1:XFD1048576", "A:A", "x"))}"/>'
        for _ in range(random.choice((0, 0, 1, 3)))
    )
    head = '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
    sized = f'<dimension ref="{size}"/>' if random.random() < 0.7 else ""
    return f'<?xml version="1.0"?>{head}{sized}<sheetData>{"".join(lines)}</sheetData><mergeCells>{merges}</mergeCells></worksheet>'


_TYPES: Final = (
    '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/></Types>'
)
_RELATED: Final = (
    '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}"'
    ' Target="{target}"/></Relationships>'
)
_BOMB: Final = (
    '<!DOCTYPE a [<!ENTITY a "路路路路路路路路">' + "".join(
        f'<!ENTITY {chr(97 + i)} "{f"&{chr(96 + i)};" * 10}">' for i in range(1, 9)
    ) + ' <!ENTITY x SYSTEM "file:///etc/passwd">]>'
)  # fmt: skip


def xlsx(random: Random, _pattern: bytes) -> bytes:
    """Return an .xlsx put together by hand: parts that lie, are missing, or stand twice."""
    part = random.choice(
        ("xl/worksheets/sheet1.xml",) * 8 + ("xl/worksheets/Sheet1.xml", "xl/worksheets/../x.xml")
    )
    target = random.choice(
        (part.removeprefix("xl/"),) * 8 + ("/" + part, "http://x/y", "../../etc/passwd", "")
    )
    name = random.choice(("台账",) * 6 + ("\x01", "表" * 200, ""))
    sheet = _sheet(random)
    if random.random() < 0.05:
        sheet = sheet.replace("?>", "?>" + _BOMB, 1).replace("<t>", "<t>&i;&x;", 1)
    if random.random() < 0.05:
        sheet = sheet.replace("<sheetData>", "<sheetData>" + "<row>" * 5000, 1)
    book = (
        '<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.'
        f'openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="{name}" sheetId="1" r:id="rId1"/>'
        "</sheets></workbook>"
    )
    strings = f'<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" count="{random.choice((1, 2**31, -1))}"><si><t>来访</t></si></sst>'
    parts = [
        ("[Content_Types].xml", _TYPES),
        ("_rels/.rels", _RELATED.format(kind="officeDocument", target="xl/workbook.xml")),
        ("xl/workbook.xml", book),
        ("xl/_rels/workbook.xml.rels", _RELATED.format(kind="worksheet", target=target)),
        (part, sheet),
        ("xl/sharedStrings.xml", strings),
    ]
    parts = [each for each in parts if random.random() < 0.98]
    if random.random() < 0.05:
        parts.append(random.choice(parts or [("x", "x")]))
    if random.random() < 0.02:
        parts.append(
            ("xl/sharedStrings.xml", "<sst>" + "<si><t>路</t></si>" * 2_000_000 + "</sst>")
        )
    return _zipped(random, parts)


def _zipped(random: Random, parts: list[tuple[str, str]]) -> bytes:
    kept = io.BytesIO()
    import warnings

    with warnings.catch_warnings(), zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as pack:
        warnings.simplefilter("ignore")  # names that stand twice
        for name, text in parts:
            pack.writestr(name, text)
    data = kept.getvalue()
    return spoilt(random, data) if random.random() < 0.25 else data


def markup(random: Random, _pattern: bytes) -> bytes:
    """Return a web table or an XML spreadsheet under the name .xls."""
    table = "".join(
        "<tr>" + "".join(
            f'<td{random.choice(("", "", " colspan=99999999", " rowspan=-1", " colspan=x"))}>{cell}</td>' for cell in row
        ) + "</tr>"
        for row in rows(random)
    )  # fmt: skip
    page = random.choice((
        f"<html><meta charset={random.choice(('utf-8', 'gbk', 'x'))}><table>{table}</table></html>",
        "<table>" * random.choice((1, 3000)) + table,
        '<?xml version="1.0"?>' + random.choice(("", _BOMB)) + '<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">'
        f'<Worksheet><Table>{table.replace("tr>", "Row>").replace("td", "Cell")}</Table></Worksheet></Workbook>',
    ))  # fmt: skip
    data = page.encode(random.choice(("utf-8", "gb18030")), "replace")
    return spoilt(random, data) if random.random() < 0.3 else data


def xls(random: Random, _pattern: bytes) -> bytes:
    """Return an old Excel file: a real container with records that lie, or only its first bytes."""
    records = b"".join(
        struct.pack("<HH", random.choice((0x809, 0x85, 0xFC, 0x203, 0x204, 0xFD, 0x208, 0x200, 0xA, 0xE5, random.randrange(65536))),
                    random.choice((0, 4, 8, 65535))) + random.randbytes(random.choice((0, 4, 8, 20)))
        for _ in range(random.randrange(60))
    )  # fmt: skip
    head = bytearray(
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
        + bytes(16)
        + struct.pack("<HHHHH", 62, 3, 0xFFFE, 9, 6)
        + bytes(478)
    )
    struct.pack_into("<IIIIII", head, 44, random.choice((1, 0, 2**31)), 1, 0, 4096, 0xFFFFFFFE, 0)
    struct.pack_into("<II", head, 68, 0xFFFFFFFE, 0)
    struct.pack_into("<I", head, 76, 0)
    entry = "Workbook".encode("utf-16-le").ljust(64, b"\0") + struct.pack(
        "<HBBIII", 18, 2, 1, *(0xFFFFFFFF,) * 3
    )
    entry = entry.ljust(116, b"\0") + struct.pack("<II", 2, random.choice((len(records), 2**31, 0)))
    root = "Root Entry".encode("utf-16-le").ljust(64, b"\0") + struct.pack(
        "<HBBIII", 22, 5, 1, 0xFFFFFFFF, 0xFFFFFFFF, 1
    )
    folder = (root.ljust(128, b"\0") + entry).ljust(512, b"\0")
    table = struct.pack(
        "<4I", 0xFFFFFFFD, 0xFFFFFFFE, random.choice((3, 2, 0xFFFFFFFE)), 0xFFFFFFFE
    ).ljust(512, b"\xff")
    data = bytes(head) + table + folder + records.ljust(1024, b"\0")
    return spoilt(random, data) if random.random() < 0.5 else data


# -- journals and ledgers ---------------------------------------------------------------------------


def _twisted(random: Random, value: Any, depth: int = 0) -> Any:
    """Return a JSON value with something in it exchanged, left out or put in."""
    if isinstance(value, dict) and value and random.random() < 0.8 and depth < 3:
        key = random.choice(list(value))
        match random.randrange(4):
            case 0:
                return {k: v for k, v in value.items() if k != key}
            case 1:
                return value | {random.choice(("x", key + key, "")): random.choice(VALUES)}
            case _:
                return value | {key: _twisted(random, value[key], depth + 1)}
    return random.choice(VALUES)


def jsonl(random: Random, pattern: bytes) -> bytes:
    """Return a whole journal with its chain made anew over entries that no xf wrote."""
    head, *lines = map(json.loads, pattern.decode().splitlines())
    if random.random() < 0.1:
        return spoilt(random, pattern)
    for _ in range(random.choice((1, 1, 2))):
        at = random.randrange(len(lines))
        if random.random() < 0.15:
            lines.insert(at, lines[random.randrange(len(lines))])
        lines[at] = _bent(random, lines[at])
    if random.random() < 0.1:
        head = _twisted(random, head)
        head = head if isinstance(head, dict) else {"xf": head}
    prev = GENESIS
    with suppress(KeyError, TypeError, ValueError, AttributeError):
        for seq, line in enumerate(lines, 1):
            prev = _relinked(line, seq, prev)
        head = head | {"entries": len(lines), "head": prev.hex()}
    texts = [json.dumps(line, ensure_ascii=False) for line in (head, *lines)]
    if random.random() < 0.05:
        deep = "[" * random.choice((900, 200_000))
        texts[random.randrange(len(texts))] = f'{{"xf":{deep}1'
    return "\n".join(texts).encode("utf-8", "surrogatepass") + b"\n"


_KINDS: Final = ("zzz", "erase", "seal", "undo", "merge", "add", "unit", "")
_DAYS: Final = ("2026-02-30", "", "9999-12-31", "0001-01-01", None)
_NUMBERS: Final = (None, "2026-0001", "x", "2026-99999999999", "2026-0000", "\x1b[2J")
_OFFICERS: Final = ("", "\x1b[2J", "甲\n乙", "路" * 9000)


def _bent(random: Random, line: dict[str, Any]) -> dict[str, Any]:
    """Return an entry with one of its parts exchanged."""
    plain = {"kind": _KINDS, "on": _DAYS, "no": _NUMBERS, "by": _OFFICERS}
    key = random.choice((*plain, "body", "body", "personal"))
    if key in plain:
        return line | {key: random.choice(plain[key])}
    return line | {key: _twisted(random, line[key])} if key in line else line


def _relinked(line: dict[str, Any], seq: int, prev: bytes) -> bytes:
    if "personal" in line:
        line["seal"] = commitment(bytes.fromhex(line["salt"]), canonical(line["personal"])).hex()
    own = link(
        seq=seq, at=line["at"], day=line["on"], kind=line["kind"], no=line["no"], by=line["by"],
        body=canonical(line["body"]), seal=bytes.fromhex(line["seal"]) if line["seal"] else None, prev=prev,
    )  # fmt: skip
    line["seq"], line["hash"] = seq, own.hex()
    return own


_SQL: Final = (
    "insert into facts values ('unit', 'X', '{{not json')",
    "update facts set value = '{deep}' where kind = 'setting'",
    "update facts set value = '\"路\"' where kind = 'unit'",
    "insert into facts values ('setting', 'due-days', '\"x\"')",
    "insert into facts values ('setting', 'close-day', '99999')",
    "insert into facts values ('calendar', '2026', '\"{deep}\"')",
    "insert into facts values ('period', 'handle', '10000000000')",
    "update cases set title = char(27) || '[2J' || char(10) || '2026-0009'",
    "update cases set received_on = 'x', status = 'zz', unit = char(27)",
    "update cases set no = 'x' where no = '2026-0001'",
    "update cases set year = 99999, number = -1 where no = '2026-0002'",
    "update clocks set start = 'x'", "update clocks set days = 9223372036854775807",
    "update clocks set clock = 'zzz'", "update clocks set trigger = ''",
    "update petitions set day = '9999-12-31'", "update petitions set count = 9223372036854775807",
    "update tally set n = 9223372036854775807", "update tally_month set month = 'x'", "delete from tally",
    "update counters set last = 9223372036854775807", "update counters set year = 0",
    "delete from cases", "delete from facts", "delete from counters", "delete from personal", "drop table clocks",
    "drop table facts", "alter table cases add column zz text", "drop table _sqlite_migrations",
    "create trigger sqlite_zz after insert on entry begin delete from facts; end",
    "create trigger zz before insert on entry begin select raise(ignore); end",
    "create view zz as select * from entry",
    "drop table petitions; create view petitions as with recursive r(x) as (select 1 union all select x + 1 from r) select * from r",
    "update entry set body = '{deep}'", "update entry set body = '1' where seq = 3", "update entry set kind = 'zzz' where seq > 2",
    "update entry set day = '2026-02-30' where seq = 3", "update entry set no = null", "update entry set at = 'x'",
    "update personal set body = '[]'", "update personal set body = '{deep}'", "delete from entry where seq > 4",
    "pragma user_version = 99", "pragma user_version = 0", "pragma user_version = -1", "pragma application_id = 1",
    "pragma journal_mode = wal", "create table zz (x default (randomblob(9)))", "reindex; vacuum; analyze",
    "update sqlite_master set sql = 'create table cases (x)' where name = 'cases'",
    "update sqlite_master set sql = replace(sql, 'text', 'blob') where name = 'petitions'",
    "delete from sqlite_master where type = 'index'",
)  # fmt: skip


def db(random: Random, pattern: bytes, place: Path) -> bytes:
    """Return a ledger into which somebody wrote with another program."""
    if random.random() < 0.2:
        return spoilt(random, pattern)
    path = place / "twisted.db"
    path.write_bytes(pattern)
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        for (name,) in other.execute(
            "select name from sqlite_master where type = 'trigger'"
        ).fetchall():
            if random.random() < 0.9:
                other.execute(f"drop trigger {name}")
        other.execute("pragma writable_schema = on")
        for statement in random.sample(_SQL, random.choice((1, 1, 2, 3))):
            deep = "[" * random.choice((500, 100_000))
            with suppress(sqlite3.Error):
                other.executescript(statement.replace("{deep}", deep).replace("{{", "{"))
    data = path.read_bytes()
    for left in place.glob("twisted.db*"):
        left.unlink()
    return data


# -- forms ------------------------------------------------------------------------------------------

_FIELDS: Final = (
    "{{正文}}", "{{编号}}", "{{1/0}}", "{{编号+1}}", "{{ ''.__class__.__mro__ }}", "{{ x.y.z }}", "{% for i in range(10) %}x{% endfor %}",
    "{% for i in range(99999999) %}x{% endfor %}", "{{ 'x' * 999999999 }}", "{{", "}}", "{% if %}", "{{编号", "{# x", "{{信访总量}}",
    "{{办结率.同比}}", "{{没有这一项}}", "{{ '%999999999s' % 1 }}", "{{编号|center(999999999)}}", "{{ [1]*999999999 }}", "{% include '/etc/passwd' %}",
    "{{ range(999999999)|list }}", "{{ 编号.__init__.__globals__ }}", "\u202e{{编号}}", "{{" * 200, "{{ 9**9**9 }}", "{% macro a() %}{{a()}}{% endmacro %}{{a()}}",
)  # fmt: skip


def docx(random: Random, _pattern: bytes) -> bytes:
    """Return a Word form with hostile fields, or one that is only called so."""
    texts = random.choices(_FIELDS, k=random.randrange(1, 5))
    split = random.random() < 0.3
    runs = [text[i : i + 3] for text in texts for i in range(0, len(text), 3)] if split else texts
    safe = (run.replace("&", "&amp;").replace("<", "&lt;") for run in runs)
    body = "".join(
        f"<w:p><w:r><w:t>{run}</w:t></w:r></w:p>" if not split else f"<w:r><w:t>{run}</w:t></w:r>"
        for run in safe
    )
    if split:
        body = f"<w:p>{body}</w:p>"
    if random.random() < 0.05:
        body = "<w:tbl>" * 3000 + body
    document = (
        f'<?xml version="1.0"?>{random.choice(("", "", "", _BOMB))}<w:document xmlns:w="http://schemas.openxmlformats.org/'
        f'wordprocessingml/2006/main"><w:body>{body}</w:body></w:document>'
    )
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    types = _TYPES.replace(
        "</Types>", f'<Override PartName="/word/document.xml" ContentType="{kind}"/></Types>'
    )
    parts = [
        ("[Content_Types].xml", types),
        ("_rels/.rels", _RELATED.format(kind="officeDocument", target="word/document.xml")),
        ("word/document.xml", document),
    ]
    return _zipped(random, [part for part in parts if random.random() < 0.98])


Maker = Callable[[Random, bytes], bytes]
