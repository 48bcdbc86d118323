"""A file of indicators (CSV or YAML) → its rows as text, numbered as an editor numbers them."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from pathlib import Path

import yaml

from pipeline.errors import IndicatorFileError
from pipeline.reports.kpis.importing import COLUMNS, NEEDED
from pipeline.text.folding import fold

_LARGEST = 2_000_000  # bytes
Row = tuple[int, Mapping[str, str]]


def read_rows(path: Path) -> tuple[Row, ...]:
    """The rows of *path* in NFC; of YAML the number is the entry's place.

    Raises :class:`IndicatorFileError` where the file as a whole is not such a list.
    """
    if path.stat().st_size > _LARGEST:
        raise IndicatorFileError(f"{path.name} lớn hơn {_LARGEST // 1_000_000} MB.")
    try:
        text = fold(path.read_bytes().decode("utf-8-sig")).text
    except UnicodeDecodeError as error:
        raise IndicatorFileError(f"{path.name} không phải UTF-8; trong Excel hãy lưu dạng “CSV UTF-8”.") from error
    if path.suffix.lower() in (".yml", ".yaml"):
        return _from_yaml(text, path.name)
    if path.suffix.lower() == ".csv":
        return _from_csv(text, path.name)
    raise IndicatorFileError(f"{path.name}: cần tệp .csv hoặc .yml.")


def _from_csv(text: str, name: str) -> tuple[Row, ...]:
    head = text.split("\n", 1)[0]
    reader = csv.DictReader(io.StringIO(text, newline=""), delimiter=";" if head.count(";") > head.count(",") else ",")
    try:
        names = [one.strip().lower() for one in reader.fieldnames or ()]
        _check_names(names, name)
        reader.fieldnames = names
        rows = []
        for row in reader:
            if None in row:
                raise IndicatorFileError(f"{name}: dòng {reader.line_num} có nhiều ô hơn dòng đầu.")
            if any(row.values()):
                rows.append((reader.line_num, {key: value or "" for key, value in row.items()}))
    except csv.Error as error:
        raise IndicatorFileError(f"{name} không đọc được như một tệp CSV ({error}).") from error
    return tuple(rows)


def _from_yaml(text: str, name: str) -> tuple[Row, ...]:
    try:
        found = yaml.load(text, Loader=yaml.CSafeLoader)
    except yaml.YAMLError as error:
        raise IndicatorFileError(f"{name} không đọc được như một tệp YAML ({error}).") from error
    if not isinstance(found, list) or not all(isinstance(one, dict) for one in found):
        raise IndicatorFileError(f"{name}: cần một danh sách, mỗi mục gồm {', '.join(COLUMNS)}.")
    for entry in found:
        _check_names([str(key) for key in entry], name)
    return tuple(
        (place, {str(key): "" if value is None else str(value) for key, value in entry.items()})
        for place, entry in enumerate(found, start=1)
    )


def _check_names(names: list[str], where: str) -> None:
    missing = [column for column in NEEDED if column not in names]
    strange = [column for column in names if column not in COLUMNS]
    if missing or strange:
        what = f"thiếu cột {', '.join(missing)}" if missing else f"có cột lạ {', '.join(strange)}"
        raise IndicatorFileError(f"{where}: {what}; cần các cột {','.join(COLUMNS)} (measured_by có thể bỏ).")
