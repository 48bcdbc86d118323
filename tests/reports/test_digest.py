"""What the digest says of an invented week, and that it says nothing that its rows do not give."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import invented_week as factory
import pytest

from pipeline.records.collection import CoveredDay, WeekOfCollection
from pipeline.records.weekly import DigestInput, FollowUp, HeadSignature, WeekStory
from pipeline.reports.baseline import build_baseline
from pipeline.reports.clocks import basis_phrases
from pipeline.reports.daily.work import sources_block
from pipeline.reports.digest import Digest, build_digest
from pipeline.reports.phrase import Number, Phrase
from pipeline.reports.told import numbers_of


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
    said = [p for s in digest.sections for p in (*s.paragraphs, *s.points)]
    return [*said, *(line for cell in cells for line in cell)]


def table(digest: Digest, name: str) -> list[list[str]]:
    found = next(t for s in digest.sections for t in s.tables if t.name == name)
    return [[" | ".join(line.text for line in cell) for cell in row] for row in found.rows]


def words(digest: Digest, section: str) -> str:
    found = next(s for s in digest.sections if s.name == section)
    return "\n".join(one.text for one in (*found.paragraphs, *found.points))


def test_period_and_title(digest: Digest) -> None:
    assert digest.period.words == "Tuần 48 năm 2025, từ ngày 24/11/2025 đến ngày 30/11/2025"
    assert digest.title == "Tổng hợp thông tin báo chí về tỉnh Đắk Lắk"
    assert digest.cutoff_words == "07:00 ngày 01/12/2025 (giờ Việt Nam)"


def test_iso_year_differs_from_calendar_year() -> None:
    quiet, monday = factory.quiet_week(), date(2025, 12, 29)
    moved = replace(quiet.scope, first_day=monday, last_day=monday + timedelta(days=6))
    words = build_digest(replace(quiet, scope=moved)).period.words
    assert words == "Tuần 01 năm 2026, từ ngày 29/12/2025 đến ngày 04/01/2026"


def test_all_seven_days_are_there_with_zeros_and_the_usual(digest: Digest) -> None:
    days = digest.found.coverage.days
    assert [(d.domestic.value, d.foreign.value) for d in days] == list(factory.COUNTS)
    assert (digest.found.coverage.domestic.value, digest.found.coverage.foreign.value) == (1751, 150)
    assert table(digest, "coverage")[5] == ["Thứ Bảy, 29/11/2025", "0", "0", "0", "99,0"]
    assert table(digest, "coverage")[1] == ["Thứ Ba, 25/11/2025", "1.208", "96", "1.304", "99,0"]


def test_the_comparison_is_with_full_weeks_only_and_says_how_many(digest: Digest) -> None:
    said = words(digest, "coverage")
    assert "Trong bốn tuần trước chỉ có 3 tuần đủ dữ liệu" in said
    assert digest.found.coverage.usual_total is not None
    assert digest.found.coverage.usual_total.value == 7 * sum(factory.BEFORE)
    assert f"+{100 * (1901 / 693 - 1):.0f}% so với trung bình các tuần đủ dữ liệu (693,0 tin, bài một tuần)" in said


def test_without_a_full_week_before_nothing_is_compared(data: DigestInput) -> None:
    lone = build_digest(replace(data, collection=replace(factory.collection(), days=factory.collected()[-8:])))
    assert lone.found.coverage.change is None
    assert "Chưa so sánh được với các tuần trước: trong bốn tuần trước chưa có tuần nào" in words(lone, "coverage")
    assert len(table(lone, "coverage")[0]) == 4


def test_days_read_whole_in_part_and_not_at_all_are_told_apart(data: DigestInput) -> None:
    wednesday, thursday = date(2025, 11, 26), date(2025, 11, 27)
    lacking = replace(data, collection=factory.without(wednesday, partly=(thursday,)))
    digest = build_digest(lacking)
    said = next(s for s in digest.sections if s.name == "coverage").paragraphs[0]
    assert said.important
    assert said.text == (
        "Trong tuần có 5 ngày được thu thập đầy đủ; ngày 27/11/2025 chỉ thu thập được một phần; không thu thập được "
        "ngày 26/11/2025. Số liệu của tuần chưa đầy đủ. Tin, bài ghi ở ngày không thu thập là do lần thu thập sau còn "
        "tìm thấy."
    )
    rows = [row[0] for row in table(digest, "coverage")]
    assert rows[1:5] == [
        "Thứ Ba, 25/11/2025", "Thứ Tư, 26/11/2025 | Không thu thập", "Thứ Năm, 27/11/2025 | Thu thập một phần",
        "Thứ Sáu, 28/11/2025",
    ]  # fmt: skip
    none = replace(lacking, counts=tuple(row for row in data.counts if row.day != wednesday))
    assert "lần thu thập sau" not in words(build_digest(none), "coverage")
    assert "chưa đầy đủ" in digest.summary[0].text


def test_a_day_to_come_lacks_nothing_and_a_part_makes_no_full_week(digest: Digest) -> None:
    early = build_baseline((), digest.period, date(2025, 11, 25))
    assert (early.missing, early.partly) == ((date(2025, 11, 24),), ())
    for whole, weeks in ((5, 1), (4, 0)):
        days = [CoveredDay(factory.MONDAY - timedelta(days=7 - n), whole=n < whole) for n in range(7)]
        assert len(build_baseline(days, digest.period, date(2025, 12, 1)).weeks) == weeks


def test_a_week_without_any_collection_is_no_finding_about_the_press(data: DigestInput) -> None:
    """No article because nobody looked: neither the summary nor the section says that the press was silent."""
    none = replace(data, counts=(), collection=WeekOfCollection((), (), (), ()))
    digest = build_digest(none)
    assert digest.summary[0].text == (
        "Chưa ghi nhận tin, bài nào nhắc tới tỉnh Đắk Lắk ở các nguồn được theo dõi; số liệu tuần chưa đầy đủ."
    )
    assert "Cả tuần không thu thập được" in words(digest, "coverage")
    assert "Không có tin, bài" not in words(digest, "coverage")
    assert digest.summary[4].important
    assert digest.summary[4].text.startswith("Trong tuần không thu thập được đêm nào; lần gần nhất lúc 01:00 ngày")
    assert "Chưa biết tình trạng trong tuần của 4 nguồn được theo dõi." in words(digest, "sources")


def test_kinds_and_languages_add_up(digest: Digest) -> None:
    coverage = digest.found.coverage
    assert sum(g.articles.value for g in coverage.kinds) == coverage.total.value
    assert sum(g.articles.value for g in coverage.languages) == coverage.total.value
    rows = {row[0]: row[1:] for row in table(digest, "groups")}
    assert rows["Cổng thông tin chính thức"] == ["0", "0,0"]
    assert rows["Tiếng Anh"] == ["150", "63,0"]


def test_share_is_among_provinces_with_provinces(digest: Digest) -> None:
    (own,) = digest.found.shares.own
    assert own.share is not None
    assert own.share.value == 100 * 1901 / 9801
    assert (own.place.value, own.agencies.value) == (3, 5)
    assert own.usual_share is not None
    assert own.usual_share.text == "25,0"
    assert [row[0] for row in table(digest, "shares")] == ["Hà Nội", "Gia Lai", "Đắk Lắk", "Lâm Đồng", "Huế"]


def test_top_stories_are_those_with_most_articles_in_the_week(digest: Digest, data: DigestInput) -> None:
    by_articles = sorted((row.in_week for row in data.stories), reverse=True)[:8]
    shown = digest.found.stories.shown
    assert [story.in_week.value for story in shown] == by_articles
    assert (digest.found.stories.total.value, digest.found.stories.fresh.value) == (31, 27)
    rows = {row.story_id: row for row in data.stories}
    for story in shown:
        row = rows[story.story_id]
        assert story.independent.value == row.articles - row.copies
        assert [day for day, _ in story.days] == list(digest.period.days)
    equal = [story.headline for story in shown if story.in_week.value == 12]
    assert equal == [factory.HEADLINES[5], factory.HEADLINES[4]]  # seen first, first


def test_outlets_decide_between_equal_stories(data: DigestInput) -> None:
    few, many = (
        replace(row, in_week=5, articles=5, copies=0, outlets=n) for row, n in zip(data.stories, (1, 4), strict=False)
    )
    shown = build_digest(replace(data, stories=(few, many))).found.stories.shown
    assert [story.story_id for story in shown] == [many.story_id, few.story_id]


def test_what_rises_says_by_how_much_and_names_no_outlet(digest: Digest) -> None:
    lines = [line.text for line in digest.found.rising.lines]
    assert lines[0] == (
        "Thứ Ba, 25/11/2025, Đắk Lắk: 1.304 tin, bài; thường ngày 120,0, mức cảnh báo trên 310,5, so với 15 ngày cùng "
        "loại trước đó."
    )
    assert "23 bài của báo chí nước ngoài" in lines[1]
    assert "Nhịp Sống Nước" not in " ".join(lines)


def test_flags_tell_reasons_and_decisions(digest: Digest, data: DigestInput) -> None:
    rows = table(digest, "flags")
    assert [row[4] for row in rows] == ["Chưa xem xét", "Cần thêm thông tin", "Chấp nhận", "Bác bỏ", "Đã rút"]
    by_id = {flag.assessment_id: flag for flag in data.flags}
    for view in digest.found.flags.rows:
        assert view.reasons == by_id[view.assessment_id].reasons
        assert view.score.value == by_id[view.assessment_id].score
    assert rows[0][3] == "0,83"
    assert "kể cả về nội dung của các tuần trước: 2 chấp nhận; 1 bác bỏ." in words(digest, "flags")


def test_flags_open_from_before_have_a_line_and_rows_with_the_day_of_their_article(data: DigestInput) -> None:
    """They are no news of the week: its number does not hold them."""
    before = replace(data.flags[1], assessment_id="b" * 32, part="before", day=date(2025, 11, 9))
    asked, done = replace(before, assessment_id="c" * 32, decision="ask"), replace(before, assessment_id="d" * 32)
    done = replace(done, decision="reject")
    later = replace(before, assessment_id="e" * 32, part="later")
    digest = build_digest(replace(data, flags=(*data.flags, before, asked, done, later)))
    assert digest.found.flags.total.value == 5
    assert digest.summary[2].text.endswith("1 đã rút; còn tồn từ các tuần trước: 2 nội dung.")
    said = words(digest, "flags")
    assert "Còn tồn từ các tuần trước: 2 nội dung; đã có quyết định với 1 nội dung khác." in said
    assert "Sau tuần này còn phát hiện 1 nội dung trong tin, bài của tuần" in said
    rows = table(digest, "flags_before")
    assert [(row[1], row[4]) for row in rows] == [
        ("09/11", "Chưa xem xét"), ("09/11", "Cần thêm thông tin"), ("09/11", "Bác bỏ"),
    ]  # fmt: skip
    only = build_digest(replace(data, flags=(before,)))
    assert only.summary[2].text == (
        "Không phát hiện nội dung mới cần kiểm chứng; còn tồn từ các tuần trước: 1 nội dung."
    )
    settled = build_digest(replace(data, flags=(done,)))
    assert "Đã có quyết định với 1 nội dung của các tuần trước; không còn nội dung tồn." in words(settled, "flags")
    many = tuple(replace(before, assessment_id=f"{n:032x}") for n in range(9))
    assert len(table(build_digest(replace(data, flags=many)), "flags_before_more")) == 3


def test_the_method_tells_by_which_instants_flags_belong_to_the_paper(digest: Digest) -> None:
    assert "phát sinh sau 07:00 ngày 24/11/2025, đến 07:00 ngày 01/12/2025" in words(digest, "method")


def test_a_long_reason_is_cut_in_the_body_only(data: DigestInput) -> None:
    long = replace(data.flags[0], decision="", signals=("a", "b"), reasons=("Bài nêu khác. " * 30, "Lý do hai."))
    many = tuple(replace(long, assessment_id=f"{n:032x}") for n in range(7))
    digest = build_digest(replace(data, flags=many))
    short, whole = table(digest, "flags")[0][2], table(digest, "flags_more")[0][2]
    assert len(short) < 220
    assert short.endswith("… | Còn các dấu hiệu khác (xem mã bài).")
    assert whole.endswith("| Lý do hai.")


def test_long_lists_go_on_in_the_annex(data: DigestInput) -> None:
    many = tuple(replace(data.flags[0], assessment_id=f"{n:032x}") for n in range(9))
    digest = build_digest(replace(data, flags=many))
    assert (len(table(digest, "flags")), len(table(digest, "flags_more"))) == (6, 3)
    assert next(s for s in digest.sections if s.name == "lists").annex


def test_cases_in_hand_and_ended_this_week_with_their_clocks(digest: Digest) -> None:
    assert [row[1] for row in table(digest, "cases")] == [
        "Đã xác nhận", "Chờ xác nhận", "Báo nêu đúng, cơ quan đính chính",
    ]  # fmt: skip
    assert table(digest, "cases")[0][3] == (
        "Theo quy định: hết Chủ nhật, 30/11/2025, quá hạn 1 ngày | Nội bộ: hết thứ Ba, 02/12/2025, còn 1 ngày"
    )
    clocks = table(digest, "clocks")
    assert clocks[0][1:] == [
        "Theo quy định",
        "23/11/2025", "Chủ nhật, 30/11/2025", "Thứ Hai, 01/12/2025", "Quá hạn 1 ngày",
    ]  # fmt: skip
    assert [row[5] for row in clocks[1:]] == [
        "Còn 1 ngày", "Còn 2 ngày", "Đã kết thúc lúc 10:00 ngày 29/11/2025, trong hạn",
    ]  # fmt: skip
    bases = [said.text for said in basis_phrases(digest.found.casework.clocks)]
    assert len(bases) == len(set(bases))
    work = digest.found.casework
    assert (work.in_hand.value, work.opened.value, work.ended.value) == (2, 3, 1)
    assert (work.running.value, work.overdue.value, work.due_next.value) == (3, 1, 2)
    assert "Thứ Năm, 04/12/2025: Báo cáo kết quả năm 2025; khoản 1 Điều 9" in words(digest, "cases")


def test_a_case_that_ended_before_the_week_is_not_told_again(data: DigestInput) -> None:
    old = replace(factory.CASES[2], state_since=factory.at(-3, 1))
    digest = build_digest(replace(data, cases=(*factory.CASES[:2], old)))
    assert len(table(digest, "cases")) == 2
    assert {view.case_id for view in digest.found.casework.clocks} == {row.case_id for row in factory.CASES[:2]}


def test_responses_of_the_week_and_planned_ones(digest: Digest) -> None:
    (row,) = table(digest, "responses")
    assert row[0].startswith("Số người thiệt mạng sau khi hồ Ea Rông xả lũ")
    assert row[1].startswith("Hình thức a: Phát hành thông cáo báo chí")
    assert row[3] == "Chưa ghi nhận"
    assert "Dự kiến 03/12/2025: Tin di dời vĩnh viễn ba xã vùng hạ du. Hình thức b: Tổ chức giao ban" in words(
        digest, "responses"
    )


def follow_up(case_id: str, title: str, change: str, hours: float | None = None, picked_up: bool = False) -> FollowUp:
    url = f"https://nhip.example/{title}"
    day = date(2025, 11, 20)
    return FollowUp(f"{case_id} {title}", case_id, "Vụ việc", title, url, title, day, change, hours, picked_up)


def test_what_followed_a_response_is_told_by_page(data: DigestInput) -> None:
    case = factory.CASES[0].case_id
    pages = (follow_up(case, "Bài một", "edited", 26.0), follow_up(case, "Bài hai", "none", picked_up=True))
    (row,) = table(build_digest(replace(data, followed=pages)), "responses")
    assert row[3] == "Bài một: được sửa sau 26 giờ | Bài hai: chưa thấy thay đổi; có nêu thông tin chính thức"


def test_what_the_week_brought_after_an_earlier_answer_is_told_apart(data: DigestInput) -> None:
    later = follow_up(factory.CASES[2].case_id, "Bài ba", "withdrawn", 99.0)
    digest = build_digest(replace(data, followed=(later,)))
    assert table(digest, "responses")[0][3] == "Chưa ghi nhận"
    told = "Trả lời ngày 20/11/2025, “Vụ việc”: Bài ba: không còn trên mạng sau 99 giờ."
    assert told in words(digest, "responses")


def test_many_pages_of_a_case_are_cut_short(data: DigestInput) -> None:
    case = factory.CASES[0].case_id
    pages = tuple(follow_up(case, f"Bài {number}", "none") for number in range(9))
    (row,) = table(build_digest(replace(data, followed=pages)), "responses")
    assert row[3].count("chưa thấy thay đổi") == 5
    assert row[3].endswith(f"Còn trang khác: lamro case followup {case[:8]}")


def test_the_head_is_told_with_its_signature_and_letters_that_did_not_arrive(data: DigestInput) -> None:
    own = HeadSignature(data.audit_head, "ab" * 32, "cd" * 64)
    digest = build_digest(replace(data, signature=own, undelivered=("báo cáo tuần gửi Sở: chưa gửi được",)))
    assert f"Đầu chuỗi này được ký ed25519 bằng khóa {'ab' * 32}" in words(digest, "method")
    assert "Thư chưa đến nơi: báo cáo tuần gửi Sở: chưa gửi được." in words(digest, "sources")
    older = replace(data, signature=replace(own, head="ef" * 32))
    assert f"Đầu chuỗi {'ef' * 32} được ký" in words(build_digest(older), "method")


def test_sources_are_told_by_their_nights_those_that_delivered_least_first(digest: Digest) -> None:
    rows = table(digest, "sources")
    assert [row[:4] for row in rows] == [
        ["Highland Wire | Báo chí nước ngoài", "7 / 7", "0",
         "4 đêm: máy chủ báo lỗi (mã 503) | 3 đêm: quá thời gian chờ"],
        ["Cổng thông tin tỉnh (mẫu) | Cổng thông tin chính thức", "7 / 7", "5",
         "2 đêm: nguồn trả lời nhưng không có trang nào mới"],
    ]  # fmt: skip
    assert rows[0][5] == "Chưa lần nào"
    said = words(digest, "sources")
    assert said.startswith("Trong tuần thu thập đủ 7 đêm.\nCó 2 trong 4 nguồn không có tin ở ít nhất một đêm")
    assert "Ở lần được hỏi gần nhất, 1 trong 4 nguồn không có tin." in said


def test_one_page_that_failed_is_no_trouble_but_what_lasts_is(data: DigestInput) -> None:
    """Delivered every night: a page not found in the last one is not told, a feed that fails since Tuesday is."""
    wire = next(row for row in data.sources if row.source_id == "nhip-song-nuoc")
    page = replace(wire, status="có trang lỗi", why="1 lượt không thành")
    feed = replace(wire, status="có kênh tin lỗi", why="1/2 kênh tin lỗi: ngừng trả lời", since=factory.at(1, 18))
    well = replace(factory.collection(), missed=())
    for row, lines in (
        (page, None),
        (feed, "Hiện nay: có kênh tin lỗi, từ 26/11/2025: 1/2 kênh tin lỗi: ngừng trả lời"),
    ):
        digest = build_digest(replace(data, sources=(row,), collection=well))
        assert [one.standing for one in digest.found.sources.listed] == ([lines.partition(": ")[2]] if lines else [])
        if lines:
            assert table(digest, "sources")[0][3] == lines


def test_the_last_collection_is_counted_as_the_mornings_page_counts_it(digest: Digest, data: DigestInput) -> None:
    """Of two papers of one morning none says 2/4 where the other says 1/4."""
    (item,) = sources_block(data.sources).items
    assert item.lines[0].text.startswith(
        f"{digest.found.sources.silent.text}/{digest.found.sources.asked.text} nguồn: Highland Wire"
    )


@pytest.mark.parametrize(("hours", "important"), [(5.5, False), (20, False), (21, True), (98, True)])
def test_a_collection_that_stands_still_is_an_important_line(data: DigestInput, hours: float, important: bool) -> None:
    last = factory.CUTOFF - timedelta(hours=hours)
    line = build_digest(replace(data, sources=tuple(replace(row, last_asked=last) for row in data.sources))).summary[4]
    assert line.important is important
    assert ("đến lúc chốt số liệu không thu thập lần nào" in line.text) is important


def test_a_week_that_has_just_begun_has_no_night_to_tell(data: DigestInput) -> None:
    early = replace(data.scope, known_at=factory.at(0, 12))
    asked = tuple(replace(row, last_asked=factory.at(-1, 18)) for row in data.sources)
    none = replace(factory.collection(), nights=(), sources=(), missed=())
    line = build_digest(replace(data, scope=early, sources=asked, collection=none)).summary[4]
    assert line.text.startswith("Tuần chưa qua đêm thu thập nào. Chưa biết tình trạng")


def test_before_the_first_collection_that_is_said(data: DigestInput) -> None:
    never = tuple(replace(row, last_asked=None, last_delivered=None) for row in data.sources)
    line = build_digest(replace(data, sources=never, collection=WeekOfCollection((), (), (), ()))).summary[4]
    assert line.important
    assert line.text.startswith("Chưa thu thập lần nào")


def test_summary_has_five_lines_with_the_numbers(digest: Digest) -> None:
    assert [line.text for line in digest.summary] == [
        "Có 1.901 tin, bài nhắc tới tỉnh Đắk Lắk: 1.751 ở trong nước, 150 ở nước ngoài; +174% so với trung bình các "
        "tuần đủ dữ liệu; chiếm 19,4% lượt nhắc tới của 5 nơi cùng loại, đứng thứ 3.",
        "Ghi nhận 31 sự việc; nhiều tin, bài nhất: “Nông dân trồng cà phê kiến nghị lùi thời hạn trả nợ sau mưa lũ”, "
        "213 tin, bài, 72 nguồn; có 2 cảnh báo tăng bất thường.",
        "Phát hiện 5 nội dung cần kiểm chứng: 1 chưa xem xét; 1 chấp nhận; 1 bác bỏ; 1 cần thêm thông tin; 1 đã rút.",
        "Đang xử lý 2 vụ việc giải thích, làm rõ, đã giải thích, làm rõ 1 lần. Đang tính 3 thời hạn; 1 đã quá hạn; hạn "
        "sắp tới gần nhất: thứ Ba, 02/12/2025.",
        "Trong tuần thu thập đủ 7 đêm. Có 2 trong 4 nguồn không có tin ở ít nhất một đêm; số tin, bài có thể còn "
        "thiếu.",
    ]


def test_every_number_names_its_query_and_stands_in_the_annex(digest: Digest) -> None:
    annex = next(s for s in digest.sections if s.name == "annex").tables[0]
    listed = {line.text.partition(" [")[0] for row in annex.rows for line in row[2]}
    told = [one.number for one in numbers_of(digest)]
    assert len(told) > 150
    elsewhere = ("digest_story_days.", "digest_warnings.")  # of charts and of single lines
    assert {n.query for n in told if not n.query.startswith(elsewhere)} <= listed
    keyed: dict[tuple[str, str], Number] = {}
    for number in told:  # the same query never gives two answers
        assert keyed.setdefault((number.query, number.key), number).value == number.value


def test_method_note(digest: Digest, data: DigestInput) -> None:
    note = words(digest, "method")
    for needed in ("thông tin có dấu hiệu sai lệch", "0,60", "0,80", "2025.11-1", "vi-tfidf-3f9ac210", data.audit_head):
        assert needed in note
    assert "đã quyết định 3 nội dung, bác bỏ 1 (tỷ lệ cảnh báo nhầm 33,3%); đã rút 1 nội dung" in note


def test_order_of_rows_changes_nothing(data: DigestInput, digest: Digest) -> None:
    turned = replace(
        data, counts=data.counts[::-1], stories=data.stories[::-1], flags=data.flags[::-1], cases=data.cases[::-1],
        clocks=data.clocks[::-1], sources=data.sources[::-1], shares=data.shares[::-1], warnings=data.warnings[::-1],
        responses=data.responses[::-1], levels=data.levels[::-1],
    )  # fmt: skip
    assert build_digest(turned) == digest


def test_one_paper_about_several_names_each(data: DigestInput) -> None:
    digest = build_digest(factory.together())
    assert digest.title == "Tổng hợp thông tin báo chí về tỉnh Đắk Lắk và tỉnh Gia Lai"
    assert table(digest, "stories")[0][0].split(" | ")[1].startswith("Gia Lai; Đắk Lắk. Mã ")
    assert table(digest, "flags")[0][0].split(" | ")[1].startswith("Đắk Lắk. Mã ")
    assert len(digest.found.shares.own) == 2
    all_five = replace(data.scope, agencies=data.scope.comparable)
    assert build_digest(replace(data, scope=all_five)).title == "Tổng hợp thông tin báo chí về 5 tỉnh, thành phố"


def test_quiet_week_says_so() -> None:
    digest = build_digest(factory.quiet_week())
    assert [line.text for line in digest.summary] == [
        "Không có tin, bài nào nhắc tới tỉnh Đắk Lắk ở các nguồn được theo dõi.",
        "Không có sự việc nào được ghi nhận.",
        "Không phát hiện nội dung nào cần kiểm chứng.",
        "Không có vụ việc giải thích, làm rõ nào và không có thời hạn nào.",
        "Không có nguồn nào được theo dõi.",
    ]
    assert [t.name for s in digest.sections for t in s.tables] == ["coverage", "annex"]
    note = " ".join(p.text for p in phrases(digest))
    assert "Chưa có đánh giá nào của bộ quy tắc" in note
    assert "nhật ký kiểm toán còn trống" in note
    assert "chưa đủ dữ liệu các tuần trước để biết mức thường thấy" in note


def test_all_sources_well(data: DigestInput) -> None:
    well = replace(data, sources=tuple(row for row in data.sources if not row.why))
    nights = replace(factory.collection(), missed=(), sources=factory.collection().sources[:2])
    digest = build_digest(replace(well, collection=nights))
    assert digest.summary[4].text == "Trong tuần thu thập đủ 7 đêm. Trong các đêm đó cả 2 nguồn đều có tin."
    assert not next(s for s in digest.sections if s.name == "sources").tables


def test_nothing_is_counted_by_outlet_and_no_word_accuses(digest: Digest) -> None:
    text = "\n".join(phrase.text for phrase in phrases(digest)).lower()
    for word in ("tin giả", "thù địch", "nhà báo", "phóng viên", "tác giả"):
        assert word not in text
    healthy = [row[1] for row in factory.SOURCES if not row[7]]
    assert not any(name.lower() in text for name in healthy)


def _first(stories: tuple[WeekStory, ...], **change: object) -> tuple[WeekStory, ...]:
    return (replace(stories[0], **change),)  # type: ignore[arg-type] # any field


@pytest.mark.parametrize(
    "change",
    [
        {"scope": replace(factory.scope(), agencies=("gia-lai",))},
        {"scope": replace(factory.scope(), agencies=("khong-co",))},
        {"scope": replace(factory.scope(), first_day=date(2025, 11, 25))},
        {"scope": replace(factory.scope(), last_day=date(2025, 11, 29))},
        {"clocks": (replace(factory.clocks()[0], case_id="0" * 32),)},
        {"flags": (replace(factory.flags()[0], decision="perhaps"),)},
        {"cases": (replace(factory.CASES[0], state="lost"),), "clocks": ()},
        {"counts": (replace(factory.coverage()[0], day=date(2025, 12, 1)),)},
        {"stories": _first(factory.stories(), copies=99)},
    ],
    ids=["agency", "label", "not-monday", "short-week", "orphan-clock", "decision", "state", "day", "copies"],
)
def test_contradictions_are_refused(data: DigestInput, change: dict[str, object]) -> None:
    with pytest.raises(ValueError, match=r"."):
        build_digest(replace(data, **change))  # type: ignore[arg-type] # any field
