"""``lamro sql``: analysts read everything, and can do nothing else."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from pipeline.errors import StatementRefused
from pipeline.store import press
from pipeline.store.connect import Store
from pipeline.store.shell import run_query

if TYPE_CHECKING:
    from tests.store.conftest import Make

QUERIES = sorted((Path(__file__).parents[2] / "data" / "queries").glob("*.sql"))


def test_a_query_gives_columns_rows_and_says_when_there_is_more(
    store: Store, save: Callable[..., int], make: Make
) -> None:
    save(press.save_articles, [make.article(str(n)) for n in range(5)])
    result = run_query(store, "select title, day from articles order by title", limit=3)
    assert result.columns == ("title", "day")
    assert [title for title, _ in result.rows] == ["Tiêu đề 0", "Tiêu đề 1", "Tiêu đề 2"]
    assert result.truncated
    assert not run_query(store, "from articles", limit=5).truncated


@pytest.mark.parametrize(
    "sql",
    ["from triage_queue", "with a as (select 1) from a", "values (1)", "describe stories", "show tables",
     "summarize articles", "explain select 1", "select 1;"],
)  # fmt: skip
def test_statements_that_read_are_run(store: Store, sql: str) -> None:
    assert run_query(store, sql).columns


@pytest.mark.parametrize(
    ("sql", "why"),
    [
        ("select 1; select 2", "một câu"),
        ("", "một câu"),
        ("-- nothing", "một câu"),
        ("insert into problems values ('a')", "INSERT"),
        ("update write_lock set turn = 0", "UPDATE"),
        ("delete from articles", "DELETE"),
        ("create table x (a int)", "CREATE"),
        ("drop table articles", "DROP"),
        ("attach 'other.duckdb'", "ATTACH"),
        ("copy articles to 'out.csv'", "COPY"),
        ("export database 'x'", "EXPORT"),
        ("install httpfs", "LOAD"),
        ("set enable_external_access = true", "SET"),
        ("call pragma_version()", "CALL"),
        ("begin", "TRANSACTION"),
        ("explain analyze insert into write_lock values (1, null, null)", "chỉ được đọc"),
        ("select * from read_csv('/etc/passwd')", "không được đọc hay ghi tệp"),
        ("select * from read_text('/etc/passwd')", "không được đọc hay ghi tệp"),
        ("select * from glob('/etc/*')", "không được đọc hay ghi tệp"),
        ("from '/etc/passwd'", "không có"),
        ("from query('attach ''x''')", "cú pháp"),
        ("selec 1", "cú pháp"),
        ("from no_such_table", "bảng hoặc hàm không có"),
        ("select no_such_column from articles", "cột không có"),
    ],
)
def test_anything_else_is_refused_in_plain_words(store: Store, sql: str, why: str) -> None:
    with pytest.raises(StatementRefused, match=why):
        run_query(store, sql)


def test_a_variable_of_the_program_is_no_table(store: Store) -> None:
    secret = {"a": [1]}
    with pytest.raises(StatementRefused):
        run_query(store, "from secret")
    assert secret


def test_a_query_that_takes_too_long_is_stopped(store: Store) -> None:
    endless = "select count(*) from range(10000000) a, range(10000000) b where a.range + b.range = 7"
    with pytest.raises(StatementRefused, match=r"quá 0\.3 giây"):
        run_query(store, endless, seconds=0.3)


def test_instants_are_shown_on_the_clock_of_viet_nam(store: Store, save: Callable[..., int], make: Make) -> None:
    save(press.save_articles, [make.article()])
    ((seen,),) = run_query(store, "select first_seen_at::varchar from articles").rows
    assert seen == "2026-03-03 05:00:00+07"


def test_there_are_ten_questions_for_the_morning() -> None:
    assert len(QUERIES) == 10


@pytest.mark.parametrize("path", QUERIES, ids=lambda path: path.stem)
def test_each_question_runs_and_says_what_it_answers(store: Store, path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.startswith("-- ")
    assert "?" in text.splitlines()[0]
    assert run_query(store, text).columns


def test_no_view_counts_flags_or_cases_by_outlet(store: Store) -> None:
    views = ("triage_queue", "triage", "stories", "cases", "case_clock", "coverage_daily")
    for view in views:
        columns = {row[0] for row in run_query(store, f"describe {view}").rows}
        assert not columns & {"source_id", "source", "outlet", "source_name"}, view
