from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import invented_week as factory
import pytest

from pipeline.records.digest import DigestInput
from pipeline.reports.clocks import basis_phrases
from pipeline.reports.digest import Digest, build_digest
from pipeline.reports.phrase import Number, Phrase


@pytest.fixture(scope="module")
def data() -> DigestInput:
    return factory.digest_input()


@pytest.fixture(scope="module")
def digest(data: DigestInput) -> Digest:
    return build_digest(data)


def phrases(digest: Digest) -> list[Phrase]:
    cells = [
        c for s in digest.sections for t in s.tables for row in (*t.rows, *([t.total] if t.total else [])) for c in row
    ]
    return [*(p for s in digest.sections for p in s.paragraphs), *(line for cell in cells for line in cell)]


def table(digest: Digest, name: str) -> list[list[str]]:
    found = next(t for s in digest.sections for t in s.tables if t.name == name)
    return [[" | ".join(line.text for line in cell) for cell in row] for row in found.rows]


def test_period_and_title(digest: Digest) -> None:
    assert digest.period.words == "Tuần 48 năm 2025, từ ngày 24/11/2025 đến ngày 30/11/2025"
    assert digest.title == "Tổng hợp thông tin báo chí về tỉnh Đắk Lắk"
    assert digest.cutoff_words == "07:00 ngày 01/12/2025 (giờ Việt Nam)"


def test_iso_year_differs_from_calendar_year(data: DigestInput) -> None:
    monday = date(2025, 12, 29)
    moved = replace(factory.quiet_week(), week_start=monday, week_end=monday + timedelta(days=6))
    assert build_digest(moved).period.words == "Tuần 01 năm 2026, từ ngày 29/12/2025 đến ngày 04/01/2026"


def test_all_seven_days_are_there_with_zeros(digest: Digest, data: DigestInput) -> None:
    expected = {data.week_start + timedelta(days=n): (0, 0) for n in range(7)}
    expected.update({row.day: (row.domestic, row.foreign) for row in data.coverage})
    assert {d.day: (d.domestic.value, d.foreign.value) for d in digest.coverage.days} == expected
    assert digest.coverage.domestic.value == sum(row.domestic for row in data.coverage) == 1751
    assert digest.coverage.foreign.value == sum(row.foreign for row in data.coverage) == 150
    assert table(digest, "coverage")[5] == ["Thứ Bảy, 29/11/2025", "0", "0", "0"]
    assert table(digest, "coverage")[1] == ["Thứ Ba, 25/11/2025", "1.208", "96", "1.304"]


def test_top_stories_are_the_ten_with_most_articles(digest: Digest, data: DigestInput) -> None:
    by_articles = sorted((row.articles for row in data.stories), reverse=True)[:10]
    assert [story.articles.value for story in digest.stories.shown] == by_articles
    assert digest.stories.total.value == len(data.stories) == 12
    rows = {row.story_id: row for row in data.stories}
    for story in digest.stories.shown:
        row = rows[story.story_id]
        assert story.independent.value == row.articles - row.copies
        assert (story.outlets.value, story.countries.value, story.languages.value, story.foreign.value) == (
            row.outlets, row.countries, row.languages, row.foreign_articles,
        )  # fmt: skip
    equal = [story for story in digest.stories.shown if story.articles.value == 12]
    assert [story.headline for story in equal] == [factory.HEADLINES[5], factory.HEADLINES[4]]  # seen first, first


def test_outlets_decide_between_equal_stories(data: DigestInput) -> None:
    few, many = (replace(row, articles=5, copies=0, outlets=n) for row, n in zip(data.stories, (1, 4), strict=False))
    shown = build_digest(replace(data, stories=(few, many))).stories.shown
    assert [story.story_id for story in shown] == [many.story_id, few.story_id]


def test_flags_tell_reasons_and_decisions(digest: Digest, data: DigestInput) -> None:
    rows = table(digest, "flags")
    assert [row[4] for row in rows] == ["Chưa xem xét", "Cần thêm thông tin", "Chấp nhận", "Bác bỏ", "Đã rút"]
    by_id = {flag.assessment_id: flag for flag in data.flags}
    for view in digest.flags.rows:
        assert view.reasons == by_id[view.assessment_id].reasons
        assert view.score.value == by_id[view.assessment_id].score
    assert rows[0][3] == "0,83"
    assert digest.flags.undecided.value == 1


def test_cases_and_clocks(digest: Digest) -> None:
    assert [row[1] for row in table(digest, "cases")] == [
        "Đã xác nhận", "Chờ xác nhận", "Báo nêu đúng, cơ quan đính chính",
    ]  # fmt: skip
    assert table(digest, "cases")[0][4] == "Thông tư 02/2019/TT-BTTTT (áp dụng theo lựa chọn)"
    clocks = table(digest, "clocks")
    assert clocks[0][1:] == [
        "Theo quy định",
        "23/11/2025", "Chủ nhật, 30/11/2025", "Thứ Hai, 01/12/2025", "Quá hạn 1 ngày",
    ]  # fmt: skip
    assert [row[5] for row in clocks[1:]] == [
        "Còn 1 ngày", "Còn 2 ngày", "Đã kết thúc lúc 10:00 ngày 29/11/2025, trong hạn",
    ]  # fmt: skip
    assert clocks[1][4] == "Không dời"
    bases = [said.text for said in basis_phrases(digest.casework.clocks)]
    assert "Căn cứ của thời hạn theo quy định: Khoản 5 Điều 6 Thông tư 02/2019/TT-BTTTT." in bases
    assert len(bases) == len(set(bases))
    assert (digest.casework.running.value, digest.casework.overdue.value) == (3, 1)


