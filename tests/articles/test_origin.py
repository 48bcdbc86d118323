import pytest

from pipeline.articles.origin import credit_of, origin_of
from pipeline.records.press import Relation, StoryMember
from pipeline.records.stories import Origin, OriginFrom


@pytest.mark.parametrize(
    ("text", "credit"),
    [
        ("Hà Nội (TTXVN) - Sáng 2/3, cầu mới thông xe.", "TTXVN"),
        ("HANOI, March 2 (Xinhua) -- A new bridge opened.", "Xinhua"),
        ("Cầu mới thông xe sáng nay.\nTheo TTXVN", "TTXVN"),
        ("Cầu mới thông xe sáng nay. (Theo Reuters, AFP)", "Reuters"),
        ("Cầu mới thông xe sáng nay.\nTTXVN/Vietnam+", "TTXVN"),
        ("Theo Reuters, hai bên đã gặp nhau. Cuộc gặp kéo dài hai giờ và được nối lại vào hôm sau ở một nơi khác.", ""),
        ("Cầu mới thông xe sáng nay.\nTheo Nguyễn Văn A", ""),
        ("", ""),
    ],
)
def test_only_a_credit_for_the_text_counts_and_never_a_person(make_article, text: str, credit: str) -> None:
    assert credit_of(make_article("Cầu mới", text)) == credit


def test_the_origin_is_the_credited_agency_or_the_earliest(make_article) -> None:
    first = make_article("Cầu mới thông xe", "Sáng 2/3, cầu mới thông xe.", source="a", hour=1)
    later = make_article("Thông xe cầu mới", "Sáng 2/3, cầu mới thông xe.", source="b", hour=4)
    credited = make_article("Cầu thông xe", "Hà Nội (TTXVN) - Sáng 2/3, cầu mới thông xe.", source="c", hour=3)
    story = "s" * 32

    def member(article, relation: Relation, to) -> StoryMember:
        return StoryMember(story, article.article_id, relation, to.article_id, 1.0)

    lead = member(first, Relation.FIRST, first)
    told = [lead, member(later, Relation.COPY, first)]
    assert origin_of([first, later], told) == Origin(first.article_id, "", OriginFrom.EARLIEST)
    told = [*told, member(credited, Relation.COPY, later)]
    assert origin_of([first, later, credited], told) == Origin(first.article_id, "TTXVN", OriginFrom.CREDIT)
    assert origin_of([first, later], [lead, member(later, Relation.SAME, first)]).known_from is OriginFrom.NONE
