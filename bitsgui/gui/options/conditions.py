"""Options for networks that cost and for machines without mains power."""

from bitsgui.bits.types import CostPolicy
from bitsgui.gui import text
from bitsgui.gui.options import kinds
from bitsgui.gui.options.option import Option


def conditions() -> tuple[Option, ...]:
    """Return what downloads wait for beside the network itself."""
    tr = text.tr
    group, power = tr("Metered networks"), tr("Battery")
    networks = {
        CostPolicy.ALWAYS.value: tr("Any network"),
        CostPolicy.NOT_ROAMING.value: tr("Not while roaming"),
        CostPolicy.NO_SURCHARGE.value: tr("Not where it costs extra"),
        CostPolicy.STANDARD.value: tr("Not near a data cap"),
        CostPolicy.UNRESTRICTED.value: tr("Unmetered networks only"),
    }
    resting = {
        "run": tr("Go on"),
        "background-waits": tr("Those in the background wait"),
        "all-wait": tr("All wait"),
    }
    return (
        Option(
            "foreground_cost_policy",
            group,
            tr("Downloads you start"),
            tr("Which networks new ones may use; on others they wait and go on by themselves."),
            kinds.choice(networks),
        ),
        Option(
            "background_cost_policy",
            group,
            tr("Imports and other programs"),
            tr("The same for downloads that come from a list, a schedule or another program."),
            kinds.choice(networks),
        ),
        Option(
            "on_battery",
            power,
            tr("On battery"),
            tr("What downloads do while there is no mains power. Works at once."),
            kinds.choice(resting),
        ),
        Option(
            "on_power_saving",
            power,
            tr("While power is saved"),
            tr("What downloads do while the battery saver is on. Works at once."),
            kinds.choice(resting),
        ),
    )
