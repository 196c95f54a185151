-- Which articles are versions of one article, and the words in which they differ.

-- One article in the history of several. number is its place in it, ordered_by what decided
-- that it comes after the version before, matched_by and matched_on what both have in common,
-- shared which share of the shorter one's pairs of words. digest is over all of this and the
-- changes, history_id over the articles in order, so that none can vanish unseen.
CREATE TABLE version (
    article_id TEXT PRIMARY KEY REFERENCES article (id),
    history_id TEXT NOT NULL,
    number     INTEGER NOT NULL CHECK (number >= 1),
    ordered_by TEXT CHECK (ordered_by IN ('captured', 'updated', 'published', 'document-version',
                   'origin', 'position')),
    matched_by TEXT CHECK (matched_by IN ('address', 'origin', 'other-version')),
    matched_on TEXT NOT NULL,
    shared     REAL CHECK (shared BETWEEN 0 AND 1),
    n_changes  INTEGER NOT NULL CHECK (n_changes >= 0),
    digest     TEXT NOT NULL,
    made_by    TEXT NOT NULL REFERENCES step (id),
    UNIQUE (history_id, number),
    CHECK ((number = 1) = (ordered_by IS NULL) AND (number = 1) = (matched_by IS NULL)
           AND (number = 1) = (shared IS NULL))
) STRICT;

-- Words of a version in place of words of the version before it. Without words on one side,
-- start and "end" are the place where they would stand.
CREATE TABLE version_change (
    article_id   TEXT NOT NULL REFERENCES version (article_id),
    seq          INTEGER NOT NULL CHECK (seq >= 0),
    kind         TEXT NOT NULL CHECK (kind IN ('replaced', 'added', 'removed')),
    before_start INTEGER NOT NULL CHECK (before_start >= 0),
    before_end   INTEGER NOT NULL CHECK (before_start <= before_end),
    before_exact TEXT NOT NULL CHECK (length(before_exact) <= before_end - before_start),
    after_start  INTEGER NOT NULL CHECK (after_start >= 0),
    after_end    INTEGER NOT NULL CHECK (after_start <= after_end),
    after_exact  TEXT NOT NULL CHECK (length(after_exact) <= after_end - after_start),
    made_by      TEXT NOT NULL REFERENCES step (id),
    PRIMARY KEY (article_id, seq),
    CHECK ((kind = 'added') = (before_start = before_end)),
    CHECK ((kind = 'removed') = (after_start = after_end))
) STRICT, WITHOUT ROWID;

-- That an article is no version of an earlier one that it has an address or an origin in
-- common with, and why.
CREATE TABLE version_refused (
    article_id TEXT PRIMARY KEY REFERENCES article (id),
    earlier_id TEXT NOT NULL REFERENCES article (id),
    matched_by TEXT NOT NULL CHECK (matched_by IN ('address', 'origin')),
    matched_on TEXT NOT NULL,
    shared     REAL NOT NULL CHECK (shared BETWEEN 0 AND 1),
    reason     TEXT NOT NULL CHECK (reason IN ('too-few-words', 'nearer-article')),
    made_by    TEXT NOT NULL REFERENCES step (id)
) STRICT;
CREATE INDEX version_refused_earlier ON version_refused (earlier_id);
