-- An outlet exists from valid_from to valid_to, both inclusive; null where no end is known.
alter table sources add column valid_from date;
alter table sources add column valid_to date;
