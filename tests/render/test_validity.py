"""The page is valid HTML, and axe-core finds nothing in it, wide and on a phone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import html5lib
import invented_week as factory
import pytest

from pipeline.render.html import render_digest_html
from pipeline.reports.digest import build_digest

CHROMIUM = Path("/usr/bin/chromium")
WEEKS = {
    "full": factory.digest_input,
    "together": factory.together,
    "quiet": factory.quiet_week,
    "hostile": factory.hostile_week,
}


@pytest.fixture(scope="module")
def pages() -> dict[str, str]:
    return {name: render_digest_html(build_digest(make())) for name, make in WEEKS.items()}


@pytest.mark.parametrize("week", WEEKS)
def test_a_strict_parser_finds_no_error(pages: dict[str, str], week: str) -> None:
    html5lib.HTMLParser(strict=True).parse(pages[week])


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    if not CHROMIUM.exists():
        pytest.skip("no Chromium at /usr/bin/chromium: accessibility is not checked here")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=str(CHROMIUM), args=["--no-sandbox", "--disable-gpu"])
        yield chromium
        chromium.close()


@pytest.mark.parametrize(("week", "width"), [("full", 390), ("together", 1280)])
def test_axe_finds_nothing_and_nothing_is_wider_than_the_screen(
    pages: dict[str, str], browser: Any, week: str, width: int
) -> None:
    from axe_playwright_python.sync_playwright import Axe

    # Each about two seconds: axe reads the whole page, as wide as a desk's screen and as a phone's.
    page = browser.new_page(viewport={"width": width, "height": 900}, bypass_csp=True)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.set_content(pages[week])
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert asked == []
    page.close()
