"""The same tables in DuckLake on a PostgreSQL catalogue: all that a file keeps, a lake keeps, for many machines.

All in one file, so that one worker starts one server.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import nullcontext
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

import pytest

from bench.postgres_server import PASSWORD, USER, NoServer, Server, postgres_server
from pipeline.cases.audit import verify
from pipeline.errors import BackupError, ExtensionMissing, LamroError, StatementRefused, StoreBusy, StoreUnreachable
from pipeline.records import assessment as a
from pipeline.records.agencies import Field
from pipeline.records.case_acts import Purge, PurgedKind
from pipeline.records.cases import Basis, CaseEventKind, DossierStatement
from pipeline.records.settings import SettingsKind, noted
from pipeline.store import assessments, audit, case_acts, cases, press, purging, settings, views
from pipeline.store.connect import Store
from pipeline.store.lake import backend, extensions
from pipeline.store.lake.upkeep import tidy
from pipeline.store.maintenance import backup, restore
from pipeline.store.migrate import has_history
from pipeline.store.place import LakeAddress, store_address
from pipeline.store.rewriting import rewrite
from pipeline.store.shell import run_query
from tests.store.test_concurrency import NOW, open_cases, together, write_own

if TYPE_CHECKING:
    from tests.store.conftest import Make

STRANGE = ("", " ", "NULL", '"', "'", "a, b", "{x: 1}", "[", "\\", "\n\t", "Đắk Lắk – “lũ”", "😀", "=", "a\x00b")
MakeStore = Callable[..., Store]


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    try:
        with postgres_server() as running:
            yield running
    except NoServer as why:
        pytest.skip(f"no lake to test: {why}")


@pytest.fixture
def make_lake(server: Server, tmp_path: Path) -> MakeStore:
    """``make_lake("a")``: an empty lake in a database of its own."""

    def made(name: str = "lake", patience: float = 20) -> Store:
        database = f"{tmp_path.name}-{name}"
        server.make_database(database)
        return Store(store_address(server.by_socket(database, tmp_path / name / "data")), patience)

    return made


@pytest.fixture
def lake(make_lake: MakeStore) -> Store:
    return make_lake()


@pytest.fixture(params=["file", "lake"])
def either(request: pytest.FixtureRequest, tmp_path: Path) -> Store:
    """A store file, and a lake: the same is asked of both."""
    if request.param == "file":
        return Store(tmp_path / "lamro.duckdb", patience_seconds=20)
    made: MakeStore = request.getfixturevalue("make_lake")
    return made()


def database(store: Store) -> str:
    assert isinstance(store.address, LakeAddress)
    return store.address.dbname


def files(store: Store) -> list[Path]:
    assert isinstance(store.address, LakeAddress)
    return sorted(store.address.data.rglob("*.parquet"))


def parted(*arguments: str) -> subprocess.Popen[str]:
    """A Python process with a program of its own; it answers and waits on its pipes."""
    root = str(Path(__file__).parents[2])
    return subprocess.Popen(
        [sys.executable, "-c", *arguments],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=root, env={**os.environ, "PYTHONPATH": root},
    )  # fmt: skip


HOLD = """
import sys
from datetime import UTC, datetime
from pipeline.records.press import problem
from pipeline.store import press
from pipeline.store.connect import Stamp, Store
from pipeline.store.place import store_address
with Store(store_address(sys.argv[1])).transaction(Stamp("held", datetime(2026, 3, 2, tzinfo=UTC))) as tx:
    press.save_problems(tx, [problem("collect", "never", "timeout", "")])
    print("held", flush=True)
    sys.stdin.readline()
