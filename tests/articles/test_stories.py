from dataclasses import replace
from datetime import date, timedelta

import pytest

from pipeline.articles.stories import KEPT_DAYS, StoryWindow, join_stories
from pipeline.records.agencies import Field, Mention
from pipeline.records.press import Relation, StoryMember, story_id

FLOOD = (
    "Mưa lớn từ đêm 1/3 làm nước suối Ea Súp dâng nhanh, cuốn trôi cầu tạm thôn Bốn. Lực lượng tại chỗ đã đưa "
    "30 hộ dân lên trường học. UBND xã cho biết chưa ghi nhận thiệt hại về người, đang tiếp tục theo dõi mực nước "
    "và cấm người qua suối."
)
SCHOOL = "Sở Giáo dục và Đào tạo công bố lịch thi vào lớp mười, học sinh nộp hồ sơ trực tuyến từ giữa tháng tư năm nay."


@pytest.fixture
def matter(make_article):
    """A report, a copy of it, the same in other words, and another matter."""
    first = make_article("Lũ cuốn trôi cầu tạm thôn Bốn, sơ tán 30 hộ dân", FLOOD, source="a", hour=1)
    copy = make_article("Lũ cuốn trôi cầu tạm thôn Bốn, sơ tán 30 hộ dân", FLOOD + " Ảnh: CTV.", source="b", hour=2)
    retold = make_article(
        "Cầu tạm thôn Bốn bị lũ suối Ea Súp cuốn trôi",
        "Nước suối Ea Súp dâng nhanh trong đêm đã cuốn trôi cầu tạm thôn Bốn, 30 hộ dân được đưa lên trường học.",
        source="c",
        hour=5,
    )
    other = make_article("Công bố lịch thi vào lớp mười", SCHOOL, source="a", hour=6)
    return first, copy, retold, other


def test_a_copy_and_a_retelling_join_and_another_matter_does_not(matter) -> None:
    first, copy, retold, other = matter
    found = {m.article_id: m for m in join_stories([other, retold, copy, first], [], [])}
    assert found[first.article_id].relation is Relation.FIRST
    assert found[copy.article_id].relation is Relation.COPY
    assert found[retold.article_id].relation is Relation.SAME
    assert {found[a.article_id].story_id for a in (first, copy, retold)} == {found[first.article_id].story_id}
    assert found[other.article_id].story_id != found[first.article_id].story_id


def test_the_order_of_arrival_changes_nothing_and_standing_stories_are_joined(make_article) -> None:
    first = make_article("Lũ cuốn trôi cầu tạm thôn Bốn, sơ tán 30 hộ dân", FLOOD, source="a", hour=1)
    later = make_article("Lũ cuốn trôi cầu tạm thôn Bốn, sơ tán 30 hộ", FLOOD + " Tin thêm.", source="b", hour=9)
    together = join_stories([first, later], [], [])
    assert together == join_stories([later, first], [], [])
    one = join_stories([first], [], [])
    assert one + join_stories([later], [first], one) == together


def test_old_matter_is_not_joined(make_article) -> None:
    old = make_article("Cầu tạm thôn Bốn bị lũ cuốn trôi", "Nước dâng nhanh.", day=date(2026, 1, 2), source="a")
    new = make_article("Cầu tạm thôn Bốn bị cuốn trôi trong lũ", "Mưa to.", day=date(2026, 3, 2), source="b")
    assert {m.relation for m in join_stories([old, new], [], [])} == {Relation.FIRST}


def test_a_window_kept_open_places_as_one_built_anew(matter, make_article) -> None:
    first, copy, retold, other = matter
    follow_up = make_article(
        "Dựng lại cầu tạm thôn Bốn sau lũ suối Ea Súp", FLOOD, source="d", day=date(2026, 3, 3), hour=2
    )
    window = StoryWindow()
    kept = window.place([first, other]) + window.place([copy]) + window.place([retold, follow_up])
    standing: list = []
    members: list[StoryMember] = []
    for night in ([first, other], [copy], [retold, follow_up]):
        members += join_stories(night, standing, members)
        standing += night
    assert sorted(kept, key=lambda m: m.article_id) == sorted(members, key=lambda m: m.article_id)


def test_what_a_person_split_or_merged_is_respected(matter) -> None:
    first, copy, retold, _ = matter
    apart = [
        StoryMember(story_id(first.article_id), first.article_id, Relation.FIRST, first.article_id, 1.0),
        StoryMember(story_id(retold.article_id), retold.article_id, Relation.FIRST, retold.article_id, 1.0),
    ]
    (joined,) = join_stories([copy], [first, retold], apart)
    assert joined.story_id == story_id(first.article_id)
    merged = [apart[0], replace(apart[1], story_id=apart[0].story_id, relation=Relation.SAME)]
    version = replace(retold, article_id="f" * 32, text=retold.text + " Cập nhật.")
    (joined,) = join_stories([version], [first, retold], merged)
    assert (joined.story_id, joined.relation) == (apart[0].story_id, Relation.SAME)


def test_a_changed_page_stays_where_it_was_and_is_no_copy_of_itself(matter) -> None:
    first, copy, *_ = matter
    changed = replace(first, article_id="0" * 32, text=first.text + " Bổ sung.")
    changed_copy = replace(copy, article_id="1" * 32, text=copy.text + " Bổ sung.")
    placed = join_stories([first, copy], [], [])
    found = {m.article_id: m for m in join_stories([changed, changed_copy], [first, copy], placed)}
    assert found[changed.article_id].relation is Relation.SAME
    assert found[changed_copy.article_id].relation is Relation.COPY
    assert {m.story_id for m in found.values()} == {placed[0].story_id}


