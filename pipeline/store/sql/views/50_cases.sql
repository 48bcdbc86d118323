-- PUBLIC CONTRACT: cases, cases_at(t).
-- One row a clarification case.  Its state is what its events make of it: the outcome where there is one (dismissed,
-- press_was_right, withdrawn, merged, closed), else how far it has come (opened, confirmed, evidence, submitted,
-- approved, issued, responded).
-- The same rule as pipeline/cases/transitions.py, apply.
--   case_id, agency_id, agency_name, story_id  varchar
--   title          varchar      as it was given last (lamro case edit)
--   state          varchar      see above
--   state_since    timestamptz  when that last event happened
--   opened_at      timestamptz
--   regulation_id  varchar      the circular whose dossier and clock apply
--   by_choice      boolean      "áp dụng theo lựa chọn"
--   flags          bigint       different assessments that opened it or were attached to it; 0 where a person opened it
--                               on something else
--   assignee       varchar      the login to which it was assigned last; null where to none
--   merged_into    varchar      the case in which it goes on; null unless merged

create or replace macro cases_at(t) as table
    with happened as (select *, rowid as written from case_events where recorded_at <= t),
    marked as (
        select *,
            max(happened_at) filter (kind = 'spoke') over upto as spoke_at,
            max(happened_at) filter (kind = 'returned') over upto as returned_at
        from happened
        window upto as (partition by case_id order by happened_at range between unbounded preceding and current row)
    ),
    states as (
        select case_id,
            case
                when kind = 'returned' then 'evidence'
                when kind = 'spoke' then 'responded'
                when kind = 'issued' and spoke_at > coalesce(returned_at, '-infinity'::timestamptz) then 'responded'
                else kind
            end as state,
            happened_at as state_since
        from marked
        where kind in ('opened', 'confirmed', 'evidence', 'submitted', 'returned', 'approved', 'issued', 'spoke',
            'dismissed', 'press_was_right', 'withdrawn', 'merged', 'closed')
        qualify row_number() over (
            partition by case_id
            order by kind in ('dismissed', 'press_was_right', 'withdrawn', 'merged', 'closed') desc,
                happened_at desc, recorded_at desc, written desc
        ) = 1
    ),
    others as (
        select case_id,
            arg_max(ref, happened_at) filter (kind = 'assigned') as assignee,
            any_value(ref) filter (kind = 'merged') as merged_into
        from happened group by case_id
    ),
    attached as (
        select case_id, count(distinct ref) as flags from happened
        where kind in ('opened', 'flag_attached') and ref <> ''
            and ref not in (select article_id from articles) and ref not in (select claim_id from claims)
            and ref not in (select statement_id from statements)
        group by case_id
    )
    select c.case_id, c.agency_id, coalesce(g.agency_name, c.agency_id) as agency_name,
        c.story_id, c.title,
        coalesce(s.state, 'opened') as state,
        coalesce(s.state_since, c.opened_at) as state_since,
        c.opened_at, c.regulation_id, c.by_choice,
        coalesce(f.flags, 0) as flags, n.assignee, n.merged_into
    from cases_named(t) c
    left join states s using (case_id)
    left join attached f using (case_id)
    left join others n using (case_id)
    left join agency_names(t) g on g.agency_id = c.agency_id
    order by c.opened_at desc, c.case_id;

create or replace view cases as
    from cases_at('infinity'::timestamptz);

comment on view cases is 'Các vụ việc giải thích, làm rõ và trạng thái hiện tại.';
