-- Each content of the office's own settings that papers rest on, from the instant at which it was found:
-- pipeline/records/settings.py.  Never logins, addresses, passwords.

create table noted_settings (
    settings_id varchar not null, kind varchar not null, sha256 varchar not null, content varchar not null,
    recorded_at timestamptz not null, run_id varchar not null
);
