"""Writes a log as the program before this one left it: python3 old-log.py SCHEMA-FOLDER VERSION FILE ROWS"""
import pathlib
import sqlite3
import sys

schema, version, file, rows = pathlib.Path(sys.argv[1]), int(sys.argv[2]), sys.argv[3], int(sys.argv[4])
log = sqlite3.connect(file)
for number in range(1, version + 1):
    log.executescript((schema / f"{number:03}.sql").read_text())
log.execute("PRAGMA application_id = 0x54534854")
log.execute(f"PRAGMA user_version = {version}")
log.execute("INSERT INTO products VALUES (1, 'old product')")
log.execute("INSERT INTO profiles VALUES (1, ?, 'old', 1, 'text', 0)", ("0" * 64,))
log.execute("INSERT INTO encoders VALUES (1, 'surface-s', ?, 'FP32', 1, 256)", ("1" * 64,))
log.execute("INSERT INTO heads VALUES (1, 'zero-shot/old', 'zero-shot', 1, 1, 0)")
log.execute("INSERT INTO outcomes (id, head, verdict, class, step, again, source) VALUES (1, 1, 'PASS', 'good', -1, 0, 'sim:')")
log.executemany(
    "INSERT INTO inspections (source, sequence, captured_at, verdict, class, prepare_nanos, encode_nanos, score_nanos,"
    " total_nanos, profile, head, device, outcome) VALUES ('sim:', ?, 0, 'PASS', 'good', 1, 1, 1, 3, 1, 1, 'CPU', 1)",
    [(number,) for number in range(rows)])
log.commit()
log.close()
