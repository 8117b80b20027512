"""Who acts in a rehearsal: user ids by role, never names; at every site its own investigator."""

from __future__ import annotations

from dataclasses import dataclass

from trialwright.conduct.people import Actor


@dataclass(frozen=True)
class SiteStaff:
    """The people of one site."""

    site: str
    investigator: Actor
    coordinator: Actor


@dataclass(frozen=True)
class Staff:
    """The people of a study. The one who releases a lot is never the one who made it."""

    sponsor: Actor
    data_manager: Actor
    monitor: Actor
    cell_lab: Actor
    quality: Actor
    sites: tuple[SiteStaff, ...]

    @property
    def appointed(self) -> tuple[Actor, ...]:
        """Everyone the sponsor enters into the delegation log, in a fixed order."""
        at_sites = (
            person for site in self.sites for person in (site.investigator, site.coordinator)
        )
        return (self.data_manager, self.monitor, self.cell_lab, self.quality, *at_sites)


def staff_of(organisation: str, sites: tuple[str, ...]) -> Staff:
    """One person a role for the study, and two a site; ids are numbered."""
    return Staff(
        sponsor=Actor("sponsor-1", "sponsor", organisation),
        data_manager=Actor("data-manager-1", "data_manager", organisation),
        monitor=Actor("monitor-1", "monitor", organisation),
        cell_lab=Actor("cell-lab-1", "cell_lab_operator", organisation),
        quality=Actor("quality-1", "quality", organisation),
        sites=tuple(
            _site_staff(site, organisation, number) for number, site in enumerate(sites, start=1)
        ),
    )


def _site_staff(site: str, organisation: str, number: int) -> SiteStaff:
    return SiteStaff(
        site,
        Actor(f"investigator-{number}", "investigator", organisation, site),
        Actor(f"coordinator-{number}", "coordinator", organisation, site),
    )
