"""office.yml: what is wrong is named by its field; ``lamro init`` writes a file that loads."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from flows.actor import login
from flows.jobs import known_agencies
from flows.office_file import load_office, write_office
from pipeline.errors import OfficeError
from pipeline.records.documents import DocumentKind
from pipeline.records.office import Office, ProfileKind, Recipient, Role, Thresholds

Lamro = Callable[..., tuple[int, str, str]]
KNOWN = frozenset({"dak-lak", "bo-y-te"})
GOOD: dict[str, Any] = {
    "name": "Sở thử nghiệm",
    "profile": "province",
    "watched": ["dak-lak"],
    "contact": "a@example.vn",
}


def write(folder: Path, **changes: Any) -> Path:
    path = folder / "office.yml"
    content = {key: value for key, value in {**GOOD, **changes}.items() if value is not ...}
    path.write_text(yaml.safe_dump(content, allow_unicode=True), encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"name": ...}, "name"),
        ({"name": "S"}, "name"),
        ({"profile": ...}, "profile"),
        ({"profile": "district"}, "profile"),
        ({"watched": ...}, "watched"),
        ({"watched": []}, "watched"),
        ({"watched": "dak-lak"}, "watched"),
        ({"watched": ["dak-lak", "dac-lac"]}, "watched"),
        ({"contact": ...}, "contact"),
        ({"contact": "a@b"}, "contact"),
        ({"thresholds": {"flag": 0}}, "thresholds.flag"),
        ({"thresholds": {"case": 1.5}}, "thresholds.case"),
        ({"thresholds": {"flag": 0.8, "case": 0.6}}, "thresholds"),
        ({"thresholds": {"flags": 0.5}}, "thresholds.flags"),
        ({"recipients": [{"name": "Sở thử nghiệm"}, {"email": "a@b.vn"}]}, "recipients.1.name"),
        ({"recipients": [{"name": "Sở thử nghiệm", "valid_to": "hôm qua"}]}, "recipients.0.valid_to"),
        ({"roles": {"analyst": "an.nguyen"}}, "roles.analyst"),
        ({"roles": {"censor": ["an.nguyen"]}}, "roles.censor"),
        ({"password": "x"}, "password"),
        ({"recipients": [{"name": "Sở thử nghiệm", "papers": ["verdict"]}]}, "recipients.0.papers.0"),
        ({"press_contact": "a\nb"}, "press_contact"),
    ],
)
def test_what_is_wrong_is_named_by_its_field(tmp_path: Path, changes: dict[str, Any], field: str) -> None:
    path = write(tmp_path, **changes)
    with pytest.raises(OfficeError, match=rf"^office\.yml: {field.replace('.', chr(92) + '.')}: "):
        load_office(path, KNOWN)


def test_every_fault_is_told_at_once_in_vietnamese(tmp_path: Path) -> None:
    path = write(
        tmp_path, name="S", profile="district", watched=[], contact=..., thresholds={"flag": 0, "case": "cao"},
        recipients=[{"name": "Sở một", "email": "sở@b.vn", "valid_from": "hôm qua", "letters": ["monthly"]}, 5],
        roles={"analyst": "an.nguyen"}, weekly={"together": "maybe"}, matkhau="x",
    )  # fmt: skip
    with pytest.raises(OfficeError) as refused:
        load_office(path, KNOWN)
    assert str(refused.value).splitlines() == [
        f"office.yml: {one}"
        for one in (
            "name: phải có ít nhất 3 ký tự; đang ghi “S”",
            "profile: chỉ nhận 'ministry' hoặc 'province'; đang ghi “district”",
            "watched: phải có ít nhất 1 mục trong danh sách",
            "thresholds.flag: phải lớn hơn 0.0; đang ghi “0”",
            "thresholds.case: phải là một số; đang ghi “cao”",
            "contact: thiếu, cần ghi rõ",
            "recipients.0.email: không phải một địa chỉ thư điện tử dùng được (chữ không dấu, một địa chỉ); "
            "đang ghi “sở@b.vn”",
            "recipients.0.valid_from: phải là một ngày, ví dụ 2025-06-30; đang ghi “hôm qua”",
            "recipients.0.letters.0: chỉ nhận 'weekly' hoặc 'daily'; đang ghi “monthly”",
            "recipients.1: phải gồm các mục con, mỗi mục một dòng “tên: giá trị”; đang ghi “5”",
            "roles.analyst: phải là một danh sách, ví dụ [a, b]; đang ghi “an.nguyen”",
            "weekly.together: chỉ nhận true hoặc false; đang ghi “maybe”",
            "matkhau: không có mục nào tên như vậy; xem lại chính tả, hoặc bỏ đi",
        )
    ]


def test_an_unknown_agency_is_named(tmp_path: Path) -> None:
    with pytest.raises(OfficeError, match="watched: không có mã “dac-lac”"):
        load_office(write(tmp_path, watched=["dak-lak", "dac-lac"]), KNOWN)


@pytest.mark.parametrize("text", ["", "[]", "- a\n- b", "ba dòng", "name: [", "\tname: x", "name: a\nname"])
def test_what_is_no_office_is_refused_by_name(tmp_path: Path, text: str) -> None:
    path = tmp_path / "office.yml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(OfficeError, match=r"^office\.yml: "):
        load_office(path, KNOWN)


def test_a_file_that_is_not_there_points_to_init(tmp_path: Path) -> None:
    with pytest.raises(OfficeError, match="lamro init"):
        load_office(tmp_path / "office.yml", KNOWN)


def test_a_file_that_is_no_text_is_refused_by_name(tmp_path: Path) -> None:
    path = tmp_path / "office.yml"
    path.write_bytes(b"\xff\xfe name: \x00")
    with pytest.raises(OfficeError, match=r"^office\.yml: "):
        load_office(path, KNOWN)


LETTERS = st.characters(codec="utf-8", categories=("L", "N", "Zs", "P"))
NAMES = st.text(LETTERS, min_size=3).filter(lambda text: text.strip() == text)
DAYS = st.none() | st.dates(date(2000, 1, 1), date(2100, 1, 1))
OFFICES = st.builds(
    Office,
    name=NAMES,
    profile=st.sampled_from(ProfileKind),
    watched=st.lists(st.sampled_from(sorted(KNOWN)), min_size=1, unique=True).map(tuple),
    thresholds=st.tuples(st.floats(0.01, 0.5), st.floats(0.5, 1)).map(lambda pair: Thresholds(*pair)),
    contact=NAMES.filter(lambda text: len(text) >= 5),
    recipients=st.lists(
        st.builds(Recipient, NAMES, st.sampled_from(["", "van-thu@so.example.vn"]), DAYS, st.none()), max_size=2
    ).map(tuple),
    weekly_together=st.booleans(),
    roles=st.tuples(*(st.tuples(st.just(r), st.lists(NAMES, max_size=2).map(tuple)) for r in Role)),
)


@given(office=OFFICES)
def test_what_is_written_loads_as_it_was(tmp_path_factory: pytest.TempPathFactory, office: Office) -> None:
    path = tmp_path_factory.mktemp("office") / "office.yml"
    write_office(path, office)
    assert load_office(path, KNOWN) == office
    with pytest.raises(OfficeError, match="Đã có "):
        write_office(path, office)


def test_init_writes_an_office_that_loads_and_overwrites_nothing(tmp_path: Path, lamro: Lamro) -> None:
    path = tmp_path / "deep" / "office.yml"
    words = ("--agency", "dak-lak", "-a", "bo-y-te", "--name", "Sở thử nghiệm", "--contact", "a@example.vn")
    code, said, errors = lamro("--office", str(path), "init", *words)
    assert (code, errors) == (0, "")
    assert "Đắk Lắk" in said
    office = load_office(path, frozenset(known_agencies()))
    assert (office.watched, office.profile) == (("dak-lak", "bo-y-te"), ProfileKind.PROVINCE)
    assert (office.thresholds.flag, office.thresholds.case) == (0.5, 0.7)
    assert [office.may(login(), role) for role in (Role.ANALYST, Role.OFFICER, Role.APPROVER)] == [True, True, False]
    held = path.read_bytes()
    assert held.startswith(b"# ")
    code, _, errors = lamro("--office", str(path), "init", *words)
    assert code == 1
    assert "Đã có" in errors
    assert path.read_bytes() == held


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--agency", "dak-lac"), "không có mã 'dak-lac'; gần giống: dak-lak"),
        (("--agency", "dak-lak", "--profile", "district"), "profile: 'district' không hợp lệ"),
    ],
)
def test_init_refuses_what_it_does_not_know(tmp_path: Path, lamro: Lamro, words: tuple[str, ...], told: str) -> None:
    path = tmp_path / "office.yml"
    code, _, errors = lamro("--office", str(path), "init", *words, "--name", "Sở thử nghiệm", "--contact", "a@b.vn")
    assert code == 1
    assert told in errors
    assert not path.exists()


def test_each_recipient_gets_the_papers_that_are_for_it(tmp_path: Path) -> None:
    """The ministry's copy goes to nobody else unless the office says so."""
    bodies = [
        {"name": "Bộ thử nghiệm", "ministry": True},
        {"name": "Sở thử nghiệm"},
        {"name": "Cục thử nghiệm", "papers": ["ministry-copy"]},
    ]
    office = load_office(write(tmp_path, recipients=bodies, press_contact="Phòng báo chí"), KNOWN)
    got = {paper.value: [one.name.split()[0] for one in office.recipients if one.gets(paper)] for paper in DocumentKind}
    assert got == {
        "notice": ["Bộ", "Sở"], "dossier": ["Bộ", "Sở"], "press-release": ["Sở"], "ministry-copy": ["Bộ", "Cục"],
    }  # fmt: skip
    write_office(tmp_path / "again.yml", office)
    assert load_office(tmp_path / "again.yml", KNOWN) == office
