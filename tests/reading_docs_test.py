#!/usr/bin/env python3
"""Every format, JSON key and feed element that is read stands in docs/formats/reading.md."""

import os
import re
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))


def strings(path, pattern):
    with open(os.path.join(ROOT, path)) as file:
        source = file.read()
    found = [text for part in re.findall(pattern, source, re.S) for text in re.findall(r'"([^"]+)"', part)]
    assert found, f"{path} has nothing like {pattern}"
    return found


def main():
    with open(os.path.join(ROOT, "docs/formats/reading.md")) as file:
        known = set(re.findall(r"[\w:.-]+", file.read()))
    wanted = strings("src/reading/json_fields.cc", r"constexpr std::string_view k\w+\[\] = \{(.*?)\};")
    wanted += strings("src/reading/format.cc", r"kNames\[\] = \{\s*(\{\"text\".*?)\};")
    wanted += strings("src/reading/feed_drafts.cc", r"words\(item, \{([^}]*)\}\)")
    missing = sorted({name for name in wanted if name not in known})
    if missing:
        sys.exit("docs/formats/reading.md does not tell of: " + ", ".join(missing))


main()
