-- Những số liệu nào trong hàng đợi khác với công bố chính thức hoặc giữa các báo?
-- Mỗi dòng là một dấu hiệu về số liệu; cột reason cho biết hai con số và nguồn của từng con số.
select day, agency_name, reason, title, url, assessment_id
from (
    select *, unnest(signals) as signal, unnest(reasons) as reason
    from triage_queue
) as each_signal
where signal = 'figure_conflict'
order by day desc, agency_name, assessment_id;
