"""No paper and no letter with state-secret matter, in its words or in its files; quotes of the press stop none."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import docx
import pytest
from post_office import NOW, a_draft, sending_office, states
from sample_house import ask

from flows.actor import login
from flows.jobs import the_office
from flows.office_file import write_office
from flows.steps.letters import enclosure, queue_letters
from flows.workplace import Workplace
from pipeline.errors import SecretMatter
from pipeline.records import press as p
from pipeline.records.agencies import Field, Mention
from pipeline.records.case_acts import ResponseEntry, SecretStub, Stage
from pipeline.records.cases import Case, CaseEvent, CaseEventKind, Clock, ClockKind
from pipeline.records.days import end_of_day
from pipeline.store import case_acts, cases, press
from pipeline.store.connect import Stamp, Store, Tx

Lamro = Callable[..., tuple[int, str, str]]
NUMBER = "77/TM-2025"
MARKED = "Kho đạn. Độ mật: Tối mật"


@pytest.fixture
def place(tmp_path: Path) -> Workplace:
    house = sending_office(tmp_path / "house", tmp_path, 1)
    office = replace(the_office(house), watched=("dak-lak", "lam-dong"))
    house.office_path.unlink()
    write_office(house.office_path, office)
    return house


def write(place: Workplace, fill: Callable[[Tx], object]) -> None:
    with Store(place.store_path).transaction(Stamp("test", NOW)) as tx:
        fill(tx)


def answered(words: str, agency: str = "dak-lak") -> Callable[[Tx], object]:
    """A case of *agency* whose title is *words*: past every door, as if one had been forgotten."""

    def fill(tx: Tx) -> None:
        case = Case(f"case-{agency}", agency, "s1", "g", words, "tt-02-2019", False, NOW)
        cases.save_cases(tx, [case])
        kinds = CaseEventKind.OPENED, CaseEventKind.CONFIRMED
        cases.save_events(tx, [CaseEvent(kind.value, case.case_id, kind, NOW, "an", "vì", "") for kind in kinds])
        day = date(2025, 12, 8)
        clock = Clock("k1", case.case_id, ClockKind.INTERNAL, date(2025, 12, 1), day, end_of_day(day), day, "căn cứ")
        cases.save_clocks(tx, [clock])
        entry = ResponseEntry("r1", "r", case.case_id, "a", Stage.DONE, date(2025, 11, 28), "", "", words, "an.nguyen")
        case_acts.save_responses(tx, [entry])

    return fill


def papers(place: Workplace) -> list[str]:
    folders = [place.folder / name for name in ("digests", "daily", "briefing", "yearly")]
    return sorted(path.name for folder in folders if folder.exists() for path in folder.iterdir())


def where(place: Workplace) -> tuple[str, ...]:
    return "--store", str(place.store_path), "--office", str(place.office_path)


@pytest.mark.parametrize(
    ("command", "words"),
    [
        (("weekly", "-w", "2025-W48"), MARKED),
        (("daily",), MARKED),
        (("daily",), f"Theo văn bản số {NUMBER}"),
        (("briefing",), MARKED),
        (("yearly", "report", "-y", "2025"), MARKED),
    ],
)
def test_a_paper_with_secret_words_is_not_written_and_the_others_are(
    place: Workplace, lamro: Lamro, command: tuple[str, ...], words: str
) -> None:
    write(place, lambda tx: case_acts.save_stubs(tx, [SecretStub("s", "case-dak-lak", NUMBER, "khoản 1", "an")]))
    write(place, answered(words))
    code, _, errors = lamro(*where(place), *command)
    assert code == (1 if command == ("briefing",) else 3)  # nobody else has an open matter
    assert "Từ chối: văn bản" in errors
    assert not [name for name in papers(place) if name.startswith("dak-lak")]
    assert command == ("briefing",) or [name for name in papers(place) if name.startswith("lam-dong")]
    ((subject, told),) = ask(
        place.store_path,
        "select subject, payload from audit_log join audit_payloads using (payload_hash) "
        "where action = 'paper.refused'",
    )
    assert (subject, "Từ chối: văn bản" in told) == ("dak-lak", True)
    assert NUMBER not in errors + told
    assert "Kho đạn" not in errors + told


def test_a_headline_that_quotes_a_marking_stops_no_paper(place: Workplace, lamro: Lamro) -> None:
    """Coverage of a film, and of a document that others have leaked, is public."""

    def fill(tx: Tx) -> None:
        for number, title in enumerate(("TUYỆT MẬT", "Lộ văn bản ghi độ mật: tuyệt mật của xã")):
            url = f"https://bao.example/{number}"
            one = p.Article(
                f"a{number}", url, url, "bao", p.SourceKind.NATIONAL, "VN", f"c{number}", title, "", "Lời.", "vi", NOW,
                NOW, date(2025, 11, 30), p.DayFrom.PUBLISHED, "h",
            )  # fmt: skip
            press.save_articles(tx, [one])
            press.save_mentions(
                tx, [Mention(f"m{number}", one.article_id, "dak-lak", "dak-lak", "x", Field.TITLE, 0, 1, True)]
            )
            press.save_members(tx, [p.StoryMember(f"s{number}", one.article_id, p.Relation.FIRST, one.article_id, 1.0)])

    write(place, fill)
    for command in (("weekly", "-w", "2025-W48"), ("daily", "--day", "2025-12-01", "--at", "2025-12-01 08:00")):
        code, said, errors = lamro(*where(place), *command, "-a", "dak-lak")
        assert (code, errors) == (0, "")
    assert "TUYỆT MẬT" in said


def a_document(words: str) -> bytes:
    out, document = io.BytesIO(), docx.Document()
    document.add_table(1, 1).cell(0, 0).text = "tin thường"
    document.sections[0].footer.paragraphs[0].text = words
    document.save(out)
    return out.getvalue()


@pytest.mark.parametrize("words", ["TỐI MẬT", f"xem {NUMBER}"])
@pytest.mark.parametrize("suffix", [".docx", ".html"])
def test_what_is_attached_is_read_too(place: Workplace, suffix: str, words: str) -> None:
    write(place, lambda tx: case_acts.save_stubs(tx, [SecretStub("s", "c", NUMBER, "khoản 1", "an")]))
    good = a_draft(place)
    for told in (words, "tin thường"):
        file = place.folder / f"kem{suffix}"
        file.write_bytes(a_document(told) if suffix == ".docx" else f"<p>a</p><p>{told}</p>".encode())
        draft = replace(good, enclosures=(enclosure(place.folder, file, f"Kèm{suffix}", "application/x"),))
        if told == words:
            with pytest.raises(SecretMatter):
                queue_letters(place, the_office(place), [good, draft], login(), NOW)
            assert states(place) == {}
    queue_letters(place, the_office(place), [draft], login(), NOW)
    assert states(place)
