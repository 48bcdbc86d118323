"""Another story laid to a case: its articles are counted in the dossier, its later flags join the case."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from flows.clockwork import new_run_id
from flows.steps.case_acts import add_event
from flows.steps.case_draft import open_to_drafting, renew_draft
from flows.steps.flags import standing_flags
from flows.steps.law import OfficeLaw
from pipeline.cases.links import linked_stories
from pipeline.cases.secrets import refuse_secret
from pipeline.errors import IllegalTransition
from pipeline.records.agencies import Agency
from pipeline.records.cases import CaseEvent, CaseEventKind
from pipeline.store import cases, stories
from pipeline.store.connect import Stamp, Store, Tx
from pipeline.store.finding import only_one


def link_story(
    store: Store, law: OfficeLaw, agencies: Mapping[str, Agency], id_prefix: str, story_prefix: str, reason: str,
    actor: str, now: datetime,
) -> CaseEvent:  # fmt: skip
    """Lay the story whose id begins with *story_prefix* to a case and draft it anew.

    Raises :class:`UnknownRecord`; :class:`IllegalTransition` for the case's own story, one that is linked, without a
    reason, or after the submission.
    """
    refuse_secret(law.profile, reason)
    with store.transaction(Stamp(new_run_id("case", now), now)) as tx:
        case = open_to_drafting(tx, id_prefix)
        story = stories.story_id_like(tx, story_prefix)
        if story in (case.story_id, *linked_stories(cases.events_of(tx, case.case_id))):
            raise IllegalTransition("Sự việc này đã thuộc vụ việc.")
        title = _headline(tx, story, now)
        words = f"“{title}”: {reason.strip()}" if reason.strip() else ""
        event = add_event(tx, case, CaseEventKind.STORY_LINKED, words, story, actor, now)
        renew_draft(tx, case, tuple(standing_flags(tx)), law, agencies, now, actor)
    return event


def unlink_story(
    store: Store, law: OfficeLaw, agencies: Mapping[str, Agency], id_prefix: str, story_prefix: str, reason: str,
    actor: str, now: datetime,
) -> CaseEvent:  # fmt: skip
    """Take a linked story off again; flags that joined meanwhile stay.  Raises as :func:`link_story`."""
    refuse_secret(law.profile, reason)
    with store.transaction(Stamp(new_run_id("case", now), now)) as tx:
        case = open_to_drafting(tx, id_prefix)
        linked = linked_stories(cases.events_of(tx, case.case_id))
        story = only_one("sự việc đã gắn", story_prefix, [one for one in linked if one.startswith(story_prefix)])
        words = f"“{_headline(tx, story, now)}”: {reason.strip()}" if reason.strip() else ""
        event = add_event(tx, case, CaseEventKind.STORY_UNLINKED, words, story, actor, now)
        renew_draft(tx, case, tuple(standing_flags(tx)), law, agencies, now, actor)
    return event


def _headline(tx: Tx, story: str, now: datetime) -> str:
    found = stories.summary(tx, story, now)
    return found.headline if found else story[:8]
