-- Who speaks: what each article shows of it, and who is who across the articles.

-- That an article was asked who speaks in it, by which step, with what result: digest is over
-- everything that the tables down to verification say of the article, so that nothing can
-- vanish unseen. Their rows are many and name no step; it is the one named here.
CREATE TABLE article_voices (
    article_id      TEXT PRIMARY KEY REFERENCES analysis (article_id),
    n_mentions      INTEGER NOT NULL CHECK (n_mentions >= 0),
    n_entities      INTEGER NOT NULL CHECK (n_entities >= 0),
    n_speakers      INTEGER NOT NULL CHECK (n_speakers >= 0),
    n_hops          INTEGER NOT NULL CHECK (n_hops >= 0),
    n_verifications INTEGER NOT NULL CHECK (n_verifications >= 0),
    digest          TEXT NOT NULL,
    made_by         TEXT NOT NULL REFERENCES step (id)
) STRICT;

-- Somebody or something that one article refers to. id is a digest of the article and of where
-- its first mention stands; name is the seq of the mention with its fullest name.
CREATE TABLE article_entity (
    id         TEXT PRIMARY KEY,
    article_id TEXT NOT NULL REFERENCES article_voices (article_id),
    seq        INTEGER NOT NULL CHECK (seq >= 0),
    kind       TEXT NOT NULL CHECK (kind IN ('person', 'official-body', 'outlet', 'armed-group',
                   'party-or-movement', 'company', 'organisation', 'place', 'document', 'other')),
    name       INTEGER CHECK (name >= 0),
    UNIQUE (article_id, seq)
) STRICT, WITHOUT ROWID;

-- Words that refer to one. entity is its seq, head_start and head_end the word that carries
-- the reference.
CREATE TABLE mention (
    article_id  TEXT NOT NULL,
    seq         INTEGER NOT NULL CHECK (seq >= 0),
    entity      INTEGER NOT NULL,
    start       INTEGER NOT NULL CHECK (start >= 0),
    "end"       INTEGER NOT NULL,
    exact       TEXT NOT NULL,
    head_start  INTEGER NOT NULL,
    head_end    INTEGER NOT NULL,
    form        TEXT NOT NULL CHECK (form IN ('name', 'nominal', 'pronoun')),
    kind        TEXT NOT NULL CHECK (kind IN ('person', 'official-body', 'outlet', 'armed-group',
                    'party-or-movement', 'company', 'organisation', 'place', 'document', 'other')),
    probability REAL NOT NULL CHECK (probability BETWEEN 0 AND 1),
    PRIMARY KEY (article_id, seq),
    FOREIGN KEY (article_id, entity) REFERENCES article_entity (article_id, seq),
    CHECK (start <= head_start AND head_start < head_end AND head_end <= "end")
) STRICT, WITHOUT ROWID;

