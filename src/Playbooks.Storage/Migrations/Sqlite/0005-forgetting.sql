-- What an account was found by is taken out of the index itself when it changes, and not only marked as gone: a name that
-- was erased could be put together again from its pieces.
INSERT INTO account_words (account_words, rank) VALUES ('secure-delete', 1);
