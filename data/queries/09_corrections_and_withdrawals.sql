-- Ba mươi ngày qua vụ việc nào kết thúc vì báo nêu đúng, và nội dung nào ta đã rút vì nhầm?
-- press_was_right: báo nêu đúng, cơ quan đính chính; withdrawn, withdraw: ta nhầm và đã rút, nhật ký vẫn còn.
select state_since as decided_at, state as outcome, agency_name, title, case_id as id
from cases, last_collection
where state in ('press_was_right', 'withdrawn') and state_since > collected_at - interval 30 days
union all
select decided_at, decision, agency_name, title, assessment_id
from triage, last_collection
where decision = 'withdraw' and decided_at > collected_at - interval 30 days
order by decided_at desc, id;
