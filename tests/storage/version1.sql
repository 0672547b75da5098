-- A profile written by format 1; never edited.
BEGIN TRANSACTION;
CREATE TABLE files (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        job_id BLOB NOT NULL REFERENCES jobs (id) ON DELETE CASCADE,
        position INTEGER NOT NULL,
        remote_name TEXT NOT NULL,
        local_name TEXT NOT NULL,
        part_name TEXT,
        size INTEGER,
        done BLOB,
        transferred INTEGER NOT NULL,
        completed INTEGER NOT NULL,
        skipped INTEGER NOT NULL,
        resumable INTEGER,
        etag TEXT,
        last_modified TEXT,
        media_type TEXT,
        final_url TEXT,
        more TEXT
    );
INSERT INTO "files" VALUES(42,X'00112233445566778899AABBCCDDEEFF',0,'https://example.org/a','/downloads/a',NULL,100,X'000AA10CFBE1',0,0,0,NULL,'"e"',NULL,NULL,NULL,'{"checksum":"sha-256:00"}');
CREATE TABLE history (
        id BLOB NOT NULL UNIQUE,
        name TEXT NOT NULL,
        description TEXT NOT NULL,
        state INTEGER NOT NULL,
        priority INTEGER NOT NULL,
        owner TEXT NOT NULL,
        origin TEXT NOT NULL,
        created REAL NOT NULL,
        ended REAL NOT NULL,
        transferred_at REAL,
        bytes_total INTEGER,
        bytes_transferred INTEGER NOT NULL,
        error_count INTEGER NOT NULL,
        hresult INTEGER NOT NULL,
        files TEXT NOT NULL
    );
INSERT INTO "history" VALUES(X'00000000000000000000000000000005','job 5','text',7,1,'1000','user',1.0,5.0,NULL,10,10,1,2149580803,'[["https://example.org/old","/downloads/a",10,10,1,"sha-256:00"]]');
CREATE TABLE jobs (
        id BLOB PRIMARY KEY,
        position INTEGER NOT NULL,
        name TEXT NOT NULL,
        owner TEXT NOT NULL,
        created REAL NOT NULL,
        modified REAL NOT NULL,
        type INTEGER NOT NULL,
        state INTEGER NOT NULL,
        priority INTEGER NOT NULL,
        description TEXT,
        transferred_at REAL,
        error_count INTEGER NOT NULL,
        was_resumed INTEGER NOT NULL,
        error TEXT,
        download_time_s REAL NOT NULL,
        no_progress_s REAL NOT NULL,
        retry_attempt INTEGER NOT NULL,
        pending_events INTEGER NOT NULL,
        options TEXT,
        more TEXT
    ) WITHOUT ROWID;
INSERT INTO "jobs" VALUES(X'00112233445566778899AABBCCDDEEFF',0,'first job','1000',1.0,2.0,0,3,2,NULL,NULL,0,0,NULL,0.0,2.5,0,0,'{"segments":4,"origin":"user"}',NULL);
CREATE TABLE meta (key TEXT PRIMARY KEY, value) WITHOUT ROWID;
INSERT INTO "meta" VALUES('clean',1);
CREATE TABLE secrets (job_id BLOB PRIMARY KEY, sealed BLOB NOT NULL) WITHOUT ROWID;
CREATE TABLE settings (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
INSERT INTO "settings" VALUES('language','"de"');
CREATE INDEX files_of_job ON files (job_id, position);
CREATE INDEX history_by_end ON history (ended);
DELETE FROM "sqlite_sequence";
INSERT INTO "sqlite_sequence" VALUES('files',42);
COMMIT;