-- Who the source of an attribution is, and how the words came to the reporter. kind is NULL
-- where the text leaves it open. what to reason_exact say what the article tells of a speaker
-- whom it never names: many is NULL for several, of the body or person they belong to, reason
-- why they are not named.
CREATE TABLE speaker (
    attribution_id TEXT PRIMARY KEY REFERENCES attribution (id),
    kind           TEXT CHECK (kind IN ('person', 'official-body', 'outlet', 'armed-group',
                       'party-or-movement', 'company', 'document', 'public', 'experts', 'unnamed',
                       'other')),
    is_outlet      INTEGER NOT NULL CHECK (is_outlet IN (0, 1)),
    rule           TEXT NOT NULL,
    channel        TEXT NOT NULL CHECK (channel IN ('told-outlet', 'public-speech', 'statement',
                       'document', 'published-work', 'press-report', 'social-post',
                       'law-or-order', 'court-filing', 'declined-comment', 'not-to-reporter',
                       'observed', 'not-stated')),
    channel_start  INTEGER CHECK (channel_start >= 0),
    channel_end    INTEGER CHECK (channel_start < channel_end),
    channel_exact  TEXT,
    what           TEXT CHECK (what IN ('official', 'diplomat', 'police', 'military',
                       'intelligence', 'witness', 'expert', 'sources', 'poll', 'document', 'post',
                       'public', 'aide', 'lawyer', 'politician', 'party', 'critics', 'relative',
                       'journalists', 'company', 'other')),
    many           INTEGER CHECK (many >= 0),
    words_start    INTEGER CHECK (words_start >= 0),
    words_end      INTEGER CHECK (words_start < words_end),
    words_exact    TEXT,
    of_start       INTEGER CHECK (of_start >= 0),
    of_end         INTEGER CHECK (of_start < of_end),
    of_exact       TEXT,
    reason_start   INTEGER CHECK (reason_start >= 0),
    reason_end     INTEGER CHECK (reason_start < reason_end),
    reason_exact   TEXT,
    CHECK ((channel_start IS NULL) = (channel_end IS NULL)
           AND (channel_start IS NULL) = (channel_exact IS NULL)
           AND (channel_start IS NULL) = (channel = 'not-stated')),
    CHECK ((words_start IS NULL) = (words_end IS NULL)
           AND (words_start IS NULL) = (words_exact IS NULL)
           AND (words_start IS NULL) = (what IS NULL)),
    CHECK ((of_start IS NULL) = (of_end IS NULL) AND (of_start IS NULL) = (of_exact IS NULL)),
    CHECK ((reason_start IS NULL) = (reason_end IS NULL)
           AND (reason_start IS NULL) = (reason_exact IS NULL)),
    CHECK (what IS NOT NULL OR (many IS NULL AND of_start IS NULL AND reason_start IS NULL))
) STRICT, WITHOUT ROWID;
CREATE INDEX speaker_what ON speaker (what) WHERE what IS NOT NULL;

-- Whom a source refers to: one, or the several of a group.
CREATE TABLE speaker_entity (
    attribution_id    TEXT NOT NULL REFERENCES speaker (attribution_id),
    seq               INTEGER NOT NULL CHECK (seq >= 0),
    article_entity_id TEXT NOT NULL REFERENCES article_entity (id),
    PRIMARY KEY (attribution_id, seq)
) STRICT, WITHOUT ROWID;
CREATE INDEX speaker_entity_entity ON speaker_entity (article_entity_id);

-- One voice that the words of an attribution came through, the outermost first. speaker_of is
-- the position of the attribution, in the same article, whose speaker it is.
CREATE TABLE chain_hop (
    attribution_id TEXT NOT NULL REFERENCES speaker (attribution_id),
    seq            INTEGER NOT NULL CHECK (seq >= 0),
    role           TEXT NOT NULL CHECK (role IN ('outlet', 'relay', 'speaker', 'principal')),
    start          INTEGER CHECK (start >= 0),
    "end"          INTEGER CHECK (start < "end"),
    exact          TEXT,
    speaker_of     INTEGER CHECK (speaker_of >= 0),
    PRIMARY KEY (attribution_id, seq),
    CHECK ((start IS NULL) = ("end" IS NULL) AND (start IS NULL) = (exact IS NULL))
) STRICT, WITHOUT ROWID;

-- Who that voice is. entity is the seq of one of the article's entities.
CREATE TABLE chain_hop_entity (
    attribution_id TEXT NOT NULL,
    hop            INTEGER NOT NULL,
    seq            INTEGER NOT NULL CHECK (seq >= 0),
    entity         INTEGER NOT NULL CHECK (entity >= 0),
    PRIMARY KEY (attribution_id, hop, seq),
    FOREIGN KEY (attribution_id, hop) REFERENCES chain_hop (attribution_id, seq)
) STRICT, WITHOUT ROWID;

