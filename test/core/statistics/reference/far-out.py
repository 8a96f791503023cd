"""Where R's own distributions lose digits: to forty digits by mpmath. Run: python far-out.py > far-out.json"""
import json
import mpmath as mp

mp.mp.dps = 40


def fraction(a, b, x):
    """The continued fraction of the incomplete beta function (DLMF 8.17.22)."""
    c = mp.mpf(1)
    d = 1 / (1 - (a + b) * x / (a + 1))
    h = d
    for m in range(1, 100000):
        for term in (m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m)), -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))):
            d = 1 / (1 + term * d)
            c = 1 + term / c
            h *= d * c
        if abs(d * c - 1) < mp.mpf(10) ** -36:
            return h
    raise ValueError("no end")


def beta(a, b, x):
    """Lower and upper tail."""
    before = mp.exp(a * mp.log(x) + b * mp.log1p(-x) + mp.loggamma(a + b) - mp.loggamma(a) - mp.loggamma(b))
    if x < (a + 1) / (a + b + 2):
        low = before * fraction(a, b, x) / a
        return low, 1 - low
    high = before * fraction(b, a, 1 - x) / b
    return 1 - high, high


def halved(rising):
    low, high = mp.mpf(-1500), mp.mpf(1500)
    for _ in range(150):
        middle = (low + high) / 2
        low, high = (middle, high) if rising(middle) < 0 else (low, middle)
    return low


def student_quantile(p, v):
    p, v = mp.mpf(p), mp.mpf(v)
    tail = min(p, 1 - p)
    def rising(u):
        square = mp.exp(2 * u)
        within, outside = beta(mp.mpf(1) / 2, v / 2, square / (v + square))[0], beta(v / 2, mp.mpf(1) / 2, v / (v + square))[0]
        return within - (1 - 2 * tail) if tail > mp.mpf(1) / 4 else 2 * tail - outside
    return (-1 if p < 0.5 else 1) * mp.exp(halved(rising))


def student_two_sided(t, v):
    t, v = mp.mpf(t), mp.mpf(v)
    return beta(v / 2, mp.mpf(1) / 2, v / (v + t * t))[0]


def beta_quantile(p, a, b):
    p, a, b = mp.mpf(p), mp.mpf(a), mp.mpf(b)
    def rising(u):
        x = 1 / (1 + mp.exp(-u))
        low, high = beta(a, b, x)
        return low - p if p < 0.5 else 1 - p - high
    return 1 / (1 + mp.exp(-halved(rising)))


def noncentral(t, v, shift):
    t, v, shift = mp.mpf(t), mp.mpf(v), mp.mpf(shift)
    weight = lambda u: mp.exp(v * (u - mp.expm1(2 * u) / 2))
    wide = 12 / mp.sqrt(v)
    ends = mp.linspace(-wide - 45 / v, wide, 400)
    return mp.quad(lambda u: weight(u) * mp.ncdf(t * mp.exp(u) - shift), ends) / mp.quad(weight, ends)


def fisher(a, n, c, m):
    column = a + c
    least, most = max(0, column - m), min(n, column)
    mode = min(most, max(least, (n + 1) * (column + 1) // (n + m + 2)))
    weights = {mode: mp.mpf(1)}
    for x in range(mode, most):
        weights[x + 1] = weights[x] * ((n - x) * (column - x)) / ((x + 1) * (m - column + x + 1))
        if weights[x + 1] < mp.mpf(10) ** -330: break
    for x in range(mode, least, -1):
        weights[x - 1] = weights[x] * (x * (m - column + x)) / ((n - x + 1) * (column - x + 1))
        if weights[x - 1] < mp.mpf(10) ** -330: break
    seen = weights[a] * (1 + mp.mpf(10) ** -7)
    return sum(w for w in weights.values() if w <= seen) / sum(weights.values())


rows = []
row = lambda name, how, *x: rows.append([name, list(x), float(how(*x))])
for v in (0.5, 1, 2, 3, 29.5, 1e6, 1e9):
    for p in (1e-300, 1e-15, 0.3, 0.4999, 0.4999999999, 0.5000000001, 0.6, 1 - 1e-15):
        if (p, v) != (1e-300, 0.5): row("studentQuantile", student_quantile, p, v)
for t, v in ((1e160, 0.5), (1e300, 1), (1e200, 1.3), (1e8, 2), (1e-8, 1e9), (30, 1e9)): row("studentTwoSided", student_two_sided, t, v)
for a, b in ((0.1, 0.1), (0.1, 1e6), (0.01, 10), (1000, 1e5), (1000, 1e6), (1e6, 1e6), (1e6, 0.5), (2, 1e6)):
    for p in (1e-30, 1e-15, 0.025, 0.45, 0.5, 0.9, 0.975, 1 - 1e-10, 1 - 1e-15):
        if not (p < 1e-5 and a < 0.1): row("betaQuantile", beta_quantile, p, a, b)
for v in (1, 2, 5, 38, 10000):
    for t, shift in ((31.6, 40), (99.99, 60), (-2.1, -8), (40, 38), (-50, -40), (2, 5), (12.7, 0.3)):
        if shift > 39 or v < 100 or abs(t - shift) < 10: row("noncentralStudentCdf", noncentral, t, v, shift)
for t in ((0, 1000000, 5, 1000000), (0, 1000000, 30, 2000000), (1, 3, 0, 2500000), (500000, 1000000, 501000, 1000000), (500000, 1000000, 510000, 1000000), (2, 5, 1000000, 3000000),
          (1000, 3000000, 1100, 3000000), (999999, 1000000, 1000000, 1000000), (50, 1000000, 50, 1000000), (7, 7, 0, 9), (200000, 1000000, 20, 1000), (0, 1, 1, 1), (3000, 6000, 2500, 6000)): row("fisher", fisher, *t)
print("[\n" + ",\n".join("  " + json.dumps(r) for r in rows) + "\n]")