"""


# --- what both must do -----------------------------------------------------------------------------------------------
def test_the_same_twice_adds_nothing_and_strange_words_come_back_as_they_were(either: Store, make: Make) -> None:
    article = make.article(text="Lũ.")
    figures = tuple(a.Figure(word, 0, 1, 1.5, 1e300, "people", word) for word in STRANGE)
    claims = [
        a.Claim(f"c{n}", article.article_id, Field.TEXT, n, n + 1, word, figures, STRANGE, word, (word,))
        for n, word in enumerate(STRANGE)
    ]
    for hours in (0, 1):
        with either.transaction(make.stamp(hours)) as tx:
            new = press.save_articles(tx, [article, article]), assessments.save_claims(tx, claims)
        assert new == ((1, len(claims)) if hours == 0 else (0, 0))
    with either.reading() as tx:
        assert press.articles_by_id(tx, [article.article_id]) == (article,)
        assert assessments.claims_for(tx, [article.article_id]) == tuple(claims)


def test_a_rollback_reaches_everything(either: Store, make: Make) -> None:
    with either.transaction(make.stamp()) as tx:
        press.save_articles(tx, [make.article("cũ")])

    def fail() -> None:
        with either.transaction(make.stamp(1)) as tx:
            press.save_articles(tx, [make.article(str(n)) for n in range(30)])
            press.save_agencies(tx, [make.agency()])
            audit.append_audit(tx, NOW, "lan", "noted", "s", "{}")
            assert len(press.articles_since(tx, date(2026, 1, 1))) == 31
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    with either.reading() as tx:
        assert [one.title for one in press.articles_since(tx, date(2026, 1, 1))] == ["Tiêu đề cũ"]
        assert (press.all_agencies(tx), audit.head(tx)) == ((), None)


def test_views_tell_what_was_known_at_an_instant(either: Store, make: Make) -> None:
    article, first = make.article(), make.assessment(make.article())
    later = make.assessment(article, a.Level.NONE, 0.1)
    with either.transaction(make.stamp()) as tx:
        press.save_agencies(tx, [make.agency(name="Tên cũ")])
        press.save_articles(tx, [article])
        press.save_mentions(tx, [make.mention(article)])
        assessments.save_assessments(tx, [first])
    with either.transaction(make.stamp(2)) as tx:
        press.save_agencies(tx, [make.agency(name="Tên mới"), make.agency(name="Tên mới nhất")])
        assessments.save_assessments(tx, [later])
    with either.reading() as tx:
        (then,) = views.queue(tx, make.now + timedelta(hours=1), decided_too=False)
        assert (then.score, len(then.reasons)) == (0.8, 2)
        assert views.queue(tx, make.now + timedelta(hours=3), decided_too=False) == ()
        assert press.all_agencies(tx)[0].name == "Tên mới nhất"  # of one transaction, the last written counts
        (row,) = views.coverage(tx, "dak-lak", date(2026, 3, 1), date(2026, 3, 5), make.now)
        assert (row.domestic, row.foreign) == (1, 0)


def test_the_office_s_settings_are_kept_alike(either: Store, make: Make) -> None:
    def note(content: str, hours: float) -> bool:
        stamp = make.stamp(hours)
        with either.transaction(stamp) as tx:
            return settings.note(tx, noted(SettingsKind.OFFICE, content, stamp.recorded_at))

    assert [note("A", 1), note("A", 2), note("B", 4), note("C", 3)] == [True, False, True, False]
    with either.reading() as tx:
        found = [settings.settings_at(tx, make.stamp(hours).recorded_at).values() for hours in (0, 3, 4)]
    assert [one.content for rows in found for one in rows] == ["A", "A", "B"]


def test_two_processes_opening_the_same_case_leave_one_and_writers_keep_one_chain(either: Store) -> None:
    together(open_cases, either.address, 2, 3)
    together(write_own, either.address, 3)
    with either.reading() as tx:
        (case,) = cases.all_cases(tx)
        assert len(cases.events_of(tx, case.case_id)) == 1
        chain = audit.entries(tx)
        assert len(press.all_problems(tx)) == 31
    assert verify(chain).ok
    assert len(chain) == 31
    assert sum(entry.action == "case_opened" for entry in chain) == 1


# --- who writes, who reads -------------------------------------------------------------------------------------------
def test_a_killed_writer_lets_go_and_leaves_nothing(lake: Store, make: Make) -> None:
    holder = parted(HOLD, str(lake.address))
    assert holder.stdout is not None
    assert holder.stdout.readline() == "held\n"
    with lake.reading() as tx:  # readers wait for nobody
        assert press.all_problems(tx) == ()
    hasty = Store(lake.address, patience_seconds=0.3)
    with pytest.raises(StoreBusy, match=f"PID {holder.pid} .*phiên PostgreSQL"), hasty.transaction(make.stamp()):
        pass
    holder.kill()
    holder.wait()
    with lake.transaction(make.stamp()) as tx:
        assert press.all_problems(tx) == ()
        assert press.save_articles(tx, [make.article()]) == 1


def test_a_reader_sees_one_state_to_its_end(lake: Store, make: Make) -> None:
    with lake.transaction(make.stamp()) as tx:
        press.save_articles(tx, [make.article("một")])
    with lake.reading() as reader:
        assert len(press.articles_since(reader, date(2026, 1, 1))) == 1
        with lake.transaction(make.stamp(1)) as tx:
            press.save_articles(tx, [make.article("hai")])
            press.save_agencies(tx, [make.agency()])
        assert len(press.articles_since(reader, date(2026, 1, 1))) == 1
        assert press.all_agencies(reader) == ()


def test_transactions_of_one_thread_do_not_nest(lake: Store, make: Make) -> None:
    with lake.transaction(make.stamp()), pytest.raises(RuntimeError), lake.transaction(make.stamp()):
        pass


def test_who_comes_past_the_gate_is_stopped_by_the_write_lock(
    lake: Store, make: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two that read, decide and write at once: the second is told so and keeps nothing."""
    with lake.transaction(make.stamp()):
        pass
    monkeypatch.setattr(backend, "gate", lambda *_: nullcontext())
    monkeypatch.setattr(backend, "turn", lambda *_: nullcontext())
    monkeypatch.setattr(backend, "require_folder", lambda *_: None)  # it asks through the gate

    def both() -> None:
        with lake.transaction(make.stamp()) as one:
            audit.append_audit(one, NOW, "a", "noted", "1", "{}")
            with lake.transaction(make.stamp()) as other:
                audit.append_audit(other, NOW, "b", "noted", "2", "{}")

    with pytest.raises(StoreBusy, match="vướng nhau"):
        both()
    with lake.reading() as tx:
        assert [entry.actor for entry in audit.entries(tx)] == ["b"]


