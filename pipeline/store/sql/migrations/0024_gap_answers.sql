-- Which gap of its part a person's statement answers, and from which case a statement or file was carried over by a
-- merge; what a file is by its bytes; '' where none.
alter table dossier_statements add column answers varchar default '';
alter table dossier_statements add column origin varchar default '';
alter table attachments add column origin varchar default '';
alter table attachments add column described varchar default '';
