-- Issued papers, responses, attachments, secret stubs, purges; what became of a case's pages.

-- name: append_issued_papers(recorded_at, run_id)!
insert into issued_papers by name
select incoming.*, :recorded_at as recorded_at, :run_id as run_id
from incoming anti join issued_papers using (paper_id);

-- name: append_responses(recorded_at, run_id)!
insert into responses by name
select incoming.*, :recorded_at as recorded_at, :run_id as run_id
from incoming anti join responses using (entry_id);

-- name: append_attachments(recorded_at, run_id)!
insert into attachments by name
select incoming.*, :recorded_at as recorded_at, :run_id as run_id
from incoming anti join attachments using (attachment_id);

-- name: append_secret_stubs(recorded_at, run_id)!
insert into secret_stubs by name
select incoming.*, :recorded_at as recorded_at, :run_id as run_id
from incoming anti join secret_stubs using (stub_id);

-- name: append_purges(recorded_at, run_id)!
insert into purges by name
select incoming.*, :recorded_at as recorded_at, :run_id as run_id
from incoming anti join purges using (purge_id);

-- name: papers_of(case_id)
select * from issued_papers where case_id = :case_id order by dated, number;

-- name: responses_of(case_id)
select * from responses where case_id = :case_id order by day, recorded_at, rowid;

-- name: attachments_of(case_id)
-- Without those that were purged.
select a.* from attachments a anti join purges p on p.subject_id = a.attachment_id
where a.case_id = :case_id order by a.recorded_at, a.rowid;

-- name: stubs_of(case_id)
select * from secret_stubs where case_id = :case_id order by register_number;

-- name: purges_of(case_id)
select * from purges where case_id = :case_id order by "at", purge_id;

-- name: pages_since(since)
-- Each change of the wanted pages from :since on, and when each was looked at last; unchanged pages have one row.
with pages as (
    select a.canonical_url, arg_max(a.title, a.first_seen_at) as title
    from articles a semi join wanted w on w.id = a.canonical_url group by a.canonical_url
),
seen as (
    select a.canonical_url, max(f.fetched_at) as last_seen_at
    from articles a join extracted e using (article_id) join captures c on c.capture_id = e.capture_id
    join fetches f on f.url = c.url
    where a.canonical_url in (select canonical_url from pages) and f.status is not null
    group by a.canonical_url
),
changed as (
    select canonical_url, kind, noticed_at from page_changes where noticed_at >= :since
)
select p.canonical_url, p.title, coalesce(c.kind, '') as change, c.noticed_at, s.last_seen_at
from pages p join seen s using (canonical_url) left join changed c using (canonical_url)
order by c.noticed_at nulls last, p.canonical_url;

-- name: all_attachments()
-- Of every case, without those that were purged.
select a.* from attachments a anti join purges p on p.subject_id = a.attachment_id order by a.sha256, a.case_id;
