import GRDB

/// The steps from an empty file to today's desk, oldest first.
///
/// A released step is never edited: correct it with another one, and renew `Schemas/store.sql` with
/// `Scripts/update-schemas`.
enum Schema {
  /// Says in the file's header that it is a desk: "Stet" in ASCII.
  static let applicationID = 0x5374_6574

  /// The step that changed what is made of the log: a desk from before it is made anew.
  static let lastChangeOfProjections = 8

  /// The schema that this version writes; kept in `user_version`.
  static var version: Int { steps.count }

  static let steps = [first, second, third, fourth, fifth, sixth, seventh, eighth]

  private static let first = """
    CREATE TABLE desk (
      only     INTEGER NOT NULL PRIMARY KEY CHECK (only = 1),
      instance TEXT    NOT NULL                 -- 128 random bits: tells a desk from its copies
    ) STRICT;

    -- The log: operations as they came. Everything after it is made of it by `stet rebuild`, but for
    -- quarantine, document_bytes, candidate and reveal.
    CREATE TABLE chain (
      number INTEGER NOT NULL PRIMARY KEY,
      device TEXT    NOT NULL,
      epoch  INTEGER NOT NULL CHECK (epoch >= 1),
      UNIQUE (device, epoch)
    ) STRICT;

    CREATE TABLE operation (
      chain  INTEGER NOT NULL REFERENCES chain (number),
      number INTEGER NOT NULL CHECK (number >= 1),
      id     BLOB    NOT NULL CHECK (length(id) = 24),
      line   BLOB    NOT NULL CHECK (length(line) BETWEEN 2 AND 1048576),
      PRIMARY KEY (chain, number, id)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE quarantine (
      hash      BLOB    NOT NULL PRIMARY KEY CHECK (length(hash) = 32),
      reason    TEXT    NOT NULL,
      file      TEXT    NOT NULL,               -- where it was first met
      line      INTEGER NOT NULL CHECK (line >= 1),
      offset    INTEGER NOT NULL CHECK (offset >= 0),
      length    INTEGER NOT NULL CHECK (length >= 0),
      beginning BLOB    NOT NULL                -- all of it, unless it is too long
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE document_bytes (
      document TEXT NOT NULL PRIMARY KEY CHECK (length(document) = 64),
      bytes    BLOB NOT NULL,
      text     TEXT NOT NULL,                   -- what the bytes say, line ends as LF
      reader   TEXT NOT NULL                    -- what read them, such as "text/1 utf-8"
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE candidate (
      document  TEXT    NOT NULL REFERENCES document_bytes (document) ON DELETE CASCADE,
      start     INTEGER NOT NULL CHECK (start >= 0),
      end       INTEGER NOT NULL CHECK (end > start),
      claim     TEXT    NOT NULL CHECK (length(claim) = 32),
      worth     REAL    NOT NULL CHECK (worth BETWEEN 0 AND 1),
      extractor TEXT    NOT NULL,
      body      TEXT    NOT NULL,               -- what the extractor saw, as JSON
      PRIMARY KEY (document, start, end)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX candidate_of_claim ON candidate (claim);

    CREATE TABLE reveal (                       -- who looked at the others' verdicts here
      claim     TEXT NOT NULL,
      annotator TEXT NOT NULL,
      PRIMARY KEY (claim, annotator)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE entity (
      number INTEGER NOT NULL PRIMARY KEY,
      name   TEXT    NOT NULL,
      kind   TEXT    NOT NULL CHECK (kind IN ('document', 'claim', 'evidence', 'query', 'note',
                                              'publication', 'annotator', 'desk', 'chain')),
      parent INTEGER REFERENCES entity (number), -- the claim or document it belongs to
      UNIQUE (name, kind)
    ) STRICT;
    CREATE INDEX entity_of_parent ON entity (parent) WHERE parent IS NOT NULL;

    CREATE TABLE facet_operation (
      entity   INTEGER NOT NULL REFERENCES entity (number),
      facet    TEXT    NOT NULL,
      id       BLOB    NOT NULL CHECK (length(id) = 24),
      chain    INTEGER,                         -- NULL: another names it in `over`, not here yet
      number   INTEGER,
      value    TEXT,                            -- the rating, wording, stance …; NULL: taken back
      replaced INTEGER NOT NULL CHECK (replaced IN (0, 1)),
      PRIMARY KEY (entity, facet, id)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE contest (
      entity INTEGER NOT NULL REFERENCES entity (number),
      facet  TEXT    NOT NULL,
      heads  INTEGER NOT NULL CHECK (heads > 1),
      PRIMARY KEY (entity, facet)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE claim (
      entity  INTEGER NOT NULL PRIMARY KEY REFERENCES entity (number),
      known   INTEGER NOT NULL CHECK (known IN (0, 1)), -- whether an operation here added it
      status  TEXT    NOT NULL CHECK (status IN ('candidate', 'open', 'agreed', 'disputed',
                                                 'ruled', 'rejected', 'retracted')),
      wording TEXT    NOT NULL
    ) STRICT;
    CREATE INDEX claim_by_status ON claim (status, known);

    CREATE TABLE appearance (
      document TEXT    NOT NULL,
      start    INTEGER NOT NULL CHECK (start >= 0),
      end      INTEGER NOT NULL CHECK (end > start),
      claim    INTEGER NOT NULL REFERENCES entity (number),
      PRIMARY KEY (document, start, end, claim)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX appearance_of_claim ON appearance (claim);

    CREATE TABLE searchable (
      entity INTEGER NOT NULL PRIMARY KEY REFERENCES entity (number),
      body   TEXT    NOT NULL
    ) STRICT;

    CREATE VIRTUAL TABLE search USING fts5 (
      body, content = 'searchable', content_rowid = 'entity',
      tokenize = 'porter unicode61 remove_diacritics 2'
    );
    CREATE TRIGGER searchable_added AFTER INSERT ON searchable BEGIN
      INSERT INTO search (rowid, body) VALUES (new.entity, new.body);
    END;
    CREATE TRIGGER searchable_removed AFTER DELETE ON searchable BEGIN
      INSERT INTO search (search, rowid, body) VALUES ('delete', old.entity, old.body);
    END;
    CREATE TRIGGER searchable_changed AFTER UPDATE ON searchable BEGIN
      INSERT INTO search (search, rowid, body) VALUES ('delete', old.entity, old.body);
      INSERT INTO search (rowid, body) VALUES (new.entity, new.body);
    END;
    """

