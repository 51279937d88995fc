-- Times are UTC text of one length (2026-03-02T09:00:00.0000000Z), days are 2026-03-02, decimals invariant text,
-- lists and facts JSON text. Ids are given by whoever makes a thing. States are kept by name.

CREATE TABLE audit (
    number  INTEGER PRIMARY KEY,
    at      TEXT NOT NULL,
    actor   TEXT NOT NULL,
    action  TEXT NOT NULL,
    subject TEXT NOT NULL,
    note    TEXT,
    hash    TEXT NOT NULL
) STRICT;

CREATE TRIGGER audit_is_not_changed BEFORE UPDATE ON audit
BEGIN SELECT RAISE(ABORT, 'the audit is append-only'); END;

CREATE TRIGGER audit_is_not_deleted BEFORE DELETE ON audit
BEGIN SELECT RAISE(ABORT, 'the audit is append-only'); END;

-- Each text once, by its SHA-256, however many releases hold it.
CREATE TABLE texts (
    hash       TEXT PRIMARY KEY,
    compressed BLOB NOT NULL
) STRICT;

-- A content is a set of paths and texts, by a hash over both; releases of the same content share it.
CREATE TABLE contents (
    hash TEXT NOT NULL,
    path TEXT NOT NULL,
    text TEXT NOT NULL REFERENCES texts (hash),
    PRIMARY KEY (hash, path)
) STRICT;

CREATE TABLE releases (
    number         INTEGER PRIMARY KEY,
    hash           TEXT NOT NULL,
    content        TEXT NOT NULL,
    state          TEXT NOT NULL,
    origin         TEXT NOT NULL,
    author         TEXT NOT NULL,
    note           TEXT NOT NULL,
    proposed_at    TEXT NOT NULL,
    base           INTEGER,
    draft          TEXT,
    draft_revision INTEGER,
    restores       INTEGER REFERENCES releases (number),
    needs_approval INTEGER NOT NULL,
    approved_by    TEXT,
    approved_at    TEXT,
    publish_at     TEXT,
    live_from      TEXT,
    live_until     TEXT,
    ended_because  TEXT
) STRICT;

CREATE UNIQUE INDEX releases_one_is_live ON releases (state) WHERE state = 'Live';
CREATE INDEX releases_waiting ON releases (number) WHERE state IN ('Proposed', 'Scheduled');
CREATE INDEX releases_by_hash ON releases (hash, number);
CREATE INDEX releases_by_draft ON releases (draft) WHERE draft IS NOT NULL;

CREATE TABLE drafts (
    id         TEXT PRIMARY KEY,
    title      TEXT NOT NULL,
    author     TEXT NOT NULL,
    base       INTEGER REFERENCES releases (number),
    created_at TEXT NOT NULL,
    state      TEXT NOT NULL,
    revision   INTEGER NOT NULL
) STRICT;

CREATE TABLE draft_documents (
    draft    TEXT NOT NULL REFERENCES drafts (id),
    path     TEXT NOT NULL,
    text     TEXT,
    version  INTEGER NOT NULL,
    author   TEXT NOT NULL,
    saved_at TEXT NOT NULL,
    PRIMARY KEY (draft, path)
) STRICT;

CREATE TABLE decisions (
    id             TEXT PRIMARY KEY,
    account        TEXT NOT NULL,
    at             TEXT NOT NULL,
    release        TEXT NOT NULL,
    release_number INTEGER NOT NULL REFERENCES releases (number),
    erased_at      TEXT,
    request        BLOB NOT NULL,
    result         BLOB NOT NULL
) STRICT;

CREATE INDEX decisions_by_account ON decisions (account, id);
CREATE INDEX decisions_by_time ON decisions (at);

-- Keyed by what history asks for, and by nothing else, since each decision pays for each index; so account and time stand
-- here once more, and whoever deletes a decision deletes these first.
CREATE TABLE decided_actions (
    account  TEXT NOT NULL,
    at       TEXT NOT NULL,
    decision TEXT NOT NULL,
    place    INTEGER NOT NULL,
    rank     INTEGER NOT NULL,
    action   TEXT NOT NULL,
    rule     TEXT NOT NULL,
    contact  TEXT,
    PRIMARY KEY (account, at, decision, place)
) STRICT, WITHOUT ROWID;

CREATE TABLE accounts (
    number     INTEGER PRIMARY KEY,
    id         TEXT NOT NULL UNIQUE,
    facts      TEXT NOT NULL,
    team       TEXT,
    version    INTEGER NOT NULL,
    changed_at TEXT NOT NULL
) STRICT;

CREATE TABLE contacts (
    account TEXT NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    id      TEXT NOT NULL,
    facts   TEXT NOT NULL,
    PRIMARY KEY (account, id)
) STRICT;

CREATE INDEX contacts_by_id ON contacts (id);

