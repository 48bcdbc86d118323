"""What makes a digest easy to read and to follow: addresses, short headlines, languages, nothing said twice."""

from __future__ import annotations

from dataclasses import replace

import invented_week as factory
import pytest

from pipeline.records.agencies import AgencyKind
from pipeline.records.digest import WeekFlag
from pipeline.records.weekly import AgencyLabel, DigestInput, ShareRow
from pipeline.reports.addresses import host_of
from pipeline.reports.digest import Digest, build_digest


@pytest.fixture(scope="module")
def data() -> DigestInput:
    return factory.digest_input()


def table(digest: Digest, name: str) -> list[list[str]]:
    found = next(t for s in digest.sections for t in s.tables if t.name == name)
    return [[" | ".join(line.text for line in cell) for cell in row] for row in found.rows]


def words(digest: Digest, section: str) -> str:
    found = next(s for s in digest.sections if s.name == section)
    return "\n".join(one.text for one in (*found.paragraphs, *found.points))


LONG = "Ủy ban nhân dân xã kiến nghị " * 14  # 400 letters


def test_a_long_headline_is_cut_in_summary_and_tables_and_whole_in_the_annex(data: DigestInput) -> None:
    story = replace(data.stories[1], headline=LONG)
    flag = replace(data.flags[0], title=LONG)
    digest = build_digest(replace(data, stories=(story,), flags=(flag,)))
    for line in (digest.summary[1].text, table(digest, "stories")[0][0], table(digest, "flags")[0][0]):
        assert LONG.strip() not in line
        assert "Ủy ban nhân…" in line
        assert len(line) < 290
    assert [row[1] for row in table(digest, "addresses")] == [LONG, LONG]


def test_each_flag_and_the_article_that_names_a_story_can_be_found_again(data: DigestInput) -> None:
    """A number beside the code leads to the annex with the whole address; only web addresses are in it."""
    flags = (replace(data.flags[0], url="javascript:alert(1)"), *data.flags[1:])
    digest = build_digest(replace(data, flags=flags))
    listed = {row[0]: row[2] for row in table(digest, "addresses")}
    assert list(listed) == [f"[{n}]" for n in range(1, len(listed) + 1)]
    assert len(set(listed.values())) == len(listed) == 8 + len(flags) - 1
    told = {row[0] for name in ("stories", "flags") for row in table(digest, name)}
    for mark, url in listed.items():
        assert any(f"bài {mark} {host_of(url)}" in row for row in told)
    assert not any("javascript" in url for url in listed.values())
    assert next(s for s in digest.sections if s.name == "addresses").annex
    assert host_of("https://www.bao.example:8443/x") == "bao.example"
    assert host_of("//b") == host_of("data:text/html,x") == host_of("http://[") == ""


def test_a_foreign_headline_is_marked_with_its_language(data: DigestInput) -> None:
    story = replace(data.stories[1], headline="ນ້ຳຖ້ວມ", language="lo")
    digest = build_digest(replace(data, stories=(story,)))
    assert table(digest, "stories")[0][0].startswith("1. ນ້ຳຖ້ວມ (tiếng Lào) |")
    assert "“ນ້ຳຖ້ວມ” (tiếng Lào), " in digest.summary[1].text
    named = build_digest(
        replace(data, stories=(story,), warnings=(replace(data.warnings[1], subject_id=story.story_id),))
    )
    assert "“ນ້ຳຖ້ວມ” (tiếng Lào): " in words(named, "rising")


def test_what_every_row_would_say_is_said_once(data: DigestInput) -> None:
    digest = build_digest(
        replace(
            data,
            flags=tuple(replace(one, decision="") for one in data.flags),
            cases=tuple(replace(one, state="opened") for one in data.cases),
        )
    )
    assert "Trong tuần phát hiện 5 nội dung cần kiểm chứng, tất cả chưa xem xét." in words(digest, "flags")
    assert len(table(digest, "flags")[0]) == 4
    assert "Đang xử lý 3 vụ việc, tất cả chờ xác nhận; " in words(digest, "cases")
    assert len(table(digest, "cases")[0]) == 3
    assert len(table(build_digest(data), "flags")[0]) == 5


