"""What followed an answer, in words: per page, how fast, what was changed; no outlet is counted."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from pipeline.cases.followup import NO_ORIGIN, NOBODY, after_answers, follow_up_lines
from pipeline.records.followup import Carries, CasePage, FollowedPage
from pipeline.records.versions import ChangeKind, FigureChange, PageChange, Reworded

ANSWERED = datetime(2026, 3, 3, 2, tzinfo=UTC)  # 09:00 in Viet Nam
HOUR = timedelta(hours=1)
CLAIM = "Có 31 trường học bị ngập."


def edit(after: timedelta, *figures: FigureChange, **more: object) -> PageChange:
    fields: dict[str, object] = {
        "kind": ChangeKind.EDITED,
        "title": None,
        "went": (),
        "came": (),
        "reworded": (),
    } | more
    return PageChange(
        change_id=f"ch-{after}", canonical_url="u", url="u", noticed_at=ANSWERED + after, status=200, fetch_id="f",
        capture_id="c", article_id="a2", previous_id="a1", figures=figures, published_before=None,
        published_after=None, **fields,
    )  # type: ignore[arg-type]  # fmt: skip


def followed(
    *changes: PageChange, relation: Carries = Carries.ORIGIN, looks: tuple[float, ...] = (-1, 1, 30), **more: object
) -> FollowedPage:
    seen = more.pop("first_seen_at", ANSWERED - 5 * HOUR)
    page = CasePage(
        "https://bao-a.example/mot", "a2", "Lũ ở huyện A", relation, seen, bool(more.pop("picked_up", False))
    )  # type: ignore[arg-type]
    return FollowedPage(page, changes, tuple(ANSWERED + hours * HOUR for hours in looks), **more)  # type: ignore[arg-type]


def lines(*pages: FollowedPage, answers: tuple[datetime, ...] = (ANSWERED,)) -> tuple[str, ...]:
    return follow_up_lines(after_answers(pages, answers))


def test_an_edit_is_told_with_its_figures_and_how_soon() -> None:
    figure = FigureChange("31 trường học", "24 trường học", "", "trường học")
    (row,) = after_answers([followed(edit(3 * HOUR + timedelta(minutes=20), figure))], [ANSWERED])
    assert (row.hours_after, row.looked_before) == (3 + 1 / 3, ANSWERED + HOUR)
    line, nobody = follow_up_lines([row])
    assert "Bài “Lũ ở huyện A” được sửa 3 giờ 20 phút sau khi trả lời (thấy lúc 12:20 ngày 03/03/2026)" in line
    assert "“31 trường học” → “24 trường học”" in line
    assert "trước khi trả lời" not in line
    assert nobody == NOBODY


def test_a_change_that_may_be_older_than_the_answer_says_so() -> None:
    line = lines(followed(edit(3 * HOUR), looks=(-8, 3)))[0]
    assert "lần xem trước đó là 01:00 ngày 03/03/2026, nên có thể đã đổi trước khi trả lời" in line


def test_whether_the_sentence_still_stands() -> None:
    told = Reworded(CLAIM, "Có 24 trường học bị ngập.")
    line = lines(followed(edit(2 * HOUR, reworded=(told,)), doubted=CLAIM, stands=False))[0]
    assert f"“{CLAIM}” → “Có 24 trường học bị ngập.”; câu “{CLAIM}” không còn nguyên văn" in line
    same = lines(followed(doubted=CLAIM))[0]
    assert "chưa thấy thay đổi, lần xem gần nhất 15:00 ngày 04/03/2026" in same
    assert "vẫn còn" in same


def test_gone_back_and_not_looked_at() -> None:
    gone = edit(50 * HOUR, kind=ChangeKind.WITHDRAWN)
    back = edit(74 * HOUR, kind=ChangeKind.BACK)
    first, second = lines(followed(back, gone))[:2]
    assert "không còn trên mạng 2 ngày 2 giờ sau khi trả lời" in first
    assert "có trở lại 3 ngày 2 giờ sau" in second
    assert "chưa được xem lại sau khi trả lời" in lines(followed(looks=(-3,)))[0]


def test_an_answer_of_which_only_the_day_is_known_counts_from_its_morning() -> None:
    day_only = datetime(2026, 3, 3, 17, tzinfo=UTC) - timedelta(microseconds=1)
    rows = after_answers([followed(edit(-HOUR), edit(30 * HOUR))], [day_only])
    assert rows[0].hours_after == 0.0
    told = follow_up_lines(rows)
    assert "được sửa trong ngày trả lời" in told[0]
    assert "được sửa 1 ngày sau ngày trả lời" in told[1]


def test_each_change_is_measured_from_the_answer_before_it() -> None:
    second = ANSWERED + 24 * HOUR
    rows = after_answers([followed(edit(2 * HOUR), edit(25 * HOUR), edit(-3 * HOUR))], [second, ANSWERED])
    assert [(row.answered_at, row.hours_after) for row in rows] == [(ANSWERED, 2.0), (second, 1.0)]
    assert after_answers([followed()], []) == ()


def test_a_rumour_that_no_page_carried_has_no_page_to_follow() -> None:
    assert lines(followed(relation=Carries.OTHER)) == (NO_ORIGIN, NOBODY)


def test_of_other_pages_only_those_that_took_up_the_answer_are_told() -> None:
    quiet = followed(relation=Carries.OTHER)
    took = followed(relation=Carries.OTHER, picked_up=True, first_seen_at=ANSWERED + 5 * HOUR)
    told = lines(took, quiet, followed(relation=Carries.COPY), followed())
    assert [line.split(" “")[0] for line in told] == ["Bài", "Bài cùng nội dung", "Bài khác trong sự việc"]
    assert "ghi nhận lần đầu 5 giờ sau khi trả lời; có nêu thông tin chính thức về việc này" in told[2]
    assert NOBODY not in told
