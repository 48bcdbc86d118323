from datetime import date

from pipeline.articles.stories import join_stories
from pipeline.records.press import Relation

FLOOD = (
    "Mưa lớn từ đêm 1/3 làm nước suối Ea Súp dâng nhanh, cuốn trôi cầu tạm thôn Bốn. Lực lượng tại chỗ đã đưa "
    "30 hộ dân lên trường học. UBND xã cho biết chưa ghi nhận thiệt hại về người, đang tiếp tục theo dõi mực nước "
    "và cấm người qua suối."
)
SCHOOL = "Sở Giáo dục và Đào tạo công bố lịch thi vào lớp mười, học sinh nộp hồ sơ trực tuyến từ giữa tháng tư năm nay."


def test_a_copy_and_a_retelling_join_and_another_matter_does_not(make_article) -> None:
    first = make_article("Lũ cuốn trôi cầu tạm thôn Bốn, sơ tán 30 hộ dân", FLOOD, source="a", hour=1)
    copy = make_article("Lũ cuốn trôi cầu tạm thôn Bốn, sơ tán 30 hộ dân", FLOOD + " Ảnh: CTV.", source="b", hour=2)
    retold = make_article(
        "Cầu tạm thôn Bốn bị lũ suối Ea Súp cuốn trôi",
        "Nước suối Ea Súp dâng nhanh trong đêm đã cuốn trôi cầu tạm thôn Bốn, 30 hộ dân được đưa lên trường học.",
        source="c",
        hour=5,
    )
    other = make_article("Công bố lịch thi vào lớp mười", SCHOOL, source="a", hour=6)
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
