"""What a page says of itself in JSON-LD (schema.org)."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

_ARTICLES = ("NewsArticle", "Article", "ReportageNewsArticle", "BlogPosting", "LiveBlogPosting", "OpinionNewsArticle")
_PAGES = ("WebPage", "ItemPage")
_DEPTH = 5
_TAGS = re.compile(r"<[^<>]{0,200}>")


@dataclass(frozen=True, slots=True)
class LinkedData:
    headline: str = ""
    published: str = ""
    body: str = ""
    authors: tuple[str, ...] = ()  # only so that their lines can be cut; never handed on


def read_json_ld(tree: etree._Element) -> LinkedData:
    """The first article among the page's JSON-LD nodes, else the page itself; broken scripts are passed over."""
    nodes = list(nodes_of(tree))
    articles = [node for node in nodes if _is(node, _ARTICLES)] or [node for node in nodes if _is(node, _PAGES)]
    if not articles:
        return LinkedData()
    return LinkedData(
        headline=_string(articles, "headline"),
        published=_string(articles, "datePublished"),
        body=_TAGS.sub(" ", _string(articles, "articleBody")),
        authors=tuple(dict.fromkeys(name for node in articles for name in _names(node.get("author"), nodes))),
    )


def nodes_of(tree: etree._Element) -> Iterator[dict[str, object]]:
    """The nodes of all the page's JSON-LD scripts; broken scripts are passed over."""
    for script in tree.iter("script"):
        yield from _nodes(_data(script), 0)


def _data(script: etree._Element) -> object:
    if (script.get("type") or "").strip().lower() != "application/ld+json" or not script.text:
        return None
    text = script.text.strip().removeprefix("//<![CDATA[").removesuffix("//]]>").strip().rstrip(";")
    try:
        return json.loads(text, strict=False)  # line breaks inside strings are common
    except (json.JSONDecodeError, RecursionError):
        return None


def _nodes(data: object, depth: int) -> Iterator[dict[str, object]]:
    if depth > _DEPTH:
        return
    if isinstance(data, list):
        for item in data:
            yield from _nodes(item, depth + 1)
    elif isinstance(data, dict):
        yield data
        for key in ("@graph", "mainEntity", "mainEntityOfPage"):
            yield from _nodes(data.get(key), depth + 1)


def _is(node: dict[str, object], wanted: tuple[str, ...]) -> bool:
    kinds = node.get("@type")
    return any(kind in wanted for kind in (kinds if isinstance(kinds, list) else [kinds]))


def _string(nodes: list[dict[str, object]], key: str) -> str:
    return next((value.strip() for node in nodes if isinstance(value := node.get(key), str) and value.strip()), "")


def _names(author: object, nodes: list[dict[str, object]]) -> Iterator[str]:
    for one in author if isinstance(author, list) else [author]:
        if isinstance(one, dict) and "name" not in one and "@id" in one:
            one = next((node for node in nodes if node.get("@id") == one["@id"] and "name" in node), one)
        name = one.get("name") if isinstance(one, dict) else one
        if isinstance(name, str) and name.strip():
            yield " ".join(name.split())
