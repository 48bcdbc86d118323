import json
from pathlib import Path

import pytest

from bench.claims import main, sort_of
from bench.claims_features import features_of
from pipeline.text.weights import Weights

WEIGHTS = Weights(())


def test_a_changed_figure_shows_in_the_features_and_its_source_does_not() -> None:
    record = "Lũ cuốn trôi 34 căn nhà ở Tà Lôi. Nước đang rút dần."
    wrong = features_of("Lũ cuốn trôi 43 căn nhà ở Tà Lôi.", record, WEIGHTS)
    right = features_of("Lũ cuốn trôi 34 căn nhà ở Tà Lôi.", record, WEIGHTS)
    assert wrong.numbers_differ > 0.5 > right.numbers_differ == 0.0
    assert wrong.refutes > 0.5 > right.refutes == 0.0
    assert right.record_covers == right.best_covers == 1.0


def test_the_sort_of_a_difference_is_named() -> None:
    assert sort_of("Xã không thu phí chợ.", "Xã thu phí chợ.", WEIGHTS) == "negation"
    assert sort_of("Xã thu phí chợ.", "Chợ thu phí của xã.", WEIGHTS) == "other wording"


def test_the_bench_ends_with_its_numbers(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rows = []
    for number in range(12):
        record = f"Xã số {number} thu phí chợ {number + 20} nghìn đồng mỗi tháng. Tiền dùng để sửa mái che."
        for label, claim in (
            ("support", f"Phí chợ ở xã là {number + 20} nghìn đồng mỗi tháng."),
            ("refute", f"Phí chợ ở xã là {number + 70} nghìn đồng mỗi tháng."),
            ("not_enough_info", "Tiểu thương đã nhiều lần kiến nghị hạ mức thu lên huyện."),
        ):
            rows.append(
                {"id": f"{number}{label}", "claim": claim, "record": record, "label": label, "evidence": record}
            )
    path = tmp_path / "claims.jsonl"
    path.write_text("\n".join(json.dumps(row) for row in rows), encoding="utf-8")
    assert main([str(path), "--errors"]) == 0
    printed = capsys.readouterr().out.splitlines()
    last = json.loads(printed[-1])
    assert last["claims"] == 36
    assert last["auc"] == last["shipped_auc"] == 1.0
    assert last["macro_f1"] > 0.9 > last["claim_only_macro_f1"]
    assert any(line.startswith("figures") for line in printed)
