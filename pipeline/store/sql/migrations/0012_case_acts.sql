-- What is done in a case beside its dossier: pipeline/records/case_acts.py.

create table issued_papers (
    paper_id varchar not null, case_id varchar not null, document varchar not null, number varchar not null,
    dated date not null, actor varchar not null,
    recorded_at timestamptz not null, run_id varchar not null
);

create table responses (
    entry_id varchar not null, response_id varchar not null, case_id varchar not null, letter varchar not null,
    stage varchar not null, day date not null, link varchar not null, capture_id varchar not null,
    words varchar not null, actor varchar not null,
    recorded_at timestamptz not null, run_id varchar not null
);

create table attachments (
    attachment_id varchar not null, case_id varchar not null, name varchar not null, media_type varchar not null,
    size bigint not null, sha256 varchar not null, actor varchar not null,
    recorded_at timestamptz not null, run_id varchar not null
);

-- State-secret matter: its number in the register and the legal item, nothing else.
create table secret_stubs (
    stub_id varchar not null, case_id varchar not null, register_number varchar not null,
    legal_item varchar not null, actor varchar not null,
    recorded_at timestamptz not null, run_id varchar not null
);

-- What was entered by accident and is gone.
create table purges (
    purge_id varchar not null, case_id varchar not null, kind varchar not null, subject_id varchar not null,
    sha256 varchar not null, reason varchar not null, actor varchar not null, "at" timestamptz not null,
    recorded_at timestamptz not null, run_id varchar not null
);