-- What an article says of how well something is verified. attribution_id is the attribution
-- that it speaks of, or NULL.
CREATE TABLE verification (
    article_id     TEXT NOT NULL REFERENCES article_voices (article_id),
    seq            INTEGER NOT NULL CHECK (seq >= 0),
    kind           TEXT NOT NULL CHECK (kind IN ('unverified', 'no-evidence', 'verified',
                       'no-response', 'declined', 'anonymity', 'undisclosed', 'disputed')),
    start          INTEGER NOT NULL CHECK (start >= 0),
    "end"          INTEGER NOT NULL CHECK (start < "end"),
    exact          TEXT NOT NULL,
    attribution_id TEXT REFERENCES attribution (id),
    PRIMARY KEY (article_id, seq)
) STRICT, WITHOUT ROWID;
CREATE INDEX verification_attribution ON verification (attribution_id);

-- That it was asked who is who across all articles, by which step, with what result: one row,
-- with a digest over everything in the tables below.
CREATE TABLE resolution (
    number     INTEGER PRIMARY KEY CHECK (number = 1),
    n_entities INTEGER NOT NULL CHECK (n_entities >= 0),
    n_merges   INTEGER NOT NULL CHECK (n_merges >= 0),
    digest     TEXT NOT NULL,
    made_by    TEXT NOT NULL REFERENCES step (id)
) STRICT;

-- Somebody or something that articles of the dossier refer to. id is a digest of its members,
-- name the fullest seen, known_as its id in the newsroom's own file, or ''.
CREATE TABLE entity (
    id       TEXT PRIMARY KEY,
    name     TEXT NOT NULL,
    kind     TEXT NOT NULL CHECK (kind IN ('person', 'official-body', 'outlet', 'armed-group',
                 'party-or-movement', 'company', 'organisation', 'place', 'document', 'other')),
    known_as TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Which entities of articles are this one.
CREATE TABLE entity_member (
    entity_id         TEXT NOT NULL REFERENCES entity (id),
    article_entity_id TEXT NOT NULL UNIQUE REFERENCES article_entity (id),
    PRIMARY KEY (entity_id, article_entity_id)
) STRICT, WITHOUT ROWID;

-- That an article uses a name of it.
CREATE TABLE entity_name (
    entity_id  TEXT NOT NULL REFERENCES entity (id),
    name       TEXT NOT NULL,
    article_id TEXT NOT NULL REFERENCES article (id),
    PRIMARY KEY (entity_id, name, article_id)
) STRICT, WITHOUT ROWID;

-- That two entities of articles are one, and what made them one. undone marks what a
-- judgement forbids: then they are not.
CREATE TABLE entity_merge (
    one         TEXT NOT NULL REFERENCES article_entity (id),
    other       TEXT NOT NULL REFERENCES article_entity (id),
    probability REAL NOT NULL CHECK (probability BETWEEN 0 AND 1),
    decided_by  TEXT NOT NULL CHECK (decided_by IN ('features', 'knowledge', 'person')),
    undone      INTEGER NOT NULL CHECK (undone IN (0, 1)),
    PRIMARY KEY (one, other),
    CHECK (one < other)
) STRICT, WITHOUT ROWID;
CREATE INDEX entity_merge_other ON entity_merge (other);

-- What speaks for a merge or against it, the weightiest first.
CREATE TABLE merge_ground (
    one      TEXT NOT NULL,
    other    TEXT NOT NULL,
    seq      INTEGER NOT NULL CHECK (seq >= 0),
    feature  TEXT NOT NULL,
    value    REAL NOT NULL,
    log_odds REAL NOT NULL,
    words    TEXT NOT NULL,
    PRIMARY KEY (one, other, seq),
    FOREIGN KEY (one, other) REFERENCES entity_merge (one, other)
) STRICT, WITHOUT ROWID;

-- Without it, each attribution that is deleted costs a look at all others.
CREATE INDEX attribution_parent ON attribution (parent_id) WHERE parent_id IS NOT NULL;
