-- The dossiers as known at t: the version of each statement that was written last; drafts come and go with what the
-- machine knows.
-- Not part of the public contract.

create or replace macro dossier_known(t) as table
    select * from dossier_statements where recorded_at <= t
    qualify row_number() over (partition by statement_id order by rowid desc) = 1;

-- Each case with the title that it was given last by t.  Not part of the public contract.
create or replace macro cases_named(t) as table
    select o.* replace (coalesce(n.title, o.title) as title)
    from case_openings o
    left join (
        select case_id, arg_max(title, ("at", rowid)) as title from case_titles where recorded_at <= t group by case_id
    ) n using (case_id)
    where o.recorded_at <= t;

-- The stories of each case: its own, and those that persons have linked and not taken off again.  Not part of the
-- public contract.
create or replace macro case_stories(t) as table
    select case_id, story_id from case_openings where recorded_at <= t
    union
    select case_id, ref as story_id from case_events
    where kind in ('story_linked', 'story_unlinked') and recorded_at <= t
    group by case_id, ref having arg_max(kind, (happened_at, recorded_at, rowid)) = 'story_linked';