def test_flags_of_the_weeks_before_lead_to_their_articles_too(data: DigestInput) -> None:
    """Both lists are numbered as they are read: what the body holds before what only the annex holds."""

    def flags(part: str, count: int) -> tuple[WeekFlag, ...]:
        one = replace(data.flags[0], part=part, decision="", title=LONG)
        return tuple(
            replace(one, assessment_id=f"{part}{n:030}", score=1 - n / 10, url=f"https://bao.example/{part}/{n}")
            for n in range(count)
        )

    digest = build_digest(replace(data, stories=(), flags=(*flags("week", 7), *flags("before", 8))))
    listed = [row[2].removeprefix("https://bao.example/") for row in table(digest, "addresses")]
    assert listed == [
        *(f"week/{n}" for n in range(6)), *(f"before/{n}" for n in range(6)), "week/6", "before/6", "before/7",
    ]  # fmt: skip
    names = ("flags", "flags_before", "flags_more", "flags_before_more")
    told = [row[0] for name in names for row in table(digest, name)]
    assert [one.rpartition("; bài ")[2] for one in told] == [f"[{n}] bao.example" for n in range(1, 16)]
    assert all(LONG.strip() not in one and "Ủy ban nhân… |" in one for one in told)


def test_what_was_decided_of_all_flags_of_the_weeks_before_is_said_once(data: DigestInput) -> None:
    def of(*decisions: str) -> Digest:
        one = replace(data.flags[0], part="before")
        flags = tuple(
            replace(one, assessment_id=f"{n:032x}", decision=decision) for n, decision in enumerate(decisions)
        )
        return build_digest(replace(data, flags=flags))

    waiting = of("", "")
    assert "Còn tồn từ các tuần trước: 2 nội dung, tất cả chưa xem xét." in words(waiting, "flags")
    assert len(table(waiting, "flags_before")[0]) == 4
    settled = of("reject", "reject")
    assert "2 nội dung của các tuần trước, tất cả bác bỏ; không còn nội dung tồn." in words(settled, "flags")
    mixed = of("", "reject")
    assert "Còn tồn từ các tuần trước: 1 nội dung; đã có quyết định với 1 nội dung khác." in words(mixed, "flags")
    assert len(table(mixed, "flags_before")[0]) == 5


def test_nothing_overdue_is_said_in_words(data: DigestInput) -> None:
    on_time = tuple(replace(one, overdue=False) for one in data.clocks)
    digest = build_digest(replace(data, clocks=on_time))
    assert "chưa thời hạn nào quá hạn" in digest.summary[3].text
    assert "không tính ngày lùi do trùng ngày nghỉ" in words(digest, "cases")
    ended = build_digest(replace(data, cases=data.cases[2:], clocks=data.clocks[3:]))
    assert words(ended, "cases").startswith("Không có vụ việc nào đang xử lý; 1 mở trong tuần; 1 kết thúc trong tuần.")
    assert "Không có thời hạn nào đang tính." in words(ended, "cases")


def test_a_paper_about_many_names_them_and_compares_each_kind_for_itself(data: DigestInput) -> None:
    ministries = tuple(AgencyLabel(f"bo-{n}", f"Bộ {n}", AgencyKind.MINISTRY) for n in "ab")
    scope = replace(data.scope, agencies=("dak-lak", "gia-lai", "bo-a", "bo-b"))
    shares = (*data.shares, ShareRow("bo-a", scope.first_day, 30), ShareRow("bo-b", scope.first_day, 10))
    digest = build_digest(replace(data, scope=scope, labels=(*data.labels, *ministries), shares=shares))
    assert digest.title == "Tổng hợp thông tin báo chí về 4 cơ quan, địa phương"
    assert digest.among == "Tỉnh, thành phố: Đắk Lắk; Gia Lai. Bộ, ngành: Bộ a; Bộ b."
    assert {row[0] for row in table(digest, "shares_ministry")} == {"Bộ a", "Bộ b"}
    assert not {"Bộ a", "Bộ b"} & {row[0] for row in table(digest, "shares")}
    assert build_digest(data).among == ""
