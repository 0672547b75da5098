"""Options of the pages everybody looks at."""

from bitsgui.desktop.ownership import package_manager
from bitsgui.gui import text
from bitsgui.gui.language import language_names
from bitsgui.gui.options import kinds
from bitsgui.gui.options.option import Option


def general() -> tuple[Option, ...]:
    """Return the options for what the program does by itself."""
    tr = text.tr
    life, new = tr("Start and end"), tr("New downloads")
    return (
        Option(
            "language",
            tr("Language"),
            tr("Language of the window"),
            tr("Words, numbers and dates; works at once."),
            kinds.choice(language_names()),
        ),
        Option(
            "resume_at_start",
            life,
            tr("Go on at start"),
            tr("Downloads that ran when the program ended go on when it starts; else they wait."),
            kinds.switch(),
        ),
        Option(
            "autostart",
            life,
            tr("Start at login"),
            tr("Starts without a window, in the tray; minimised where your desktop has none."),
            kinds.switch(),
        ),
        Option(
            "close_to_tray",
            life,
            tr("Close to the tray"),
            tr("Closing the window leaves downloads running; the icon in the tray opens it again."),
            kinds.switch(),
        ),
        Option(
            "ask_before_quit",
            life,
            tr("Ask before quitting"),
            tr("Asks before the program ends while downloads run."),
            kinds.switch(),
        ),
        Option(
            "watch_clipboard",
            new,
            tr("Watch the clipboard"),
            tr("Offers to add a link to a file when you copy one, in a bar above the list."),
            kinds.switch(),
        ),
        Option(
            "user_priority",
            new,
            tr("Priority of what you add"),
            tr("Downloads of a higher priority run first and push others aside."),
            kinds.priority(),
        ),
        Option(
            "import_priority",
            new,
            tr("Priority of imports"),
            tr("For downloads that come from a list, a schedule or another program."),
            kinds.priority(),
        ),
        *_notifications(),
        *([] if package_manager() else _news()),
    )


def _notifications() -> tuple[Option, ...]:
    tr = text.tr
    told = tr("Notifications")
    return (
        Option(
            "notify_finished",
            told,
            tr("Downloads that are finished"),
            tr("Your desktop tells of them while you look at something else."),
            kinds.switch(),
        ),
        Option(
            "notify_trouble",
            told,
            tr("Downloads that need you"),
            tr("Your desktop tells of those that cannot go on by themselves."),
            kinds.switch(),
        ),
        Option(
            "notify_sound",
            told,
            tr("Sound"),
            tr("Lets your desktop play its sounds for them, one for each notification."),
            kinds.switch(),
        ),
    )


def _news() -> tuple[Option, ...]:
    tr = text.tr
    newer = tr("Newer versions")
    return (
        Option(
            "look_for_news",
            newer,
            tr("Look for newer versions"),
            tr("Asks the address below once a day, and says so in a bar; nothing is installed."),
            kinds.switch(),
        ),
        Option(
            "news_address",
            newer,
            tr("Address of the news"),
            tr(
                "A small text there names the newest version; its server learns that somebody asks."
            ),
            kinds.line(tr("none"), tr("Write a link without a login, or nothing.")),
        ),
        Option(
            "news_key",
            newer,
            tr("Key of the news"),
            tr("Only what is signed by it is believed. Who makes the program publishes it."),
            kinds.line(tr("none"), tr("Write a public key in base64, or nothing.")),
        ),
    )


def appearance() -> tuple[Option, ...]:
    """Return the options for how the window looks."""
    tr = text.tr
    looks = {
        "system": tr("As the system"),
        "light": tr("Light"),
        "dark": tr("Dark"),
        "contrast": tr("High contrast"),
    }
    rows = {"comfortable": tr("Comfortable, two lines"), "compact": tr("Compact, one line")}
    return (
        Option(
            "appearance",
            tr("Colours"),
            tr("Colours of the window"),
            tr("High contrast is light or dark as the system is."),
            kinds.choice(looks),
        ),
        Option(
            "rows",
            tr("List"),
            tr("Rows of the list"),
            tr("Two lines tell where from and why; one line leaves room for more downloads."),
            kinds.choice(rows),
        ),
    )


