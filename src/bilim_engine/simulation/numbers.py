"""The numbers of an analysis: streams that any program gets the same, in a few lines and fast.

`docs/arithmetic.md`, section 12. Every thing that varies has a stream of its own, named after it; number `d`
of the stream belongs to draw `d`. So an indicator or a unit more changes nobody else's numbers, and the order
of units does not matter.
"""

from __future__ import annotations

from hashlib import shake_128

import numpy as np

from bilim_engine.arrays.statistics import Array

VERSION = "bilim-2"

# Wichura, algorithm AS 241 (1988), PPND16: the coefficients of three ratios of polynomials, the lowest power
# first. `statistics.NormalDist().inv_cdf` of Python computes the same.
_CENTRE = (
    (3.3871328727963666080, 133.14166789178437745, 1971.5909503065514427, 13731.693765509461125,
     45921.953931549871457, 67265.770927008700853, 33430.575583588128105, 2509.0809287301226727),
    (1.0, 42.313330701600911252, 687.18700749205790830, 5394.1960214247511077,
     21213.794301586595867, 39307.895800092710610, 28729.085735721942674, 5226.4952788528545610),
)  # fmt: skip
_MIDDLE = (
    (1.42343711074968357734, 4.63033784615654529590, 5.76949722146069140550, 3.64784832476320460504,
     1.27045825245236838258, 0.241780725177450611770, 0.0227238449892691845833, 7.74545014278341407640e-4),
    (1.0, 2.05319162663775882187, 1.67638483018380384940, 0.689767334985100004550,
     0.148103976427480074590, 0.0151986665636164571966, 5.47593808499534494600e-4, 1.05075007164441684324e-9),
)  # fmt: skip
_TAIL = (
    (6.65790464350110377720, 5.46378491116411436990, 1.78482653991729133580, 0.296560571828504891230,
     0.0265321895265761230930, 0.00124266094738807843860,
     2.71155556874348757815e-5, 2.01033439929228813265e-7),
    (1.0, 0.599832206555887937690, 0.136929880922735805310, 0.0148753612908506148525,
     7.86869131145613259100e-4, 1.84631831751005468180e-5,
     1.42151175831644588870e-7, 2.04426310338993978564e-15),
)  # fmt: skip


def uniform(seed: str, name: str, count: int, out: Array | None = None) -> Array:
    """The first `count` numbers of the stream, all strictly between 0 and 1, in the memory given or in new.

    Each is made of four bytes of SHAKE-128, big-endian: (word + 1/2) / 2^32, which a float holds exactly.
    """
    digest = shake_128(f"{VERSION}|{seed}|{name}".encode()).digest(4 * count)
    found = np.empty(count) if out is None else out
    found[:] = np.frombuffer(digest, dtype=">u4")
    found += 0.5
    found *= 2.0**-32
    return found


def choice(numbers: Array, options: int) -> np.ndarray[tuple[int], np.dtype[np.intp]]:
    """Which of so many options each number picks, all equally likely."""
    return np.minimum((numbers * options).astype(np.intp), options - 1)


def normal(numbers: Array) -> Array:
    """The standard normal deviate below which this share of the distribution lies."""
    away = numbers - 0.5
    centre = np.abs(away) <= 0.425
    found = np.empty(numbers.shape)
    found[centre] = away[centre] * _ratio(_CENTRE, 0.180625 - away[centre] ** 2)
    outside = ~centre
    tail = np.sqrt(-np.log(np.minimum(numbers[outside], 1.0 - numbers[outside])))
    far = np.where(tail <= 5.0, _ratio(_MIDDLE, tail - 1.6), _ratio(_TAIL, tail - 5.0))
    found[outside] = np.copysign(far, away[outside])
    return found


def _ratio(coefficients: tuple[tuple[float, ...], tuple[float, ...]], at: Array) -> Array:
    above, below = (_polynomial(each, at) for each in coefficients)
    return np.asarray(above / below)


def _polynomial(coefficients: tuple[float, ...], at: Array) -> Array:
    total = np.full(at.shape, coefficients[-1])
    for each in reversed(coefficients[:-1]):
        total *= at
        total += each
    return total
