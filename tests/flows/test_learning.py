"""The learning loop, ``explain`` and ``record import`` on a house after its first night."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

from sample_house import House, at_night

from flows.commands.explain_words import WIDTH
from flows.steps.assess import MODEL_CHARACTERS
from flows.steps.learning import agreement_of, train_from_decisions
from flows.steps.triage import decide
from models.lessons import CHARACTERS
from pipeline.records.assessment import Decision
from pipeline.store import imported
from pipeline.store.connect import Store

Lamro = Callable[..., tuple[int, str, str]]
NOW = at_night(1) + timedelta(hours=4)
HEAD = "agency,body,said_on,sentence,figure,unit,source\n"
GOOD = 'dak-lak,UBND tỉnh Đắk Lắk,2025-11-20,"Toàn tỉnh có 1.250 ngôi nhà bị ngập, 3 cầu hư hỏng.",1.250,ngôi nhà,15/BC'
BAD = "dak-lak,UBND tỉnh Đắk Lắk,hôm qua,Có 3 người chết.,,,15/BC"


def flags(house: House) -> list[str]:
    return [own for (own,) in house.rows("select assessment_id from triage_queue order by assessment_id")]


def test_the_model_and_the_lesson_read_the_same_length() -> None:
    assert CHARACTERS == MODEL_CHARACTERS


def test_explain_fits_the_screen_and_takes_any_id(after_a_night: House, lamro: Lamro) -> None:
    for (own,) in after_a_night.rows("select assessment_id from assessments"):
        code, said, errors = lamro("explain", own, house=after_a_night)
        assert (code, errors) == (0, "")
        assert max(map(len, said.splitlines())) <= WIDTH
        assert "ĐIỀU GÌ SẼ LÀM KẾT QUẢ KHÁC ĐI" in said
    ((flag, article, claim),) = after_a_night.rows(
        "select a.assessment_id, a.article_id, s.claim_id from assessments a join assessment_signals s "
        "using (revision_id) where a.level = 'flag' order by all limit 1"
    )
    by_flag = lamro("explain", flag[:10], house=after_a_night)[1]
    assert "Nếu “" in by_flag or "bỏ đi mà làm mức này thay đổi" in by_flag
    assert flag[:8] in lamro("explain", article[:10], house=after_a_night)[1]
    assert "(nội dung được hỏi)" in lamro("explain", claim, house=after_a_night)[1]
    code, _, errors = lamro("explain", "zzzz", house=after_a_night)
    assert code == 1
    assert "Không có đánh giá" in errors


def test_next_offers_what_waits(copied: House, lamro: Lamro) -> None:
    waiting = flags(copied)
    said = lamro("triage", "next", "200", house=copied)[1]
    assert all(own[:8] in said for own in waiting)
    decide(Store(copied.place.store_path), waiting[0], Decision.REJECT, "bài nêu đúng", (), "lan", NOW)
    assert waiting[0][:8] not in lamro("triage", "next", "200", house=copied)[1]


def test_two_analysts_may_say_the_same_and_disagreement_is_told(copied: House, lamro: Lamro) -> None:
    store, (one, other, *_) = Store(copied.place.store_path), flags(copied)
    for who, hours in (("lan", 0), ("minh", 1)):
        decide(store, one, Decision.REJECT, "bài nêu đúng", (), who, NOW + timedelta(hours=hours))
        what = Decision.ACCEPT if who == "lan" else Decision.REJECT
        decide(store, other, what, "xem báo cáo", (), who, NOW + timedelta(hours=hours))
    found = agreement_of(store)
    assert (found.items, found.disputed) == (2, (other,))
    said = lamro("triage", "agreement", house=copied)[1]
    assert f"khác nhau: {other[:8]}" in said
    assert "lan" not in said.split("Cohen's kappa")[1].replace("lamro", "")


def test_train_reports_what_it_learnt_and_writes_the_fairness_report(copied: House, lamro: Lamro) -> None:
    store = Store(copied.place.store_path)
    for own in flags(copied):
        decide(store, own, Decision.REJECT, "bài nêu đúng", (), "lan", NOW)
    code, said, errors = lamro("train", "--evaluate", house=copied)
    assert (code, errors) == (0, "")
    assert "Chưa so được với mô hình" in said
    train_from_decisions(copied.place, NOW)
    fairness = (copied.place.model_folder / "FAIRNESS.md").read_text(encoding="utf-8")
    assert "## Theo loại nguồn" in fairness
    outlets = {name for (name,) in copied.rows("select name from sources")}
    assert not any(name in fairness for name in outlets)
    card = (copied.place.model_folder / "CARD.md").read_text(encoding="utf-8")
    assert "quyết định của chính cơ quan" in card


def test_record_import_tells_bad_lines_and_adds_nothing_twice(copied: House, lamro: Lamro, tmp_path: Path) -> None:
    path = tmp_path / "so-lieu.csv"
    path.write_text(f"{HEAD}{GOOD}\n{BAD}\n,,,,,,\n", encoding="utf-8-sig")
    code, said, _ = lamro("record", "import", str(path), house=copied)
    assert code == 3
    assert "2 dòng, nhập mới 1, đã có 0, sai 1" in said
    assert "dòng 3: ngày “hôm qua” không đọc được" in said
    assert "nhập mới 0, đã có 1, sai 1" in lamro("record", "import", str(path), house=copied)[1]
    with Store(copied.place.store_path).reading() as tx:
        (statement,) = imported.imported_since(tx, at_night(1).date() - timedelta(days=30))
        (origin,) = imported.imported_from(tx, [statement.statement_id])
    assert [figure.low for figure in statement.figures] == [1250.0]
    assert (origin.source, origin.line) == ("15/BC", 2)
    entries = copied.rows("select count(*) from audit_log where action = 'record.imported'")
    assert entries == [(2,)]


def test_record_import_refuses_a_file_that_is_none(copied: House, lamro: Lamro, tmp_path: Path) -> None:
    path = tmp_path / "x.csv"
    for content, why in ((b"a;b\n1;2\n", "thiếu cột agency"), ("tỉnh".encode("utf-16"), "không phải UTF-8")):
        path.write_bytes(content)
        code, _, errors = lamro("record", "import", str(path), house=copied)
        assert code == 1
        assert why in errors
    path.write_text((HEAD + GOOD).replace(",", ";").replace("ngập;", "ngập,"), encoding="utf-8")
    assert "nhập mới 1" in lamro("record", "import", str(path), house=copied)[1]
