"""Pickups as they are found in the store, appended once, and known as of an instant."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from pipeline.articles.foreign_pickup import foreign_pickups
from pipeline.records import press as p
from pipeline.store import pickups, press
from pipeline.store.connect import Store
from pipeline.store.shell import run_query

if TYPE_CHECKING:
    from tests.store.conftest import Make


def test_a_pickup_from_members_to_view(store: Store, save: Callable[..., int], make: Make) -> None:
    home, abroad = make.article("nha"), make.article("xa", country="US", source_id="bao-us", language="en")
    abroad = replace(abroad, published_at=abroad.published_at + timedelta(hours=1))
    save(press.save_agencies, [make.agency()])
    save(press.save_sources, [make.source(), make.source("bao-us", name="The Paper")])
    save(press.save_articles, [home, abroad])
    save(press.save_mentions, [make.mention(home)])
    save(press.save_members, [make.member(home, home), make.member(abroad, abroad)])
    with store.reading() as tx:
        assert pickups.reports_abroad(tx, ["dak-lak"], home.day) == ()  # alone, and about nobody watched
    save(press.save_members, [make.member(abroad, home, p.Relation.SAME)], hours=24)
    with store.reading() as tx:
        reports = pickups.reports_abroad(tx, ["dak-lak", "ha-noi"], home.day)
        assert pickups.reports_abroad(tx, ["dak-lak"], home.day + timedelta(days=1)) == ()
        found = foreign_pickups(reports, pickups.told(tx), home.day + timedelta(days=1))
    assert [(one.outlet, one.before) for one in found] == [("The Paper", 1)]
    assert save(pickups.save_pickups, found, hours=24) == 1
    assert save(pickups.save_pickups, found, hours=30) == 0
    with store.reading() as tx:
        assert foreign_pickups(reports, pickups.told(tx), home.day) == ()
        assert pickups.pickup_lines(tx, make.now, make.now - timedelta(days=9)) == ()
        (line,) = pickups.pickup_lines(tx, make.now + timedelta(hours=25), make.now)
    assert (line.agency_name, line.headline, line.day) == ("Đắk Lắk", home.title, abroad.day)
    save(press.save_members, [make.member(abroad, abroad)], hours=40)  # a person split it off again
    assert run_query(store, "from foreign_pickups").rows == ()
    with store.reading() as tx:
        assert len(pickups.pickup_lines(tx, make.now + timedelta(hours=39), make.now)) == 1
