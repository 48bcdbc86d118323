"""The digest's numbers for other programs: JSON with all words and numbers, CSV with the numbers."""

from __future__ import annotations

import csv
import io
import json
from typing import Any

from pipeline.records.days import iso
from pipeline.records.weekly import Scope
from pipeline.render.clean import clean
from pipeline.reports.digest import Digest
from pipeline.reports.phrase import Link, Part, Phrase
from pipeline.reports.table import Section, Table
from pipeline.reports.told import Told, numbers_of

COLUMNS = ("phan", "so_lieu", "gia_tri", "truy_van", "khoa", "dia_chi")
_BOM = "\ufeff"  # a spreadsheet reads the diacritics right only with it


def scope_json(scope: Scope) -> dict[str, Any]:
    """What the named queries are asked with, to be read back by :mod:`pipeline.render.read_back`."""
    return {
        "agencies": list(scope.agencies),
        "comparable": list(scope.comparable),
        "first_day": scope.first_day.isoformat(),
        "last_day": scope.last_day.isoformat(),
        "since": scope.since.isoformat(),
        "known_at": iso(scope.known_at),
    }


def render_digest_json(digest: Digest) -> str:
    """One object: scope, title, sections with their words and tables, every number with its query and key."""
    content = {
        "scope": scope_json(digest.scope),
        "agency": digest.agency_name,
        "title": digest.title,
        "among": digest.among,
        "period": digest.period.words,
        "cutoff": digest.cutoff_words,
        "recipients": list(digest.recipients),
        "sections": [_section(section) for section in digest.sections],
        "numbers": [_number(told) for told in numbers_of(digest)],
    }
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"


def render_digest_csv(digest: Digest) -> bytes:
    """A line a number, as spreadsheets read it: UTF-8 with its mark, commas, a dot in decimals."""
    target = io.StringIO()
    writer = csv.writer(target, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for told in numbers_of(digest):
        number = told.number
        writer.writerow(
            [_cell(told.section), _cell(told.label), number.value, number.query, number.key, _cell(told.url)]
        )
    return (_BOM + target.getvalue()).encode("utf-8")


def _cell(text: str) -> str:
    """*text* so that no spreadsheet takes it for a formula."""
    told = clean(text)
    return f"'{told}" if told.startswith(("=", "+", "-", "@")) else told


def _section(section: Section) -> dict[str, Any]:
    return {
        "name": section.name,
        "heading": section.heading,
        "paragraphs": [_phrase(one) for one in section.paragraphs],
        "points": [_phrase(one) for one in section.points],
        "tables": [_table(table) for table in section.tables],
    }


def _table(table: Table) -> dict[str, Any]:
    rows = [*table.rows, *((table.total,) if table.total else ())]
    return {
        "name": table.name,
        "caption": table.caption,
        "note": table.note,
        "columns": [column.label for column in table.columns],
        "rows": [[[_phrase(line) for line in cell] for cell in row] for row in rows],
    }


def _phrase(phrase: Phrase) -> str:
    return "".join(_part(part) for part in phrase.parts)


def _part(part: Part) -> str:
    if isinstance(part, Link):
        text = clean(part.whole or part.text)
        return f"{text} <{clean(part.url)}>" if part.url else text
    return clean(part) if isinstance(part, str) else part.text


def _number(told: Told) -> dict[str, Any]:
    number = told.number
    return {
        "section": told.section,
        "label": clean(told.label),
        "text": number.text,
        "value": number.value,
        "query": number.query,
        "key": number.key,
        "url": clean(told.url),
    }
