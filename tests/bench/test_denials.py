import json
from pathlib import Path

import pytest

from bench import denials

ROWS = [
    {"id": "a", "title": "Đắk Lắk bác tin đập Ea Rin bị vỡ", "summary": "Hồ vẫn an toàn.", "denial": "official"},
    {"id": "b", "title": "Phạt sáu người tung tin giả về thiên tai", "summary": "Ở Đắk Lắk.", "denial": "warning"},
    {"id": "c", "title": "Ca sĩ Mộc Lan bác tin đồn giải nghệ", "summary": "Cô vẫn đi hát.", "denial": "other"},
    {"id": "d", "title": "Giá cà phê ở Đắk Lắk tăng", "summary": "Mỗi kg tăng 500 đồng.", "denial": "none"},
    {"id": "e", "title": "Ông Mẫu kể chuyện đắp đập", "summary": "Ngày ấy ai cũng góp công.", "denial": "official"},
]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "denials" / "dev.jsonl"
    path.parent.mkdir()
    blank = {"source": "Báo A", "day": "2026-03-02", "agencies": [], "claim": "", "truth": ""}
    path.write_text("\n".join(json.dumps(blank | row) for row in ROWS), encoding="utf-8")
    return path


def test_one_of_two_official_items_is_found(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert denials.main([str(file)]) == 0
    out, told = capsys.readouterr()
    last = json.loads(out.splitlines()[-1])
    assert (last["official_precision"], last["official_recall"], last["official_f1"]) == (1.0, 0.5, 0.6667)
    assert last["flagged_denials"] is None
    assert "left out" in told
    assert last["by_month"] == {"2026-03": 0.6667}
    assert len(last["config_hash"]) == 12


def test_within_the_stream_of_its_week_no_denial_is_flagged(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = file.parent.parent / "news_daily"
    folder.mkdir()
    item = {
        "id": "s",
        "title": "Đập Ea Rin ở Đắk Lắk bị vỡ",
        "summary": "Nước tràn.",
        "day": "2026-03-03",
        "source": "B",
    }
    (folder / "items_2026.jsonl").write_text(json.dumps(item), encoding="utf-8")
    denials.main([str(file), "--errors", "--claims", "1"])
    assert json.loads(capsys.readouterr().out.splitlines()[-1])["flagged_denials"] == 0
