-- What is weighed: pipeline/records/assessment.py.
-- Figures are a LIST of STRUCT: they are never looked for without their claim, and keep their order.

create table claims (
    claim_id varchar not null, article_id varchar not null, field varchar not null,
    start bigint not null, "end" bigint not null, sentence varchar not null,
    figures struct(
        "text" varchar, start bigint, "end" bigint, low double, high double, unit varchar, counted varchar
    )[] not null,
    agencies varchar[] not null, says_so varchar not null, kinds varchar[] not null,
    recorded_at timestamptz not null, run_id varchar not null
);

create table statements (
    statement_id varchar not null, article_id varchar not null, capture_id varchar not null,
    kind varchar not null, body varchar not null, agencies varchar[] not null,
    denied varchar not null, truth varchar not null,
    figures struct(
        "text" varchar, start bigint, "end" bigint, low double, high double, unit varchar, counted varchar
    )[] not null,
    field varchar not null, start bigint not null, "end" bigint not null, said_on date not null,
    recorded_at timestamptz not null, run_id varchar not null
);

-- A revision is written when it differs from the one in force; a verdict that returns to an
-- earlier revision gets a new row with the same revision_id.
create table assessments (
    assessment_id varchar not null, revision_id varchar not null, article_id varchar not null,
    agency_id varchar not null, story_id varchar not null, level varchar not null,
    score double not null, probability double,
    model_version varchar not null, rules_version varchar not null,
    recorded_at timestamptz not null, run_id varchar not null
);

create table assessment_signals (
    revision_id varchar not null, position bigint not null, name varchar not null,
    claim_id varchar not null, strength double not null, explanation varchar not null,
    recorded_at timestamptz not null, run_id varchar not null
);

create table signal_evidence (
    revision_id varchar not null, position bigint not null, evidence_position bigint not null,
    kind varchar not null, id varchar not null, quote varchar not null,
    recorded_at timestamptz not null, run_id varchar not null
);

create table triage_decisions (
    decision_id varchar not null, assessment_id varchar not null, revision_id varchar not null,
    decision varchar not null, reason varchar not null, evidence varchar[] not null,
    actor varchar not null, decided_at timestamptz not null,
    recorded_at timestamptz not null, run_id varchar not null
);
