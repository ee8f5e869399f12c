#!/usr/bin/env python3
"""Fails when a figure of the scoreboard lies below its floor.

usage: check_floors.py SCORES.json FLOORS.json [--raise]

FLOORS.json maps a figure's name to the least it may be. --raise rewrites the floors to just under what SCORES.json has
where that is higher; floors are never lowered here.
"""
import json
import sys

# Figures in which less is better, and those that the noise of a shared machine moves: they have no floors.
UNSTEADY = ('speed.',)
SLACK = 0.3  # a figure may fall by rounding and reordering; a real loss is larger


def load(path):
    with open(path, encoding='utf-8') as file:
        return json.load(file)


def main():
    scores, floors_path = load(sys.argv[1]), sys.argv[2]
    scores = {name: value['now'] if isinstance(value, dict) else value for name, value in scores.items()}
    floors = load(floors_path)
    if '--raise' in sys.argv:
        for name, value in scores.items():
            if isinstance(value, (int, float)) and not name.startswith(UNSTEADY):
                floors[name] = max(floors.get(name, 0), round(value - SLACK, 1))
        with open(floors_path, 'w', encoding='utf-8') as file:
            json.dump(dict(sorted(floors.items())), file, indent=1)
            file.write('\n')
        return 0
    below = [(name, floor, scores.get(name)) for name, floor in floors.items() if not isinstance(scores.get(name), (int, float)) or scores[name] < floor]
    for name, floor, value in below:
        print(f'{name}: {value} is below its floor of {floor}')
    print(f'{len(floors) - len(below)} passed, {len(below)} failed')
    return 1 if below else 0


if __name__ == '__main__':
    sys.exit(main())
