"""What a night finds from before its window: older articles by rare words, old denials, old versions of pages."""

from datetime import date, timedelta

from pipeline.assessment.earlier import opening, pairs_of
from pipeline.store import assessments, press, window

OLD_DAY = date(2026, 1, 20)
TITLE = "Sập cầu Krông Nhau ở xã Ea Rin"
LEAD = "Cầu Krông Nhau ở xã Ea Rin sập khi một xe tải đi qua, hai người rơi xuống suối."


def _old(make, name: str, title: str = TITLE, lead: str = LEAD, day: date = OLD_DAY):
    return make.article(name, text=f"{name} {lead}", title=title, lead=lead, day=day)


def _noise(make, number: int):
    return [
        make.article(
            f"khac-{n}", text=f"khac {n}", title=f"Giá rau chợ số {n}", lead="Rau ở chợ tăng nhẹ.", day=OLD_DAY
        )
        for n in range(number)
    ]


def test_the_older_article_with_the_same_rare_words_is_found(store, make) -> None:
    old = _old(make, "cu")
    with store.transaction(make.stamp()) as tx:
        press.save_articles(tx, [old, *_noise(make, 30)])
    asked = {"hoi": pairs_of(opening(TITLE, LEAD))}
    with store.reading() as tx:
        (found,) = window.earlier_like(tx, asked, date(2025, 1, 1), date(2026, 2, 1))
        assert window.earlier_like(tx, asked, date(2025, 1, 1), OLD_DAY) == ()  # the end is exclusive
        assert window.earlier_like(tx, {}, date(2025, 1, 1), date(2026, 2, 1)) == ()
    assert (found.asker, found.article_id, found.title, found.lead, found.day) == (
        "hoi", old.article_id, TITLE, LEAD, OLD_DAY,
    )  # fmt: skip


def test_words_that_stand_in_many_articles_find_nothing(store, make) -> None:
    with store.transaction(make.stamp()) as tx:
        press.save_articles(tx, _noise(make, 30))
    asked = {"hoi": pairs_of(opening("Giá rau chợ số 99", "Rau ở chợ tăng nhẹ."))}
    with store.reading() as tx:
        assert window.earlier_like(tx, asked, date(2025, 1, 1), date(2026, 2, 1)) == ()


def test_those_that_share_most_come_first_and_no_more_than_the_limit(store, make) -> None:
    near = _old(make, "gan")
    far = [
        _old(make, f"xa-{n}", title=f"Chuyện {n}", lead=f"Ở xã Ea Rin có chuyện {n}.")
        for n in range(window.EARLIER_MOST + 2)
    ]
    with store.transaction(make.stamp()) as tx:
        press.save_articles(tx, [near, *far])
    with store.reading() as tx:
        found = window.earlier_like(tx, {"hoi": pairs_of(opening(TITLE, LEAD))}, date(2025, 1, 1), date(2026, 2, 1))
    assert found[0].article_id == near.article_id
    assert len(found) == window.EARLIER_MOST


def test_old_denials_the_newest_first_to_stay(store, make) -> None:
    one, two = (
        make.statement(make.article(name), said_on=day) for name, day in (("a", OLD_DAY), ("b", date(2026, 2, 1)))
    )
    with store.transaction(make.stamp()) as tx:
        assessments.save_statements(tx, [one, two])
    with store.reading() as tx:
        assert window.refuted_before(tx, date(2026, 2, 10), 10) == (one, two)
        assert window.refuted_before(tx, date(2026, 2, 10), 1) == (two,)
        assert window.refuted_before(tx, date(2026, 2, 1), 10) == (one,)


def test_older_versions_only_of_pages_seen_again(store, make) -> None:
    url = "https://bao-a.example/trang"
    before = make.article("cu", text="Bản cũ.", url=url, first_seen_at=make.now - timedelta(days=30))
    after = make.article("moi", text="Bản mới.", url=url)
    alone = make.article("le", first_seen_at=make.now - timedelta(days=30))
    with store.transaction(make.stamp()) as tx:
        press.save_articles(tx, [before, after, alone])
    with store.reading() as tx:
        assert window.versions_before(tx, make.now - timedelta(days=10)) == (before,)
