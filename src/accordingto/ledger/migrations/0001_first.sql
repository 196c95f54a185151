-- A dossier: who says what in which document, and where each word stands.
--
-- Offsets are [start, "end") in code points of document.text. Every id but
-- block.number and judgement.number is a digest of content, so that two runs
-- give the same rows. Derived rows say in made_by which step made them.

-- One version of one stage; weights_sha256 is '' where no model is used.
CREATE TABLE step (
    id             TEXT PRIMARY KEY,
    stage          TEXT NOT NULL,
    name           TEXT NOT NULL,
    version        TEXT NOT NULL,
    weights        TEXT NOT NULL,
    weights_sha256 TEXT NOT NULL
) STRICT;

-- The bytes as they came, once for each content.
CREATE TABLE raw (
    sha256  TEXT PRIMARY KEY CHECK (length(sha256) = 64),
    n_bytes INTEGER NOT NULL CHECK (n_bytes = length(bytes)),
    bytes   BLOB NOT NULL
) STRICT;

-- The text read from the bytes. version counts the contents seen at one
-- origin, from 1. offset_map leads back to the bytes: see OffsetMap.to_bytes.
CREATE TABLE document (
    id          TEXT PRIMARY KEY,
    origin      TEXT NOT NULL,
    version     INTEGER NOT NULL CHECK (version >= 1),
    raw_sha256  TEXT NOT NULL REFERENCES raw (sha256),
    media_type  TEXT NOT NULL,
    encoding    TEXT NOT NULL,
    text        TEXT NOT NULL,
    text_sha256 TEXT NOT NULL CHECK (length(text_sha256) = 64),
    n_chars     INTEGER NOT NULL,
    offset_map  BLOB NOT NULL,
    made_by     TEXT NOT NULL REFERENCES step (id),
    UNIQUE (origin, version)
) STRICT;

-- One story in a document.
CREATE TABLE article (
    id          TEXT PRIMARY KEY,
    document_id TEXT NOT NULL REFERENCES document (id),
    position    INTEGER NOT NULL CHECK (position >= 0),
    language    TEXT,
    made_by     TEXT NOT NULL REFERENCES step (id),
    UNIQUE (document_id, position)
) STRICT;

-- What a page states about an article, with the words that state it: in the
-- text, or in bytes that no reader sees (a <meta> tag).
CREATE TABLE article_field (
    article_id TEXT NOT NULL REFERENCES article (id),
    field      TEXT NOT NULL CHECK (field IN ('title', 'byline', 'outlet', 'published')),
    value      TEXT NOT NULL,
    start      INTEGER,
    "end"      INTEGER,
    byte_start INTEGER,
    byte_end   INTEGER,
    exact      TEXT NOT NULL,
    made_by    TEXT NOT NULL REFERENCES step (id),
    PRIMARY KEY (article_id, field),
    CHECK ((start IS NULL) = ("end" IS NULL) AND (byte_start IS NULL) = (byte_end IS NULL)),
    CHECK ((start IS NULL) <> (byte_start IS NULL)),
    CHECK (start IS NULL OR (start >= 0 AND start < "end")),
    CHECK (byte_start IS NULL OR (byte_start >= 0 AND byte_start < byte_end))
) STRICT;

-- The text cut into paragraphs. kind is 'title' or 'body' in an article, and
-- the kind of boilerplate elsewhere. sha256 is that of the words.
CREATE TABLE block (
    number      INTEGER PRIMARY KEY,
    document_id TEXT NOT NULL REFERENCES document (id),
    seq         INTEGER NOT NULL,
    article_id  TEXT REFERENCES article (id),
    kind        TEXT NOT NULL CHECK ((article_id IS NOT NULL) = (kind IN ('title', 'body'))),
    start       INTEGER NOT NULL,
    "end"       INTEGER NOT NULL CHECK (start >= 0 AND start < "end"),
    sha256      TEXT NOT NULL CHECK (length(sha256) = 64),
    made_by     TEXT NOT NULL REFERENCES step (id),
    UNIQUE (document_id, seq)
) STRICT;
CREATE INDEX block_article ON block (article_id, seq);

CREATE VIEW block_words (number, words) AS
    SELECT b.number, substr(d.text, b.start + 1, b."end" - b.start)
    FROM block AS b JOIN document AS d ON d.id = b.document_id;

CREATE VIRTUAL TABLE block_search USING fts5 (
    words, content = 'block_words', content_rowid = 'number',
    tokenize = 'unicode61 remove_diacritics 2'
);

