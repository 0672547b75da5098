"""Memory of the whole program without the window."""

from tests.bench import files, programs
from tests.bench.measure import MB, run, scratch
from tests.bench.settings import Plan
from tests.bench.streams import fitting
from tests.bench.table import Report
from tests.servers.authority import Authority
from tests.servers.nginx import Nginx


def bench(plan: Plan) -> list[Report]:
    """Return the peak PSS of a transfer as users start it, and with sixteen fast connections."""
    size = fitting(min(plan.stream, 1000 * MB), plan.memory)
    report = Report("memory of bitsgui transfer, peak PSS")
    with scratch(plan.memory) as folder:
        (folder / "root").mkdir()
        source = files.make(folder / "root" / "file.bin", size)
        with Nginx(folder / "root", Authority(folder), rate="20m") as nginx:
            env = {"SSL_CERT_FILE": str(nginx.ca_file)}
            ours = programs.Bitsgui(folder)
            for what, url, options in (
                ("one HTTP stream", nginx.url("/file.bin"), ()),
                ("one HTTPS stream", nginx.tls_url("/file.bin"), ()),
                ("16 connections of 20 MB/s", nginx.url("/slow/file.bin"), ("--segments", "16")),
            ):
                target = folder / "target"
                command = ours.transfer(url, to=target, options=options)
                taken = run(command, env, samples_memory=True)
                files.check_and_remove(source, target / source.name)
                report.at_most(what, taken.memory / MB, 80, " MB")
    return [report]
