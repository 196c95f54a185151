-- Documents taken out of archives, mails and exports; where stories come from; pages of PDFs.

-- For formats such as PDF: on which page, and where on it, each character stands; see
-- PageMap.to_bytes. offset_map is empty then.
ALTER TABLE document ADD COLUMN page_map BLOB;

-- How the bytes of a document came, where they are not a file on disk. place says where in
-- that file they stand, media_type what they were said to be.
CREATE TABLE part (
    document_id TEXT PRIMARY KEY REFERENCES document (id),
    file_origin TEXT NOT NULL,
    file_sha256 TEXT NOT NULL CHECK (length(file_sha256) = 64),
    name        TEXT NOT NULL,
    place       TEXT NOT NULL,
    media_type  TEXT NOT NULL
) STRICT;
CREATE INDEX part_file ON part (file_origin);

-- What came with these bytes from outside them: a WARC header, the date of a post.
CREATE TABLE part_given (
    document_id TEXT NOT NULL REFERENCES part (document_id),
    seq         INTEGER NOT NULL,
    field       TEXT NOT NULL,
    value       TEXT NOT NULL,
    "by"        TEXT NOT NULL CHECK ("by" <> ''),
    PRIMARY KEY (document_id, seq)
) STRICT, WITHOUT ROWID;

-- As before, with more fields, and with given: what states it outside the bytes.
CREATE TABLE article_field_3 (
    article_id TEXT NOT NULL REFERENCES article (id),
    field      TEXT NOT NULL CHECK (field IN ('title', 'subtitle', 'byline', 'outlet', 'published',
                   'updated', 'captured', 'url', 'canonical-url', 'forwarded-from')),
    value      TEXT NOT NULL,
    start      INTEGER,
    "end"      INTEGER,
    byte_start INTEGER,
    byte_end   INTEGER,
    given      TEXT NOT NULL,
    exact      TEXT NOT NULL,
    made_by    TEXT NOT NULL REFERENCES step (id),
    PRIMARY KEY (article_id, field),
    CHECK ((start IS NULL) = ("end" IS NULL) AND (byte_start IS NULL) = (byte_end IS NULL)),
    CHECK ((start IS NOT NULL) + (byte_start IS NOT NULL) + (given <> '') = 1),
    CHECK (start IS NULL OR (start >= 0 AND start < "end")),
    CHECK (byte_start IS NULL OR (byte_start >= 0 AND byte_start < byte_end))
) STRICT;
INSERT INTO article_field_3
    SELECT article_id, field, value, start, "end", byte_start, byte_end, '', exact, made_by
    FROM article_field;
DROP TABLE article_field;
ALTER TABLE article_field_3 RENAME TO article_field;

-- Authors one by one, and words that say where a story comes from other than its outlet.
CREATE TABLE article_mark (
    article_id TEXT NOT NULL REFERENCES article (id),
    seq        INTEGER NOT NULL CHECK (seq >= 0),
    what       TEXT NOT NULL CHECK (what IN ('author', 'credit')),
    kind       TEXT NOT NULL,
    value      TEXT NOT NULL,
    start      INTEGER,
    "end"      INTEGER,
    byte_start INTEGER,
    byte_end   INTEGER,
    given      TEXT NOT NULL,
    exact      TEXT NOT NULL,
    made_by    TEXT NOT NULL REFERENCES step (id),
    PRIMARY KEY (article_id, seq),
    CHECK ((start IS NULL) = ("end" IS NULL) AND (byte_start IS NULL) = (byte_end IS NULL)),
    CHECK ((start IS NOT NULL) + (byte_start IS NOT NULL) + (given <> '') = 1),
    CHECK (start IS NULL OR (start >= 0 AND start < "end")),
    CHECK (byte_start IS NULL OR (byte_start >= 0 AND byte_start < byte_end))
) STRICT;

-- As before, with two more ends: 'opened' for a file that holds others, and 'cut' for one
-- of which only a part could be taken out. within names the file on disk that holds it.
CREATE TABLE intake_3 (
    origin      TEXT NOT NULL,
    raw_sha256  TEXT NOT NULL,
    status      TEXT NOT NULL CHECK (status IN ('read', 'opened', 'cut', 'skipped', 'failed')),
    code        TEXT NOT NULL,
    message     TEXT NOT NULL,
    n_bytes     INTEGER,
    document_id TEXT REFERENCES document (id),
    within      TEXT NOT NULL,
    PRIMARY KEY (origin, raw_sha256),
    CHECK ((status = 'read') = (document_id IS NOT NULL))
) STRICT, WITHOUT ROWID;
CREATE TABLE intake_note_3 (
    origin     TEXT NOT NULL,
    raw_sha256 TEXT NOT NULL,
    seq        INTEGER NOT NULL,
    code       TEXT NOT NULL,
    message    TEXT NOT NULL,
    PRIMARY KEY (origin, raw_sha256, seq),
    FOREIGN KEY (origin, raw_sha256) REFERENCES intake_3 (origin, raw_sha256)
) STRICT, WITHOUT ROWID;
INSERT INTO intake_3
    SELECT origin, raw_sha256, status, code, message, n_bytes, document_id, '' FROM intake;
INSERT INTO intake_note_3 SELECT origin, raw_sha256, seq, code, message FROM intake_note;
DROP TABLE intake_note;
DROP TABLE intake;
ALTER TABLE intake_3 RENAME TO intake;
ALTER TABLE intake_note_3 RENAME TO intake_note;
CREATE INDEX intake_within ON intake (within);

-- When a file was last looked at and how long it took; no part of any record, since two
-- runs never agree on it.
CREATE TABLE intake_time (
    origin     TEXT NOT NULL,
    raw_sha256 TEXT NOT NULL,
    at         TEXT NOT NULL,
    seconds    REAL NOT NULL,
    PRIMARY KEY (origin, raw_sha256)
) STRICT, WITHOUT ROWID;
