"""Economic profiles of states, as a Federation 2 subgraph."""

from typing import Annotated, Optional

import strawberry
from graphql import GraphQLError

from sample_data import FIGURES_BY_YEAR, LATEST_YEAR, SIZE_BY_STATE

Year = Annotated[
    int | None,
    strawberry.argument(
        description="A calendar year from 1900 to 2100; the latest known when null."
    ),
]


@strawberry.federation.type(
    keys=["stateCode year"],
    description="What manufacturing is to the economy of a state in a year.",
)
class StateEconomicProfile:
    # There is no field `state`: it would lead from State back to State, and from there to
    # `economicSummary`, which not every planner can plan (see README.md).
    state_code: str = strawberry.field(
        description="Two-letter postal code, e.g. `GA`; with `year` the key."
    )
    year: int = strawberry.field(description="Calendar year; with `stateCode` the key.")
    manufacturing_employment: int = strawberry.field(
        description="People who work in manufacturing."
    )
    manufacturing_establishments: int = strawberry.field(
        description="Places where something is manufactured."
    )
    manufacturing_output_billion_usd: float = strawberry.field(
        description="Value that manufacturing adds, in billions of US dollars."
    )
    manufacturing_output_share_percent: float = strawberry.field(
        description="What part of the state's whole output that is, in percent."
    )
    is_sample: bool = strawberry.field(
        description="Always true: the figures are made up to show how a subgraph plugs in."
    )

    @classmethod
    def resolve_reference(
        cls, stateCode: str, year: int
    ) -> Optional["StateEconomicProfile"]:
        return find_profile(stateCode, year)


@strawberry.federation.type(
    keys=["id"],
    description="A state, which the graph knows; here it gets its economic profile.",
)
class State:
    id: strawberry.ID = strawberry.field(description="Global id, `State:CODE`.")
    name: str | None = strawberry.federation.field(
        external=True, graphql_type=str, description="Full name."
    )

    @classmethod
    def resolve_reference(cls, id: strawberry.ID, name: str | None = None) -> "State":
        """The gateway sends the name only where a field that requires it is asked for."""
        return cls(id=id, name=name)

    @strawberry.field(
        description="Its profile of one year; null when there is none, or when the subgraph does not answer."
    )
    def economy(self, year: Year = None) -> StateEconomicProfile | None:
        return find_profile(code_of(self), parse_year(year))

    @strawberry.federation.field(
        requires=["name"],
        description="That profile in a sentence; null when there is none, or when the subgraph does not answer.",
    )
    def economic_summary(self, year: Year = None) -> str | None:
        profile = find_profile(code_of(self), parse_year(year))
        if profile is None:
            return None
        return (
            f"{self.name}: {profile.manufacturing_employment:,} people in manufacturing, "
            f"{profile.manufacturing_output_share_percent:g} % of output "
            f"in {profile.year} (sample figures)"
        )


@strawberry.type
class Query:
    @strawberry.field(
        description="The profiles of one year, by postal code; null when the subgraph does not answer."
    )
    def state_economic_profiles(
        self, year: Year = None
    ) -> list[StateEconomicProfile] | None:
        chosen = parse_year(year)
        profiles = [find_profile(code, chosen) for code in sorted(SIZE_BY_STATE)]
        return [profile for profile in profiles if profile is not None]

    @strawberry.field(description="One profile; null when there is none.")
    def state_economic_profile(
        self,
        state_code: Annotated[
            str,
            strawberry.argument(description="Two-letter postal code, e.g. `GA`."),
        ],
        year: Year = None,
    ) -> StateEconomicProfile | None:
        return find_profile(state_code, parse_year(year))


def code_of(state: State) -> str:
    return state.id.removeprefix("State:")


def find_profile(state_code: str, year: int) -> StateEconomicProfile | None:
    size = SIZE_BY_STATE.get(state_code)
    figures_by_size = FIGURES_BY_YEAR.get(year)
    if size is None or figures_by_size is None:
        return None
    figures = figures_by_size[size]
    return StateEconomicProfile(
        state_code=state_code,
        year=year,
        manufacturing_employment=figures.employment,
        manufacturing_establishments=figures.establishments,
        manufacturing_output_billion_usd=figures.output_billion_usd,
        manufacturing_output_share_percent=figures.output_share_percent,
        is_sample=True,
    )


def parse_year(year: int | None) -> int:
    if year is None:
        return LATEST_YEAR
    if 1900 <= year <= 2100:
        return year
    raise GraphQLError(
        f"Expected year to be from 1900 to 2100, got {year}.",
        extensions={"code": "BAD_USER_INPUT"},
    )


# 2.5: what routers and composers of recent years all understand.
schema = strawberry.federation.Schema(query=Query, types=[State], federation_version="2.5")
