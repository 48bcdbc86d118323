"""The reference tables hold together, and a name means the unit that existed on the day."""

import csv
import shutil
import time
from datetime import date
from pathlib import Path

import pytest

from pipeline.articles.gazetteer import Gazetteer, agencies, load_gazetteer, resolve
from pipeline.errors import ReferenceDataError
from pipeline.records.agencies import AgencyKind

REFERENCE = Path(__file__).resolve().parents[2] / "data" / "reference"
TODAY = date(2025, 11, 24)
BEFORE = date(2025, 2, 1)


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return load_gazetteer(REFERENCE)


def test_34_provinces_stand_since_july_2025_and_63_before(gazetteer: Gazetteer) -> None:
    provinces = [agency for agency in agencies(gazetteer) if agency.kind is AgencyKind.PROVINCE]
    assert len({gazetteer.resolve(agency.id, TODAY) for agency in provinces}) == 34
    assert len({gazetteer.resolve(agency.id, BEFORE) for agency in provinces}) == 63


def test_every_former_agency_ends_in_one_that_stands(gazetteer: Gazetteer) -> None:
    for agency in agencies(gazetteer):
        heir = gazetteer.agencies[gazetteer.resolve(agency.id, TODAY)]
        assert heir.valid_to is None
        assert (agency.valid_to is None) == (agency.successor is None)


@pytest.mark.parametrize(
    ("slug", "day", "unit"),
    [
        ("binh-duong", date(2025, 6, 30), "binh-duong"),
        ("binh-duong", date(2025, 7, 1), "ho-chi-minh"),
        ("thua-thien-hue", date(2024, 12, 31), "thua-thien-hue"),
        ("thua-thien-hue", date(2025, 1, 1), "hue"),
        ("hue", date(2024, 5, 1), "thua-thien-hue"),
        ("bo-thong-tin-va-truyen-thong", date(2025, 2, 28), "bo-thong-tin-va-truyen-thong"),
        ("bo-thong-tin-va-truyen-thong", date(2025, 3, 1), "bo-khoa-hoc-va-cong-nghe"),
        ("bo-nong-nghiep-va-moi-truong", date(2024, 5, 1), "bo-nong-nghiep-va-moi-truong"),
        ("bo-giao-thong-van-tai", TODAY, "bo-xay-dung"),
    ],
)
def test_resolve(gazetteer: Gazetteer, slug: str, day: date, unit: str) -> None:
    assert resolve(gazetteer, slug, day) == unit


def test_an_unknown_slug_is_refused(gazetteer: Gazetteer) -> None:
    with pytest.raises(ReferenceDataError, match="atlantis"):
        resolve(gazetteer, "atlantis", TODAY)


def test_loading_takes_less_than_a_second() -> None:
    begin = time.process_time()
    load_gazetteer(REFERENCE)
    assert time.process_time() - begin < 1.0


def test_places_name_their_province_of_today(gazetteer: Gazetteer) -> None:
    for table in ("places.csv", "units.csv"):
        with (REFERENCE / table).open(encoding="utf-8", newline="") as stream:
            for row in csv.DictReader(stream):
                if row["former"]:
                    assert gazetteer.resolve(row["former"], TODAY) == row["province"], row
                assert gazetteer.resolve(row["province"], TODAY) == row["province"], row


def test_a_missing_table_is_named(tmp_path: Path) -> None:
    with pytest.raises(ReferenceDataError, match=r"agencies\.csv"):
        load_gazetteer(tmp_path)


@pytest.mark.parametrize(
    ("table", "row", "word"),
    [
        ("names.csv", "atlantis,Át Lan,vi,name,\n", "atlantis"),
        ("names.csv", "ha-noi,Hà Thành,vi,nickname,\n", "nickname"),
        ("names.csv", "ha-noi,Hà Thành,vi,name,moon\n", "moon"),
        ("agencies.csv", "x,X,province,,2025-06-30,atlantis\n", "atlantis"),
        ("agencies.csv", "x,X,empire,,,\n", "empire"),
    ],
)
def test_a_table_that_contradicts_itself_is_refused(tmp_path: Path, table: str, row: str, word: str) -> None:
    folder = tmp_path / "reference"
    shutil.copytree(REFERENCE, folder, ignore=shutil.ignore_patterns("*.yml"))
    with (folder / table).open("a", encoding="utf-8") as stream:
        stream.write(row)
    with pytest.raises(ReferenceDataError, match=word):
        load_gazetteer(folder)


def test_slugs_agree_with_the_bench() -> None:
    bench = Path(__file__).resolve().parents[3] / "shared" / "bench" / "locate" / "agencies.csv"
    if not bench.exists():
        pytest.skip("the labelled set is not on this machine")
    with (
        bench.open(encoding="utf-8", newline="") as theirs,
        (REFERENCE / "agencies.csv").open(encoding="utf-8", newline="") as ours,
    ):
        assert {r["slug"] for r in csv.DictReader(theirs)} <= {r["slug"] for r in csv.DictReader(ours)}
