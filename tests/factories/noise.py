"""Standard errors worked out by hand (docs/arithmetic.md, section 13), for both programs that compute them.

Each row: the noise as a definition states it but for its indicator, the value, the base, the scale, and the
square of the error as a fraction.
"""

from __future__ import annotations

from fractions import Fraction as F

BY_HAND = [
    # Nobody of five: (0 + 2) / (5 + 4) = 2/9; 100²·2/9·7/9·1/9.
    ({"kind": "binomial"}, "0", "5", 100, F(140000, 729)),
    # Two of five: 4/9.
    ({"kind": "binomial"}, "40", "5", 100, F(200000, 729)),
    # One of one: 3/5; 100²·3/5·2/5·1/5.
    ({"kind": "binomial"}, "100", "1", 100, F(480)),
    # More than all is all: 7/9.
    ({"kind": "binomial"}, "120", "5", 100, F(140000, 729)),
    # 3 to 9 points in each of 32 participations, 4 on the average: p = 1/6, (32/6 + 2)/36 = 11/54;
    # 6²·11/54·43/54·1/36.
    ({"kind": "mean", "least": "3", "most": "9"}, "4", "32", 1, F(11 * 43, 54 * 54 * 36) * 36),
    # All merely took part, six times: (0 + 2)/10; 6²·1/5·4/5·1/10.
    ({"kind": "mean", "least": "3", "most": "9"}, "3", "6", 1, F(36 * 4, 250)),
    # Least and most may lie on both sides of zero; two observations at either end: 5·5/2, where the added two
    # and two would make it p = 1/2, (1 + 2)/6, 10²·1/4·1/6.
    ({"kind": "mean", "least": "-5", "most": "5"}, "0", "2", 1, F(25, 2)),
    # One participation of 6 points, neither 3 nor 9: as far from either, (6 - 3)·(9 - 6).
    ({"kind": "mean", "least": "3", "most": "9"}, "6", "1", 1, F(9)),
    # 7 offences among 3,500 adolescents: sqrt(7 + 2) = 3 of them are 3/3.5 a thousand.
    ({"kind": "poisson"}, "2", "3500", 1000, F(36, 49)),
    # None among 500: sqrt(2) of them are 2·sqrt(2) a thousand.
    ({"kind": "poisson"}, "0", "500", 1000, F(8)),
    # 30 teams of 40 schools: sqrt(32)/4 to ten schools.
    ({"kind": "poisson"}, "7.5", "40", 10, F(2)),
    # 63 points among 1,000 pupils, up to 9 a participation: as 7 of 9 points, 9·sqrt(7 + 2).
    ({"kind": "poisson", "most": "9"}, "63", "1000", 1000, F(729)),
    ({"kind": "relative", "deviation": "0.1"}, "-40", "5", 100, F(16)),
    ({"kind": "absolute", "deviation": "0.5"}, "40", "5", 100, F(1, 4)),
    ({"kind": "absolute", "deviation": "0.5"}, "40", "0", 100, F(1, 4)),
    # Nothing was counted: no error can be told.
    ({"kind": "binomial"}, "40", "0", 100, F(0)),
    ({"kind": "mean", "least": "3", "most": "9"}, "4", "0", 1, F(0)),
    ({"kind": "poisson"}, "4", "0", 1000, F(0)),
]

# Means as they were before format 5 of the bundle: by the added two and two alone.
MEANS_BEFORE_5 = [
    ({"kind": "mean", "least": "3", "most": "9"}, "4", "32", 1, F(11 * 43, 54 * 54 * 36) * 36),
    ({"kind": "mean", "least": "-5", "most": "5"}, "0", "2", 1, F(100, 24)),
    # (1/2 + 2)/5 is the middle: 6²·1/4·1/5.
    ({"kind": "mean", "least": "3", "most": "9"}, "6", "1", 1, F(9, 5)),
]
