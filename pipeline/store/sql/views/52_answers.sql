-- What was answered and what is planned, as known at t; of several entries about one response the latest.  Who spoke
-- without naming a measure of the circular has answered too: then letter is ''.  Not part of the public contract.
create or replace macro answers_known(t) as table
    select response_id, case_id, letter, stage, day, link, words from responses where recorded_at <= t
    qualify row_number() over (partition by response_id order by stage = 'done' desc, recorded_at desc, rowid desc) = 1
    union all
    select e.event_id, e.case_id, '', 'done', (e.happened_at at time zone 'Asia/Ho_Chi_Minh')::date, '', e.reason
    from case_events e anti join responses r on r.entry_id = e.ref
    where e.kind = 'spoke' and e.recorded_at <= t;
