-- What became of the pages of a case after it was answered.

-- name: pages_of_case(case_id, known_at)
select canonical_url, article_id, title, relation, first_seen_at, picked_up
from case_pages(:known_at::timestamptz) where case_id = :case_id order by canonical_url;

-- name: follow_up_rows(agency_id, known_at)
select * from case_followup_at(:known_at::timestamptz) where agency_id = :agency_id;
