"""Made-up figures: three sizes of state, and every state of a size has the same."""

from typing import NamedTuple


class Figures(NamedTuple):
    employment: int
    establishments: int
    output_billion_usd: float
    output_share_percent: float


FIGURES_BY_YEAR = {
    2024: {
        "large": Figures(500_000, 10_000, 200.0, 10.0),
        "medium": Figures(200_000, 4_000, 80.0, 12.0),
        "small": Figures(50_000, 1_000, 20.0, 8.0),
    },
    2025: {
        "large": Figures(510_000, 10_200, 210.0, 10.0),
        "medium": Figures(205_000, 4_100, 84.0, 12.5),
        "small": Figures(51_000, 1_020, 21.0, 8.0),
    },
}

LATEST_YEAR = max(FIGURES_BY_YEAR)

_CODES_BY_SIZE = {
    "large": "CA FL GA IL IN MI NC NY OH PA TX WI",
    "medium": "AL AZ AR CO CT IA KS KY LA MA MD MN MO MS NE NJ OK OR PR SC TN UT VA WA",
    "small": "AK DC DE HI ID ME MT ND NH NM NV RI SD VT WV WY",
}

SIZE_BY_STATE = {
    code: size for size, codes in _CODES_BY_SIZE.items() for code in codes.split()
}
