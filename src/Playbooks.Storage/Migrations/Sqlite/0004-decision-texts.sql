-- What results of decisions have alike, each text once: nine tenths of the words of a result are those of its release. A
-- result begins with '{' where it is kept as it is, and with a byte 1 where it names such texts by their numbers; what it
-- names was there before. They tell of releases and of nobody, and stay like them.
CREATE TABLE decision_texts (
    number INTEGER PRIMARY KEY,
    text   BLOB NOT NULL UNIQUE
) STRICT;
