"""SQLite FTS5 over text that was analysed already, timed inside the process. Usage: fts5.py JOB.json; prints an outcome as JSON.

Node 20 has no SQLite, and a native module would burden every install for one row of a table; python3 brings FTS5 nearly everywhere.
"""
import json
import os
import sqlite3
import statistics
import sys
import time


def repeat(work, rounds, budget):
    """Milliseconds of each round, and of the processor; when to stop as in metrics/timing.ts."""
    times, cpu = [], []
    while not times or (len(times) < rounds and sum(times) < (4 * budget if len(times) == 1 else budget)):
        start, cpu_start = time.perf_counter(), time.process_time()
        work()
        times.append((time.perf_counter() - start) * 1e3)
        cpu.append((time.process_time() - cpu_start) * 1e3)
    return times, cpu


def quantile(ordered, q):
    """Nearest rank, as in metrics/timing.ts."""
    return ordered[max(0, min(len(ordered), -int(-len(ordered) * q // 1)) - 1)]


def summary(times):
    middle = statistics.median(times)
    return {"rounds": len(times), "min": min(times), "median": middle, "max": max(times), "spread": (max(times) - min(times)) / middle}


with open(sys.argv[1], encoding="utf-8") as file:
    job = json.load(file)
fields, path = job["fields"], job["database"]
rows = [(i, *texts) for i, texts in enumerate(job["texts"])]
weights = ", ".join(str(job["boosts"][field]) for field in fields)


def build():
    if os.path.exists(path):
        os.remove(path)
    db = sqlite3.connect(path)
    # Without content: like the other engines, it keeps no texts. Positions stay (detail = full, the default).
    db.execute(f"CREATE VIRTUAL TABLE t USING fts5({', '.join(fields)}, content = '', tokenize = \"unicode61 remove_diacritics 0\")")
    db.executemany(f"INSERT INTO t(rowid, {', '.join(fields)}) VALUES ({', '.join('?' * (len(fields) + 1))})", rows)
    db.execute("INSERT INTO t(t, rank) VALUES ('rank', ?)", (f"bm25({weights})",))
    db.execute("INSERT INTO t(t) VALUES ('optimize')")
    db.commit()
    db.close()


def first_answer():
    db = sqlite3.connect(path)
    ask(db, job["queries"][0]["terms"])
    db.close()


def ask(db, terms):
    if not terms:
        return []
    match = " OR ".join(f'"{term}"' for term in terms)
    return db.execute("SELECT rowid FROM t WHERE t MATCH ? ORDER BY rank LIMIT ?", (match, job["limit"])).fetchall()


builds, build_cpu = repeat(build, job["rounds"], job["budget"])
start = time.perf_counter()
first_answer()
first = (time.perf_counter() - start) * 1e3
db = sqlite3.connect(path)
latencies, run = [], {}


def answer_all():
    times = []
    for query in job["queries"]:
        begun = time.perf_counter()
        found = ask(db, query["terms"])
        times.append((time.perf_counter() - begun) * 1e3)
        if not latencies:
            run[query["id"]] = [job["ids"][row[0]] for row in found]
    ordered = sorted(times)
    latencies.append({"p50": quantile(ordered, 0.5), "p99": quantile(ordered, 0.99), "mean": sum(times) / len(times)})


_, cpu = repeat(answer_all, job["queryRounds"], job["budget"])
for round_, milliseconds in zip(latencies, cpu):
    round_["cpu"] = milliseconds / max(1, len(job["queries"]))
build_figures = {"builds": summary(builds), "buildCpu": min(build_cpu), "firstBuild": builds[0], "bytes": os.path.getsize(path)}
print(json.dumps({"version": sqlite3.sqlite_version, **build_figures, "firstAnswer": first, "rounds": latencies, "run": run}))
