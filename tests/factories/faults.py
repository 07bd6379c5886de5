"""What can be wrong with definitions and files of facts: one small example for each kind of problem."""

from __future__ import annotations

from factories.rules import FILES, INDICATOR, METHODOLOGY

NONE = "{ky: жок, ru: нет, en: none}"

FAULTS = [
    # file, what is replaced, by what, code of the problem, part of the English sentence
    ("indicator.yaml", "version: 1", "version: 1\n    version: 2", "definitions.P005", "version"),
    ("indicator.yaml", "polarity:", "polarty:", "definitions.P006", "polarty"),
    ("indicator.yaml", f"    basis: {NONE}\n", "", "definitions.P007", "basis"),
    ("indicator.yaml", f"basis: {NONE}", "basis: [none]", "definitions.P008", "{ky"),
    ("indicator.yaml", f"basis: {NONE}", "basis: none", "definitions.P008", "none"),
    ("methodology.yaml", "seed: small", "seed: 12", "definitions.P008", "12"),
    ("indicator.yaml", "scale: 100", "scale: hundred", "definitions.P009", "hundred"),
    ("indicator.yaml", "scale: 100", 'scale: "100"', "definitions.P009", "100"),
    ("indicator.yaml", "scale: 100", "scale: ١٠٠", "definitions.P009", "١٠٠"),
    ("indicator.yaml", "decimals: 1", "decimals: ١", "definitions.P008", "١"),
    ("indicator.yaml", "scale: 100", "scale: &x 100", "definitions.P004", "&x"),
    ("indicator.yaml", "scale: 100", "scale: 1e999999999", "definitions.P009", "1e999999999"),
    ("indicator.yaml", "scale: 100", f"scale: {'9' * 40}", "definitions.P009", "9999"),
    ("indicator.yaml", "decimals: 1", "decimals: 99", "definitions.P010", "99"),
    ("methodology.yaml", "coverage: 0.5", "coverage: 1.5", "definitions.P010", "1.5"),
    ("methodology.yaml", "weight: 100", "weight: 0", "definitions.P010", "0"),
    ("indicator.yaml", "2026-11-21", "21.11.2026", "definitions.P011", "21.11.2026"),
    ("indicator.yaml", "2026-11-21", "2026-02-30", "definitions.P011", "2026-02-30"),
    (
        "vocabulary.yaml",
        "code: school.pupils",
        "code: school.1_pupils",
        "definitions.P012",
        "school.1_pupils",
    ),
    ("vocabulary.yaml", "code: school.pupils", "code: school.class", "definitions.P012", "school.class"),
    ("indicator.yaml", "higher_is_better", "higher_is_beter", "definitions.P013", "higher_is_beter"),
    ("indicator.yaml", "{ky: камтуу, ", "{", "definitions.P014", "ky"),
    ("indicator.yaml", "ky: камтуу", 'ky: ""', "definitions.P014", "ky"),
    ("indicator.yaml", "unit: percent", "unit: percnt", "definitions.P015", "percnt"),
    (
        "methodology.yaml",
        "indicator: preschool.coverage",
        "indicator: preschool.cov",
        "definitions.P015",
        "cov",
    ),
    ("indicator.yaml", "reason: not_applicable", "reason: unheard_of", "definitions.P015", "unheard_of"),
    ("indicator.yaml", "preschool.children: 20", "preschool.childen: 20", "definitions.P015", "childen"),
    ("vocabulary.yaml", "breakdowns: [sex, language]", "breakdowns: [sx]", "definitions.P015", "sx"),
    ("vocabulary.yaml", "code: school.pupils", "code: preschool.children", "definitions.P016", "preschool"),
    ("indicator.yaml", "en: Second reader", "en: bilim  Project", "definitions.P017", "bilim"),
    ("methodology.yaml", "weight: 100", "weight: not_defined", "definitions.P018", "not_defined"),
    ("methodology.yaml", "until: 50", "until: 40", "definitions.P019", "40 and 50"),
    ("methodology.yaml", "until: 50", "until: 60", "definitions.P021", "50 and 60"),
    ("methodology.yaml", "from: null, until: 50", "from: 0, until: 50", "definitions.P019", "−∞ and 0"),
    ("methodology.yaml", "from: 50, until: null", "from: 50, until: 100", "definitions.P019", "100 and ∞"),
    ("methodology.yaml", "from: 50, until: null", "from: 50, until: 50", "definitions.P034", "50 … 50"),
    ("methodology.yaml", "{method: none}", "{method: clip, low: 5, high: 2}", "definitions.P034", "clip"),
    ("methodology.yaml", "policy: exclude", "policy: impute_median", "definitions.P007", "group"),
    ("methodology.yaml", "policy: exclude", "policy: exclude, group: all", "definitions.P006", "group"),
    (
        "methodology.yaml",
        "ranking: {ties: competition, direction: descending}\n",
        "",
        "definitions.P007",
        "ranking",
    ),
    ("methodology.yaml", "weight: 100", "weight: 90", "definitions.P023", "90"),
    ("methodology.yaml", "weights: given", "weights: equal", "definitions.P041", "weights: equal"),
    ("indicator.yaml", "scale: 100", "formula: school.pupils", "definitions.P024", "formula"),
    ("indicator.yaml", "subtree(preschool.children)", "preschool.coverage", "definitions.P025", "coverage →"),
    ("indicator.yaml", "2027-11-01", "2026-11-01", "definitions.P028", "2026-11-01"),
    ("vocabulary.yaml", "until: 2024-01-01", "until: 2025-01-01", "definitions.P029", "target"),
    ("vocabulary.yaml", "value: 30", "value: 30, not_defined: true", "definitions.P030", "value"),
    ("methodology.yaml", "  range: [0, 100]\n", "", "definitions.P031", "preschool.coverage"),
    ("methodology.yaml", ", clip: true", "", "definitions.P032", "preschool.coverage"),
    (
        "methodology.yaml",
        "normalise: {method: min_max, goalposts: [0, 60], clip: true}",
        "normalise: {method: rank}\n      logarithm: true",
        "definitions.P033",
        "rank",
    ),
    ("methodology.yaml", "goalposts: [0, 60]", "goalposts: [60, 0]", "definitions.P034", "goalposts"),
    (
        "methodology.yaml",
        "{method: min_max, goalposts: [0, 60], clip: true}",
        "{method: categories, quantiles: [0.5], points: [1, 2, 3]}",
        "definitions.P035",
        "3 points",
    ),
    ("methodology.yaml", "    item: preschool.children\n", "", "definitions.P036", "border"),
    ("indicator.yaml", "indicators:", "reasons: []\n---\nindicators:", "definitions.P037", "more than one"),
    ("methodology.yaml", "period: 2024\n", "period: 2024-25\n", "definitions.P038", "2024-25"),
    ("methodology.yaml", "period: 2024\n", "period: 9999-12-31\n", "definitions.P038", "9999-12-31"),
    ("indicator.yaml", "preschool.children: 20", "preschool.children@25: 20", "definitions.P039", "@25"),
    ("indicator.yaml", "subtree(preschool.children)", "subtree(preschol)", "formulas.P003", "preschol"),
    ("indicator.yaml", '"denominator == 0"', '"denominator"', "formulas.P006", "boolean"),
    ("indicator.yaml", "subtree(preschool.children)", "school.pupils / 0", "formulas.P007", "zero"),
    ("methodology.yaml", "preschool.children * 0.5", "preschool.childrn * 0.5", "formulas.P003", "childrn"),
    ("methodology.yaml", "method: min_max", "method: minmax", "definitions.P013", "minmax"),
    ("methodology.yaml", "ky: себеп", 'ky: "себ\\u202eеп"', "definitions.P043", "U+202E"),
    ("methodology.yaml", "operation: {replace", "operation: {replaced", "definitions.P006", "replaced"),
    ("methodology.yaml", "      weight: 100\n", "", "definitions.P007", "weight"),
    ("methodology.yaml", "root:", "rot:", "definitions.P007", "root"),
    ("vocabulary.yaml", "parameters:", "params:", "definitions.P006", "params"),
]

