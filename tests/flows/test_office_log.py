"""Roles count only in the store's own office file, and who has which is on record."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from case_hands import some_case, staff
from sample_house import House, make_office

import flows.own_office
from flows.actor import login
from flows.workplace import workplace
from pipeline.records.office import Role

Lamro = Callable[..., tuple[int, str, str]]


def entries(house: House) -> list[tuple[str, str, dict[str, object]]]:
    found = house.rows(
        "select action, actor, payload from audit_log join audit_payloads using (payload_hash) "
        "where subject = 'office' order by seq"
    )
    return [(action, actor, json.loads(payload)) for action, actor, payload in found]


def confirm(house: House, lamro: Lamro) -> tuple[int, str]:
    code, _, errors = lamro("case", "confirm", some_case(house), "--reason", "để thử", house=house)
    return code, errors


def test_the_office_is_on_record_from_the_first_act_and_when_it_changes(copied: House, lamro: Lamro) -> None:
    assert confirm(copied, lamro)[0] == 0
    assert confirm(copied, lamro)[0] == 1  # confirmed already; the office has not changed
    ((action, actor, told),) = entries(copied)
    assert (action, actor) == ("office.recorded", login())
    assert told["roles"] == {role.value: [login()] for role in Role}
    staff(copied, {Role.OFFICER: (login(), "chi.le")})
    confirm(copied, lamro)
    assert [(action, actor) for action, actor, _ in entries(copied)] == [
        ("office.recorded", login()),
        ("office.changed", login()),
    ]
    assert entries(copied)[1][2]["roles"] == {"analyst": [], "officer": sorted([login(), "chi.le"]), "approver": []}
    assert entries(copied)[1][2]["sha256"] != told["sha256"]


def test_an_office_file_of_one_s_own_grants_nothing(copied: House, lamro: Lamro, tmp_path: Path) -> None:
    staff(copied, {})
    mine = tmp_path / "mine.yml"
    make_office(mine)
    house = replace(copied, place=workplace(copied.place.store_path, mine))
    code, errors = confirm(house, lamro)
    assert code == 1
    assert "không phải tệp cơ quan của kho này" in errors
    assert house.rows("select count(*) from case_events where kind = 'confirmed'") == [(0,)]
    triaged = house.rows("select min(assessment_id) from triage")[0][0]
    assert lamro("triage", "reject", triaged, "--reason", "để thử", house=house)[0] == 1
    assert entries(house) == []


def test_a_file_that_the_login_cannot_write_may_lie_elsewhere(
    copied: House, lamro: Lamro, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    central = tmp_path / "central.yml"
    make_office(central)
    monkeypatch.setattr(flows.own_office, "_writable", lambda path: False)  # the tests may run as root
    house = replace(copied, place=workplace(copied.place.store_path, central))
    assert confirm(house, lamro)[0] == 0
    assert entries(house)[0][2]["path"] == str(central)


def test_a_recorded_file_stays_the_store_s_own(copied: House, lamro: Lamro, tmp_path: Path) -> None:
    copied.place.office_path.unlink()
    first, second = tmp_path / "first.yml", tmp_path / "second.yml"
    make_office(first)
    make_office(second)
    house = replace(copied, place=workplace(copied.place.store_path, first))
    assert confirm(house, lamro)[0] == 0  # first use: nothing lies beside the store
    other = replace(copied, place=workplace(copied.place.store_path, second))
    code, errors = confirm(other, lamro)
    assert code == 1
    assert str(first) in errors
