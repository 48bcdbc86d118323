"""HTML and JSON of a digest are read back whole; CSV holds the same numbers."""

from __future__ import annotations

import csv
import io
import json

import invented_week as factory
import pytest

from pipeline.render.figures_file import COLUMNS, render_digest_csv, render_digest_json
from pipeline.render.html import render_digest_html
from pipeline.render.read_back import NotADigest, read_html, read_json
from pipeline.reports.check import compare
from pipeline.reports.digest import Digest, build_digest
from pipeline.reports.told import numbers_of


@pytest.fixture(scope="module", params=["full", "together", "hostile"])
def digest(request: pytest.FixtureRequest) -> Digest:
    weeks = {"full": factory.digest_input, "together": factory.together, "hostile": factory.hostile_week}
    return build_digest(weeks[request.param]())


def given(digest: Digest) -> dict[str, dict[str, dict[str, object]]]:
    """The digest's own numbers as if a store gave them."""
    found: dict[str, dict[str, dict[str, object]]] = {}
    for told in numbers_of(digest):
        name, _, column = told.number.query.partition(".")
        found.setdefault(name, {}).setdefault(told.number.key, {})[column] = told.number.value
    return found


def test_html_and_json_give_back_scope_and_every_number(digest: Digest) -> None:
    told = {(one.number.query, one.number.key) for one in numbers_of(digest)}
    for paper in (read_html(render_digest_html(digest)), read_json(render_digest_json(digest))):
        assert paper.scope == digest.scope
        assert {(one.query, one.key) for one in paper.numbers} == told
        assert len(paper.numbers) >= len(told)
        assert compare(paper.numbers, given(digest)) == ()
        assert all(one.label for one in paper.numbers)


def test_a_number_edited_in_a_chart_is_found() -> None:
    digest = build_digest(factory.digest_input())
    page = render_digest_html(digest)
    place = page.index('<text data-query="digest_days.domestic" data-key="2025-11-25"')
    edited = page[:place] + page[place:].replace(">1.208</text>", ">1.280</text>", 1)
    (found,) = compare(read_html(edited).numbers, given(digest))
    assert (found.label, found.told, found.key) == ("biểu đồ", "1.280 (value=1208)", "2025-11-25")


def test_a_number_in_a_table_is_labelled_by_row_and_column() -> None:
    page = read_html(render_digest_html(build_digest(factory.digest_input())))
    labels = {(one.query, one.key): one.label for one in page.numbers if one.label != "biểu đồ"}
    assert labels["digest_days.foreign", "2025-11-25"] == "Thứ Ba, 25/11/2025, nước ngoài"


@pytest.mark.parametrize("text", ["", "<p>một trang khác</p>", '<meta name="lamro-digest" content="{">', "{}", "[1]"])
def test_other_files_are_refused(text: str) -> None:
    reader = read_html if text.startswith("<") or not text else read_json
    with pytest.raises(NotADigest):
        reader(text)


def test_csv_is_a_line_a_number_and_no_formula(digest: Digest) -> None:
    payload = render_digest_csv(digest)
    assert payload.startswith("\ufeff".encode())
    rows = list(csv.reader(io.StringIO(payload.decode("utf-8-sig"))))
    assert tuple(rows[0]) == COLUMNS
    told = [[one.number.query, one.number.key, one.url] for one in numbers_of(digest)]
    assert [row[3:] for row in rows[1:]] == told
    assert not any(cell[:1] in ("=", "+", "@") for row in rows for cell in row[:2])


def test_a_number_about_an_article_carries_its_address() -> None:
    made = build_digest(factory.digest_input())
    urls = {one["key"]: one["url"] for one in json.loads(render_digest_json(made))["numbers"]}
    for story in made.found.stories.shown:
        assert urls[story.story_id] == story.url
    for flag in made.found.flags.rows:
        assert urls[flag.assessment_id] == flag.url


def test_json_holds_words_and_tables_without_what_json_cannot_hold(digest: Digest) -> None:
    content = json.loads(render_digest_json(digest))
    assert [section["name"] for section in content["sections"]] == [section.name for section in digest.sections]
    assert render_digest_json(digest) == render_digest_json(digest)
    assert "\x00" not in render_digest_json(digest)
