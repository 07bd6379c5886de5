"""How large departments are beside one another. Rough relative sizes, no statistics: they only share the
published totals of an oblast, or an assumed one, among its departments."""

from __future__ import annotations

# Oblast: share of the country's pupils in thousands where nothing was published, then its departments.
OBLASTS: dict[str, dict[str, float]] = {
    "issyk-kul-oblast": {
        "ak-suu": 72, "jeti-oguz": 95, "issyk-kul": 85, "tong": 55, "tup": 66,
        "karakol-city": 84, "balykchy-city": 51,
    },
    "jalal-abad-oblast": {
        "ala-buka": 110, "bazar-korgon": 190, "aksy": 140, "nooken": 150, "suzak": 310, "toguz-toro": 25,
        "toktogul": 105, "chatkal": 30, "jalal-abad-city": 150, "tash-komur-city": 45,
        "mailuu-suu-city": 26, "kara-kol-city": 24, "kok-jangak-city": 13,
    },
    "naryn-oblast": {
        "ak-talaa": 34, "at-bashy": 54, "jumgal": 46, "kochkor": 65, "naryn": 48, "naryn-city": 41,
    },
    "batken-oblast": {
        "batken": 95, "leilek": 140, "kadamjai": 205, "batken-city": 28, "suluktu-city": 24,
        "kyzyl-kyia-city": 58,
    },
    "osh-oblast": {
        "alay": 90, "aravan": 140, "kara-suu": 440, "nookat": 300, "kara-kulja": 100, "ozgon": 230,
        "chong-alay": 32, "ozgon-city": 62,
    },
    "talas-oblast": {"kara-buura": 68, "bakai-ata": 52, "manas": 37, "talas": 72, "talas-city": 41},
    "chui-oblast": {
        "alamudun": 190, "ysyk-ata": 150, "jaiyl": 110, "kemin": 47, "moskva": 100, "panfilov": 48,
        "sokuluk": 205, "chui-tokmok": 125,
    },
    "bishkek-city": {
        "bishkek-lenin": 91, "bishkek-oktyabr": 45, "bishkek-pervomai": 58, "bishkek-sverdlov": 67,
    },
    "osh-city": {"osh-city": 1},
}  # fmt: skip

# Pupils by oblast in thousands where no figure was published; Bishkek and Naryn lean on published ones.
PUPILS = {
    "issyk-kul-oblast": 112, "jalal-abad-oblast": 305, "naryn-oblast": 62, "batken-oblast": 126,
    "osh-oblast": 345, "talas-oblast": 63, "chui-oblast": 190, "bishkek-city": 245, "osh-city": 74,
}  # fmt: skip

# Cities keep more children in kindergartens and post more teachers than the mountains do.
URBAN = {unit for units in OBLASTS.values() for unit in units if unit.endswith("-city")} | set(
    OBLASTS["bishkek-city"]
)

LEAVES = {leaf: oblast for oblast, leaves in OBLASTS.items() for leaf in leaves}
# Departments that are judged: Bishkek as one.
DEPARTMENTS = {
    unit: oblast
    for oblast, leaves in OBLASTS.items()
    for unit in (["bishkek-city"] if oblast == "bishkek-city" else leaves)
}
