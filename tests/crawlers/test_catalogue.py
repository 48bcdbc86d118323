"""Reading the catalogue: what is refused, and in which words."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from crawlers.catalogue import active, find_by_host, load_catalogue
from pipeline.errors import CatalogueError
from pipeline.records.press import SourceKind

GOOD = """\
- id: bao-mau
  name: Báo Mẫu
  kind: provincial
  country: VN
  languages: [vi]
  agencies: [dak-lak]
  feeds:
    - https://baomau.example/rss/home.rss
  sections:
    - https://www.baomau.example/thoi-su/
  hosts: [baomau.example]
  delay: 2.0
  expected: {min: 3, max: 150}
  checked: never
"""


def write(folder: Path, text: str, name: str = "a.yml") -> Path:
    (folder / name).write_text(text, encoding="utf-8")
    return folder


def refusal(folder: Path, text: str) -> str:
    with pytest.raises(CatalogueError) as caught:
        load_catalogue(write(folder, text))
    return str(caught.value)


def test_a_block_becomes_a_record(tmp_path: Path) -> None:
    (source,) = load_catalogue(write(tmp_path, GOOD))
    assert source.id == "bao-mau"
    assert source.kind is SourceKind.PROVINCIAL
    assert source.agencies == ("dak-lak",)
    assert source.feeds == ("https://baomau.example/rss/home.rss",)
    assert source.sitemaps == ()
    assert source.allowed_hosts == ("baomau.example",)
    assert (source.delay_seconds, source.expected_min, source.expected_max) == (2.0, 3, 150)
    assert source.checked is None


def test_a_checked_day_is_kept(tmp_path: Path) -> None:
    (source,) = load_catalogue(write(tmp_path, GOOD.replace("never", "2026-01-31")))
    assert source.checked == date(2026, 1, 31)


def test_hosts_are_derived_where_none_are_written(tmp_path: Path) -> None:
    (source,) = load_catalogue(write(tmp_path, GOOD.replace("  hosts: [baomau.example]\n", "")))
    assert source.allowed_hosts == ("baomau.example",)


def test_loopback_addresses_and_ports_may_stand_in_a_made_press(tmp_path: Path) -> None:
    text = GOOD.replace("https://baomau.example/", "http://127.0.0.5:8080/").replace("www.baomau.example", "127.0.0.5")
    (source,) = load_catalogue(
        write(tmp_path, text.replace("[baomau.example]", "[127.0.0.5]").replace("delay: 2.0", "delay: 0.0")),
        delay_floor=0.0,
    )
    assert source.allowed_hosts == ("127.0.0.5",)


@pytest.mark.parametrize(
    ("old", "new", "field", "allowed"),
    [
        ("kind: provincial", "kind: local", "kind", "national, provincial, foreign, official"),
        ("country: VN", "country: Vietnam", "country", "[A-Z]{2}"),
        ("languages: [vi]", "languages: [vn]", "languages.0", "ISO 639-1"),
        ("languages: [vi]", "languages: []", "languages", "sai kiểu"),
        ("languages: [vi]", "languages: [no]", "languages.0", "sai kiểu"),  # YAML reads «no» as false
        ("delay: 2.0", "delay: 0.5", "delay", "từ 1.0 giây"),
        ("delay: 2.0", "delay: '2'", "delay", "sai kiểu"),
        ("checked: never", "checked: soon", "checked", "never"),
        ("max: 150", "max: 2", "expected", "không được lớn hơn"),
        ("min: 3", "min: -1", "expected.min", "từ 0 trở lên"),
        ("hosts: [baomau.example]", "hosts: [khac.example]", "các mục", "chỉ được phép: khac.example"),
        ("hosts: [baomau.example]", "hosts: [https://baomau.example]", "hosts.0", "chỉ ghi tên"),
        ("hosts: [baomau.example]", "hosts: [gov.vn]", "hosts.0", "đuôi tên miền chung"),
        ("https://baomau.example/rss", "ftp://baomau.example/rss", "feeds.0", "https://"),
        ("https://baomau.example/rss", "https://a:b@baomau.example/rss", "feeds.0", "tên đăng nhập"),
        ("name: Báo Mẫu", "title: Báo Mẫu", "title", "chỉ được dùng: id, name, kind"),
        ("  name: Báo Mẫu\n", "", "name", "thiếu"),
        ("agencies: [dak-lak]", "agencies: [Đắk Lắk]", "agencies.0", "phải theo mẫu"),
    ],
)
def test_a_refusal_names_file_source_field_and_what_is_allowed(
    tmp_path: Path, old: str, new: str, field: str, allowed: str
) -> None:
    assert old in GOOD
    message = refusal(tmp_path, GOOD.replace(old, new))
    assert "a.yml, nguồn «bao-mau»" in message
    assert field in message
    assert allowed in message


def test_all_faults_of_a_source_are_told_at_once(tmp_path: Path) -> None:
    message = refusal(tmp_path, GOOD.replace("country: VN", "country: vn").replace("checked: never", "checked: 1"))
    assert "«country»" in message
    assert "«checked»" in message


def test_a_source_without_any_address_is_refused(tmp_path: Path) -> None:
    start, end = GOOD.index("  feeds:"), GOOD.index("  hosts:")
    assert "ít nhất một địa chỉ" in refusal(tmp_path, GOOD[:start] + GOOD[end:])


def test_a_source_without_id_is_named_by_its_place(tmp_path: Path) -> None:
    assert "nguồn thứ 2" in refusal(tmp_path, GOOD + "- name: x\n")


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({}, "id"),
        ({"id: bao-mau": "id: bao-khac"}, "feeds"),
        ({"id: bao-mau": "id: bao-khac", "home.rss": "home.rss/"}, "feeds"),
        ({"id: bao-mau": "id: bao-khac", "https://baomau.example/rss": "http://www.baomau.example/rss"}, "feeds"),
        ({"id: bao-mau": "id: bao-khac", "home.rss": "moi.rss"}, "hosts"),
    ],
)
def test_ids_feeds_and_hosts_are_unique_over_all_files(tmp_path: Path, change: dict[str, str], field: str) -> None:
    second = GOOD
    for old, new in change.items():
        second = second.replace(old, new)
    write(tmp_path, GOOD, "a.yml")
    write(tmp_path, second, "b.yml")
    with pytest.raises(CatalogueError) as caught:
        load_catalogue(tmp_path)
    assert f"mục «{field}»" in str(caught.value)
    assert "b.yml" in str(caught.value)
    assert "a.yml, nguồn «bao-mau»" in str(caught.value)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("- id: [", "YAML"),
        ("id: x\n", "danh sách"),
        ("", "danh sách"),
        (GOOD.replace("  delay: 2.0\n", "  delay: 2.0\n  delay: 3.0\n"), "ghi hai lần"),
        ("- !!python/object/apply:os.getcwd []\n", "YAML"),
        (GOOD.replace("checked: never", "checked: 2026-02-31"), "YAML"),
    ],
)
def test_broken_files_are_named(tmp_path: Path, text: str, word: str) -> None:
    message = refusal(tmp_path, text)
    assert "a.yml" in message
    assert word in message


def test_a_missing_or_empty_folder_is_told_kindly(tmp_path: Path) -> None:
    with pytest.raises(CatalogueError, match="không tồn tại"):
        load_catalogue(tmp_path / "nowhere")
    with pytest.raises(CatalogueError, match="không có tệp"):
        load_catalogue(tmp_path)


def test_the_nearest_host_owns(tmp_path: Path) -> None:
    second = GOOD.replace("bao-mau", "trang-con").replace("baomau.example", "giadinh.baomau.example")
    sources = load_catalogue(write(write(tmp_path, GOOD, "a.yml"), second, "b.yml"))
    owners = {
        host: getattr(find_by_host(sources, host), "id", None)
        for host in (
            "baomau.example", "WWW.baomau.example", "giadinh.baomau.example", "m.giadinh.baomau.example",
            "xbaomau.example", "example", "", "baomau.example.",
        )
    }  # fmt: skip
    assert owners == {
        "baomau.example": "bao-mau",
        "WWW.baomau.example": "bao-mau",
        "giadinh.baomau.example": "trang-con",
        "m.giadinh.baomau.example": "trang-con",
        "xbaomau.example": None,
        "example": None,
        "": None,
        "baomau.example.": "bao-mau",
    }


def test_an_outlet_may_have_a_first_and_a_last_day(tmp_path: Path) -> None:
    dated = GOOD + "  valid_from: 1990-01-01\n  valid_to: 2025-06-30\n"
    (source,) = load_catalogue(write(tmp_path, dated))
    assert (source.valid_from, source.valid_to) == (date(1990, 1, 1), date(2025, 6, 30))


def test_days_that_cannot_be_are_refused(tmp_path: Path) -> None:
    assert "không được sau valid_to" in refusal(tmp_path, GOOD + "  valid_from: 2025-07-01\n  valid_to: 2025-06-30\n")
    assert "mục «valid_to»: chỉ nhận một ngày" in refusal(tmp_path, GOOD + "  valid_to: never\n")


def test_only_outlets_of_the_day_are_active(tmp_path: Path) -> None:
    ended = GOOD.replace("mau", "cu") + "  valid_to: 2025-06-30\n"
    begun = GOOD.replace("mau", "moi") + "  valid_from: 2025-07-01\n"
    sources = load_catalogue(write(tmp_path, GOOD + ended + begun))

    def on(day: date) -> list[str]:
        return [source.id for source in active(sources, day)]

    assert on(date(2025, 6, 30)) == ["bao-mau", "bao-cu"]
    assert on(date(2025, 7, 1)) == ["bao-mau", "bao-moi"]