-- What accounts are found by: ids and names of the account and its contacts, letters folded, a line each.
CREATE VIRTUAL TABLE account_words USING fts5 (words, tokenize = 'trigram case_sensitive 1');

CREATE TABLE surveys (
    id      TEXT NOT NULL,
    account TEXT NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    contact TEXT,
    at      TEXT NOT NULL,
    facts   TEXT NOT NULL,
    PRIMARY KEY (account, id)
) STRICT;

CREATE INDEX surveys_by_account ON surveys (account, at, id);

CREATE TABLE events (
    id      TEXT NOT NULL,
    account TEXT NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    contact TEXT,
    at      TEXT NOT NULL,
    facts   TEXT NOT NULL,
    PRIMARY KEY (account, id)
) STRICT;

CREATE INDEX events_by_account ON events (account, at, id);

CREATE TABLE purchases (
    id       TEXT NOT NULL,
    account  TEXT NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    at       TEXT NOT NULL,
    product  TEXT NOT NULL,
    amount   TEXT NOT NULL,
    quantity TEXT,
    PRIMARY KEY (account, id)
) STRICT;

CREATE INDEX purchases_by_account ON purchases (account, at, id);

CREATE TABLE products (
    account TEXT NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    product TEXT NOT NULL,
    since   TEXT,
    until   TEXT,
    usage   REAL,
    PRIMARY KEY (account, product)
) STRICT;

CREATE TABLE keys (
    id         TEXT PRIMARY KEY,
    name       TEXT NOT NULL,
    owner      TEXT,
    hash       TEXT NOT NULL UNIQUE,
    scopes     TEXT NOT NULL,
    team       TEXT,
    created_by TEXT NOT NULL,
    created_at TEXT NOT NULL,
    expires_at TEXT,
    revoked_at TEXT
) STRICT;

CREATE TABLE sessions (
    hash       TEXT PRIMARY KEY,
    actor      TEXT NOT NULL,
    scopes     TEXT NOT NULL,
    team       TEXT,
    expires_at TEXT NOT NULL,
    key        TEXT REFERENCES keys (id)
) STRICT;

CREATE INDEX sessions_by_key ON sessions (key) WHERE key IS NOT NULL;
CREATE INDEX sessions_by_expiry ON sessions (expires_at);

CREATE TABLE requests (
    caller      TEXT NOT NULL,
    key         TEXT NOT NULL,
    fingerprint TEXT NOT NULL,
    at          TEXT NOT NULL,
    status      INTEGER,
    headers     TEXT,
    body        BLOB,
    PRIMARY KEY (caller, key)
) STRICT;

CREATE INDEX requests_by_time ON requests (at);

CREATE TABLE webhooks (
    id         TEXT PRIMARY KEY,
    url        TEXT NOT NULL,
    types      TEXT NOT NULL,
    secret     TEXT NOT NULL,
    created_by TEXT NOT NULL,
    created_at TEXT NOT NULL
) STRICT;

CREATE TABLE webhook_types (
    type    TEXT NOT NULL,
    webhook TEXT NOT NULL REFERENCES webhooks (id) ON DELETE CASCADE,
    PRIMARY KEY (type, webhook)
) STRICT;

-- Numbers are never given twice: a late answer about a delivery must not meet another one.
CREATE TABLE outbox (
    number     INTEGER PRIMARY KEY AUTOINCREMENT,
    webhook    TEXT NOT NULL REFERENCES webhooks (id) ON DELETE CASCADE,
    type       TEXT NOT NULL,
    subject    TEXT NOT NULL,
    at         TEXT NOT NULL,
    data       BLOB NOT NULL,
    attempts   INTEGER NOT NULL,
    next_at    TEXT,
    last_error TEXT
) STRICT;

CREATE INDEX outbox_due ON outbox (next_at, number) WHERE next_at IS NOT NULL;
CREATE INDEX outbox_by_webhook ON outbox (webhook, number);

CREATE TABLE jobs (
    id         TEXT PRIMARY KEY,
    kind       TEXT NOT NULL,
    request    TEXT NOT NULL,
    actor      TEXT NOT NULL,
    created_at TEXT NOT NULL,
    state      TEXT NOT NULL,
    done       INTEGER NOT NULL,
    total      INTEGER,
    checkpoint TEXT,
    ended_at   TEXT,
    error      TEXT
) STRICT;

CREATE INDEX jobs_unfinished ON jobs (id) WHERE state IN ('Waiting', 'Running');
CREATE INDEX jobs_by_end ON jobs (ended_at) WHERE ended_at IS NOT NULL;

CREATE TABLE job_results (
    job    TEXT NOT NULL REFERENCES jobs (id) ON DELETE CASCADE,
    number INTEGER NOT NULL,
    piece  BLOB NOT NULL,
    PRIMARY KEY (job, number)
) STRICT;

-- One row that is written to see whether the store takes writes.
CREATE TABLE probe (
    id INTEGER PRIMARY KEY,
    at TEXT NOT NULL
) STRICT;
