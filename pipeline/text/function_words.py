"""Words that hold sentences together and name nothing: what a window of three articles cannot know by counting."""

from __future__ import annotations

FUNCTION_WORDS = frozenset(
    "ai anh ba bà bao bằng biết bị bởi các cách cái cao cần càng chỉ chị cho chưa chứ có còn cô con của cùng cũng cả"
    " chính chuyện dù do đã đang đây đầu để đến đi đó đều điều được em gì giờ giữa hay hai hôm hơn hiện khi khác không"
    " là lại lên lúc làm liên mà mỗi một mới mình mọi muốn nào này nay năm nên nếu ngay ngày nhiều như nhưng những"
    " nhất nhau nơi ở ông phải qua quan quá ra rất rồi sau sáng sẽ số so sự tại theo thì thêm thế thể thấy tháng tới"
    " từ tối trên trong trước trở tất tuy và vào vẫn vấn về vì viên việc việt nam vị với vừa vậy vụ xuống xã người nhà"
    " nước chiều trưa đêm hàng phố thành tỉnh cơ báo tin ảnh video nhờ lần đối hoặc nhằm a about after all also an and"
    " are as at be been by for from had has have he her his in into is it its more new not of on or over said says she"
    " that the their they this to up was were who will with au aux avec dans de des du en est et il la le les ou par"
    " pas plus pour que qui sa se ses son sur un une".split()
)


def is_common(term: str) -> bool:
    """Whether *term*, a word or a pair of words, consists of such words only."""
    return all(word in FUNCTION_WORDS for word in term.split(" "))
