"""Which of the ids that persons cite in a case are primary evidence, by what the store knows of them."""

from __future__ import annotations

from collections.abc import Iterable

from flows.steps.case_record import record_of
from pipeline.assessment.denials import reports_denial
from pipeline.cases.primary import of_another_body, why_not_primary
from pipeline.records.cases import Case, DossierStatement
from pipeline.records.facts import MACHINE, CitedRecord
from pipeline.records.press import SourceKind
from pipeline.store import case_acts, case_evidence, imported, press, window
from pipeline.store.connect import Tx


def why_not(tx: Tx, case: Case, ids: Iterable[str]) -> dict[str, str]:
    """For each of *ids* why it is no primary evidence in *case*, "" where it is."""
    wanted = list(dict.fromkeys(ids))
    name = agency_name(tx, case)
    return {one.id: why_not_primary(one, name) for one in _cited(tx, case, wanted, name)} if wanted else {}


def primary_of(tx: Tx, case: Case, dossier: Iterable[DossierStatement]) -> frozenset[str]:
    """Of the ids that persons cite in *dossier*, those that are primary evidence."""
    cited = [id for one in dossier if one.author != MACHINE for id in one.evidence]
    return frozenset(id for id, why in why_not(tx, case, cited).items() if not why)


def agency_name(tx: Tx, case: Case) -> str:
    return next((one.name for one in press.all_agencies(tx) if one.id == case.agency_id), "")


def _cited(tx: Tx, case: Case, ids: list[str], name: str) -> Iterable[CitedRecord]:
    attached = {one.attachment_id for one in case_acts.attachments_of(tx, case.case_id)}
    said = {one.statement_id: one for one in record_of(tx, case.agency_id, window.statements_by_id(tx, ids), [])}
    brought = {one.statement_id for one in imported.imported_from(tx, ids)}
    pages = {one.id: one for one in case_evidence.pages_of(tx, ids)}
    denials = _denials(tx, case, {one.article_id for one in pages.values() if one.article_id}, name)
    for id in ids:
        page = pages.get(id)
        yield CitedRecord(
            id,
            attached=id in attached,
            statement=said.get(id),
            imported=id in brought,
            official_page=page is not None and page.is_page and page.source_kind == SourceKind.OFFICIAL.value,
            denial=page is not None and page.article_id in denials,
        )


def _denials(tx: Tx, case: Case, article_ids: set[str], name: str) -> set[str]:
    """The articles that deny, or report a denial, by another than a body that is surely not the watched one."""
    ids = sorted(article_ids)
    told = {one.article_id for one in press.articles_by_id(tx, ids) if reports_denial(one.title, one.lead)}
    said = record_of(tx, case.agency_id, window.statements_for(tx, ids), [])
    others = {one.article_id for one in said if one.denied and of_another_body(one, name)}
    return (told | {one.article_id for one in said if one.denied}) - others
