"""The jobs of the post: queue what was made and send it; try what is due."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from flows.jobs import the_office
from flows.office_log import on_record
from flows.post.book import waiting
from flows.post.sending import Sender, send_due
from flows.steps.letters import NOTHING, Queued, queue_letters
from flows.workplace import Workplace
from pipeline.errors import RunInProgress
from pipeline.records.outbox import Draft, LetterState, OutboxRow
from pipeline.store import outbox
from pipeline.store.connect import Store

NO_SERVER = "office.yml không có mục mail: báo cáo chỉ được lưu, không gửi thư."


@dataclass(frozen=True, slots=True)
class Posted:
    """What came of it.  *letters*: how those that this run queued or touched stand."""

    has_server: bool
    queued: Queued = NOTHING
    letters: tuple[OutboxRow, ...] = ()

    @property
    def troubled(self) -> tuple[OutboxRow, ...]:
        """Those that have not gone."""
        return tuple(row for row in self.letters if row.state not in (LetterState.SENT, LetterState.CANCELLED))


def post_drafts(
    place: Workplace, drafts: Sequence[Draft], actor: str, now: datetime, again: bool = False,
    tell: Callable[[str], None] = lambda _: None,
) -> Posted:  # fmt: skip
    """Queue *drafts* for their recipients and send them, with whatever else is due.

    Without a mail server nothing is queued; while another sender works they only wait.  Raises :class:`SecretMatter`,
    and :class:`NotAllowed` for an office file that is not the store's.
    """
    if the_office(place).mail is None:
        return Posted(has_server=False)
    queued = queue_letters(place, on_record(place, now), drafts, actor, now, again)
    try:
        touched = run_post(place, now, tell=tell).letters
    except RunInProgress:  # they wait in the outbox, where the next sender finds them
        touched = ()
    own = {letter.letter_id for letter in (*queued.new, *queued.known)} | {row.letter_id for row in touched}
    with Store(place.store_path).reading() as tx:
        rows = tuple(row for row in outbox.outbox(tx, now) if row.letter_id in own)
    return Posted(True, queued, rows)


def run_post(
    place: Workplace, now: datetime, only: Collection[str] = (), tell: Callable[[str], None] = lambda _: None
) -> Posted:
    """Try what is due (with *only*: these letters, due or not).  Raises :class:`NotAllowed` as above, and
    :class:`RunInProgress` where another sender is at work for too long."""
    office = the_office(place)
    if office.mail is None:
        return Posted(has_server=False)
    if not waiting(Store(place.store_path), now, only):
        return Posted(has_server=True)
    return Posted(True, letters=send_due(Sender(place, office, office.mail), now, only, tell))
