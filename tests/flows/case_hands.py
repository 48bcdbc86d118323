"""What persons do to a case before it may go out, in a few words."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from sample_house import House

from flows.jobs import the_office
from flows.office_file import write_office
from flows.steps.case_attach import attach
from flows.steps.case_draft import add_statement
from flows.steps.case_force import confirm_force
from flows.steps.casework import approve, submit
from flows.steps.law import office_law
from pipeline.cases.gaps import wants_confirmation
from pipeline.records.cases import Basis
from pipeline.records.office import ProfileKind, Role
from pipeline.store import case_acts, cases
from pipeline.store.connect import Store

OFFICER, APPROVER = "an.nguyen", "binh.tran"


def some_case(house: House) -> str:
    """The same one whatever the ids are: they hold the port at which the press was served."""
    return str(house.rows("select arg_min(case_id, title) from cases where agency_id = 'dak-lak'")[0][0])


def complete(house: House, own: str, now: datetime, actor: str = OFFICER) -> None:
    """A person's evidence in every part, every gap answered: a paper laid to the case proves what is the case."""
    law, store = office_law(ProfileKind.PROVINCE), Store(house.place.store_path)
    paper = house.place.store_path.with_name("bien-ban.txt")
    paper.write_text(f"Biên bản kiểm tra hiện trường, vụ việc {own}", encoding="utf-8")
    with store.reading() as tx:
        known = case_acts.attachments_of(tx, own)
    if not known:
        known = (attach(store, law, house.place.attachments, own, paper, "biên bản", False, actor, now),)
    proof = (known[0].attachment_id,)
    for part in "abcdđ":
        add_statement(store, law, own, part, f"Biên bản kiểm tra, phần {part}.", proof, actor, now)
    with store.reading() as tx:
        dossier = cases.dossier_of(tx, own)
    for n, gap in enumerate(one for one in dossier if one.basis is Basis.MISSING):
        if wants_confirmation(gap):
            confirm_force(store, law, own, gap.statement_id, "đối chiếu Công báo", actor, now)
        else:
            add_statement(store, law, own, "", f"Trả lời {n}.", proof, actor, now, gap.statement_id)


def signed(house: House, own: str, now: datetime) -> None:
    """Completed and submitted by the officer, approved by another login."""
    store = Store(house.place.store_path)
    complete(house, own, now - timedelta(microseconds=3))
    submit(store, office_law(ProfileKind.PROVINCE), own, "trình", OFFICER, now - timedelta(microseconds=2))
    approve(store, own, "đồng ý", APPROVER, now - timedelta(microseconds=1))


def staff(house: House, people: dict[Role, tuple[str, ...]]) -> None:
    """Write the office anew with these logins in these roles."""
    office = the_office(house.place)
    house.place.office_path.unlink()
    write_office(house.place.office_path, replace(office, roles=tuple((role, people.get(role, ())) for role in Role)))