def test_only_troubled_sources_are_listed(digest: Digest, data: DigestInput) -> None:
    troubled = sorted(row.name for row in data.sources if row.why)
    assert [row[0].split(" | ")[0] for row in table(digest, "sources")] == troubled
    assert (digest.sources.total.value, digest.sources.well.value) == (4, 2)
    assert table(digest, "sources")[1][2] == "Chưa lần nào"


def test_summary_has_five_lines_with_the_numbers(digest: Digest) -> None:
    assert [line.text for line in digest.summary] == [
        "Có 1.901 tin, bài về tỉnh Đắk Lắk: 1.751 ở trong nước, 150 ở nước ngoài.",
        "Ghi nhận 12 sự việc; nhiều tin, bài nhất: “Nông dân trồng cà phê kiến nghị lùi thời hạn trả nợ sau mưa lũ”, "
        "213 tin, bài của 72 nguồn.",
        "Có 5 nội dung cần kiểm chứng: 1 chưa xem xét; 1 chấp nhận; 1 bác bỏ; 1 cần thêm thông tin; 1 đã rút.",
        "Có 3 vụ việc giải thích, làm rõ: 1 chờ xác nhận; 1 đã xác nhận; 1 báo nêu đúng, cơ quan đính chính. "
        "Đang tính 3 thời hạn; 1 đã quá hạn; hạn sắp tới gần nhất: thứ Ba, 02/12/2025.",
        "2 trong 4 nguồn có vấn đề; số liệu có thể còn thiếu.",
    ]


def test_every_number_names_its_query_and_stands_in_the_annex(digest: Digest) -> None:
    annex = next(s for s in digest.sections if s.name == "annex").tables[0]
    listed = {line.text for row in annex.rows for line in row[2]}
    numbers = [number for phrase in phrases(digest) for number in phrase.numbers]
    assert len(numbers) > 100
    assert {number.query for number in numbers} <= listed
    keyed: dict[tuple[str, str], Number] = {}
    for number in numbers:  # the same query never gives two answers
        assert keyed.setdefault((number.query, number.key), number) == number


def test_method_note(digest: Digest, data: DigestInput) -> None:
    note = "\n".join(p.text for s in digest.sections if s.name == "method" for p in s.paragraphs)
    for words in ("thông tin có dấu hiệu sai lệch", "0,60", "0,80", "2025.11-1", "vi-tfidf-3f9ac210", data.audit_head):
        assert words in note


def test_order_of_rows_changes_nothing(data: DigestInput, digest: Digest) -> None:
    turned = replace(
        data, coverage=data.coverage[::-1], stories=data.stories[::-1], flags=data.flags[::-1], cases=data.cases[::-1],
        clocks=data.clocks[::-1], sources=data.sources[::-1],
    )  # fmt: skip
    assert build_digest(turned) == digest


def test_quiet_week_says_so() -> None:
    digest = build_digest(factory.quiet_week())
    assert [line.text for line in digest.summary] == [
        "Không có tin, bài nào về tỉnh Đắk Lắk ở các nguồn được theo dõi.",
        "Không có sự việc nào được ghi nhận.",
        "Không có nội dung nào cần kiểm chứng.",
        "Không có vụ việc giải thích, làm rõ nào và không có thời hạn nào.",
        "Không có nguồn nào được theo dõi.",
    ]
    assert [t.name for s in digest.sections for t in s.tables] == ["coverage", "annex"]
    note = " ".join(p.text for s in digest.sections for p in s.paragraphs)
    assert "không dùng mô hình văn bản" in note
    assert "nhật ký kiểm toán còn trống" in note


def test_all_sources_well(data: DigestInput) -> None:
    well = replace(data, sources=tuple(row for row in data.sources if not row.why))
    assert build_digest(well).summary[4].text == "Cả 2 nguồn đều thu được tin, bài bình thường."


def test_nothing_is_counted_by_outlet_and_no_word_accuses(digest: Digest) -> None:
    text = "\n".join(phrase.text for phrase in phrases(digest)).lower()
    for word in ("tin giả", "thù địch", "nhà báo", "phóng viên", "tác giả"):
        assert word not in text
    healthy = [row[1] for row in factory.SOURCES if not row[7]]
    assert not any(name.lower() in text for name in healthy)


@pytest.mark.parametrize(
    "change",
    [
        {"agency_id": "gia-lai"},
        {"week_start": date(2025, 11, 25)},
        {"week_end": date(2025, 11, 29)},
        {"clocks": (replace(factory.clocks()[0], case_id="0" * 32),)},
        {"flags": (replace(factory.flags()[0], decision="perhaps"),)},
        {"cases": (replace(factory.CASES[0], state="lost"),), "clocks": ()},
        {"coverage": (replace(factory.coverage()[0], day=date(2025, 12, 1)),)},
        {"stories": (replace(factory.stories()[0], copies=99),)},
    ],
    ids=["agency", "not-monday", "short-week", "orphan-clock", "decision", "state", "day", "copies"],
)
def test_contradictions_are_refused(data: DigestInput, change: dict[str, object]) -> None:
    with pytest.raises(ValueError, match=r"."):
        build_digest(replace(data, **change))  # type: ignore[arg-type] # any field
