"""A PostgreSQL server of its own for a test: Debian's, on a free port, in a temporary folder, gone when it is left."""
import glob
import os
import pathlib
import pwd
import secrets
import shutil
import socket
import subprocess
import tempfile


def folder_of_programs():
    """The newest of the installed versions."""
    found = sorted(glob.glob('/usr/lib/postgresql/*/bin/initdb'), key=lambda path: int(path.split('/')[4]))
    if not found:
        raise FileNotFoundError('no PostgreSQL server is installed; scripts/install-packages.sh installs it')
    return pathlib.Path(found[-1]).parent


def free_port():
    with socket.socket() as probe:
        probe.bind(('127.0.0.1', 0))
        return probe.getsockname()[1]


class Server:
    """Text is sorted as English sorts it, not bytewise, so that a test sees whether the program relies on the latter."""

    USER = 'desk'

    def __init__(self):
        self.programs = folder_of_programs()
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix='hearsay-postgres-'))
        self.password = secrets.token_hex(8)
        self.before = ()
        self.running = False
        try:
            self._give_to_server_user()
            self._make()
            self.start()
        except BaseException:
            self.close()
            raise

    def _give_to_server_user(self):
        """The server refuses to run as root."""
        (self.folder / 'password').write_text(self.password)
        if os.geteuid() != 0:
            return
        user = next(name for name in ('postgres', 'nobody') if name in {one.pw_name for one in pwd.getpwall()})
        for path in (self.folder, self.folder / 'password'):
            shutil.chown(path, user)
        self.before = ('runuser', '-u', user, '--')

    def _program(self, name, *arguments):
        done = subprocess.run([*self.before, self.programs / name, *map(str, arguments)], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True,
                              cwd=self.folder, timeout=120)
        if done.returncode != 0:
            log = self.folder / 'log'
            raise RuntimeError(done.stderr + (log.read_text() if log.exists() else ''))

    def _make(self):
        self._program('initdb', '-D', self.folder / 'data', '-U', self.USER, '--pwfile', self.folder / 'password', '-A', 'scram-sha-256', '-E', 'UTF8',
                      '--locale=C.UTF-8', '--locale-provider=icu', '--icu-locale=en', '--no-sync')

    def start(self):
        """Another program may take a free port first."""
        for attempt in range(5):
            self.port = free_port()
            # What a crash of the server leaves is whole without syncing, what a power cut leaves is not tested here.
            options = f'-c listen_addresses=127.0.0.1 -p {self.port} -k {self.folder} -c fsync=off'
            try:
                self._program('pg_ctl', '-D', self.folder / 'data', '-l', self.folder / 'log', '-o', options, '-w', 'start')
            except RuntimeError:
                if attempt == 4:
                    raise
                continue
            self.running = True
            return

    def stop(self, how='fast'):
        if self.running:
            self._program('pg_ctl', '-D', self.folder / 'data', '-m', how, '-w', 'stop')
        self.running = False

    def close(self):
        self.stop()
        shutil.rmtree(self.folder, ignore_errors=True)

    def address(self, database, user=USER, password=None):
        return f'postgresql://{user}:{password or self.password}@127.0.0.1:{self.port}/{database}'

    def sql(self, text, database='postgres', **more):
        """Rows of text, columns joined by |."""
        return subprocess.run([self.programs / 'psql', '-XAtq', '-v', 'ON_ERROR_STOP=1', '-c', text, self.address(database, **more)],
                              check=True, capture_output=True, text=True, timeout=120).stdout.splitlines()

    def make(self, database):
        self.sql(f'CREATE DATABASE {database}')
        return self.address(database)
