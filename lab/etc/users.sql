-- Virtual users as PostfixAdmin keeps them, reduced to what the lab needs; passwords are `secret-NAME`.
CREATE TABLE domain (name TEXT PRIMARY KEY);
CREATE TABLE alias_domain (name TEXT PRIMARY KEY, target TEXT);
CREATE TABLE mailbox (address TEXT PRIMARY KEY, password TEXT, home TEXT, quota_bytes INTEGER DEFAULT 0, active INTEGER DEFAULT 1);
CREATE TABLE alias (address TEXT PRIMARY KEY, goto TEXT);

INSERT INTO domain VALUES ('example.jp'), ('alias.example.jp');
INSERT INTO alias_domain VALUES ('alias.example.jp', 'example.jp');
INSERT INTO mailbox (address) VALUES
    ('alice@example.jp'), ('bob@example.jp'), ('carol@example.jp'), ('dave@example.jp'), ('erin@example.jp'),
    ('frank@example.jp'), ('grace@example.jp'), ('heidi@example.jp'), ('ivan@example.jp'), ('judy@example.jp'),
    ('mallory@example.jp'), ('full@example.jp'), ('sieve@example.jp'), ('vacation@example.jp'), ('disabled@example.jp'), ('o''brien@example.jp');
-- Those whom attackers are after, and their innocent neighbours: nobody else logs in as them.
INSERT INTO mailbox (address) VALUES
    ('kate@example.jp'), ('leo@example.jp'), ('mona@example.jp'), ('nina@example.jp'), ('oscar@example.jp'),
    ('peggy@example.jp'), ('quinn@example.jp'), ('rupert@example.jp'), ('sybil@example.jp'), ('trent@example.jp'),
    ('ursula@example.jp'), ('victor@example.jp'), ('walter@example.jp'), ('xenia@example.jp'), ('yuki@example.jp'),
    ('zoe@example.jp'), ('steve@example.jp'), ('sara@example.jp');
UPDATE mailbox SET
    password = 'secret-' || substr(address, 1, instr(address, '@') - 1),
    home = replace(address, '''', '') || '/';
-- What a spray finds.
UPDATE mailbox SET password = 'Autumn2026' WHERE address = 'zoe@example.jp';
UPDATE mailbox SET quota_bytes = 12000 WHERE address = 'full@example.jp';
UPDATE mailbox SET active = 0 WHERE address = 'disabled@example.jp';
INSERT INTO alias SELECT address, address FROM mailbox WHERE active;
INSERT INTO alias VALUES
    ('info@example.jp', 'alice@example.jp'),
    ('team@example.jp', 'alice@example.jp,bob@example.jp,carol@example.jp'),
    ('outside@example.jp', 'someone@accepts.example'),
    ('both@example.jp', 'alice@example.jp,someone@accepts.example'),
    ('dead@example.jp', 'unknown@refuses.example'),
    ('half-dead@example.jp', 'alice@example.jp,unknown@refuses.example'),
    ('dangling@example.jp', 'gone@example.jp'),
    ('circle@example.jp', 'circle2@example.jp'),
    ('circle2@example.jp', 'circle@example.jp'),
    ('root@example.jp', 'alice@example.jp'),
    ('postmaster@example.jp', 'alice@example.jp');
-- Recipients that stand for an answer: of recipient_access, of the policy service, of the milter.
INSERT INTO alias SELECT value || '@example.jp', 'alice@example.jp' FROM json_each('[
    "access-reject", "access-later", "access-hold", "access-discard", "access-warn", "access-info", "access-prepend",
    "access-redirect", "access-filter", "access-bcc",
    "policy-reject", "policy-later", "policy-hold", "policy-discard", "policy-warn", "policy-prepend",
    "policy-redirect", "policy-info", "policy-421", "policy-521", "policy-filter", "policy-nonsense", "policy-silent",
    "milter-reject", "milter-later", "milter-discard"]');
