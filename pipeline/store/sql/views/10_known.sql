-- What was in force at t: the latest row of what may be renewed.  Not part of the public contract.
-- rowid breaks ties within one transaction; it grows in the order of insertion.

create or replace macro agencies_known(t) as table
    select * from agencies where recorded_at <= t
    qualify row_number() over (partition by id order by recorded_at desc, rowid desc) = 1;

create or replace macro sources_known(t) as table
    select * from sources where recorded_at <= t
    qualify row_number() over (partition by id order by recorded_at desc, rowid desc) = 1;

create or replace macro members_known(t) as table
    select * from story_members where recorded_at <= t
    qualify row_number() over (partition by article_id order by recorded_at desc, rowid desc) = 1;

create or replace macro assessments_known(t) as table
    select * from assessments where recorded_at <= t
    qualify row_number() over (partition by assessment_id order by recorded_at desc, rowid desc) = 1;

create or replace macro decisions_known(t) as table
    select * from triage_decisions where recorded_at <= t
    qualify row_number() over (partition by assessment_id order by decided_at desc, recorded_at desc, rowid desc) = 1;

-- The latest version of each address: what a count of articles counts.
create or replace macro articles_known(t) as table
    select * from articles where recorded_at <= t
    qualify row_number() over (
        partition by canonical_url order by first_seen_at desc, recorded_at desc, rowid desc
    ) = 1;

create or replace macro agency_names(t) as table
    select id as agency_id, name as agency_name from agencies_known(t);

-- A revision's signals with their evidence, in order, ready to become records.
create or replace view revision_signals as
    with evidence as (
        select revision_id, position,
            list({'kind': kind, 'id': id, 'quote': quote} order by evidence_position) as evidence
        from signal_evidence group by all
    )
    select s.revision_id,
        list({
            'name': s.name, 'claim_id': s.claim_id, 'strength': s.strength,
            'evidence': coalesce(e.evidence, []), 'explanation': s.explanation
        } order by s.position) as signals
    from assessment_signals s left join evidence e using (revision_id, position)
    group by s.revision_id;

create or replace macro thresholds_known(t) as table
    select * from thresholds where recorded_at <= t
    qualify row_number() over (partition by name order by recorded_at desc, rowid desc) = 1;
