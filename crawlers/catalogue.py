"""The catalogue of sources: crawlers/sources/*.yml read, checked and joined."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import yaml
from pydantic import ValidationError
from pydantic_core import ErrorDetails

from crawlers.addresses import host_of
from crawlers.source_file import MIN_DELAY, SourceBlock
from pipeline.errors import CatalogueError
from pipeline.records.press import Source, SourceKind


def load_catalogue(folder: Path, delay_floor: float = MIN_DELAY) -> tuple[Source, ...]:
    """All sources of the ``*.yml`` files directly in *folder*, in order of file name and place.

    *delay_floor* (seconds) is lowered only for presses on the loopback network.  Raises
    :class:`CatalogueError`, naming file, source and field, for anything that is not as it must be.
    """
    files = sorted(folder.glob("*.yml")) if folder.is_dir() else []
    if not files:
        why = "không có tệp .yml nào" if folder.is_dir() else "không tồn tại"
        raise CatalogueError(
            f"Không thấy danh mục nguồn báo: thư mục «{folder}» {why}. "
            "Hãy chạy lệnh từ thư mục gốc của Làm Rõ, hoặc chỉ ra thư mục có các tệp nguồn (.yml)."
        )
    seen: dict[str, str] = {}
    sources: list[Source] = []
    for file in files:
        for source in parse_sources(file.read_bytes(), file.name, delay_floor):
            _refuse_repeats(source, file.name, seen)
            sources.append(source)
    return tuple(sources)


def active(sources: Iterable[Source], day: date) -> tuple[Source, ...]:
    """Those of *sources* that exist on *day* (a day in Viet Nam), in their order: only these are collected from.

    A paper that has ended stays in the catalogue, so that older material still finds its source.
    """
    return tuple(
        source
        for source in sources
        if (source.valid_from is None or source.valid_from <= day)
        and (source.valid_to is None or day <= source.valid_to)
    )


def find_by_host(sources: Iterable[Source], host: str) -> Source | None:
    """The source to which *host* belongs, or None.

    A host belongs to the source that lists it or the nearest domain above it; no two sources of a
    loaded catalogue list the same host, so the answer is one.
    """
    wanted = host.lower().rstrip(".").split(":", 1)[0]
    owned = {allowed: source for source in sources for allowed in source.allowed_hosts}
    while wanted:
        if wanted in owned:
            return owned[wanted]
        wanted = wanted.partition(".")[2]
    return None


def parse_sources(text: str | bytes, file_name: str, delay_floor: float = MIN_DELAY) -> tuple[Source, ...]:
    """The sources of one file's *text*; *file_name* serves the messages only.  Raises :class:`CatalogueError`."""
    try:
        blocks = yaml.load(text, Loader=_UniqueKeys)
    except (yaml.YAMLError, UnicodeDecodeError, ValueError) as error:
        raise CatalogueError(f"{file_name}: tệp không đọc được như YAML: {error}") from error
    if not isinstance(blocks, list):
        raise CatalogueError(f"{file_name}: tệp phải là một danh sách nguồn, mỗi nguồn bắt đầu bằng «- id: …»")
    return tuple(_source(block, place, file_name, delay_floor) for place, block in enumerate(blocks, start=1))


def _source(block: object, place: int, file_name: str, delay_floor: float) -> Source:
    given = block.get("id") if isinstance(block, dict) else None
    who = f"{file_name}, nguồn «{given}»" if isinstance(given, str) else f"{file_name}, nguồn thứ {place}"
    try:
        source = SourceBlock.model_validate(block).record()
    except ValidationError as error:
        raise CatalogueError("\n".join(f"{who}, {_explain(detail)}" for detail in error.errors())) from error
    if source.delay_seconds < delay_floor:
        raise CatalogueError(f"{who}, mục «delay»: phải từ {delay_floor} giây trở lên; đang ghi {source.delay_seconds}")
    return source


def _explain(detail: ErrorDetails) -> str:
    field = ".".join(str(part) for part in detail["loc"] if part != "date" and not str(part).startswith("literal"))
    where = f"mục «{field}»" if field else "các mục"
    context: dict[str, Any] = detail.get("ctx", {})
    match detail["type"]:
        case "missing":
            what = "thiếu, cần ghi rõ"
        case "extra_forbidden":
            what = f"không có trong mẫu; chỉ được dùng: {', '.join(SourceBlock.model_fields)}"
        case "enum":
            what = f"chỉ nhận: {', '.join(SourceKind)}; đang ghi {detail['input']!r}"
        case "value_error":
            what = str(context["error"])
        case "date_type" if field in ("valid_from", "valid_to"):
            what = f"chỉ nhận một ngày (2025-06-30); đang ghi {detail['input']!r}"
        case "literal_error" | "date_type":
            what = f"chỉ nhận một ngày (2026-01-31) hoặc never; đang ghi {detail['input']!r}"
        case "string_pattern_mismatch":
            what = f"phải theo mẫu {context['pattern']}; đang ghi {detail['input']!r}"
        case "greater_than_equal" | "less_than_equal":
            bound = f"từ {context['ge']} trở lên" if "ge" in context else f"không quá {context['le']}"
            what = f"phải {bound}; đang ghi {detail['input']!r}"
        case _:
            what = f"sai kiểu dữ liệu ({detail['msg']}); đang ghi {detail['input']!r}"
    return f"{where}: {what}"


def _refuse_repeats(source: Source, file_name: str, seen: dict[str, str]) -> None:
    """Enter what must be unique over the whole catalogue into *seen*; raise where it is there already."""
    here = f"{file_name}, nguồn «{source.id}»"
    for field, value, key in _unique(source):
        if key in seen:
            raise CatalogueError(
                f"{here}, mục «{field}»: «{value}» đã có ở {seen[key]}; "
                "mỗi giá trị chỉ được dùng một lần trong danh mục"
            )
        seen[key] = here


def _unique(source: Source) -> Iterator[tuple[str, str, str]]:
    yield "id", source.id, f"id {source.id}"
    for feed in source.feeds:
        yield "feeds", feed, f"feed {_same_address(feed)}"
    for host in source.allowed_hosts:
        yield "hosts", host, f"host {host.removeprefix('www.')}"


def _same_address(url: str) -> str:
    """One spelling for addresses that lead to one feed: scheme, www. and a last slash make no difference."""
    parts = urlsplit(url)
    return f"{host_of(url).removeprefix('www.')}:{parts.port or ''}{parts.path.rstrip('/')}?{parts.query}"


class _UniqueKeys(yaml.CSafeLoader):
    """PyYAML lets a repeated key win silently; a catalogue must not."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        keys: Sequence[Any] = [self.construct_object(key, deep=True) for key, _ in node.value]
        for key in keys:
            if keys.count(key) > 1:
                raise yaml.constructor.ConstructorError(None, None, f"mục «{key}» ghi hai lần", node.start_mark)
        return super().construct_mapping(node, deep)