  /// Rows of the log get numbers: what is made of it names them, and adding at the end is cheap.
  private static let second = """
    CREATE TABLE line (
      row    INTEGER NOT NULL PRIMARY KEY,
      chain  INTEGER NOT NULL REFERENCES chain (number),
      number INTEGER NOT NULL CHECK (number >= 1),
      id     BLOB    NOT NULL CHECK (length(id) = 24),
      line   BLOB    NOT NULL CHECK (length(line) BETWEEN 2 AND 1048576),
      UNIQUE (chain, number, id)
    ) STRICT;
    INSERT INTO line (chain, number, id, line)
    SELECT chain, number, id, line FROM operation ORDER BY chain, number, id;
    DROP TABLE operation;
    ALTER TABLE line RENAME TO operation;

    CREATE TABLE merged_beginning (             -- of large files: all of its lines are here
      hash       BLOB    NOT NULL PRIMARY KEY CHECK (length(hash) = 32),
      first_page BLOB    NOT NULL CHECK (length(first_page) = 32), -- the hash of its first 4,096 bytes
      length     INTEGER NOT NULL CHECK (length >= 4096),
      operations INTEGER NOT NULL CHECK (operations >= 0),
      blank      INTEGER NOT NULL CHECK (blank >= 0)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE trust (                        -- the founding that this desk decided for
      only      INTEGER NOT NULL PRIMARY KEY CHECK (only = 1),
      annotator TEXT    NOT NULL,
      device    TEXT    NOT NULL,
      key       TEXT                            -- NULL: its statements are not signed
    ) STRICT;

    DROP TABLE search;
    DROP TABLE searchable;
    DROP TABLE appearance;
    DROP TABLE claim;
    DROP TABLE contest;
    DROP TABLE facet_operation;
    DROP TABLE entity;

    CREATE TABLE entity (
      number INTEGER NOT NULL PRIMARY KEY,
      name   TEXT    NOT NULL,
      kind   TEXT    NOT NULL CHECK (kind IN ('document', 'claim', 'evidence', 'query', 'note',
                                              'publication', 'annotator', 'desk', 'chain',
                                              'operation')),
      parent INTEGER REFERENCES entity (number), -- the claim or document it belongs to
      UNIQUE (kind, name)
    ) STRICT;
    CREATE INDEX entity_of_parent ON entity (parent) WHERE parent IS NOT NULL;

    CREATE TABLE facet_operation (
      entity    INTEGER NOT NULL REFERENCES entity (number),
      facet     TEXT    NOT NULL,
      id        BLOB    NOT NULL CHECK (length(id) = 24),
      operation INTEGER,                        -- row; NULL: only named in `over`, not here yet
      value     TEXT,                           -- the rating, wording, stance …; NULL: taken back
      replaced  INTEGER NOT NULL CHECK (replaced IN (0, 1)),
      PRIMARY KEY (entity, facet, id)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE contest (
      entity INTEGER NOT NULL REFERENCES entity (number),
      facet  TEXT    NOT NULL,
      heads  INTEGER NOT NULL CHECK (heads > 1),
      PRIMARY KEY (entity, facet)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE claim (
      entity  INTEGER NOT NULL PRIMARY KEY REFERENCES entity (number),
      known   INTEGER NOT NULL CHECK (known IN (0, 1)), -- whether an operation here added it
      status  TEXT    NOT NULL CHECK (status IN ('candidate', 'open', 'agreed', 'disputed',
                                                 'ruled', 'rejected', 'retracted')),
      wording TEXT    NOT NULL
    ) STRICT;
    CREATE INDEX claim_by_status ON claim (status, known);

    CREATE TABLE appearance (
      document TEXT    NOT NULL,
      start    INTEGER NOT NULL CHECK (start >= 0),
      end      INTEGER NOT NULL CHECK (end > start),
      claim    INTEGER NOT NULL REFERENCES entity (number),
      PRIMARY KEY (document, start, end, claim)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX appearance_of_claim ON appearance (claim);

    CREATE TABLE searchable (
      entity INTEGER NOT NULL PRIMARY KEY REFERENCES entity (number),
      body   TEXT    NOT NULL,
      former TEXT                               -- what the index still has; NULL: it has the body
    ) STRICT;
    CREATE INDEX searchable_waiting ON searchable (entity) WHERE former IS NOT NULL;

    CREATE VIRTUAL TABLE search USING fts5 (
      body, content = 'searchable', content_rowid = 'entity',
      tokenize = 'porter unicode61 remove_diacritics 2'
    );
    INSERT INTO search (search, rank) VALUES ('hashsize', 8388608); -- a large merge writes it in few parts
    """

