"""Kyrgyz numbers: decimal comma and groups parted by a no-break space, as CLDR says (Django: a point)."""

DECIMAL_SEPARATOR = ","
THOUSAND_SEPARATOR = "\N{NO-BREAK SPACE}"
NUMBER_GROUPING = 3

DATE_FORMAT = "Y-ж., j-F"
SHORT_DATE_FORMAT = "d.m.Y"
DATETIME_FORMAT = "Y-ж., j-F, H:i"
SHORT_DATETIME_FORMAT = "d.m.Y H:i"
YEAR_MONTH_FORMAT = "Y-ж., F"
MONTH_DAY_FORMAT = "j-F"
TIME_FORMAT = "H:i"
FIRST_DAY_OF_WEEK = 1
DATE_INPUT_FORMATS = ["%d.%m.%Y", "%Y-%m-%d"]
DATETIME_INPUT_FORMATS = ["%d.%m.%Y %H:%M", "%Y-%m-%d %H:%M"]
