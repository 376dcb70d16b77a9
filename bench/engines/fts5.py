"""SQLite FTS5 over text that was analysed already, timed inside the process. Usage: fts5.py JOB.json; prints an outcome as JSON.

Node 20 has no SQLite, and a native module would burden every install for one row of a table; python3 brings FTS5 nearly everywhere.
"""
import gc
import gzip
import itertools
import json
import os
import resource
import sqlite3
import statistics
import sys
import time

BATCH = 500


class Watch:
    """Milliseconds, added up over the pieces of work that it is held around."""

    def __init__(self):
        self.wall = self.cpu = 0.0

    def __enter__(self):
        self.start, self.cpu_start = time.perf_counter(), time.process_time()

    def __exit__(self, *_):
        self.wall += (time.perf_counter() - self.start) * 1e3
        self.cpu += (time.process_time() - self.cpu_start) * 1e3


def repeat(work, rounds, budget):
    """Milliseconds of each round, and of the processor; when to stop as in metrics/timing.ts."""
    watches = []
    while not watches or (len(watches) < rounds and sum(watch.wall for watch in watches) < (4 * budget if len(watches) == 1 else budget)):
        gc.collect()
        watch = Watch()
        work(watch)
        watches.append(watch)
    return [watch.wall for watch in watches], [watch.cpu for watch in watches]


def quantile(ordered, q):
    """Nearest rank, as in metrics/timing.ts."""
    return ordered[max(0, min(len(ordered), -int(-len(ordered) * q // 1)) - 1)]


def summary(times):
    middle = statistics.median(times)
    return {"rounds": len(times), "min": min(times), "median": middle, "max": max(times), "spread": (max(times) - min(times)) / middle}


with open(sys.argv[1], encoding="utf-8") as file:
    job = json.load(file)
fields, path, rounds = job["fields"], job["database"], job["rounds"]
weights = ", ".join(str(job["boosts"][field]) for field in fields)
ids, peak = [], 0


def build(watch):
    global ids, peak
    ids = []
    if os.path.exists(path):
        os.remove(path)
    with watch:
        db = sqlite3.connect(path)
        # Without content: like the other engines, it keeps no texts. Positions stay (detail = full, the default).
        db.execute(f"CREATE VIRTUAL TABLE t USING fts5({', '.join(fields)}, content = '', tokenize = \"unicode61 remove_diacritics 0\")")
    insert = f"INSERT INTO t(rowid, {', '.join(fields)}) VALUES ({', '.join('?' * (len(fields) + 1))})"
    with open(job["texts"], encoding="utf-8") as texts:
        while lines := list(itertools.islice(texts, BATCH)):
            rows = []
            for line in lines:
                name, *terms = json.loads(line)
                rows.append((len(ids), *terms))
                ids.append(name)
            with watch:
                db.executemany(insert, rows)
    with watch:
        db.execute("INSERT INTO t(t, rank) VALUES ('rank', ?)", (f"bm25({weights})",))
        db.execute("INSERT INTO t(t) VALUES ('optimize')")
        db.commit()
        db.close()
    # Linux counts in KiB.
    peak = peak or resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 / 1e6


def ask(db, terms, operator):
    if not terms:
        return []
    match = f" {operator.upper()} ".join(f'"{term}"' for term in terms)
    return db.execute("SELECT rowid FROM t WHERE t MATCH ? ORDER BY rank LIMIT ?", (match, job["limit"])).fetchall()


def first_answer():
    start = time.perf_counter()
    db = sqlite3.connect(path)
    ask(db, job["queries"][0]["terms"], "or")
    db.close()
    return (time.perf_counter() - start) * 1e3


def answers(db, operator):
    latencies, all_times, run = [], [], {}

    def latencies_of(times):
        ordered = sorted(times)
        return {"p50": quantile(ordered, 0.5), "p99": quantile(ordered, 0.99), "mean": sum(times) / max(1, len(times))}

    def answer_all(watch):
        times = []
        with watch:
            for query in job["queries"]:
                begun = time.perf_counter()
                found = ask(db, query["terms"], operator)
                times.append((time.perf_counter() - begun) * 1e3)
                run.setdefault(query["id"], [ids[row[0]] for row in found])
        latencies.append(latencies_of(times))
        all_times.append(times)

    if rounds["warmUp"] > 0:
        repeat(answer_all, rounds["warmUp"], job["budget"])
        latencies.clear()
        all_times.clear()
    _, cpu = repeat(answer_all, rounds["query"], job["budget"])
    for round_, milliseconds in zip(latencies, cpu):
        round_["cpu"] = milliseconds / max(1, len(job["queries"]))
    return {"rounds": latencies, "quiet": latencies_of([min(times) for times in zip(*all_times)]), "run": run}


builds, build_cpu = repeat(build, rounds["build"], job["budget"])
outcome = {"version": sqlite3.sqlite_version, "builds": summary(builds), "buildCpu": min(build_cpu), "firstBuild": builds[0]}
outcome.update({"peakMemory": peak, "bytes": os.path.getsize(path), "answers": {}})
if job["compress"]:
    with open(path, "rb") as file:
        outcome["gzipBytes"] = len(gzip.compress(file.read(), 6))
if rounds["open"] > 0:
    outcome["firstAnswer"] = first_answer()
    db = sqlite3.connect(path)
    outcome["answers"] = {operator: answers(db, operator) for operator in job["operators"]}
print(json.dumps(outcome))
