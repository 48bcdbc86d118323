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

-- Few of all that was judged was ever a flag: the revision in force is looked for among those only.
create or replace macro triage_at(t) as table
    with first_flagged as (
        select assessment_id, min(recorded_at) as flagged_at
        from assessments where level = 'flag' and recorded_at <= t group by assessment_id
    ),
    standing as (
        select s.assessment_id, s.revision_id, s.agency_id, s.article_id, s.story_id, s.level, s.score, s.probability
        from assessments s semi join first_flagged using (assessment_id) where s.recorded_at <= t
        qualify row_number() over (partition by s.assessment_id order by s.recorded_at desc, s.rowid desc) = 1
    ),
    flags as materialized (from standing where level = 'flag'),
    told as (
        select g.revision_id, list(g.explanation order by g.position) as reasons, list(g.name order by g.position) as signals
        from assessment_signals g semi join flags using (revision_id) group by g.revision_id
    ),
    pages as (
        select a.article_id, a.day, a.title, a.url from articles a semi join flags using (article_id)
    )
    select s.assessment_id, s.revision_id, s.agency_id,
        coalesce(g.agency_name, s.agency_id) as agency_name,
        s.article_id, s.story_id, a.day, a.title, a.url, s.level, s.score, s.probability,
        coalesce(r.reasons, []) as reasons, coalesce(r.signals, []) as signals,
        f.flagged_at,
        coalesce(d.decision, '') as decision,
        d.decided_at,
        coalesce(d.revision_id <> s.revision_id, false) as changed_since_decision
    from flags s
    join pages a using (article_id)
    join first_flagged f using (assessment_id)
    left join told r using (revision_id)
    left join decisions_known(t) d using (assessment_id)
    left join agency_names(t) g on g.agency_id = s.agency_id
    order by s.score desc, a.day desc, s.assessment_id;

create or replace macro triage_queue_at(t) as table
    from triage_at(t) where decision in ('', 'ask')
    order by score desc, day desc, assessment_id;

create or replace view triage as
    from triage_at('infinity'::timestamptz);

create or replace view triage_queue as
    from triage_queue_at('infinity'::timestamptz);

comment on view triage is 'Mọi nội dung cần kiểm chứng, kèm quyết định của chuyên viên nếu đã có.';
comment on view triage_queue is 'Nội dung cần kiểm chứng đang chờ: chưa ai quyết định hoặc đã yêu cầu bổ sung.';
