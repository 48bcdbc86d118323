"""The planted truth holds together, and there is enough of each sort of article."""

from __future__ import annotations

import csv
import re
import unicodedata
from collections import Counter
from datetime import date, time
from pathlib import Path

import pytest
import yaml

from flows.demo.loading import load_sample
from flows.demo.press import LOOPBACK_NETWORK, sample_sources
from flows.demo.sample import KeyEntry, SampleArticle, SamplePress, night_instant, published_at, visible
from pipeline.errors import CatalogueError

MISLEADING = {"rumour", "figure", "unattributed", "recycled", "place", "reversal", "headline", "exaggeration"}
SOUND = {
    *("report", "update", "paraphrase", "criticism", "bad_news", "denial", "denial_report", "warning"),
    *("opinion", "satire", "copy", "foreign", "unwatched"),
}
SIGNALS = {"official_denial", "figure_conflict", "unattributed", "recycled", "fact_conflict", "headline_mismatch"}
LATEST = (0, time(3, 30))  # the second night runs half an hour later
ROW = {
    **{"id": "x-1", "outlet": "to-giay", "day": -2, "time": "07:30", "section": "Thời sự"},
    **{"title": "Một tin thử", "lead": "Một câu dẫn.", "paragraphs": ["Một đoạn văn."]},
}
OUTLET = {
    **{"id": "to-giay", "name": "Tờ Giấy", "kind": "national", "country": "VN", "languages": ["vi"]},
    **{"host": "127.77.9.9", "style": "plain", "feed_kind": "rss", "feed_path": "/rss", "page_path": "/{id}"},
    **{"byline": "Bút danh Bút Chì", "delay": 0, "expected": [1, 2]},
}


def texts(article: SampleArticle) -> tuple[str, ...]:
    edit = article.edited
    later = (edit.title or "", edit.lead or "", *(edit.paragraphs or ())) if edit else ()
    return (article.title, article.lead, *article.paragraphs, article.caption, *later)


def test_the_key_covers_every_article_once(press: SamplePress, key: tuple[KeyEntry, ...]) -> None:
    assert Counter(entry.article_id for entry in key) == Counter(article.id for article in press.articles)


def test_the_key_refers_to_articles_that_exist(press: SamplePress, key: tuple[KeyEntry, ...]) -> None:
    sound = {entry.article_id for entry in key if entry.label == "sound"}
    stories = {entry.article_id: entry.story for entry in key}
    for entry in key:
        assert set(entry.contradicted_by) <= sound, f"{entry.article_id}: contradicted by what is no sound article"
        if entry.copy_of is not None:
            assert stories.get(entry.copy_of) == entry.story, f"{entry.article_id}: a copy stays in its story"


def test_the_key_uses_known_words_only(key: tuple[KeyEntry, ...]) -> None:
    with (Path(__file__).parents[2] / "data/reference/agencies.csv").open(encoding="utf-8", newline="") as file:
        slugs = {row["slug"] for row in csv.DictReader(file)}
    for entry in key:
        assert set(entry.agencies) <= slugs, entry.article_id
        assert (entry.label, entry.sort) in {
            *(("misleading", sort) for sort in MISLEADING),
            *(("sound", sort) for sort in SOUND),
        }, entry.article_id
        if entry.sort == "unwatched":
            assert entry.agencies == (), entry.article_id


def test_only_misleading_articles_have_a_wrong_sentence_and_what_contradicts_it(key: tuple[KeyEntry, ...]) -> None:
    for entry in key:
        if entry.label == "misleading":
            assert entry.signal in SIGNALS, entry.article_id
            assert entry.wrong, entry.article_id
            assert entry.contradicted_by, entry.article_id
        else:
            assert (entry.signal, entry.wrong, entry.contradicted_by) == (None, None, ()), entry.article_id


def test_wrong_sentences_stand_word_for_word_in_the_article(press: SamplePress, key: tuple[KeyEntry, ...]) -> None:
    for entry in key:
        if entry.wrong is not None:
            own = texts(press.titled(entry.article_id))
            assert any(entry.wrong in text for text in own), f"{entry.article_id}: {entry.wrong}"


def test_there_are_enough_outlets_and_articles(press: SamplePress) -> None:
    counts = Counter(article.outlet_id for article in press.articles)
    assert len(counts) >= 13
    assert counts.total() >= 84
    assert {outlet.id for outlet in press.outlets if outlet.feed_status == 200 and counts[outlet.id] < 3} == set()
    assert {language for outlet in press.outlets for language in outlet.languages} == {
        "vi",
        "en",
        "zh",
        "fr",
        "km",
        "lo",
    }


def test_there_is_enough_of_each_sort(key: tuple[KeyEntry, ...]) -> None:
    wrong = Counter(entry.sort for entry in key if entry.label == "misleading")
    right = Counter(entry.sort for entry in key if entry.label == "sound")
    assert len([sort for sort, count in wrong.items() if count >= 2]) >= 6, wrong
    assert right["criticism"] >= 10
    assert min(right[sort] for sort in ("bad_news", "copy", "opinion", "unwatched")) >= 3
    assert right["satire"] >= 1
    assert sum(entry.official_denial for entry in key) >= 6


