"""A private PostgreSQL cluster for benchmarks, on one core, reached over a socket in its own folder.

Debian packages: postgresql postgresql-contrib postgis postgresql-15-postgis-3. Run as root: the server runs as postgres.
"""
import os
import shutil
import subprocess
import tempfile
from pathlib import Path

BINARIES = Path("/usr/lib/postgresql/15/bin")
SETTINGS = {"listen_addresses": "''", "shared_buffers": "'2GB'", "work_mem": "'256MB'", "maintenance_work_mem": "'1GB'",
            "max_parallel_workers_per_gather": "0", "max_parallel_maintenance_workers": "0", "fsync": "off",
            "random_page_cost": "1.1", "effective_cache_size": "'8GB'", "jit": "off", "autovacuum": "off"}


class Cluster:
    """`with Cluster(core=0) as postgres: postgres.run("SELECT 1")`; gone with all it held afterwards."""

    def __init__(self, core=0):
        self.core = core

    def __enter__(self):
        self.folder = Path(tempfile.mkdtemp(prefix="postgres-"))
        shutil.chown(self.folder, "postgres")
        self.as_postgres(BINARIES / "initdb", "-D", self.folder / "data", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8")
        with open(self.folder / "data/postgresql.conf", "a", encoding="utf-8") as file:
            file.write("".join(f"{name} = {value}\n" for name, value in SETTINGS.items()))
            file.write(f"unix_socket_directories = '{self.folder}'\n")
        self.as_postgres("taskset", "-c", str(self.core), BINARIES / "pg_ctl", "-D", self.folder / "data", "-w", "-t", "120",
                         "-l", self.folder / "log", "start")
        return self

    def __exit__(self, *_):
        self.as_postgres(BINARIES / "pg_ctl", "-D", self.folder / "data", "-m", "immediate", "stop")
        shutil.rmtree(self.folder)

    def as_postgres(self, *words):
        subprocess.run(["runuser", "-u", "postgres", "--", *words], check=True, stdout=subprocess.DEVNULL, cwd="/")

    def run(self, sql, given=None, settings=""):
        """What psql prints, unaligned; `given`: bytes or a file for COPY FROM STDIN."""
        command = [BINARIES / "psql", "-h", self.folder, "-U", "postgres", "-d", "postgres", "-X", "-q", "-A", "-t", "-F", "\t",
                   "-v", "ON_ERROR_STOP=1", "-c", sql]
        done = subprocess.run(command, input=given, stdout=subprocess.PIPE, check=True,
                              env={**os.environ, "PGOPTIONS": settings})
        return done.stdout.decode()

    def processor_seconds(self, sql, settings=""):
        """(processor seconds of the one server process that ran it, what it printed). Waiting does not count."""
        process = subprocess.Popen([BINARIES / "psql", "-h", self.folder, "-U", "postgres", "-d", "postgres", "-X", "-q", "-A",
                                    "-t", "-F", "\t", "-v", "ON_ERROR_STOP=1"], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                                   text=True, env={**os.environ, "PGOPTIONS": settings})
        process.stdin.write("SELECT pg_backend_pid();\n")
        process.stdin.flush()
        backend = int(process.stdout.readline())
        start = used_by(backend)
        process.stdin.write(f"{sql};\n\\echo finished\n")
        process.stdin.flush()
        lines = []
        for line in process.stdout:
            if line == "finished\n":
                break
            lines.append(line)
        spent = used_by(backend) - start
        process.stdin.close()
        if process.wait() != 0:
            raise RuntimeError(f"psql failed: {sql}")
        return spent, "".join(lines)


def used_by(process_id):
    """User and system seconds of a process."""
    fields = Path(f"/proc/{process_id}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