-- That an article was annotated, by which step, with what result: digest is
-- over the ids of its attributions in order, so that none can vanish unseen.
CREATE TABLE analysis (
    article_id     TEXT PRIMARY KEY REFERENCES article (id),
    n_attributions INTEGER NOT NULL,
    digest         TEXT NOT NULL,
    made_by        TEXT NOT NULL REFERENCES step (id)
) STRICT;

CREATE TABLE attribution (
    id          TEXT PRIMARY KEY,
    article_id  TEXT NOT NULL REFERENCES analysis (article_id),
    position    INTEGER NOT NULL CHECK (position >= 0),
    form        TEXT NOT NULL CHECK (form IN ('direct', 'indirect', 'mixed')),
    kind        TEXT NOT NULL CHECK (kind IN ('said', 'thought', 'intended', 'felt', 'done')),
    stance      TEXT NOT NULL CHECK (stance IN ('asserts', 'denies', 'accuses', 'concedes',
                    'warns', 'promises', 'doubts', 'demands', 'asks', 'describes', 'other')),
    hedged      INTEGER NOT NULL CHECK (hedged IN (0, 1)),
    parent_id   TEXT REFERENCES attribution (id) DEFERRABLE INITIALLY DEFERRED,
    probability REAL NOT NULL CHECK (probability BETWEEN 0 AND 1),
    rule        TEXT NOT NULL,
    made_by     TEXT NOT NULL REFERENCES step (id),
    UNIQUE (article_id, position)
) STRICT;

CREATE TABLE attribution_span (
    attribution_id TEXT NOT NULL REFERENCES attribution (id),
    role           TEXT NOT NULL CHECK (role IN ('source', 'cue', 'content')),
    seq            INTEGER NOT NULL CHECK (seq >= 0),
    start          INTEGER NOT NULL,
    "end"          INTEGER NOT NULL CHECK (start >= 0 AND start < "end"),
    exact          TEXT NOT NULL,
    made_by        TEXT NOT NULL REFERENCES step (id),
    PRIMARY KEY (attribution_id, role, seq)
) STRICT, WITHOUT ROWID;

-- What became of every file that was offered. raw_sha256 is '' when the bytes
-- could not be read; document_id is NULL when no document came of them.
CREATE TABLE intake (
    origin      TEXT NOT NULL,
    raw_sha256  TEXT NOT NULL,
    status      TEXT NOT NULL CHECK (status IN ('read', 'skipped', 'failed')),
    code        TEXT NOT NULL,
    message     TEXT NOT NULL,
    n_bytes     INTEGER,
    document_id TEXT REFERENCES document (id),
    PRIMARY KEY (origin, raw_sha256),
    CHECK ((status = 'read') = (document_id IS NOT NULL))
) STRICT, WITHOUT ROWID;

CREATE TABLE intake_note (
    origin     TEXT NOT NULL,
    raw_sha256 TEXT NOT NULL,
    seq        INTEGER NOT NULL,
    code       TEXT NOT NULL,
    message    TEXT NOT NULL,
    PRIMARY KEY (origin, raw_sha256, seq),
    FOREIGN KEY (origin, raw_sha256) REFERENCES intake (origin, raw_sha256)
) STRICT, WITHOUT ROWID;

-- A person's decisions. target_id has no foreign key: the word outlives the
-- row that it judged. Rows are only ever added; the triggers see to it.
CREATE TABLE judgement (
    number      INTEGER PRIMARY KEY AUTOINCREMENT,
    made_at     TEXT NOT NULL,
    who         TEXT NOT NULL CHECK (who <> ''),
    target_kind TEXT NOT NULL,
    target_id   TEXT NOT NULL,
    decision    TEXT NOT NULL CHECK (decision <> ''),
    value       TEXT NOT NULL,
    why         TEXT NOT NULL,
    withdraws   INTEGER REFERENCES judgement (number)
) STRICT;
CREATE INDEX judgement_target ON judgement (target_kind, target_id);

CREATE TRIGGER judgement_is_never_changed BEFORE UPDATE ON judgement
BEGIN
    SELECT raise(ABORT, 'a judgement is never changed; withdraw it with another');
END;
CREATE TRIGGER judgement_is_never_erased BEFORE DELETE ON judgement
BEGIN
    SELECT raise(ABORT, 'a judgement is never erased; withdraw it with another');
END;