def test_there_are_edits_dead_links_forbidden_pages_and_old_encodings(press: SamplePress) -> None:
    assert any(article.edited for article in press.articles)
    assert {article.serve for article in press.articles} == {"page", "gone", "forbidden"}
    assert {article.encoding for article in press.articles} == {"utf-8", "nfd", "windows-1258"}


def test_no_outlet_only_gets_things_wrong(press: SamplePress, key: tuple[KeyEntry, ...]) -> None:
    labels: dict[str, Counter[str]] = {}
    for entry in key:
        labels.setdefault(press.titled(entry.article_id).outlet_id, Counter())[entry.label] += 1
    kinds = {outlet.id: outlet.kind for outlet in press.outlets}
    for outlet, count in labels.items():
        assert count["sound"] > count["misleading"], outlet
    assert len({kinds[outlet] for outlet, count in labels.items() if count["misleading"]}) >= 2
    assert all(not count["misleading"] for outlet, count in labels.items() if kinds[outlet] == "official")


def test_every_article_is_out_by_the_second_night_and_edited_after_it_came_out(press: SamplePress) -> None:
    for article in press.articles:
        assert (article.day, article.time) <= (0, time(3, 30)), article.id
        if article.edited:
            assert (article.day, article.time) < (article.edited.day, article.edited.time) <= (0, time(3, 30)), (
                article.id
            )


def test_both_nights_bring_something(press: SamplePress, anchor: date) -> None:
    first = {a.id for outlet in press.outlets for a in visible(press, outlet, anchor, 1)}
    second = {a.id for outlet in press.outlets for a in visible(press, outlet, anchor, 2)}
    assert second == {article.id for article in press.articles}
    assert 10 <= len(second - first) < len(first)
    assert all(published_at(press.titled(one), anchor) > night_instant(anchor, 1) for one in second - first)


def test_files_are_nfc_and_name_no_day_of_their_own(folder: Path) -> None:
    for path in [*folder.rglob("*.yml"), folder / "README.md"]:
        text = path.read_text(encoding="utf-8")
        assert unicodedata.is_normalized("NFC", text), path.name
        if path.suffix == ".yml":
            assert not re.search(r"\b\d{1,2}/\d{1,2}/\d{4}\b", text), f"{path.name}: dates are placeholders"


def test_satire_says_that_it_is_satire(press: SamplePress, key: tuple[KeyEntry, ...]) -> None:
    for entry in key:
        if entry.sort == "satire":
            assert press.titled(entry.article_id).title.startswith("[Trào phúng]"), entry.article_id


def test_outlets_become_sources_on_loopback_addresses(press: SamplePress) -> None:
    prefix = LOOPBACK_NETWORK.removesuffix("0.0/16")
    sources = sample_sources(press, 4321)
    assert len({source.allowed_hosts for source in sources}) == len(press.outlets)
    for source in sources:
        assert source.allowed_hosts[0].startswith(prefix)
        assert source.feeds[0].startswith(f"http://{source.allowed_hosts[0]}:4321/")


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        ({"outlet": "khong-co"}, "khong-co"),
        ({"time": "25:00"}, "time|hour"),
        ({"serve": "lost"}, "lost"),
        ({"encoding": "latin-1"}, "latin-1"),
        ({"title": None}, None),
    ],
)
def test_a_faulty_row_is_refused_by_name(tmp_path: Path, change: dict[str, str | None], complaint: str | None) -> None:
    row = {name: value for name, value in {**ROW, **change}.items() if value is not None}
    write(tmp_path, [row])
    with pytest.raises(CatalogueError, match=complaint or "title"):
        load_sample(tmp_path)


def test_two_articles_of_one_name_are_refused(tmp_path: Path) -> None:
    write(tmp_path, [ROW, {**ROW, "day": -3}])
    with pytest.raises(CatalogueError, match="x-1"):
        load_sample(tmp_path)


@pytest.mark.parametrize("content", ["một chuỗi", "- một\n- hai", "- {id: [}"])
def test_a_chapter_that_is_no_list_of_mappings_is_refused(tmp_path: Path, content: str) -> None:
    write(tmp_path, [ROW])
    (tmp_path / "articles" / "y.yml").write_text(content, encoding="utf-8")
    with pytest.raises(CatalogueError, match=r"y\.yml"):
        load_sample(tmp_path)


def write(folder: Path, rows: list[dict[str, object]]) -> None:
    (folder / "articles").mkdir()
    (folder / "outlets.yml").write_text(yaml.safe_dump([OUTLET], allow_unicode=True), encoding="utf-8")
    (folder / "articles" / "x.yml").write_text(yaml.safe_dump(rows, allow_unicode=True), encoding="utf-8")
