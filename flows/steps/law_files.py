"""The product's own texts, read so that what they quote of the law can be compared with it."""

from __future__ import annotations

import ast
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

import yaml

from pipeline.cases.law_quotes import Passage

FOLDERS = ("crawlers", "pipeline", "models", "flows", "desk", "data")
TOP = ("README.md", "CHANGELOG.md")
PLAIN = frozenset({".md", ".html", ".j2", ".txt", ".sql", ".csv"})
OFFICE = frozenset({".docx", ".dotx"})
LEFT_OUT = ("data/regulations", "data/var", "__pycache__")
TAGS = re.compile(r"{%.*?%}|{#.*?#}|{{.*?}}|<[^>]+>", re.DOTALL)
BLANK = re.compile(r"\n[ \t]*\n|\n(?=[-*|] )")


def passages(root: Path) -> Iterator[Passage]:
    """Every string of the code, paragraph of a template and field of the data under *root*, the regulations apart."""
    files = [root / name for name in TOP if (root / name).is_file()]
    for folder in FOLDERS:
        files += sorted((root / folder).rglob("*"))
    for path in files:
        name = path.relative_to(root).as_posix()
        if any(part in name for part in LEFT_OUT):
            continue
        if path.suffix == ".py":
            yield from _code(name, path.read_text(encoding="utf-8"))
        elif path.suffix in (".yml", ".yaml"):
            yield from _fields(name, yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader))
        elif path.suffix in PLAIN:
            yield from _paragraphs(name, path.read_text(encoding="utf-8"))
        elif path.suffix in OFFICE:
            yield from _document(name, path)


def _code(name: str, source: str) -> Iterator[Passage]:
    inner = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.JoinedStr):
            inner |= {id(part) for part in node.values}
            parts = [str(one.value) if isinstance(one, ast.Constant) else " _ " for one in node.values]
            yield Passage(f"{name}:{node.lineno}", "".join(parts))
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in inner:
            yield Passage(f"{name}:{node.lineno}", node.value)


def _fields(name: str, value: object, path: str = "") -> Iterator[Passage]:
    if isinstance(value, dict):
        for key, one in value.items():
            yield from _fields(name, one, f"{path}.{key}".lstrip("."))
    elif isinstance(value, list):
        for number, one in enumerate(value):
            yield from _fields(name, one, f"{path}.{number}".lstrip("."))
    elif isinstance(value, str):
        yield Passage(f"{name} ({path})", value)


def _paragraphs(name: str, text: str) -> Iterator[Passage]:
    line = 1
    start = 0
    for gap in (*BLANK.finditer(text), None):
        end = gap.start() if gap else len(text)
        if text[start:end].strip():
            yield Passage(f"{name}:{line}", TAGS.sub(" _ ", text[start:end]))
        line += text.count("\n", start, gap.end() if gap else end)
        start = gap.end() if gap else end


def _document(name: str, path: Path) -> Iterator[Passage]:
    with zipfile.ZipFile(path) as box:
        xml = box.read("word/document.xml").decode("utf-8")
    for number, paragraph in enumerate(re.findall(r"<w:p[ >].*?</w:p>", xml, re.DOTALL), start=1):
        text = "".join(re.findall(r"<w:t(?: [^>]*)?>(.*?)</w:t>", paragraph, re.DOTALL))
        yield Passage(f"{name} đoạn {number}", TAGS.sub(" _ ", text))
