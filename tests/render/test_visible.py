"""What a reader sees of a page: no markup, no scripts, a cell a line."""

from __future__ import annotations

from pipeline.render.visible import visible_text

PAGE = """<html><head><title>Báo cáo</title><style>p{MẬT}</style><script>"MẬT"</script></head><body>
<h1>Tuần <data value="48">48</data></h1><p>Một
dòng <strong>dài</strong>.<br>MẬT</p><table><tr><td>a</td><td>b&amp;c</td></tr></table>
<svg aria-label="Biểu đồ"><text>trục<tspan> x</tspan></text></svg><img alt="Bản đồ"></body></html>"""


def test_lines_are_paragraphs_cells_and_what_is_said_of_pictures() -> None:
    assert visible_text(PAGE).split("\n") == [
        "Báo cáo", "Tuần 48", "Một dòng dài.", "MẬT", "a", "b&c", "Biểu đồ", "trục x", "Bản đồ",
    ]  # fmt: skip
