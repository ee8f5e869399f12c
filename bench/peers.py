#!/usr/bin/env python3
"""Whole runs beside UDPipe 1, in turn on one core: ratios, since machines that others share keep no speed.

usage: peers.py REPORTS.jsonl MODEL.udpipe [--hearsay PATH] [--runs N]

REPORTS.jsonl: a report a line, key `text`. MODEL.udpipe: any UDPipe 1 model. Wants `pip install ufal.udpipe`. Each figure is the
median of N runs of a process's own time (user and system), its start included; words are those that white space parts.
"""

import argparse
import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile

UDPIPE = """
import json, sys
from ufal.udpipe import Model, Pipeline
model = Model.load(sys.argv[1])  # the pipeline does not keep it alive
pipeline = Pipeline(model, "tokenize", Pipeline.DEFAULT, Pipeline.DEFAULT, "conllu")
for line in open(sys.argv[2], encoding="utf-8"):
    sys.stdout.write(pipeline.process(json.loads(line)["text"]))
"""


def seconds(command: list[str]) -> float:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    if done.returncode not in (0, 1):
        sys.exit(f"peers.py: {command[0]} failed: {done.stderr.decode('utf-8', 'replace').strip()[-300:]}")
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main() -> None:
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("reports")
    p.add_argument("model")
    p.add_argument("--hearsay", default="build/release/hearsay")
    p.add_argument("--runs", type=int, default=3)
    options = p.parse_args()

    with tempfile.TemporaryDirectory() as folder:
        plain = os.path.join(folder, "reports.jsonl")
        words = 0
        with open(options.reports, encoding="utf-8") as reports, open(plain, "w", encoding="utf-8") as out:
            for n, line in enumerate(reports):
                text = json.loads(line)["text"]
                words += len(text.split())
                out.write(json.dumps({"id": str(n), "text": text}) + "\n")
        commands = {
            "UDPipe 1": [sys.executable, "-c", UDPIPE, options.model, plain],
            "hearsay annotate": [options.hearsay, "annotate", "-j", "1", "--format", "conllu", plain],
            "hearsay code": [options.hearsay, "code", "-j", "1", plain],
        }
        times: dict[str, list[float]] = {name: [] for name in commands}
        for _ in range(options.runs):
            for name, command in commands.items():
                times[name].append(seconds(command))
        peer = times["UDPipe 1"]
        print(f"{words} words, {options.runs} runs of each in turn")
        for name, mine in times.items():
            ratio = statistics.median(p / m for p, m in zip(peer, mine))
            print(f"{name:18} {words / statistics.median(mine):8.0f} words a second   {ratio:5.1f} times UDPipe 1")


if __name__ == "__main__":
    main()