  /// What waits for a person is counted while it is written, so that nothing has to be gone through to
  /// say how much is left.
  private static let third = """
    DROP TABLE contest;
    DROP TABLE claim;

    CREATE TABLE contest (
      kind  TEXT    NOT NULL,
      name  TEXT    NOT NULL,                   -- of the entity
      facet TEXT    NOT NULL,
      heads INTEGER NOT NULL CHECK (heads > 1),
      PRIMARY KEY (kind, name, facet)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE claim (
      entity  INTEGER NOT NULL PRIMARY KEY REFERENCES entity (number),
      known   INTEGER NOT NULL CHECK (known IN (0, 1)), -- whether an operation here added it
      status  TEXT    NOT NULL CHECK (status IN ('candidate', 'open', 'agreed', 'disputed',
                                                 'ruled', 'rejected', 'retracted')),
      wording TEXT    NOT NULL,
      stale   INTEGER NOT NULL CHECK (stale IN (0, 1)), -- whether a verdict changed since the ruling
      queries INTEGER NOT NULL DEFAULT 0        -- those that are open
    ) STRICT;
    CREATE INDEX claim_by_status ON claim (status, known);

    -- Sums over the claims that operations added. A shelf is a document, for the claims that appear
    -- there first; for those without a place it is '~' and the first two letters of their names. The
    -- shelf '' is the sum of all.
    CREATE TABLE claim_tally (
      shelf     TEXT    NOT NULL PRIMARY KEY,
      undecided INTEGER NOT NULL,
      open      INTEGER NOT NULL,
      agreed    INTEGER NOT NULL,
      disputed  INTEGER NOT NULL,
      ruled     INTEGER NOT NULL,
      stale     INTEGER NOT NULL,               -- ruled too, but a verdict changed since
      rejected  INTEGER NOT NULL,
      retracted INTEGER NOT NULL,
      queries   INTEGER NOT NULL                -- open ones, on claims that stand
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE walk_tally (                   -- what is gone through at the prompt
      region TEXT    NOT NULL PRIMARY KEY,      -- how the names of shelves begin: three letters
      items  INTEGER NOT NULL                   -- claims and candidates
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE annotator_tally (
      annotator TEXT    NOT NULL PRIMARY KEY,
      verdicts  INTEGER NOT NULL,
      unruled   INTEGER NOT NULL                -- of these, on claims that stand without a ruling
    ) STRICT, WITHOUT ROWID;

    ALTER TABLE candidate ADD COLUMN            -- 1: no claim; 2: a claim, but nobody decided; 0: decided
      waits INTEGER NOT NULL DEFAULT 1 CHECK (waits IN (0, 1, 2));
    CREATE INDEX candidate_by_worth ON candidate (worth DESC, document, start, end) WHERE waits > 0;

    CREATE TABLE candidate_tally (              -- candidates that are no claims
      document   TEXT    NOT NULL PRIMARY KEY,
      candidates INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE unsought (                     -- appearances to be looked for in texts that are here
      document TEXT    NOT NULL,
      claim    INTEGER NOT NULL,                -- the number of its entity
      PRIMARY KEY (document, claim)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE orphan (                       -- appearances that were not found in the text
      document TEXT    NOT NULL,
      start    INTEGER NOT NULL,
      end      INTEGER NOT NULL,
      claim    INTEGER NOT NULL REFERENCES entity (number),
      PRIMARY KEY (document, start, end, claim)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX orphan_of_claim ON orphan (claim);
    """

