// The SQL of each format. Columns bear the names of the fields of the claim record; sets of codes are joined by spaces.
// The whole record lies beside its columns, so that a column can be added later from what was stored before.
// What both databases have is written once, in SQLite's words; schema.cc turns the types into PostgreSQL's.
#pragma once

namespace hearsay::ledger {

inline constexpr const char* kTables1 = R"sql(
CREATE TABLE runs (
  run INTEGER PRIMARY KEY,
  started TEXT NOT NULL, finished TEXT,
  program TEXT NOT NULL, command TEXT NOT NULL, model TEXT, lexicon TEXT
);

CREATE TABLE documents (
  id TEXT NOT NULL PRIMARY KEY,
  source TEXT, published TEXT, title TEXT, url TEXT, language TEXT, sha256 TEXT, retrieved TEXT,
  run INTEGER REFERENCES runs (run)
);
CREATE INDEX documents_by_sha256 ON documents (sha256);

CREATE TABLE sentences (
  key INTEGER PRIMARY KEY,
  document TEXT NOT NULL REFERENCES documents (id),
  sentence INTEGER NOT NULL,
  "begin" INTEGER NOT NULL, "end" INTEGER NOT NULL, text TEXT NOT NULL,
  UNIQUE (document, sentence)
);

CREATE TABLE claims (
  key INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  document TEXT NOT NULL REFERENCES documents (id),
  sentence INTEGER NOT NULL,
  type TEXT, mode TEXT, cameo TEXT, contexts TEXT NOT NULL,
  "trigger" TEXT NOT NULL, trigger_lemma TEXT NOT NULL, trigger_begin INTEGER NOT NULL, trigger_end INTEGER NOT NULL,
  status TEXT NOT NULL, certainty TEXT NOT NULL,
  time TEXT, start TEXT, stop TEXT, time_precision TEXT,
  place TEXT, place_name TEXT, country TEXT, admin1 TEXT, latitude REAL, longitude REAL, gazetteer_id TEXT, place_precision TEXT,
  record TEXT NOT NULL,
  FOREIGN KEY (document, sentence) REFERENCES sentences (document, sentence)
);
CREATE INDEX claims_by_sentence ON claims (document, sentence);
CREATE INDEX claims_by_start ON claims (start);
CREATE INDEX claims_by_type ON claims (type, mode);

CREATE TABLE parties (
  claim TEXT NOT NULL REFERENCES claims (id),
  role TEXT NOT NULL CHECK (role IN ('actor', 'recipient')),
  position INTEGER NOT NULL,
  text TEXT NOT NULL, "begin" INTEGER NOT NULL, "end" INTEGER NOT NULL,
  head TEXT NOT NULL, entity_kind TEXT NOT NULL, name TEXT, code TEXT, country TEXT, sectors TEXT NOT NULL, entity TEXT,
  PRIMARY KEY (claim, role, position)
) WITHOUT ROWID;
CREATE INDEX parties_by_code ON parties (code);

CREATE TABLE sources (
  claim TEXT NOT NULL REFERENCES claims (id),
  position INTEGER NOT NULL,
  text TEXT NOT NULL, "begin" INTEGER NOT NULL, "end" INTEGER NOT NULL,
  head TEXT NOT NULL, entity_kind TEXT NOT NULL, name TEXT, code TEXT, country TEXT, sectors TEXT NOT NULL, entity TEXT,
  kind TEXT NOT NULL, stance TEXT NOT NULL,
  cue TEXT NOT NULL, cue_begin INTEGER NOT NULL, cue_end INTEGER NOT NULL,
  content_begin INTEGER NOT NULL, content_end INTEGER NOT NULL,
  PRIMARY KEY (claim, position)
) WITHOUT ROWID;

CREATE TABLE quantities (
  claim TEXT NOT NULL REFERENCES claims (id),
  position INTEGER NOT NULL,
  kind TEXT NOT NULL, min INTEGER, max INTEGER, unit TEXT NOT NULL, approx TEXT NOT NULL, scope TEXT NOT NULL, "of" TEXT NOT NULL,
  text TEXT NOT NULL, "begin" INTEGER NOT NULL, "end" INTEGER NOT NULL,
  PRIMARY KEY (claim, position)
) WITHOUT ROWID;

CREATE TABLE incidents (
  key INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  status TEXT NOT NULL, basis TEXT, origins INTEGER NOT NULL,
  type TEXT, mode TEXT, cameo TEXT, majority INTEGER NOT NULL,
  start TEXT, stop TEXT,
  place TEXT, place_name TEXT, country TEXT, admin1 TEXT, latitude REAL, longitude REAL, gazetteer_id TEXT, place_precision TEXT,
  killed_min INTEGER, killed_max INTEGER, killed_best INTEGER,
  injured_min INTEGER, injured_max INTEGER, injured_best INTEGER,
  record TEXT NOT NULL
);
CREATE INDEX incidents_by_start ON incidents (start);

CREATE TABLE incident_claims (
  claim TEXT NOT NULL PRIMARY KEY REFERENCES claims (id),
  incident TEXT NOT NULL REFERENCES incidents (id),
  position INTEGER NOT NULL,
  UNIQUE (incident, position)
) WITHOUT ROWID;

CREATE TABLE figures (
  incident TEXT NOT NULL REFERENCES incidents (id),
  kind TEXT NOT NULL,
  position INTEGER NOT NULL,
  source TEXT NOT NULL, min INTEGER, max INTEGER, text TEXT NOT NULL,
  document TEXT NOT NULL, published TEXT NOT NULL, claim TEXT NOT NULL,
  PRIMARY KEY (incident, kind, position)
) WITHOUT ROWID;

CREATE TABLE contradictions (
  incident TEXT NOT NULL REFERENCES incidents (id),
  position INTEGER NOT NULL,
  "on" TEXT NOT NULL, first TEXT NOT NULL, second TEXT NOT NULL,
  PRIMARY KEY (incident, position)
) WITHOUT ROWID;
)sql";

