"""``lamro law`` as its user meets it."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from flows.steps.law_checking import check_law, report_lines
from flows.steps.law_files import passages
from flows.workplace import REFERENCE, REGULATIONS, ROOT
from pipeline.cases.law_check import places
from pipeline.cases.regulation import load_regulations
from pipeline.errors import ReferenceDataError

Lamro = Callable[..., tuple[int, str, str]]
BASIS = REFERENCE / "legal_basis.yml"


@pytest.fixture
def scans(tmp_path: Path) -> Path:
    """Scans made of the regulation files themselves, with the scans' errors put back."""
    folder = tmp_path / "scans"
    folder.mkdir()
    for regulation in load_regulations(REGULATIONS)[:3:2]:
        lines = []
        for where, text in places(regulation):
            for erratum in regulation.errata:
                text = text.replace(erratum.correct, erratum.scan) if erratum.where == where else text
            lines.append(text)
        (folder / f"{regulation.id[:2]}.txt").write_text("\n\n".join(lines), encoding="utf-8")
    return folder


@pytest.fixture
def product(tmp_path: Path) -> Path:
    """A small product that quotes the law rightly."""
    root = tmp_path / "product"
    (root / "pipeline").mkdir(parents=True)
    (root / "data").mkdir()
    (root / "pipeline" / "page.py").write_text(
        'WORDS = (\n    "Bản chất của sự việc, hiện tượng bị đưa "\n    "thông tin sai lệch"\n)\n', encoding="utf-8"
    )
    (root / "pipeline" / "page.html").write_text(
        "<p>{{ tên }}</p>\n\n<p>Khi Bộ <b>Thông tin</b></p>\n\n"
        "<p>Hệ thống dữ liệu thông tin đối ngoại của Bộ là nguồn cung cấp thông tin chính thức về Bộ.</p>\n",
        encoding="utf-8",
    )
    (root / "data" / "a.yml").write_text(
        "- name: x\n  note: >-\n    Đề xuất nội dung tuyên truyền trên\n    báo chí và định hướng dư luận\n",
        encoding="utf-8",
    )
    return root


def test_show(lamro: Lamro) -> None:
    code, said, errors = lamro("law", "show")
    assert (code, errors) == (0, "")
    assert "22/2016/TT-BTTTT" in said
    code, said, _ = lamro("law", "show", "02/2019", "6.5")
    assert code == 0
    assert "Tối đa không quá bảy (07) ngày" in said
    assert max(map(len, said.splitlines())) <= 80
    code, said, errors = lamro("law", "show", "02/2019", "6.9")
    assert (code, said) == (1, "")
    assert errors.startswith("Lỗi: Không có “6.9”")
    assert "[bắt buộc]" in lamro("law", "profile", "ministry")[1]


def test_check_holds_for_the_product_itself(lamro: Lamro, scans: Path) -> None:
    code, said, errors = lamro("law", "check", "--against", str(scans))
    assert (code, errors) == (0, ""), said
    assert "Không có chỗ nào khác văn bản." in said
    assert said.count("đã đính chính") == 50
    assert "chưa có bản để đối chiếu" in said
    assert "Chưa đối chiếu với bản quét" in lamro("law", "check")[1]


def test_one_word_changed_in_a_regulation_file_fails_and_says_where(
    lamro: Lamro, scans: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = Path(shutil.copytree(REGULATIONS, tmp_path / "regulations"))
    path = copy / "22-2016-tt-btttt.yml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("và thông báo\n          cho Bộ", "và báo cáo\n          cho Bộ", 1), encoding="utf-8")
    assert path.read_text(encoding="utf-8") != text
    monkeypatch.setattr("flows.workplace.REGULATIONS", copy)
    code, said, _ = lamro("law", "check", "--against", str(scans))
    assert code == 1
    (wrong,) = [line for line in said.splitlines() if line.startswith("  SAI")]
    assert wrong.startswith("  SAI  9.7, từ thứ ")
    assert "văn bản ghi “báo cáo cho Bộ" in wrong
    assert "bản quét ghi “thông báo cho Bộ" in wrong


@pytest.mark.parametrize(
    ("name", "old", "new", "where"),
    [
        ("pipeline/page.py", "hiện tượng bị", "hiện tượng đã bị", "pipeline/page.py:2"),
        ("pipeline/page.html", "chính thức về", "duy nhất về", "pipeline/page.html:5"),
        ("data/a.yml", "định hướng", "dẫn dắt", "data/a.yml (0.note)"),
    ],
)
def test_one_word_changed_in_the_product_fails_and_says_where(
    product: Path, name: str, old: str, new: str, where: str
) -> None:
    good = check_law(product, REGULATIONS, BASIS, None)
    assert (good.ok, good.quoting) == (True, 3)
    path = product / name
    path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    bad = check_law(product, REGULATIONS, BASIS, None)
    assert [one.where for one in bad.faults] == [where]
    told = list(report_lines(bad))
    assert any(line.startswith(f"  SAI  {where}: ghi “") for line in told)
    assert told[-1].startswith("CÓ CHỖ KHÁC")


def test_a_lost_reference_fails(product: Path) -> None:
    (product / "README.md").write_text("# x\n\nAs 02/2019 6.3.g says.\n", encoding="utf-8")
    report = check_law(product, REGULATIONS, BASIS, None)
    assert [(one.where, one.found) for one in report.faults] == [("README.md:3", "6.3.g")]


def test_a_folder_without_scans_is_refused(product: Path, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    with pytest.raises(ReferenceDataError, match="không có bản quét"):
        check_law(product, REGULATIONS, BASIS, tmp_path / "empty")


def test_the_product_s_own_texts_are_read() -> None:
    names = {one.where.split(":")[0].split(" (")[0] for one in passages(ROOT)}
    assert {"README.md", "pipeline/render/templates/digest.html", "data/reference/legal_basis.yml"} <= names
    assert "flows/commands/law.py" in names
    assert not any(name.startswith(("data/regulations", "data/var", "tests")) for name in names)
