#!/usr/bin/env python3
"""The program against bad input, bad output and a user who presses Ctrl-C: bad_input_test.py HEARSAY

Data goes to standard output, messages to standard error; a bad document costs only itself; the exit code is 0, 1 if some
documents failed, 2 if the program could not start."""

import json
import os
import re
import signal
import subprocess
import sys
import tempfile
import threading
import unittest

HEARSAY = os.path.abspath(sys.argv.pop(1))
GOOD = "Rebels shelled the town of Example on Monday, killing 12 civilians, the army said."


def line(name, text=GOOD, published="2016-05-03"):
    return json.dumps({"id": name, "published": published, "source": "Example Wire", "text": text}) + "\n"


def run(*arguments, stdin=""):
    return subprocess.run([HEARSAY, *arguments], input=stdin, capture_output=True, text=True, timeout=300)


def ids_of(output):
    return re.findall(r"^# newdoc id = (.*)$", output, re.M)


class Files(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()

    def tearDown(self):
        self.folder.cleanup()

    def write(self, name, content):
        path = os.path.join(self.folder.name, name)
        with open(path, "wb") as file:
            file.write(content if isinstance(content, bytes) else content.encode())
        return path

    def says(self, result, *words):
        lines = [text for text in result.stderr.split("\n") if all(word in text for word in words)]
        self.assertTrue(lines, f"no message has {words}; there are:\n{result.stderr}")


class BadInput(Files):
    def test_each_bad_file_is_named_and_the_rest_is_read(self):
        self.write("00-good.txt", GOOD)
        self.write("arabic.txt", "قال الجيش إن المتمردين قصفوا البلدة يوم الاثنين مما أسفر عن مقتل اثني عشر مدنيا وإصابة العشرات بجروح.")
        self.write("binary.txt", bytes(range(32)) * 100)
        self.write("empty.txt", "")
        self.write("long.txt", "a" * 10_000_000)
        self.write("page.html", "<html><head><title>x</title></head><body><script>go()</script></body></html>")
        lines = [line(f"d{i}", f"On day {i} the army shelled the town.") for i in range(1, 10)]
        lines[6] = '{"id": "d7", "text": "No end\n'
        self.write("seven.jsonl", "".join(lines))
        self.write("twice.jsonl", line("two", "One man died.") + line("two", "Two men died."))
        self.write("zz-good.txt", "Two men were killed in the north on Sunday.")
        result = run("annotate", self.folder.name)
        self.assertEqual(result.returncode, 1)
        self.assertEqual(ids_of(result.stdout), ["00-good", "long", *(f"d{i}" for i in range(1, 10) if i != 7), "two", "zz-good"])
        self.says(result, "arabic", "Arabic", "translate")
        self.says(result, "binary.txt", "not text", "leave it out")
        self.says(result, "empty.txt", "is empty", "leave it out")
        self.says(result, "page.html", "no text", "save")
        self.says(result, "seven.jsonl:7:", "not JSON", "mend it")
        self.says(result, "twice.jsonl:2:", "two is the id of an earlier document", "give each its own")

    def test_warnings_are_no_failure_and_can_be_silenced(self):
        documents = line("later", published="2999-01-01") + line("never", "Two died.", "2016-02-30") + line("which", "One died.", "03/04/2016")
        result = run("annotate", "-", stdin=documents)
        self.assertEqual(result.returncode, 0)
        self.assertEqual(ids_of(result.stdout), ["later", "never", "which"])
        self.says(result, "later:", "2999-01-01", "still to come")
        self.says(result, "never:", "no day of the calendar")
        self.says(result, "which:", "could be 4 March or 3 April")
        self.assertEqual(run("annotate", "-q", "-", stdin=documents).stderr, "")

    def test_what_is_said_of_many_documents_is_counted(self):
        lines = [json.dumps({"id": f"d{i}", "text": f"On day {i} the army shelled the town."}) + "\n" for i in range(12)]
        result = run("code", "-", stdin="".join(lines))
        self.assertEqual(result.returncode, 0)
        said = [text for text in result.stderr.split("\n") if "no publication date" in text]
        self.assertEqual(len(said), 6)
        self.assertIn("7 more: has no publication date", said[-1])

    def test_broken_bytes_are_counted(self):
        result = run("annotate", self.write("broken.txt", GOOD.encode() + " José, Zoë, Łódź \xff".encode() + b"\xff\xc3"))
        self.assertEqual(result.returncode, 0)
        self.says(result, "broken:", "2 broken characters")

    def test_inputs_that_are_not_there(self):
        result = run("annotate", os.path.join(self.folder.name, "gone.txt"), self.write("good.txt", GOOD))
        self.assertEqual(result.returncode, 1)
        self.assertEqual(ids_of(result.stdout), ["good"])
        self.says(result, "gone.txt", "No such file")


class BadStart(Files):
    def could_not_start(self, words, *arguments):
        result = run(*arguments, stdin=GOOD)
        self.assertEqual((result.returncode, result.stdout), (2, ""), arguments)
        self.says(result, *words)

    def test_what_cannot_start_exits_2(self):
        self.could_not_start(["--nonsense"], "annotate", "--nonsense")
        self.could_not_start(["nonsense"], "nonsense")
        self.could_not_start(["docx", "conllu"], "annotate", "--input-format", "docx")
        self.could_not_start(["03/04/2016", "could be"], "annotate", "--published", "03/04/2016")
        self.could_not_start(["gone.model"], "annotate", "--model", os.path.join(self.folder.name, "gone.model"))
        self.could_not_start(["no.model", "no Hearsay file"], "annotate", "--model", self.write("no.model", "x" * 200))
        self.could_not_start(["no.bin", "no Hearsay file"], "attributions", "--lexicon", self.write("no.bin", "x" * 200))

    def test_help_exits_0(self):
        for arguments in (["--help"], ["--version"], ["annotate", "--help"]):
            self.assertEqual(run(*arguments).returncode, 0)


class BadOutput(Files):
    def start(self, *arguments):
        program = subprocess.Popen([HEARSAY, *arguments], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        for stream in (program.stdin, program.stdout, program.stderr):
            self.addCleanup(self.close, stream)
        return program

    @staticmethod
    def close(stream):
        try:
            stream.close()
        except BrokenPipeError:  # what was still to be written when the program had gone
            pass

    def test_a_full_disk_is_told(self):
        for count in (1, 2000):  # within the buffer of standard output, and beyond it
            documents = "".join(line(f"d{i}", f"{i} men died.") for i in range(count))
            with open("/dev/full", "w") as full:
                result = subprocess.run([HEARSAY, "annotate", "-"], input=documents, stdout=full, stderr=subprocess.PIPE, text=True)
            self.assertEqual(result.returncode, 1)
            self.says(result, "cannot write to standard output", "No space left")

    def test_a_closed_pipe_ends_the_program_quietly(self):
        documents = "".join(line(f"d{i}", f"{i} men died.") for i in range(2000))
        path = self.write("many.jsonl", documents)
        program = self.start("annotate", path)
        program.stdout.readline()
        program.stdout.close()
        messages = program.stderr.read().decode()
        self.assertEqual(program.wait(60), 1)
        self.assertEqual(messages, "")

    def test_ctrl_c_leaves_whole_lines(self):
        program = self.start("attributions", "-")

        def feed():
            try:
                for i in range(1_000_000):
                    program.stdin.write(line(f"d{i}", f"{i} men died, the army said.").encode())
            except (BrokenPipeError, ValueError):
                pass

        feeder = threading.Thread(target=feed, daemon=True)
        feeder.start()
        first = program.stdout.readline()
        program.send_signal(signal.SIGINT)
        output = first + program.stdout.read()
        messages = program.stderr.read().decode()
        self.assertEqual(program.wait(60), 1)
        feeder.join(60)
        self.assertTrue(output.endswith(b"\n"))
        for i, written in enumerate(output.decode().splitlines()):
            self.assertEqual(json.loads(written)["id"], f"d{i}")
        self.assertIn("stopped after", messages)

    def test_ctrl_c_ends_the_wait_for_more(self):
        program = self.start("annotate", "-")
        timer = threading.Timer(2, program.send_signal, [signal.SIGINT])
        timer.start()
        self.assertEqual(program.wait(60), 1)
        self.assertEqual(program.stderr.read().decode(), "hearsay: stopped after 0 documents; what was written is whole\n")


class SameOutput(Files):
    """However many threads there are, and however the documents are spread over files."""

    COMMANDS = (["annotate"], ["attributions"], ["annotate", "--format", "json"], ["code"])

    def test_threads_and_files(self):
        texts = [f"{GOOD} A spokesman denied the attack on village {i}. {'The rebels blamed the army. ' * (i % 7)}" for i in range(60)]
        lines = [line(f"d{i:02}", text) for i, text in enumerate(texts)]
        whole = self.write("all.jsonl", "".join(lines))
        halves = [self.write("a.jsonl", "".join(lines[:23])), self.write("b.jsonl", "".join(lines[23:]))]
        singles = [self.write(f"{i:02}.json", json.dumps(json.loads(text), indent=1)) for i, text in enumerate(lines)]
        for command in self.COMMANDS:
            with self.subTest(command=command):
                expected = run(*command, "-j1", whole)
                self.assertEqual(expected.returncode, 0, expected.stderr)
                self.assertTrue(expected.stdout)
                for inputs in ([whole], halves, singles):
                    for threads in ("-j1", "-j2", "-j5"):
                        self.assertEqual(run(*command, threads, *inputs).stdout, expected.stdout)
                self.assertEqual(run(*command, "-", stdin="".join(lines)).stdout, expected.stdout)

    def test_trees_that_were_written_out(self):
        text = "Rebels  shelled Example on Monday, José said.\nThe army won't deny it.\n\nA witness (72) said: \u201cTwelve men died.\u201d"
        path = self.write("a.jsonl", line("d1", text) + line("d2"))
        trees = self.write("a.conllu", run("annotate", path).stdout)
        claims = [[json.loads(written) for written in run("code", name).stdout.splitlines()] for name in (path, trees)]
        self.assertTrue(claims[0])
        for one in claims[0] + claims[1]:
            del one["document"]["sha256"]  # of the text, whose white space CoNLL-U does not keep, as it keeps no names
        for key in ("id", "document", "event", "certainty"):
            self.assertEqual(*([one[key] for one in some] for some in claims))


if __name__ == "__main__":
    unittest.main(verbosity=1)
