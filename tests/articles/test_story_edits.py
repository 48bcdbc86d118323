import pytest

from pipeline.articles.story_edits import merge, split
from pipeline.errors import IllegalTransition
from pipeline.records.press import Relation, StoryMember, story_id


@pytest.fixture
def story(make_article):
    articles = [make_article(f"Bài {n}", f"Nội dung {n}", source=str(n), hour=n + 1) for n in range(4)]
    ids = [article.article_id for article in articles]
    own = story_id(ids[0])
    members = [
        StoryMember(own, ids[0], Relation.FIRST, ids[0], 1.0),
        StoryMember(own, ids[1], Relation.COPY, ids[0], 0.9),
        StoryMember(own, ids[2], Relation.SAME, ids[0], 0.7),
        StoryMember(own, ids[3], Relation.COPY, ids[2], 0.8),
    ]
    return members, {article.article_id: article for article in articles}, ids


def test_a_split_names_the_part_after_its_first_article(story) -> None:
    members, articles, ids = story
    changed = {m.article_id: m for m in split(members, articles, ids[2:])}
    assert changed == {
        ids[2]: StoryMember(story_id(ids[2]), ids[2], Relation.FIRST, ids[2], 1.0),
        ids[3]: StoryMember(story_id(ids[2]), ids[3], Relation.COPY, ids[2], 0.8),
    }


def test_a_split_of_the_first_article_leaves_it_the_name_of_the_story(story) -> None:
    members, articles, ids = story
    changed = {m.article_id: m for m in split(members, articles, ids[:2])}
    assert set(changed) == set(ids[2:])
    assert changed[ids[2]].story_id == changed[ids[3]].story_id == story_id(ids[2])


def test_what_was_joined_to_the_other_part_is_joined_to_the_first(story) -> None:
    members, articles, ids = story
    changed = {m.article_id: m for m in split(members, articles, [ids[2]])}
    assert changed[ids[3]] == StoryMember(story_id(ids[0]), ids[3], Relation.SAME, ids[0], 0.8)


def test_split_and_merge_lead_back(story) -> None:
    members, articles, ids = story
    apart = {m.article_id: m for m in members} | {m.article_id: m for m in split(members, articles, ids[2:])}
    kept, other = [apart[own] for own in ids[:2]], [apart[own] for own in ids[2:]]
    back = merge(kept, other, articles)
    assert {m.story_id for m in back} == {members[0].story_id}
    assert [m.relation for m in back if m.article_id == ids[2]] == [Relation.SAME]


def test_impossible_edits_are_refused(story) -> None:
    members, articles, ids = story
    for moved in ([], ids, ["không có"]):
        with pytest.raises(IllegalTransition):
            split(members, articles, moved)
    with pytest.raises(IllegalTransition):
        merge(members, members, articles)