BOMB = "a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\nreasons: *c\n"

UNREADABLE: list[tuple[str | bytes, str]] = [
    (b"reasons:\n  - \xff\xfe", "definitions.P001"),
    ("reasons: [", "definitions.P002"),
    ("a: b: c", "definitions.P002"),
    ("\x00", "definitions.P002"),
    ("[" * 100, "definitions.P003"),
    ("x: " + "y" * 1_000_001, "definitions.P003"),
    (BOMB, "definitions.P004"),
    ("reasons: !!python/object:os.system [x]", "definitions.P004"),
    ("? [a]\n: b\n", "definitions.P008"),
    ("reasons: [а\u202eб]", "definitions.P043"),
    ("\u200breasons: []", "definitions.P043"),
    ('reasons: ["\\x1b[31m"]', "definitions.P043"),
    ("just words", "definitions.P008"),
    ("- a\n", "definitions.P008"),
    ("reasons: words", "definitions.P008"),
    ("reasons: [words]", "definitions.P008"),
]

_REPORTED = METHODOLOGY.replace("status: proposal", "status: reported")
OTHERS = [
    # files that show what a single replacement cannot
    ({**FILES, "methodology.yaml": _REPORTED.replace("until: 50", "until: 40")}, "definitions.P020"),
    ({**FILES, "methodology.yaml": _REPORTED.replace("until: 50", "until: 60")}, "definitions.P022"),
    ({**FILES, "indicator.yaml": INDICATOR.split("    cases:")[0]}, "definitions.P027"),
    (
        {
            **FILES,
            "methodology.yaml": METHODOLOGY.split("root:")[0]
            + "root: {indicator: preschool.coverage, weight: 1}\n",
        },
        "definitions.P040",
    ),
]

TABLES = [
    # rows of a tidy CSV
    ("unit,item,value\n", "figures.P001"),
    ("unit,item,period,value,valu\n", "figures.P002"),
    ("unit,item,period,value,value\n", "figures.P012"),
    ("unit,item,period,value\nosh,a,2025,12 5\n", "figures.P003"),
    ("unit,item,period,value\nosh,a,2025,1e600000\n", "figures.P003"),
    ("unit,item,period,value\nosh,a,last year,1\n", "figures.P004"),
    ("unit,item,period,value\nosh,a,2025,\n", "figures.P005"),
    ("unit,item,period,value,missing\nosh,a,2025,,lost\n", "figures.P006"),
    ("unit,item,period,value\nosh,a,2025,1\nosh,a,2025,1\n", "figures.P007"),
    ("unit,item,period,value\n,a,2025,1\n", "figures.P008"),
    ("unit,item,period,breakdown,value\nosh,a,2025,girls,1\n", "figures.P009"),
    ('unit,item,period,value\nosh,"a"b,2025,1\n', "figures.P010"),
    ("unit,item,period,value,illustrative\nosh,a,2025,1,maybe\n", "figures.P011"),
    ("unit,item,period,value\nosh,a,2025,1,2\n", "figures.P013"),
]
