"""Frozen dataclasses to Arrow columns and back, by their type hints."""

from __future__ import annotations

import types
from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields, is_dataclass
from datetime import UTC, date, datetime
from enum import Enum
from functools import cache
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

import pyarrow as pa

from pipeline.records.days import require_aware

R = TypeVar("R")

_PLAIN: dict[type, pa.DataType] = {
    str: pa.string(),
    bool: pa.bool_(),
    int: pa.int64(),
    float: pa.float64(),
    date: pa.date32(),
}


@dataclass(frozen=True, slots=True)
class Column:
    """One field: its name, its Arrow type, and the ways in and out for values that are not None."""

    name: str
    arrow: pa.DataType
    write: Callable[[Any], Any]
    read: Callable[[Any], Any]


@cache
def layout(record: type) -> tuple[Column, ...]:
    """The columns of a dataclass *record*, in the order of its fields.

    Enums are their string values, instants UTC, tuples lists, nested records structs.  Raises
    :class:`TypeError` for a hint that has no column.
    """
    hints = get_type_hints(record)
    return tuple(_column(field.name, hints[field.name]) for field in fields(record))


def to_arrow(record: type, records: Sequence[object]) -> pa.Table:
    """*records*, all of type *record*, as an Arrow table with the columns of :func:`layout`."""
    arrays = {}
    for column in layout(record):
        values = [_maybe(column.write, getattr(each, column.name)) for each in records]
        arrays[column.name] = _array(values, column.arrow)
    return pa.table(arrays)


def from_arrow(record: type[R], table: pa.Table) -> tuple[R, ...]:
    """The rows of *table* as records; columns that *record* does not have are left out."""
    kind: type = record
    columns = [
        [_maybe(column.read, value) for value in table.column(column.name).to_pylist()] for column in layout(kind)
    ]
    return tuple(record(*row) for row in zip(*columns, strict=True))


def _array(values: list[Any], arrow: pa.DataType) -> pa.Array:
    try:
        return pa.array(values, arrow)
    except UnicodeEncodeError:
        return pa.array([_encodable(value) for value in values], arrow)


def _encodable(value: Any) -> Any:
    """A page may hold half a surrogate pair, which no database takes: U+FFFD stands for it."""
    if isinstance(value, str):
        return value.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    if isinstance(value, list):
        return [_encodable(each) for each in value]
    if isinstance(value, dict):
        return {key: _encodable(each) for key, each in value.items()}
    return value


def _column(name: str, hint: Any) -> Column:
    if get_origin(hint) in (Union, types.UnionType):
        hint = next(part for part in get_args(hint) if part is not type(None))
    if get_origin(hint) is tuple:
        inner = _column(name, get_args(hint)[0])
        return Column(
            name,
            pa.list_(inner.arrow),
            lambda value: [inner.write(each) for each in value],
            lambda value: tuple(inner.read(each) for each in value),
        )
    if hint is datetime:
        return Column(name, pa.timestamp("us", tz="UTC"), require_aware, lambda value: value.astimezone(UTC))
    if isinstance(hint, type) and issubclass(hint, Enum):
        return Column(name, pa.string(), lambda value: value.value, hint)
    if isinstance(hint, type) and is_dataclass(hint):
        return _struct(name, hint)
    return Column(name, _plain(name, hint), _same, _same)


def _struct(name: str, record: type) -> Column:
    columns = layout(record)
    return Column(
        name,
        pa.struct([(column.name, column.arrow) for column in columns]),
        lambda value: {column.name: _maybe(column.write, getattr(value, column.name)) for column in columns},
        lambda value: record(*(_maybe(column.read, value[column.name]) for column in columns)),
    )


def _plain(name: str, hint: Any) -> pa.DataType:
    try:
        return _PLAIN[hint]
    except KeyError:
        raise TypeError(f"the store has no column type for {name}: {hint!r}") from None


def _maybe(convert: Callable[[Any], Any], value: Any) -> Any:
    return None if value is None else convert(value)


def _same(value: Any) -> Any:
    return value
