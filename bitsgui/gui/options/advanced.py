"""Options of the advanced page."""

from bitsgui.gui import text
from bitsgui.gui.options import kinds
from bitsgui.gui.options.option import Option


def advanced() -> tuple[Option, ...]:
    """Return the options for the program itself and its quotas."""
    tr = text.tr
    program, rules = tr("Program"), tr("Rules")
    levels = {
        "error": tr("Errors only"),
        "warning": tr("Warnings, too"),
        "info": tr("What happens"),
        "debug": tr("Everything, for a report"),
    }
    presets = {"app": tr("For people"), "api": tr("As the job interface")}
    return (
        Option(
            "log_level",
            program,
            tr("Log"),
            tr("How much is written to the log. Passwords and cookies never are."),
            kinds.choice(levels),
        ),
        Option(
            "preset",
            rules,
            tr("Defaults"),
            tr(
                "For people: retries soon, files get free names and finish by themselves. As the "
                "job interface: the rules and quotas programs for BITS expect. What you chose "
                "yourself stays."
            ),
            kinds.choice(presets),
        ),
        Option(
            "allow_notify_command",
            rules,
            tr("Start programs"),
            tr("A download may start a program of your choice when it ends."),
            kinds.switch(),
        ),
        Option(
            "retry_delay_floor_s",
            rules,
            tr("Shortest wait to set"),
            tr("Below this, the wait between retries of a download cannot be set."),
            kinds.duration(),
        ),
        Option(
            "inactivity_timeout_s",
            rules,
            tr("Drop what nobody touches"),
            tr("A download nothing happened to for so long is removed with what was fetched."),
            kinds.duration(none=tr("never")),
        ),
        *_quotas(),
    )


def _quotas() -> tuple[Option, ...]:
    tr = text.tr
    group, none = tr("Quotas"), tr("no limit")
    return (
        Option(
            "max_jobs_per_user",
            group,
            tr("Downloads of a user"),
            tr("How many unfinished ones a user may have."),
            kinds.number(none=none),
        ),
        Option(
            "max_jobs_per_machine",
            group,
            tr("Downloads in all"),
            tr("How many unfinished ones there may be of all users."),
            kinds.number(none=none),
        ),
        Option(
            "max_files_per_job",
            group,
            tr("Files per download"),
            tr("How many files one download may have."),
            kinds.number(none=none),
        ),
        Option(
            "max_ranges_per_file",
            group,
            tr("Ranges of a file"),
            tr("How many parts of one file a program may ask for."),
            kinds.number(none=none),
        ),
        Option(
            "max_url_length",
            group,
            tr("Length of a link"),
            tr("How many characters a link may have."),
            kinds.number(none=none),
        ),
        Option(
            "max_path_length",
            group,
            tr("Length of a path"),
            tr("How many characters folder and name of a file may have together."),
            kinds.number(none=none),
        ),
    )
