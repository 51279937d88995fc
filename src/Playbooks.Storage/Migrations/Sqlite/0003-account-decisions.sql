-- One row for each decision in the place of one for each action and two indexes: what an account's history asks for, and
-- what its decisions are listed by. Each decision pays for each index, so account and time stand here once more, and
-- whoever deletes a decision deletes its row here first. Actions are [[rank, action, rule, contact or null], ...].
CREATE TABLE account_decisions (
    account  TEXT NOT NULL,
    at       TEXT NOT NULL,
    decision TEXT NOT NULL,
    actions  TEXT NOT NULL,
    PRIMARY KEY (account, at, decision)
) STRICT, WITHOUT ROWID;

INSERT INTO account_decisions (account, at, decision, actions)
SELECT account, at, id, '[' || coalesce(
    (SELECT group_concat(json_array(rank, action, rule, contact), ',' ORDER BY place) FROM decided_actions AS done
     WHERE done.account = decisions.account AND done.at = decisions.at AND done.decision = decisions.id), '') || ']'
FROM decisions;

DROP TABLE decided_actions;
DROP INDEX decisions_by_account;
DROP INDEX decisions_by_time;