def downloads() -> tuple[Option, ...]:
    """Return the options for where files go and what becomes of them."""
    return (*_files(), *_disk(), *_end())


def _files() -> tuple[Option, ...]:
    tr = text.tr
    files = tr("Files")
    return (
        Option(
            "download_folder",
            files,
            tr("Folder"),
            tr("The folder that is offered for new downloads."),
            kinds.folder(tr("the system\u2019s own")),
        ),
        Option(
            "on_conflict",
            files,
            tr("Same name"),
            tr("What happens when a file of the name is there already."),
            kinds.choice(kinds.conflict_words()),
        ),
        Option(
            "find_checksums",
            files,
            tr("Look for checksum files"),
            tr("Looks on the server for a file such as name.sha256 and checks the download by it."),
            kinds.switch(),
        ),
        Option(
            "follow_metalinks",
            files,
            tr("Follow Metalinks"),
            tr("Downloads the files Metalinks tell of, and uses mirrors that servers tell of."),
            kinds.switch(),
        ),
        Option(
            "refuse_web_pages",
            files,
            tr("Refuse web pages"),
            tr("Stops when a web page comes in place of another kind of file, such as a login."),
            kinds.switch(),
        ),
    )


def _disk() -> tuple[Option, ...]:
    tr = text.tr
    disk = tr("Disk")
    return (
        Option(
            "disk_reserve",
            disk,
            tr("Keep free"),
            tr("Downloads stop before less than this is left on the disk."),
            kinds.size(),
        ),
        Option(
            "disk_full_waits",
            disk,
            tr("Wait while the disk is full"),
            tr("Goes on by itself once there is room; else the download ends with an error."),
            kinds.switch(),
        ),
        Option(
            "vanished_folder_waits",
            disk,
            tr("Wait for a missing folder"),
            tr("Goes on by itself once a disk that was unplugged is back; else it is an error."),
            kinds.switch(),
        ),
    )


def _end() -> tuple[Option, ...]:
    tr = text.tr
    end = tr("When a download ends")
    return (
        Option(
            "auto_complete",
            end,
            tr("Finish by itself"),
            tr("Files get their names as soon as all are there; else you complete each download."),
            kinds.switch(),
        ),
        Option(
            "history_limit",
            end,
            tr("Remember at most"),
            tr("How many finished downloads stay in the list; the files stay in any case."),
            kinds.number(none=tr("all")),
        ),
        Option(
            "done_command",
            end,
            tr("Command when all is done"),
            tr(
                "Runs only if File, When all is done, says so. A program and arguments; "
                "{file} and {job} are path and name of the last download."
            ),
            kinds.line(tr("none"), tr("Write a program and its arguments, or nothing.")),
        ),
    )


def speed() -> tuple[Option, ...]:
    """Return the options for how much of the line is used."""
    tr = text.tr
    limits, turns = tr("Limits"), tr("Taking turns")
    return (
        Option(
            "rate_limit",
            limits,
            tr("All downloads together"),
            tr("They use at most this much of the line; works at once."),
            kinds.rate(none=tr("no limit")),
        ),
        Option(
            "rate_schedule",
            limits,
            tr("By day and hour"),
            tr(
                "Paint the hours in which all downloads together get less, or none at all. The "
                "limit above holds at any hour. Works at once."
            ),
            kinds.schedule(),
        ),
        Option(
            "network_limits",
            limits,
            tr("On single networks"),
            tr(
                "While downloads go over the network of this name, they get at most this much "
                "together; the lowest limit counts. The name is that of the connection in "
                "NetworkManager, or of an interface; told on Linux only. Works at once."
            ),
            kinds.network_limits(),
        ),
        Option(
            "host_rate_limit",
            limits,
            tr("From one server"),
            tr("All downloads from one server together get at most this much; works at once."),
            kinds.rate(none=tr("no limit")),
        ),
        Option(
            "time_slice_s",
            turns,
            tr("Turn of a background download"),
            tr("After so long it lets the next one of its priority run for a while."),
            kinds.duration(none=tr("until it ends")),
        ),
    )
