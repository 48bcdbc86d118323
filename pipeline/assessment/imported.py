"""A line of a file of official statements → the record."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date

from pipeline.articles.figures import agree, find_figures
from pipeline.records.agencies import Field
from pipeline.records.assessment import Figure, Statement, StatementKind
from pipeline.records.learning import imported_id

COLUMNS = ("agency", "body", "said_on", "sentence", "figure", "unit", "source")
NEEDED = ("agency", "body", "said_on", "sentence", "source")
EXTRA = "extra"  # a further column: "x" where the line has more cells than the header
_VIETNAMESE_DAY = re.compile(r"^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$")


def statement_of(row: Mapping[str, str], known: frozenset[str], today: date) -> Statement:
    """The statement in *row* (all of ``COLUMNS``, "" where empty); *known* are the slugs of agencies.

    It is weighed as what an official portal says.  Raises ValueError with what is wrong, in Vietnamese.
    """
    if row[EXTRA]:
        raise ValueError("thừa ô so với dòng tiêu đề (câu có dấu phẩy phải đặt trong dấu ngoặc kép)")
    for name in NEEDED:
        if not row[name]:
            raise ValueError(f"thiếu {name}")
    agencies = tuple(sorted(set(row["agency"].replace(",", " ").replace("|", " ").split())))
    unknown = [agency for agency in agencies if agency not in known]
    if unknown:
        raise ValueError(f"không có cơ quan {', '.join(unknown)} (tra bằng lamro agency show)")
    said_on = _day(row["said_on"])
    if said_on > today:
        raise ValueError(f"ngày {row['said_on']} chưa tới")
    sentence, figures = _figures(row["sentence"], row["figure"], row["unit"])
    own = imported_id(agencies, row["body"], said_on, sentence, row["source"])
    return Statement(
        statement_id=own,
        article_id=own,  # there is no article and no capture: the paper itself is the source
        capture_id=own,
        kind=StatementKind.PORTAL,
        body=f"{row['body']} ({row['source']})",
        agencies=agencies,
        denied="",
        truth=sentence,
        figures=figures,
        field=Field.TEXT,
        start=0,
        end=len(sentence),
        said_on=said_on,
    )


def _day(words: str) -> date:
    iso = _VIETNAMESE_DAY.sub(r"\3-\2-\1", words)
    try:
        return date.fromisoformat("-".join(part.zfill(2) for part in iso.split("-")))
    except ValueError:
        pass
    raise ValueError(f"ngày “{words}” không đọc được; ghi 2026-03-02 hoặc 02/03/2026")


def _figures(sentence: str, figure: str, unit: str) -> tuple[str, tuple[Figure, ...]]:
    """The sentence and the figures that count: the one named, else all of the sentence."""
    found = find_figures(sentence)
    if not figure:
        if not found:
            raise ValueError("câu không có số liệu; ghi số liệu vào cột figure và đơn vị vào cột unit")
        return sentence, found
    named = find_figures(f"{figure} {unit}".strip())
    if not named:
        raise ValueError(f"số liệu “{figure} {unit}” không đọc được; cần số và đơn vị, ví dụ 1.200 và người")
    same = tuple(one for one in found if one.unit == named[0].unit and agree(one, named[0]))
    if same:
        return sentence, same
    if any(char.isdigit() for char in sentence):
        raise ValueError(f"số liệu “{figure} {unit}” không có trong câu")
    whole = f"{sentence.rstrip('. ')}: {figure} {unit}".strip() + "."
    return whole, find_figures(whole)
