"""What SQLite FTS5 does of the table of features, run: prints JSON, for each feature whether it did what is asked."""
import json
import os
import sqlite3
import sys
import tempfile

PHRASES, SPELLED = json.loads(sys.argv[1]), json.loads(sys.argv[2])


def table(texts, columns="text, kind UNINDEXED, size UNINDEXED", options=""):
    db = sqlite3.connect(":memory:")
    db.execute(f"CREATE VIRTUAL TABLE t USING fts5({columns}{options})")
    for i, text in enumerate(texts):
        db.execute("INSERT INTO t(rowid, text, kind, size) VALUES (?, ?, ?, ?)", (i, text, ["even", "odd"][i % 2], i))
    return db


def ids(db, match, tail="ORDER BY rowid"):
    return [row[0] for row in db.execute(f"SELECT rowid FROM t WHERE t MATCH ? {tail}", (match,))]


def throws(act):
    try:
        act()
        return False
    except sqlite3.Error:
        return True


def wildcard():
    # Of whole columns, by a tokenizer of three letters each: the words of a pattern are not seen as words.
    db = table(["مدرسة كبيرة", "باب"], options=", tokenize='trigram'")
    return [row[0] for row in db.execute("SELECT rowid FROM t WHERE text GLOB '*م*رسة*'")] == [0]


def fields():
    db = sqlite3.connect(":memory:")
    db.execute("CREATE VIRTUAL TABLE t USING fts5(title, text)")
    db.executemany("INSERT INTO t(rowid, title, text) VALUES (?, ?, ?)", [(0, "قارب", "كبير"), (1, "كبير", "قارب")])
    return ids(db, "قارب", "ORDER BY bm25(t, 1, 9)")[0] == 1 and ids(db, "title: قارب") == [0]


def suggest():
    db = table(["مكتوب", "باب"])
    db.execute("CREATE VIRTUAL TABLE v USING fts5vocab('t', 'row')")
    return [row[0] for row in db.execute("SELECT term FROM v WHERE term >= 'مكت' AND term < 'مكت' || char(0x10FFFF)")] == ["مكتوب"]


def terms():
    db = table(PHRASES)
    db.execute("CREATE VIRTUAL TABLE v USING fts5vocab('t', 'row')")
    return db.execute("SELECT cnt FROM v ORDER BY cnt DESC LIMIT 1").fetchone() == (3,)


def damage():
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "t.db")
        db = sqlite3.connect(path)
        db.execute("CREATE VIRTUAL TABLE t USING fts5(text)")
        db.executemany("INSERT INTO t(text) VALUES (?)", [(text,) for text in PHRASES])
        # A row goes missing behind the back of the index: asked, it finds out; searching does not.
        db.execute("DELETE FROM t_content WHERE id = 1")
        unseen = not throws(lambda: db.execute("SELECT rowid FROM t WHERE t MATCH 'قارب'").fetchall())
        return unseen and throws(lambda: db.execute("INSERT INTO t(t, rank) VALUES ('integrity-check', 1)"))


def image():
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "t.db")
        db = sqlite3.connect(path)
        db.execute("CREATE VIRTUAL TABLE t USING fts5(text)")
        db.execute("INSERT INTO t(rowid, text) VALUES (0, 'قارب')")
        db.commit()
        db.close()
        return ids(sqlite3.connect(path), "قارب") == [0]


def live():
    db = table(PHRASES)
    db.execute("DELETE FROM t WHERE rowid = 0")
    db.execute("INSERT INTO t(rowid, text) VALUES (9, 'قارب')")
    return ids(db, "قارب") == [1, 2, 9]


some = table(PHRASES)
long_text = "باب كبير في الشارع القديم قرب الميناء ثم قارب ازرق امام البحر في اخر المدينة <i>"
functions = {row[0] for row in some.execute("SELECT name FROM pragma_function_list")}
page = "SELECT rowid, bm25(t) FROM t WHERE t MATCH 'قارب' AND (bm25(t), rowid) > (?, ?) ORDER BY bm25(t), rowid LIMIT 1"

CHECKS = {
    "spelling": lambda: ids(table(SPELLED), '"مكتبه"') != [],
    "clitics": lambda: ids(table(["الكتاب"]), "كتاب") != [],
    "plurals": lambda: ids(table(["الكتب"]), "كتاب") != [],
    "phrase": lambda: ids(some, '"قارب ازرق"') == [0],
    "near": lambda: ids(some, "NEAR(قارب ازرق, 2)") == [0, 1, 2],
    "prefix": lambda: ids(table(["مكتوب", "باب"]), "مكت*") == [0],
    "wildcard": wildcard,
    "fuzzy": lambda: ids(table(["مدرسة"]), "مدرصة") != [] or not throws(lambda: ids(some, "مدرصة~1")),
    "boolean": lambda: ids(some, "قارب AND (كبير OR قديم) NOT صغير") == [0, 1],
    "typed": lambda: ids(some, "قارب NOT صغير") == [0, 1] and throws(lambda: ids(some, '"قارب')),
    "fields": fields,
    "written": lambda: not throws(lambda: ids(some, "=كَتَبَ")),
    "suggest": suggest,
    "correct": lambda: any("spell" in name or "editdist" in name for name in functions),
    "filters": lambda: ids(some, "قارب", "AND size >= 1 ORDER BY rowid") == [1, 2],
    "facets": lambda: some.execute("SELECT kind, count(*) FROM t WHERE t MATCH 'قارب' GROUP BY kind").fetchall() == [("even", 2), ("odd", 1)],
    "sort": lambda: ids(some, "قارب", "ORDER BY size DESC") == [2, 1, 0],
    "group": lambda: some.execute(
        "SELECT kind, row_number() OVER (PARTITION BY kind ORDER BY size DESC) FROM t WHERE t MATCH 'قارب' ORDER BY kind"
    ).fetchall()
    == [("even", 1), ("even", 2), ("odd", 1)],
    "rank": lambda: ids(some, "قارب", "ORDER BY bm25(t) * (1 + 9 * size)")[0] != 0,
    "cursor": lambda: some.execute(page, (-1e9, -1)).fetchone() is not None,
    "highlight": lambda: some.execute("SELECT highlight(t, 0, '<b>', '</b>') FROM t WHERE t MATCH 'قارب'").fetchone()[0] == "<b>قارب</b> ازرق كبير",
    "snippet": lambda: "<i>" in table(["قارب <i>"]).execute("SELECT snippet(t, 0, '<b>', '</b>', '…', 5) FROM t WHERE t MATCH 'قارب'").fetchone()[0]
    and table([long_text]).execute("SELECT snippet(t, 0, '<b>', '</b>', '…', 5) FROM t WHERE t MATCH 'ازرق'").fetchone()[0].count("…") == 2,
    "explain": lambda: any("explain" in name for name in functions),
    "terms": terms,
    "image": image,
    "damage": damage,
    "live": live,
}

results = {}
for name, check in CHECKS.items():
    try:
        results[name] = bool(check())
    except sqlite3.Error as error:
        results[name] = str(error)
print(json.dumps(results))