// Full text and places are virtual tables here; the indexes that PostgreSQL has for them follow their tables.
inline constexpr const char* kSqliteOnly1 = R"sql(
CREATE VIRTUAL TABLE sentence_words USING fts5 (text, content = 'sentences', content_rowid = 'key', tokenize = "unicode61 remove_diacritics 2");
CREATE VIRTUAL TABLE claim_places USING rtree (key, south, north, west, east);
CREATE VIRTUAL TABLE incident_places USING rtree (key, south, north, west, east);

CREATE TRIGGER claims_stay BEFORE DELETE ON claims BEGIN SELECT RAISE (ABORT, 'claims are appended, never removed'); END;
CREATE TRIGGER claims_keep BEFORE UPDATE ON claims BEGIN SELECT RAISE (ABORT, 'claims are appended, never edited'); END;
CREATE TRIGGER sentences_stay BEFORE DELETE ON sentences BEGIN SELECT RAISE (ABORT, 'claims are appended, never removed'); END;
CREATE TRIGGER sentences_keep BEFORE UPDATE ON sentences BEGIN SELECT RAISE (ABORT, 'claims are appended, never edited'); END;
)sql";

inline constexpr const char* kPostgresOnly1 = R"sql(
CREATE INDEX sentence_words ON sentences USING gin (to_tsvector('simple', text));
CREATE INDEX claim_places ON claims USING gist (point(longitude, latitude));
CREATE INDEX incident_places ON incidents USING gist (point(longitude, latitude));

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS
  $$ BEGIN RAISE EXCEPTION '% are appended, never edited or removed', TG_ARGV[0]; END $$;
CREATE TRIGGER claims_stay BEFORE UPDATE OR DELETE OR TRUNCATE ON claims EXECUTE FUNCTION refuse_change('claims');
CREATE TRIGGER sentences_stay BEFORE UPDATE OR DELETE OR TRUNCATE ON sentences EXECUTE FUNCTION refuse_change('claims');
)sql";

// What people decided: appended like claims.
inline constexpr const char* kTables2 = R"sql(
CREATE TABLE reviews (
  review INTEGER PRIMARY KEY,
  at TEXT NOT NULL, "by" TEXT NOT NULL, action TEXT NOT NULL, incident TEXT, field TEXT, value TEXT, note TEXT,
  record TEXT NOT NULL UNIQUE
);
)sql";

inline constexpr const char* kSqliteOnly2 = R"sql(
CREATE TRIGGER reviews_stay BEFORE DELETE ON reviews BEGIN SELECT RAISE (ABORT, 'reviews are appended, never removed'); END;
CREATE TRIGGER reviews_keep BEFORE UPDATE ON reviews BEGIN SELECT RAISE (ABORT, 'reviews are appended, never edited'); END;
)sql";

inline constexpr const char* kPostgresOnly2 = R"sql(
ALTER TABLE reviews DROP CONSTRAINT reviews_record_key;  -- a B-tree takes no text of this length
ALTER TABLE reviews ADD CONSTRAINT reviews_record_key EXCLUDE USING hash (record WITH =);
CREATE TRIGGER reviews_stay BEFORE UPDATE OR DELETE OR TRUNCATE ON reviews EXECUTE FUNCTION refuse_change('reviews');
)sql";

// What linking keeps for its next run: bytes as text (bytes.h), derived like incidents.
inline constexpr const char* kTables3 = R"sql(
CREATE TABLE link_state (rules TEXT NOT NULL, claims INTEGER NOT NULL);
CREATE TABLE link_fronts (number INTEGER PRIMARY KEY, front TEXT NOT NULL);
CREATE TABLE link_bodies (number INTEGER PRIMARY KEY, body TEXT NOT NULL);
)sql";

}  // namespace hearsay::ledger
