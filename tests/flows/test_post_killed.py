"""``kill -9`` while a letter goes out: delivered at most once, and what nobody can know is told, not tried again."""

from __future__ import annotations

import signal
import subprocess
import sys
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from post_killed_driver import ACCEPTED, LAST_LINE, NOTED, TAKEN
from post_office import NOW, ONE, Mailbox, mail_server, make_certificates, queued, sending_office, standing, tried
from sample_house import ask

from flows.actor import login
from flows.post.job import run_post
from flows.steps.letter_acts import act_on_letter
from flows.workplace import Workplace
from pipeline.records.office import Recipient
from pipeline.records.outbox import LetterEventKind
from pipeline.store import outbox
from pipeline.store.connect import Store

DRIVER = Path(__file__).with_name("post_killed_driver.py")
LATER = NOW + timedelta(minutes=10)


@pytest.fixture(scope="module")
def certificates(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_certificates(tmp_path_factory.mktemp("certificates"))


@pytest.fixture
def house(tmp_path: Path, certificates: Path) -> Iterator[tuple[Workplace, Mailbox]]:
    """One letter waits."""
    with mail_server(certificates) as (box, port):
        place = sending_office(tmp_path / "house", certificates, port, (Recipient("Sở Một", ONE, None, None),))
        queued(place)
        yield place, box


def kill_at(place: Workplace, point: str) -> None:
    command = [sys.executable, str(DRIVER), str(place.folder), point]
    ended = subprocess.run(command, capture_output=True, text=True, timeout=90, check=False)
    assert ended.returncode == -signal.SIGKILL, ended.stderr


def kinds(place: Workplace) -> list[str]:
    return [kind for (kind,) in ask(place.store_path, "select kind from letter_events order by number")]


def test_killed_before_the_server_has_it_the_letter_goes_in_the_next_run(house: tuple[Workplace, Mailbox]) -> None:
    place, box = house
    kill_at(place, TAKEN)
    assert box.received == []
    assert tried(place, LATER) == {ONE: "sent"}
    assert box.addresses == [ONE]
    assert kinds(place) == ["queued", "sending", "failed", "sending", "handing", "sent"]


def test_killed_after_the_answer_was_noted_the_letter_is_sent(house: tuple[Workplace, Mailbox]) -> None:
    place, box = house
    kill_at(place, NOTED)
    assert box.addresses == [ONE]
    assert tried(place, LATER) == {ONE: "sent"}
    assert box.addresses == [ONE]
    assert kinds(place) == ["queued", "sending", "handing", "sent"]
    assert not (place.folder / "outbox.journal").exists()


@pytest.mark.parametrize(("point", "delivered"), [(LAST_LINE, 0), (ACCEPTED, 1)])
def test_killed_while_handing_over_a_person_is_asked(
    house: tuple[Workplace, Mailbox], point: str, delivered: int
) -> None:
    """Seen from the sender the two are the same; it must not send again, and must say so."""
    place, box = house
    kill_at(place, point)
    assert len(box.received) == delivered
    posted = run_post(place, LATER)
    assert [row.state for row in posted.troubled] == ["unsure"]
    assert tried(place, NOW + timedelta(days=9)) == {ONE: "unsure"}
    assert len(box.received) == delivered
    assert "không tự gửi lại" in standing(place)[ONE].last_error
    with Store(place.store_path).reading() as tx:
        (row,) = outbox.undelivered(tx, LATER)
    assert ask(place.store_path, "select kind from problems where stage = 'post'") == [("unsure",)]
    if delivered:
        act_on_letter(place, row.letter_id[:8], LetterEventKind.CONFIRMED, "đã hỏi văn thư", login(), LATER)
    else:
        act_on_letter(place, row.letter_id[:8], LetterEventKind.RESENT, "văn thư chưa thấy", login(), LATER)
    assert tried(place, LATER) == {ONE: "sent"}
    assert box.addresses == [ONE]  # once, either way
    actions = ask(place.store_path, "select action, actor from audit_log where action like 'letter.%' order by seq")
    assert ("letter.unsure", "lamro") in actions
    assert (f"letter.{'confirmed' if delivered else 'resent'}", login()) in actions