def test_a_digest_glues_nothing(matter, make_article) -> None:
    first, _, retold, other = matter
    digest = make_article(
        "Điểm tin 17h: Lũ cuốn trôi cầu tạm thôn Bốn, sơ tán 30 hộ dân | Công bố lịch thi vào lớp mười",
        "Nước suối Ea Súp cuốn trôi cầu tạm thôn Bốn; Sở Giáo dục và Đào tạo công bố lịch thi vào lớp mười.",
        source="d",
        hour=4,
    )
    found = {m.article_id: m for m in join_stories([first, digest, retold, other], [], [])}
    assert found[digest.article_id].relation is Relation.FIRST
    assert found[retold.article_id].story_id == found[first.article_id].story_id
    assert found[other.article_id].relation is Relation.FIRST


def test_a_daily_price_is_one_story_a_day(make_article) -> None:
    days = [date(2026, 3, 2), date(2026, 3, 2), date(2026, 3, 3)]
    titles = ["Giá vàng hôm nay tăng mạnh", "Vàng miếng SJC lên 150 triệu đồng", "Giá vàng hôm nay tăng mạnh"]
    prices = [
        make_article(title, f"Giá vàng miếng ngày {day:%d/%m}.", day=day, source=str(n))
        for n, (title, day) in enumerate(zip(titles, days, strict=True))
    ]
    found = [next(m for m in join_stories(prices, [], []) if m.article_id == p.article_id) for p in prices]
    assert found[0].story_id == found[1].story_id != found[2].story_id


def test_reports_in_two_languages_meet_by_agency_names_and_figures(make_article) -> None:
    home = make_article(
        "Lũ ở Đắk Lắk: 63 người chết, 1.150 ngôi nhà sập",
        "Trận lũ sông Ba khiến 63 người chết, 1.150 ngôi nhà ở Hòa Thịnh bị sập.",
        source="a",
    )
    abroad = make_article(
        "Dak Lak floods leave 63 dead, 1,150 houses destroyed",
        "Floods on the Ba river killed 63 people in Hoa Thinh commune and destroyed 1,150 houses.",
        source="w", country="US", language="en", hour=5,
    )  # fmt: skip
    unlike = make_article(
        "Dak Lak opens coffee festival", "Growers from 40 cooperatives take part.", source="w", language="en", hour=6
    )
    mentions = [
        Mention(f"m{n}", article.article_id, "dak-lak", "dak-lak", "", Field.TITLE, 0, 7, True)
        for n, article in enumerate((home, abroad, unlike))
    ]
    found = {m.article_id: m for m in join_stories([home, abroad, unlike], [], [], mentions)}
    assert found[abroad.article_id].story_id == found[home.article_id].story_id
    assert found[unlike.article_id].relation is Relation.FIRST
    alone = {m.relation for m in join_stories([home, abroad], [], [])}
    assert alone == {Relation.FIRST, Relation.SAME} or alone == {Relation.FIRST}


def test_words_are_weighed_by_the_days_that_are_compared(matter, make_article) -> None:
    """A window kept for weeks weighs as one built anew from the last days: what is older counts for copies only."""
    first, copy, retold, _ = matter
    old = [
        make_article(
            f"Cầu tạm thôn Bốn tập {n}", "Cầu tạm thôn Bốn.", day=first.day - timedelta(days=9), source=f"o{n}"
        )
        for n in range(30)
    ]
    window = StoryWindow()
    placed = window.place(old)
    window.forget(first.day)
    kept = window.place([first]) + window.place([copy, retold])
    anew = join_stories([copy, retold], [*old, first], [*placed, kept[0]])
    alone = join_stories([first, copy, retold], [], [])
    assert kept[1:] == anew == alone[1:]


def test_a_copy_is_known_again_after_the_days_that_are_compared(matter) -> None:
    first, copy, *_ = matter
    later = replace(copy, day=first.day + timedelta(days=KEPT_DAYS - 1))
    (member,) = join_stories([later], [first], join_stories([first], [], []))
    assert (member.relation, member.joined_to) == (Relation.COPY, first.article_id)


def test_two_matches_of_one_evening_are_two_matters(make_article) -> None:
    """The day is spelt like a score (2-3), and is none: it must not join them."""
    told = "trên sân nhà, trong khuôn khổ lượt trận thứ năm giải các câu lạc bộ Bắc Miền, sáng 12-3 (giờ Việt Nam)."
    day = date(2026, 3, 12)
    one = make_article("Sông Hồng thua đậm Cửu Long", f"Sông Hồng thua Cửu Long 0-3 {told}", source="a", day=day)
    other = make_article("Ba Vì thua sốc Tam Đảo", f"Ba Vì thua Tam Đảo 0-2 {told}", source="b", day=day, hour=4)
    assert {member.relation for member in join_stories([one, other], [], [])} == {Relation.FIRST}


def test_the_window_forgets(matter, make_article) -> None:
    first, copy, *_ = matter
    window = StoryWindow()
    window.place([first])
    window.forget(first.day + timedelta(days=KEPT_DAYS + 1))
    (member,) = window.place([copy])
    assert member.relation is Relation.FIRST
