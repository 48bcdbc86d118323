"""DuckDB's extensions, from wheels: government networks are closed, nothing is downloaded at run time."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

import duckdb

from pipeline.errors import ExtensionMissing

NEEDED = ("postgres_scanner", "ducklake")


def extension_file(name: str) -> Path:
    """The file of extension *name* from its wheel, made for the DuckDB in use.

    Raises :class:`ExtensionMissing` where there is no wheel, or one for another version of DuckDB.
    """
    package = f"duckdb-extension-{name.replace('_', '-')}"
    found = find_spec(f"duckdb_extension_{name}")
    remedy = f"Hãy cài đúng bản: pip install {package}=={duckdb.__version__}."
    if found is None or not found.submodule_search_locations:
        raise ExtensionMissing(f"Kho DuckLake cần gói {package}, nhưng gói này chưa được cài. {remedy}")
    shelf = Path(found.submodule_search_locations[0]) / "extensions"
    file = shelf / f"v{duckdb.__version__}" / f"{name}.duckdb_extension"
    if not file.is_file():
        there = ", ".join(sorted(path.name for path in shelf.glob("v*"))) or "không rõ"
        raise ExtensionMissing(
            f"Gói {package} dành cho DuckDB {there}, còn DuckDB đang dùng là v{duckdb.__version__}. {remedy}"
        )
    return file
