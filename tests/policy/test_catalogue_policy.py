"""Rules that hold for every source of the shipped catalogue."""

from __future__ import annotations

import csv
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from crawlers.addresses import belongs, host_of, normalise
from crawlers.catalogue import active, find_by_host, load_catalogue
from crawlers.source_file import LANGUAGES, MIN_DELAY
from pipeline.records.press import Source, SourceKind

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "crawlers" / "sources"
AGENCIES = ROOT / "data" / "reference" / "agencies.csv"
SOURCES = load_catalogue(FOLDER)
JOINED = date(2025, 6, 30)  # the last day of the 63 provinces
TODAY = active(SOURCES, date(2026, 1, 1))
# Outlets whose feeds are known under http only.
HTTP_ALLOWED = {"xinhua", "peoples-daily", "china-daily", "cnn", "nokorwat"}


def of_kind(kind: SourceKind, sources: tuple[Source, ...] = TODAY) -> list[Source]:
    return [source for source in sources if source.kind is kind]


def agencies() -> dict[str, dict[str, str]]:
    if not AGENCIES.exists():
        pytest.skip("data/reference/agencies.csv is not there yet")
    with AGENCIES.open(encoding="utf-8", newline="") as file:
        return {row["slug"]: row for row in csv.DictReader(file)}


def test_delay_is_courteous() -> None:
    for source in SOURCES:
        assert source.delay_seconds >= MIN_DELAY, source.id


def test_hosts_hold_every_address() -> None:
    for source in SOURCES:
        for url in (*source.feeds, *source.sitemaps, *source.sections):
            assert belongs(host_of(url), source.allowed_hosts), url
            assert find_by_host(SOURCES, host_of(url)) == source, url
            assert normalise(url) is not None, url


def test_hosts_are_names_not_numbers() -> None:
    for source in SOURCES:
        for host in source.allowed_hosts:
            assert not host.replace(".", "").isdigit(), source.id
            assert not host.startswith("www."), source.id


def test_https_where_it_is_known() -> None:
    for source in SOURCES:
        plain = [url for url in (*source.feeds, *source.sitemaps, *source.sections) if url.startswith("http://")]
        assert not plain or source.id in HTTP_ALLOWED, source.id


def test_languages_are_iso_639_1() -> None:
    for source in SOURCES:
        assert source.languages, source.id
        assert set(source.languages) <= LANGUAGES, source.id
        assert len(set(source.languages)) == len(source.languages), source.id


def test_checked_is_never_or_a_day() -> None:
    for source in SOURCES:
        assert source.checked is None or isinstance(source.checked, date), source.id


def test_country_fits_the_kind() -> None:
    for source in SOURCES:
        assert (source.country == "VN") is (source.kind is not SourceKind.FOREIGN), source.id


def test_nothing_is_listed_twice() -> None:
    feeds = [normalise(url) for source in SOURCES for url in source.feeds]
    for values in (feeds, [source.id for source in SOURCES], [source.name for source in SOURCES]):
        assert [value for value, count in Counter(values).items() if count > 1] == []


def test_provincial_papers_and_portals_name_their_agency() -> None:
    for source in SOURCES:
        if source.kind in (SourceKind.PROVINCIAL, SourceKind.OFFICIAL):
            assert source.agencies, source.id
        if source.kind is SourceKind.FOREIGN:
            assert not source.agencies, source.id


def test_agencies_exist_and_are_those_of_today() -> None:
    known = agencies()
    for source in SOURCES:
        for slug in source.agencies:
            assert slug in known, f"{source.id}: {slug}"
            assert not known[slug]["valid_to"], f"{source.id}: {slug} has ended; name {known[slug]['successor']}"


def test_every_province_of_today_has_a_paper_and_a_portal() -> None:
    today = {slug for slug, row in agencies().items() if row["kind"] == "province" and not row["valid_to"]}
    assert len(today) == 34
    for kind in (SourceKind.PROVINCIAL, SourceKind.OFFICIAL):
        covered = {slug for source in of_kind(kind) for slug in source.agencies}
        assert today - covered == set(), kind


def test_every_ministry_of_today_has_a_portal() -> None:
    today = {slug for slug, row in agencies().items() if row["kind"] == "ministry" and not row["valid_to"]}
    covered = {slug for source in of_kind(SourceKind.OFFICIAL) for slug in source.agencies}
    assert today - covered == set()


def test_the_catalogue_is_wide_enough() -> None:
    assert len(TODAY) >= 200
    assert len(of_kind(SourceKind.NATIONAL)) >= 30
    assert len(of_kind(SourceKind.PROVINCIAL)) >= 34
    assert len(of_kind(SourceKind.FOREIGN)) >= 40
    languages = Counter(language for source in of_kind(SourceKind.FOREIGN) for language in source.languages)
    for language in ("vi", "en", "zh", "fr", "km", "lo", "ja", "ko", "ru"):
        assert languages[language] >= 5, language


def test_each_file_says_where_its_addresses_come_from() -> None:
    for file in FOLDER.glob("*.yml"):
        head = file.read_text(encoding="utf-8")[:600]
        assert "seen in public repositories" in head, file.name
        assert "never fetched" in head, file.name


def test_every_province_of_before_had_a_paper_and_a_portal() -> None:
    joined = {slug for slug, row in agencies().items() if row["kind"] == "province" and row["valid_to"] == str(JOINED)}
    assert len(joined) == 29
    successors = Counter(agencies()[slug]["successor"] for slug in joined)
    for kind in (SourceKind.PROVINCIAL, SourceKind.OFFICIAL):
        ended = [source for source in of_kind(kind, SOURCES) if source.valid_to == JOINED]
        assert len(ended) >= 29, kind
        by_successor = Counter(slug for source in ended for slug in source.agencies)
        assert not successors - by_successor, kind
        assert not {source.id for source in ended} & {source.id for source in TODAY}
    portals = {source.id for source in SOURCES if source.valid_to == JOINED and source.kind is SourceKind.OFFICIAL}
    assert portals == {f"cong-{slug}" for slug in joined}


def test_nothing_ends_before_it_begins() -> None:
    for source in SOURCES:
        assert source.valid_from is None or source.valid_to is None or source.valid_from <= source.valid_to, source.id


def test_every_source_can_be_asked_for_something() -> None:
    for source in SOURCES:
        assert source.feeds or source.sitemaps or source.sections, source.id
        assert source.expected_max >= 1, source.id
