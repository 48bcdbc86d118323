import pytest

from pipeline.articles.spread import figures_of, headline_of, profile_of
from pipeline.records.press import Relation, StoryMember


def test_the_headline_is_the_most_central_and_no_bait(make_article) -> None:
    reports = [
        make_article("Sốc: điều gì xảy ra với cầu tạm thôn Bốn?", "Lũ cuốn trôi cầu tạm thôn Bốn.", source="a"),
        make_article("Lũ cuốn trôi cầu tạm thôn Bốn, sơ tán 30 hộ dân", "30 hộ dân thôn Bốn sơ tán.", source="b"),
        make_article("Người mẹ trẻ kể lại đêm chạy lũ", "Chị ôm con rời thôn Bốn khi cầu tạm bị cuốn.", source="c"),
        make_article("Xem nhanh 20h: Lũ cuốn trôi cầu tạm thôn Bốn, sơ tán 30 hộ dân", "Cầu tạm bị cuốn.", source="d"),
    ]
    assert headline_of(reports).title == reports[1].title
    assert headline_of(list(reversed(reports))).title == reports[1].title
    with pytest.raises(ValueError, match="at least one"):
        headline_of([])


def test_a_vietnamese_headline_stands_before_a_foreign_one(make_article) -> None:
    abroad = make_article("Flood sweeps away bridge in Dak Lak", "Flood.", source="w", language="en", hour=1)
    home = make_article("Lũ cuốn trôi cầu ở Đắk Lắk trong đêm", "Lũ.", source="a", hour=2)
    assert headline_of([abroad, home]) is home


def test_a_story_with_a_vietnamese_member_is_named_by_it(make_article) -> None:
    """However central the foreign reports are, and though the Vietnamese one asks or is a reprint."""
    abroad = [
        make_article("Flood sweeps away Dak Lak bridge", "Flood sweeps away Dak Lak bridge.", source=s, language="en")
        for s in "wxyz"
    ]
    home = make_article("Vì sao?", "Lũ.", source="a", hour=5)
    first, *others = (one.article_id for one in abroad)
    members = [StoryMember("s", first, Relation.FIRST, first, 1.0)]
    members += [StoryMember("s", other, Relation.SAME, first, 0.9) for other in others]
    reprint = StoryMember("s", home.article_id, Relation.COPY, first, 0.9)
    assert profile_of("s", [*abroad, home], [*members, reprint]).headline_id == home.article_id
    assert profile_of("s", abroad, members).headline_id in {one.article_id for one in abroad}


def test_figures_are_those_that_two_reports_give(make_article) -> None:
    one = make_article("Lũ làm 13 người chết", "Lũ làm 13 người chết, 40 người bị thương.", source="a")
    other = make_article("13 người chết vì lũ", "Đã có 13 người chết; 7 người mất tích.", source="b")
    assert figures_of([one, other]) == ("13 người chết (2 bài)",)
    assert len(figures_of([one])) == 2


def test_copies_do_not_choose_the_headline(make_article) -> None:
    own = make_article("Cầu tạm thôn Bốn bị lũ cuốn trôi trong đêm", "Lũ cuốn cầu.", source="a")
    copies = [make_article("Dân vùng lũ cần gì lúc này", "Lũ cuốn cầu.", source=str(n), hour=5) for n in range(3)]
    members = [StoryMember("s", own.article_id, Relation.FIRST, own.article_id, 1.0)]
    members += [StoryMember("s", copy.article_id, Relation.COPY, own.article_id, 0.9) for copy in copies]
    profile = profile_of("s", [own, *copies], members)
    assert profile.headline_id == profile.origin_id == own.article_id
