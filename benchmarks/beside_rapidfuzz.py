#!/usr/bin/env python3
"""How many queries a second: Vokter beside rapidfuzz, over the same names and queries, on one thread each.

    python3 -m venv .venv && .venv/bin/pip install rapidfuzz numpy
    .venv/bin/python benchmarks/beside_rapidfuzz.py

It runs `cargo bench -p vokter-benchmarks --bench latency`, which writes down the names that it searches and
the queries that it asks, and gives rapidfuzz the same. What is searched is what the benchmark searches:
`VOKTER_BENCH_LIST` or `VOKTER_SHARED` say which lists, else it is the starter list.

Both compare each query with all names. Rapidfuzz scores every pair (`process.cdist`, the fastest of its ways,
with one worker, and `process.extract`, which gives the best fifty as a screen does); it decides nothing, reads
no other script, and knows no birth dates: this compares time, not quality.
"""

import os
import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from rapidfuzz import fuzz, process, utils
from rapidfuzz.distance import JaroWinkler

ROOT = Path(__file__).resolve().parent.parent

# Rapidfuzz takes so long for a query that a part of them shows it.
QUERIES_MAX = 100


def vokter(folder: Path) -> float:
    """Queries a second, reading the query included; names and queries are left in the folder."""
    command = ["cargo", "bench", "-q", "-p", "vokter-benchmarks", "--bench", "latency"]
    environment = os.environ | {"VOKTER_BENCH_TEXTS": str(folder)}
    run = subprocess.run(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True)
    if run.returncode != 0:
        sys.exit(f"`{' '.join(command)}` failed with exit code {run.returncode}")
    print(run.stdout, end="")
    rate = re.search(r"^ 1 at a time: (\d+) a second$", run.stdout, re.MULTILINE)
    if rate is None:
        sys.exit("the benchmark says no rate: ` 1 at a time: N a second` is missing")
    return float(rate[1])


def rate(ask, queries: list[str]) -> float:
    start = time.perf_counter()
    for query in queries:
        ask(query)
    return len(queries) / (time.perf_counter() - start)


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        ours = vokter(Path(folder))
        # Rapidfuzz leaves upper case and punctuation to its user: it is done once, before the clock runs.
        lines = {
            kind: [utils.default_process(line) for line in (Path(folder) / f"{kind}.txt").read_text().split("\n")]
            for kind in ("names", "queries")
        }
    names, queries = lines["names"], lines["queries"]
    queries = queries[:: -(-len(queries) // QUERIES_MAX)]
    ways = {
        "cdist, Jaro-Winkler": lambda query: process.cdist(
            [query], names, scorer=JaroWinkler.normalized_similarity, workers=1
        ),
        "extract, Jaro-Winkler": lambda query: process.extract(
            query, names, scorer=JaroWinkler.normalized_similarity, limit=50
        ),
        "cdist, token sort ratio": lambda query: process.cdist(
            [query], names, scorer=fuzz.token_sort_ratio, workers=1
        ),
        "extract, WRatio": lambda query: process.extract(query, names, scorer=fuzz.WRatio, limit=50),
    }
    print(f"rapidfuzz, {len(names)} names, {len(queries)} queries, one thread")
    for way, ask in ways.items():
        theirs = rate(ask, queries)
        print(f"  {way}: {theirs:.1f} a second; Vokter answers {ours / theirs:.0f} times as many")


if __name__ == "__main__":
    main()