  /// What one annotator has before them is counted by stretches of the walk, so that those are passed over
  /// that they are done with.
  private static let fourth = """
    CREATE TABLE region_tally (                 -- what verdicts are wanted on
      region    TEXT    NOT NULL PRIMARY KEY,   -- how the names of shelves begin: two letters
      undecided INTEGER NOT NULL,               -- candidates, and claims that nobody decided about
      unruled   INTEGER NOT NULL                -- claims that stand without a ruling
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE annotator_region (
      annotator TEXT    NOT NULL,
      region    TEXT    NOT NULL,
      unruled   INTEGER NOT NULL,               -- verdicts on claims that stand without a ruling
      PRIMARY KEY (annotator, region)
    ) STRICT, WITHOUT ROWID;
    """

  /// Which documents are former versions of others is kept, so that what new ones lack is found without
  /// going through the claims.
  private static let fifth = """
    CREATE TABLE version (                      -- by what documents are versions of each other
      document  TEXT NOT NULL PRIMARY KEY,
      address   BLOB CHECK (length(address) = 32), -- the hash of its address; NULL: it has none
      title     BLOB CHECK (length(title) = 32), -- that of its title and outlet
      retrieved TEXT NOT NULL,                  -- the day, or nothing
      taken_in  TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX version_by_address ON version (address, retrieved, taken_in, document)
      WHERE address IS NOT NULL;
    CREATE INDEX version_by_title ON version (title, retrieved, taken_in, document)
      WHERE title IS NOT NULL;
    CREATE INDEX version_without_address ON version (title, retrieved, taken_in, document)
      WHERE title IS NOT NULL AND address IS NULL;

    CREATE TABLE former_version (
      document TEXT NOT NULL PRIMARY KEY,
      current  TEXT NOT NULL                    -- the version that is the current one
    ) STRICT, WITHOUT ROWID;
    """

  /// Verdicts are kept with their scale, and claims stand by what ratings count as on the desk's.
  private static let sixth = """
    CREATE TABLE settled_scale (                -- by which claims stand; no row: by the standard one
      only      INTEGER NOT NULL PRIMARY KEY CHECK (only = 1),
      operation INTEGER NOT NULL                -- the row that set it
    ) STRICT;
    """

  /// Verdicts are kept with the mark of what they judged: those on another wording or speaker than stands are
  /// none of what a claim says now.
  private static let seventh = """
    CREATE TABLE former_verdict (
      claim INTEGER NOT NULL REFERENCES entity (number),
      facet TEXT    NOT NULL,
      PRIMARY KEY (claim, facet)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE look (                         -- who saw what others say of these words, having rated others
      claim     TEXT NOT NULL,
      annotator TEXT NOT NULL,
      judged    TEXT NOT NULL,                  -- the mark of the words
      PRIMARY KEY (claim, annotator, judged)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE doubt (                        -- on which claims strangers wrote; no row: nobody looked
      only     INTEGER NOT NULL PRIMARY KEY CHECK (only = 1),
      looked   INTEGER NOT NULL,                -- the last row of the log that was gone through
      founding TEXT    NOT NULL,                -- of the roster that is trusted; empty: none is
      claims   TEXT    NOT NULL                 -- their names, apart by spaces
    ) STRICT;
    """

  /// Claims are disputed on which somebody said something else of former words and has not come back: which claims
  /// that is was told otherwise before, and no table changes.
  private static let eighth = "DELETE FROM doubt;"
}
