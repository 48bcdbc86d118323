-- The only words of the store that ever go: state-secret matter that was entered by accident.  What stays is the
-- row in `purges` and the audit entry, whose chain covers hashes only.  A row on which something else rests (the state
-- of a case, a clock, a count) stays with its words blanked: this file holds the only updates beside the write lock's.

-- name: purge_statement(id)!
delete from dossier_statements where statement_id = :id;

-- name: purge_event(id)!
delete from case_events where event_id = :id;

-- name: purge_attachment(id)!
delete from attachments where attachment_id = :id;

-- name: purge_payload(payload_hash)!
delete from audit_payloads where payload_hash = :payload_hash;

-- name: blank_event(id)!
update case_events set reason = '[đã xóa]' where event_id = :id;

-- name: blank_opening(id)!
update case_openings set title = '[đã xóa]' where case_id = :id;

-- name: purge_title(id, given_at)!
delete from case_titles where case_id = :id and "at" = :given_at;

-- name: blank_notice(id)!
update notices set notice_number = '[đã xóa]', register_number = '[đã xóa]' where notice_id = :id;

-- name: blank_paper(id)!
update issued_papers set number = '[đã xóa]' where paper_id = :id;

-- name: blank_response(id)!
-- The plan and what became of it.
update responses set words = '[đã xóa]', link = '' where response_id = :id;

-- name: blank_clock_change(id, kind, made_at)!
update clock_changes set reason = '[đã xóa]' where clock_id = :id and kind = :kind and "at" = :made_at;

-- name: blank_stub(id)!
update secret_stubs set register_number = '[đã xóa]', legal_item = '[đã xóa]' where stub_id = :id;

-- name: purge_register(id)!
delete from register_entries where entry_id = :id;

-- name: blank_letter(id)!
update letters set subject = '[đã xóa]', text = '[đã xóa]', html = '[đã xóa]' where letter_id = :id;

-- name: letters_holding(words, escaped)
-- Letters whose words, however their lines are broken, hold these.
select letter_id from letters
where contains(regexp_replace(subject || ' ' || text, '\s+', ' ', 'g'), :words)
    or contains(regexp_replace(html, '\s+', ' ', 'g'), :words)
    or contains(regexp_replace(html, '\s+', ' ', 'g'), :escaped)
order by letter_id;

-- Wherever else the same words stand: in the case, or everywhere where they are long enough to be no accident.

-- name: sweep_statements(words, case_id, everywhere)!
update dossier_statements set "text" = replace("text", :words, '[đã xóa]')
where contains("text", :words) and author <> 'lamro' and (case_id = :case_id or :everywhere);

-- name: sweep_events(words, case_id, everywhere)!
update case_events set reason = replace(reason, :words, '[đã xóa]')
where contains(reason, :words) and actor <> 'lamro' and (case_id = :case_id or :everywhere);

-- name: sweep_openings(words, case_id, everywhere)!
update case_openings set title = replace(title, :words, '[đã xóa]')
where contains(title, :words) and (case_id = :case_id or :everywhere);

-- name: sweep_titles(words, case_id, everywhere)!
update case_titles set title = replace(title, :words, '[đã xóa]')
where contains(title, :words) and (case_id = :case_id or :everywhere);

-- name: sweep_notices(words, case_id, everywhere)!
update notices set notice_number = replace(notice_number, :words, '[đã xóa]'),
    register_number = replace(register_number, :words, '[đã xóa]')
where contains(notice_number || ' ' || register_number, :words) and (case_id = :case_id or :everywhere);

-- name: sweep_papers(words, case_id, everywhere)!
update issued_papers set number = replace(number, :words, '[đã xóa]')
where contains(number, :words) and (case_id = :case_id or :everywhere);

-- name: sweep_responses(words, case_id, everywhere)!
update responses set words = replace(words, :words, '[đã xóa]')
where contains(words, :words) and (case_id = :case_id or :everywhere);

-- name: sweep_clock_changes(words, case_id, everywhere)!
update clock_changes set reason = replace(reason, :words, '[đã xóa]')
where contains(reason, :words)
    and (:everywhere or clock_id in (select clock_id from clocks where case_id = :case_id));

-- name: sweep_attachments(words, case_id, everywhere)!
update attachments set name = replace(name, :words, '[đã xóa]')
where contains(name, :words) and (case_id = :case_id or :everywhere);

-- name: sweep_alerts(words, case_id, everywhere)!
update alerts set words = replace(words, :words, '[đã xóa]')
where contains(words, :words) and (case_id = :case_id or :everywhere);

-- name: sweep_findings(words, everywhere)!
-- What a closed case put on the official record; what the press told stays.
update statements set truth = replace(truth, :words, '[đã xóa]'), denied = replace(denied, :words, '[đã xóa]')
where kind = 'finding' and :everywhere and contains(truth || ' ' || denied, :words);

-- name: sweep_registers(words, case_id, everywhere)!
update register_entries set title = replace(title, :words, '[đã xóa]'), answer = replace(answer, :words, '[đã xóa]'),
    reason = replace(reason, :words, '[đã xóa]')
where contains(title || ' ' || answer || ' ' || reason, :words)
    and (:everywhere or (case_id = :case_id and case_id <> ''));

-- name: sweep_letter_events(words, everywhere)!
update letter_events set words = replace(words, :words, '[đã xóa]') where :everywhere and contains(words, :words);

-- name: sweep_decisions(words, everywhere)!
update triage_decisions set reason = replace(reason, :words, '[đã xóa]') where :everywhere and contains(reason, :words);

-- name: sweep_story_events(words, everywhere)!
update story_events set reason = replace(reason, :words, '[đã xóa]') where :everywhere and contains(reason, :words);

-- name: sweep_purges(words, case_id, everywhere)!
update purges set reason = replace(reason, :words, '[đã xóa]')
where contains(reason, :words) and (case_id = :case_id or :everywhere);

-- name: sweep_payloads(words, case_id, everywhere)!
delete from audit_payloads
where contains(payload, :words)
    and (:everywhere or payload_hash in (select payload_hash from audit_log where subject = :case_id));

-- name: attach_old#
-- @PATH@ is put in by the caller, quoted: DuckDB takes no parameter here.
attach '@PATH@' as purged_store (read_only);

-- name: copy_old#
-- Rows, views and macros, without what was deleted.
copy from database purged_store to rewritten;

-- name: detach_old#
detach purged_store;
