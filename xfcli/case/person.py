"""A petitioner, and who acts for one: somebody with a power of attorney, or the guardian of a minor."""

from typing import TYPE_CHECKING, NamedTuple

from xfcli.case.draft import stated
from xfcli.case.words import Acting

if TYPE_CHECKING:
    from xfcli.case import bodies


class Person(NamedTuple):
    """A petitioner or representative, as far as they told us: "" for what they did not tell."""

    name: str = ""
    id_number: str = ""
    phone: str = ""
    address: str = ""


class Agent(NamedTuple):
    """Who acts for the petitioners of one petition, and as what."""

    role: Acting
    name: str
    phone: str = ""

    def kept(self) -> "bodies.Agent":
        """Return them as an entry keeps them."""
        body: bodies.Agent = {"role": self.role, "name": self.name, "phone": self.phone}
        return stated(body)


def agent(kept: "bodies.Agent") -> Agent:
    """Return whom an entry keeps so."""
    return Agent(Acting(kept["role"]), kept["name"], kept.get("phone", ""))
