-- PUBLIC CONTRACT: triage_queue, triage_queue_at(t) (open ones); triage, triage_at(t) (all, with decision).
-- One row an assessment whose revision in force is of level flag.  It says nothing about who published.
--   assessment_id, revision_id, agency_id, agency_name, article_id, story_id  varchar
--   day          date         the article's day
--   title, url   varchar
--   level        varchar      flag
--   score        double       0..1, from the scorecard
--   probability  double       the text model's; null where the language has none
--   reasons      varchar[]    the signals in words (Vietnamese)
--   signals      varchar[]    their names, in the same order
--   flagged_at   timestamptz  when it first reached this level
--   decision     varchar      '' while open; ask, accept, reject, withdraw
--   decided_at   timestamptz  null while undecided
--   changed_since_decision  boolean  the verdict was renewed after the decision
-- Open means: nobody has decided yet, or more was asked for.

-- Few of all that was judged was ever a flag.  The revision in force, where it is one, is among the flags: of all
-- others only their time is looked at.
-- open_only: what is decided is left out before its page is looked for.  Not part of the public contract.
create or replace macro triage_known(t, open_only) as table
    with ever as materialized (
        select assessment_id, revision_id, agency_id, article_id, story_id, level, score, probability, recorded_at,
            rowid as written
        from assessments where level = 'flag' and recorded_at <= t
    ),
    first_flagged as (select assessment_id, min(recorded_at) as flagged_at from ever group by assessment_id),
    -- A plain join on few ids: a semi join would make its hash table of all that was ever judged.
    ids as materialized (select distinct assessment_id from ever),
    latest as (
        select s.assessment_id, arg_max(s.rowid, (s.recorded_at, s.rowid)) as written
        from assessments s join ids using (assessment_id) where s.recorded_at <= t group by s.assessment_id
    ),
    decided as (from decisions_known(t)),
    flags as materialized (
        select e.*, coalesce(d.decision, '') as decision, d.decided_at, d.revision_id as decided_revision
        from ever e join latest using (assessment_id, written) left join decided d using (assessment_id)
        where not open_only or coalesce(d.decision, '') in ('', 'ask')
    ),
    told as (
        select g.revision_id, list(g.explanation order by g.position) as reasons, list(g.name order by g.position) as signals
        from assessment_signals g semi join flags using (revision_id) group by g.revision_id
    ),
    -- In two steps: titles and addresses are read of the rows that were found, not of all.
    places as materialized (
        select a.rowid as place from articles a join (select distinct article_id from flags) using (article_id)
    ),
    pages as (select a.article_id, a.day, a.title, a.url from articles a join places p on a.rowid = p.place)
    select s.assessment_id, s.revision_id, s.agency_id,
        coalesce(g.agency_name, s.agency_id) as agency_name,
        s.article_id, s.story_id, a.day, a.title, a.url, s.level, s.score, s.probability,
        coalesce(r.reasons, []) as reasons, coalesce(r.signals, []) as signals,
        f.flagged_at,
        s.decision, s.decided_at,
        coalesce(s.decided_revision <> s.revision_id, false) as changed_since_decision
    from flags s
    join pages a using (article_id)
    join first_flagged f using (assessment_id)
    left join told r using (revision_id)
    left join agency_names(t) g on g.agency_id = s.agency_id
    order by s.score desc, a.day desc, s.assessment_id;

create or replace macro triage_at(t) as table
    from triage_known(t, false)
    order by score desc, day desc, assessment_id;

create or replace macro triage_queue_at(t) as table
    from triage_known(t, true)
    order by score desc, day desc, assessment_id;

create or replace view triage as
    from triage_at('infinity'::timestamptz);

create or replace view triage_queue as
    from triage_queue_at('infinity'::timestamptz);

comment on view triage is 'Mọi nội dung cần kiểm chứng, kèm quyết định của chuyên viên nếu đã có.';
comment on view triage_queue is 'Nội dung cần kiểm chứng đang chờ: chưa ai quyết định hoặc đã yêu cầu bổ sung.';
