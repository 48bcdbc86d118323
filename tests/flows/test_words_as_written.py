"""The press writes “[Infographic] …”: what it and people write is shown as written, never read as markup."""

from __future__ import annotations

from collections.abc import Callable

import duckdb
import pytest
from sample_house import House

from pipeline.errors import UnknownRecord

Lamro = Callable[..., tuple[int, str, str]]
SIGN = "[Infographic] [/b] "


@pytest.fixture
def bracketed(copied: House) -> House:
    """A house in which every title, sentence, quotation and reason begins with brackets."""
    with duckdb.connect(str(copied.place.store_path)) as connection:
        for table, column in (
            ("articles", "title"), ("claims", "sentence"), ("assessment_signals", "explanation"),
            ("signal_evidence", "quote"), ("case_openings", "title"), ("dossier_statements", "text"),
        ):  # fmt: skip
            connection.execute(f'update {table} set "{column}" = \'{SIGN}\' || "{column}"')
    return copied


@pytest.mark.parametrize(
    "words",
    [
        ("triage", "list"), ("triage", "show", "{flag}"), ("case", "list"), ("case", "show", "{case}"),
        ("sql", "select title, 1 as \"[/b]\" from articles"),
    ],
    ids=lambda words: " ".join(words[:2]),
)  # fmt: skip
def test_what_the_press_writes_is_shown_as_written(bracketed: House, lamro: Lamro, words: tuple[str, ...]) -> None:
    ids = {
        "flag": bracketed.rows("select min(assessment_id) from triage")[0][0],
        "case": bracketed.rows("select arg_min(case_id, title) from cases")[0][0],
    }
    code, said, errors = lamro(*(word.format(**ids) for word in words), house=bracketed)
    assert (code, errors) == (0, "")
    assert SIGN.strip() in said


def test_what_people_write_is_shown_as_written(bracketed: House, lamro: Lamro) -> None:
    ((own,),) = bracketed.rows("select min(assessment_id) from triage")
    assert lamro("triage", "ask", own, "--reason", f"{SIGN}hỏi thêm", house=bracketed)[0] == 0
    assert f"{SIGN}hỏi thêm" in lamro("triage", "show", own, house=bracketed)[1]


def test_the_summary_of_a_night_shows_titles_as_written(
    bracketed: House, lamro: Lamro, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("flows.jobs.nightly_plan", lambda *_: bracketed.plan(1, sources=()))
    code, said, errors = lamro("nightly", "--direct", house=bracketed)
    assert (code, errors) == (0, "")
    assert said.count(SIGN.strip()) > 3


def test_an_error_shows_what_was_typed(after_a_night: House, lamro: Lamro, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: object) -> None:
        raise UnknownRecord("không có [bold]mã[/bold] trong [x.yml]; xem [/b]")

    monkeypatch.setattr("flows.jobs.the_office", fails)
    code, _, errors = lamro("clock", house=after_a_night)
    assert code == 1
    assert "không có [bold]mã[/bold] trong [x.yml]; xem [/b]" in errors


def test_an_error_in_the_shell_shows_what_was_typed(
    after_a_night: House, lamro: Lamro, monkeypatch: pytest.MonkeyPatch
) -> None:
    typed = iter(["select '[/b]' from khong_co;", ".quit"])
    monkeypatch.setattr("builtins.input", lambda _: next(typed))
    _, said, errors = lamro("sql", house=after_a_night)  # 0 on a terminal, 1 where the lines come from a pipe
    assert "khong_co" in said + errors
    assert "[/b]" in said + errors
    assert "Traceback" not in said + errors