SET_UP = """
import sys
from pipeline.store.connect import Store
from pipeline.store.place import store_address
print("ready", flush=True)
sys.stdin.readline()
with Store(store_address(sys.argv[1])).reading() as tx:
    pass
"""


def test_many_may_set_the_lake_up_at_once(lake: Store) -> None:
    assert not lake.exists()
    comers = [parted(SET_UP, str(lake.address)) for _ in range(3)]
    for each in comers:
        assert each.stdout is not None
        each.stdout.readline()
    for each in comers:
        assert each.stdin is not None
        each.stdin.write("\n")
        each.stdin.flush()
    for each in comers:
        each.communicate()
    assert [each.returncode for each in comers] == [0, 0, 0]
    with lake.opened(read_only=True) as connection:
        numbers = [row[0] for row in connection.execute("select number from schema_migrations").fetchall()]
        assert sorted(numbers) == list(range(1, len(numbers) + 1))
    assert Store(lake.address).exists()


# --- what goes wrong -------------------------------------------------------------------------------------------------
def test_who_is_not_let_in_is_told_why_and_no_password_is_shown(
    server: Server, lake: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    name, data = database(lake), lake.address.data  # type: ignore[union-attr]
    with lake.reading():
        pass

    def by_network(password: str, port: int = server.port, dbname: str = name, folder: Path = data) -> Store:
        secret = f":{quote(password, safe='')}" if password else ""
        return Store(store_address(f"ducklake:postgresql://{USER}{secret}@127.0.0.1:{port}/{dbname}?data={folder}"))

    with by_network(PASSWORD).opened(read_only=True) as connection:
        assert has_history(connection)
        assert PASSWORD not in str(connection.execute("from duckdb_databases()").fetchall())
        assert PASSWORD not in str(connection.execute("from duckdb_secrets()").fetchall())
    monkeypatch.setenv("PGPASSWORD", PASSWORD)
    assert by_network("").exists()
    wrong = (
        (by_network("geheim"), StoreUnreachable, "tài khoản hoặc mật khẩu không đúng"),
        (by_network(PASSWORD, port=1), StoreUnreachable, "máy chủ không trả lời"),
        (by_network(PASSWORD, dbname="nowhere"), StoreUnreachable, "chưa có cơ sở dữ liệu"),
        (by_network(PASSWORD, folder=tmp_path / "elsewhere"), LamroError, "cùng một đường dẫn"),
    )
    for store, kind, why in wrong:
        with pytest.raises(kind, match=why) as caught, store.reading():
            pass
        assert PASSWORD not in str(caught.value)
        assert "geheim" not in str(caught.value)


def test_a_server_that_goes_away_ends_the_transaction_plainly(lake: Store, make: Make, server: Server) -> None:
    def interrupted() -> None:
        with lake.transaction(make.stamp()) as tx:
            press.save_articles(tx, [make.article()])
            ended = "select pg_terminate_backend(pid) from pg_stat_activity where datname = "
            server.ask("postgres", f"{ended}'{database(lake)}'")

    with pytest.raises(LamroError, match="bị hủy"):
        interrupted()
    with lake.transaction(make.stamp()) as tx:
        assert press.save_articles(tx, [make.article()]) == 1


def test_a_shared_folder_that_is_not_mounted_is_not_written_into(lake: Store, make: Make) -> None:
    with lake.transaction(make.stamp()) as tx:
        press.save_articles(tx, [make.article()])
    data = lake.address.data  # type: ignore[union-attr]
    data.rename(data.with_name("away"))
    data.mkdir()
    with pytest.raises(LamroError, match="mount"), lake.reading() as tx:
        press.articles_since(tx, date(2026, 1, 1))
    with pytest.raises(LamroError, match="mount"), lake.transaction(make.stamp()):
        pass
    assert not list(data.iterdir())
    data.rmdir()
    data.with_name("away").rename(data)
    with lake.transaction(make.stamp(1)) as tx:
        assert press.save_articles(tx, [make.article(), make.article("hai")]) == 1


def test_a_wheel_that_is_missing_or_for_another_duckdb_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patched:
        patched.setattr(extensions, "find_spec", lambda name: None)
        with pytest.raises(ExtensionMissing, match=r"duckdb-extension-ducklake.*chưa được cài.*pip install"):
            extensions.extension_file("ducklake")
    monkeypatch.setattr("duckdb.__version__", "1.9.0")
    with pytest.raises(ExtensionMissing, match=r"dành cho DuckDB v1\.5\.5, còn DuckDB đang dùng là v1\.9\.0"):
        extensions.extension_file("postgres_scanner")


# --- its files -------------------------------------------------------------------------------------------------------
def test_joining_files_changes_no_row_and_no_order(lake: Store, make: Make) -> None:
    for n in range(4):
        with lake.transaction(make.stamp(n)) as tx:
            press.save_articles(tx, [make.article(f"{n}-{m}") for m in range(n + 1)])

    def rows() -> list[tuple[object, ...]]:
        with lake.opened(read_only=True) as connection:
            return connection.execute("select rowid, * from articles order by rowid").fetchall()

    before = rows()
    with lake.reading() as reader:
        assert len(press.articles_since(reader, date(2026, 1, 1))) == 10
        tidy(lake)
        assert len(press.articles_since(reader, date(2026, 1, 1))) == 10
    assert rows() == before
    rewrite(lake)  # forgets what the old states needed
    assert rows() == before
    assert len([file for file in files(lake) if file.parent.name == "articles"]) == 1


def test_what_is_purged_is_gone_from_the_files_and_the_catalogue(lake: Store, make: Make, server: Server) -> None:
    case, word = make.case(), "zzz-mat-zzz"  # the greatest of its columns, which the catalogue remembers
    secret = make.event(case, CaseEventKind.COMMENTED, at=NOW + timedelta(minutes=1), ref=word)
    beside = make.event(case, CaseEventKind.COMMENTED, at=NOW + timedelta(minutes=2), ref="b")
    statement = DossierStatement("s1", case.case_id, "a", 1, word, Basis.JUDGEMENT, "lan", (word,))
    with lake.transaction(make.stamp()) as tx:
        cases.save_cases(tx, [case])
        cases.save_events(tx, [make.event(case, CaseEventKind.OPENED, ref="a1")])
    with lake.transaction(make.stamp(1)) as tx:
        cases.save_events(tx, [secret, replace(beside, reason=f"vì {word}")])
        cases.save_dossier(tx, [statement])
        entry = audit.append_audit(tx, NOW, "lan", "case.commented", case.case_id, word)
    assert any(word.encode() in file.read_bytes() for file in files(lake))
    for n, (kind, own) in enumerate([(PurgedKind.EVENT, secret.event_id), (PurgedKind.STATEMENT, "s1")]):
        gone = Purge(f"p{n}", case.case_id, kind, own, "0" * 64, "bí mật", "lan", NOW)
        with lake.transaction(make.stamp(2)) as tx:
            case_acts.purge(tx, gone, [entry.payload_hash])
    with lake.transaction(make.stamp(2)) as tx:  # a state may rest on it: its words go, it stays where it was
        assert purging.sweep(tx, [f"vì {word}"], case.case_id) == 1
    rewrite(lake)
    assert not [file for file in files(lake) if word.encode() in file.read_bytes()]
    dump = [str(server.binaries / "pg_dump"), "-h", str(server.folder), "-p", str(server.port), "-U", USER]
    assert word.encode() not in subprocess.run([*dump, database(lake)], check=True, capture_output=True).stdout
    with lake.transaction(make.stamp(3)) as tx:
        cases.save_events(tx, [make.event(case, CaseEventKind.CONFIRMED, at=NOW + timedelta(hours=1), ref="c")])
    with lake.reading() as tx:
        assert [event.ref for event in cases.events_of(tx, case.case_id)] == ["a1", "b", "c"]
        assert (cases.dossier_of(tx, case.case_id), audit.payload_of(tx, entry)) == ((), None)
    asked = "select max(ref), min(ref), count(*) filter (ref > 'b') from case_events"
    assert run_query(lake, asked).rows == (("c", "a1", 1),)
    assert run_query(lake, "select event_id from case_events where ref = 'c'").rows


def test_every_table_of_which_rows_are_purged_is_known_to_the_lake() -> None:
    folder = Path(extensions.__file__).parents[1] / "sql"
    purged = set(re.findall(r"(?:delete from|update) (\w+)", (folder / "purge.sql").read_text(encoding="utf-8")))
    assert len(purged) >= 18
    assert purged <= set(re.findall(r"'(\w+)'", (folder / "lake.sql").read_text(encoding="utf-8")))


def test_the_two_commands_of_the_backup_bring_the_lake_back(lake: Store, make: Make, server: Server) -> None:
    with lake.transaction(make.stamp()) as tx:
        press.save_articles(tx, [make.article()])
    assert isinstance(lake.address, LakeAddress)
    copies = lake.address.folder / "bản sao"
    with pytest.raises(BackupError, match="danh mục trước, dữ liệu sau") as caught:
        backup(lake, copies)
    environment = {**os.environ, "PATH": f"{server.binaries}:{os.environ['PATH']}"}
    for command in str(caught.value).splitlines()[1:3]:
        subprocess.run(command, shell=True, check=True, env=environment)
    shutil.rmtree(lake.address.data)
    server.ask("postgres", f'drop database "{database(lake)}" with (force)')
    server.make_database(database(lake))
    with pytest.raises(BackupError, match="pg_restore") as caught:
        restore(copies, lake.address, replace=False)
    for command in str(caught.value).splitlines()[1:3]:
        subprocess.run(command, shell=True, check=True, env=environment)
    with Store(lake.address).reading() as tx:
        assert press.articles_since(tx, date(2026, 1, 1)) == (make.article(),)


# --- analysts, and the command line ----------------------------------------------------------------------------------
def test_analysts_read_everything_and_can_do_nothing_else(lake: Store, make: Make, server: Server) -> None:
    with lake.transaction(make.stamp()) as tx:
        press.save_articles(tx, [make.article()])
    assert run_query(lake, "select title from articles").rows == (("Tiêu đề mot",),)
    assert {"triage_queue", "cases"} <= {row[0] for row in run_query(lake, "show tables").rows}
    refused = (
        ("insert into write_lock values (1, null, null)", "INSERT"),
        ("explain analyze insert into write_lock values (1, null, null)", "chỉ được đọc"),
        ("from read_csv('/etc/passwd')", "không được đọc hay ghi tệp nào khác"),
        ("from postgres_query('lake', 'select 1')", "không được hỏi thẳng PostgreSQL"),
        ("from \"query\" ('select 1')", "không được hỏi thẳng PostgreSQL"),
        ("from nowhere", "không có"),
    )
    for sql, why in refused:
        with pytest.raises(StatementRefused, match=why):
            run_query(lake, sql)
    with lake.opened(read_only=True) as connection:  # PostgreSQL would refuse it too
        told = connection.execute(
            "from postgres_query('__ducklake_metadata_lake', 'select current_setting(''transaction_read_only'') as a')"
        )
        assert told.fetchall() == [("on",)]


def test_the_command_line_takes_the_address(lake: Store, make: Make, tmp_path: Path) -> None:
    def lamro(*words: str) -> subprocess.CompletedProcess[str]:
        root = str(Path(__file__).parents[2])
        environment = {**os.environ, "PYTHONPATH": root, "LAMRO_STORE": str(lake.address)}
        command = [sys.executable, "-m", "flows.cli", *words]
        return subprocess.run(command, capture_output=True, text=True, cwd=tmp_path, env=environment, check=False)

    missing = lamro("sql", "select 1")
    assert missing.returncode == 1
    assert "Chưa có kho dữ liệu ở ducklake:postgresql://" in missing.stderr
    with lake.transaction(make.stamp()) as tx:
        audit.append_audit(tx, NOW, "lan", "noted", "s", "{}")
    assert "Nhật ký nguyên vẹn: 1 mục" in lamro("audit", "verify").stdout
    assert "pg_dump" in lamro("backup", "ban-sao").stderr
