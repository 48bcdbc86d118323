"""Reading data/sample: outlets.yml, articles and key in one file a chapter of the invented week."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import time
from pathlib import Path
from typing import Any

import yaml

from flows.demo.sample import Edit, KeyEntry, Outlet, SampleArticle, SamplePress
from pipeline.errors import CatalogueError

Row = dict[str, Any]  # a YAML mapping, at the edge only
RELATED = 3
ENCODINGS = ("utf-8", "nfd", "windows-1258")
SERVES = ("page", "gone", "forbidden")


def load_sample(folder: Path) -> SamplePress:
    """The outlets and articles under *folder*, articles in (outlet, time) order.

    Raises :class:`CatalogueError` where a file is missing or a row lacks a field.
    """
    outlets = tuple(_outlet(row) for row in _rows(folder / "outlets.yml"))
    found = [_article(row, path) for path in _chapters(folder / "articles") for row in _rows(path)]
    unknown = {article.outlet_id for article in found} - {outlet.id for outlet in outlets}
    if unknown:
        raise CatalogueError(f"articles: no outlet {min(unknown)!r} in outlets.yml")
    if twice := [one for one, times in Counter(article.id for article in found).items() if times > 1]:
        raise CatalogueError(f"articles: two articles are called {twice[0]!r}")
    articles: list[SampleArticle] = []
    for outlet in outlets:
        own = sorted((a for a in found if a.outlet_id == outlet.id), key=lambda a: (a.day, a.time, a.id))
        articles += _with_related(own)
    return SamplePress(outlets, tuple(articles))


def load_key(folder: Path) -> tuple[KeyEntry, ...]:
    """The planted truth, one entry an article; raises :class:`CatalogueError` as :func:`load_sample` does."""
    return tuple(_checked(path, row, _key_entry) for path in _chapters(folder / "key") for row in _rows(path))


def _chapters(folder: Path) -> list[Path]:
    if found := sorted(folder.glob("*.yml")):
        return found
    raise CatalogueError(f"{folder.name}: no chapter (*.yml) in {folder}")


def _rows(path: Path) -> list[Row]:
    try:
        loaded = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    except (OSError, yaml.YAMLError) as error:
        raise CatalogueError(f"{path.name}: cannot be read: {error}") from error
    if loaded is None:
        return []
    if not isinstance(loaded, list) or not all(isinstance(row, dict) for row in loaded):
        raise CatalogueError(f"{path.name}: must be a list of mappings")
    return loaded


def _checked(path: Path, row: Row, build: Any) -> Any:
    try:
        return build(row)
    except (KeyError, ValueError, TypeError) as error:
        raise CatalogueError(f"{path.name}: {row.get('id', row)}: field missing or not valid: {error}") from error


def _one_of(allowed: tuple[str, ...], word: str) -> str:
    if word not in allowed:
        raise ValueError(f"{word!r} is none of {', '.join(allowed)}")
    return word


def _outlet(row: Row) -> Outlet:
    return _checked(Path("outlets.yml"), row, _outlet_fields)  # type: ignore[no-any-return]  # _checked passes through


def _outlet_fields(row: Row) -> Outlet:
    low, high = row["expected"]
    return Outlet(
        id=row["id"],
        name=row["name"],
        kind=row["kind"],
        country=row["country"],
        languages=tuple(row["languages"]),
        agencies=tuple(row.get("agencies", ())),
        host=row["host"],
        style=row["style"],
        feed_kind=row["feed_kind"],
        feed_path=row["feed_path"],
        feed_status=row.get("feed_status", 200),
        page_path=row["page_path"],
        byline=row["byline"],
        gzip=row.get("gzip", False),
        robots=row.get("robots", True),
        delay=float(row["delay"]),
        expected=(low, high),
    )


def _article(row: Row, path: Path) -> SampleArticle:
    def build(fields: Row) -> SampleArticle:
        return SampleArticle(
            id=fields["id"],
            outlet_id=fields["outlet"],
            day=fields["day"],
            time=time.fromisoformat(fields["time"]),
            title=fields["title"],
            lead=fields["lead"],
            paragraphs=tuple(fields["paragraphs"]),
            section=fields["section"],
            caption=fields.get("caption", ""),
            encoding=_one_of(ENCODINGS, fields.get("encoding", "utf-8")),
            serve=_one_of(SERVES, fields.get("serve", "page")),
            edited=_edit(fields.get("edited")),
        )

    return _checked(path, row, build)  # type: ignore[no-any-return]  # _checked passes through


def _edit(row: Row | None) -> Edit | None:
    if row is None:
        return None
    paragraphs = tuple(row.get("paragraphs", ())) or None
    return Edit(row["day"], time.fromisoformat(row["time"]), row.get("title"), row.get("lead"), paragraphs)


def _with_related(own: list[SampleArticle]) -> list[SampleArticle]:
    """Each article names the newest earlier ones: a page never links to what is not out yet."""
    return [
        replace(article, related=tuple(earlier.id for earlier in own[max(0, place - RELATED) : place]))
        for place, article in enumerate(own)
    ]


def _key_entry(row: Row) -> KeyEntry:
    return KeyEntry(
        article_id=row["id"],
        label=row["label"],
        sort=row["sort"],
        agencies=tuple(row.get("agencies", ())),
        story=row["story"],
        copy_of=row.get("copy_of"),
        signal=row.get("signal"),
        official_denial=row.get("official_denial", False),
        wrong=row.get("wrong"),
        contradicted_by=tuple(row.get("contradicted_by", ())),
    )
