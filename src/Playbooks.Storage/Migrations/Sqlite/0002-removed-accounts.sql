-- The highest version that an account had which was taken out. Accounts that come later begin behind it, so that an edit
-- that was made on an account which is gone never fits one that came in its place.
CREATE TABLE removed_accounts (
    id      INTEGER PRIMARY KEY CHECK (id = 1),
    version INTEGER NOT NULL
) STRICT;

INSERT INTO removed_accounts (id, version) VALUES (1, 0);
