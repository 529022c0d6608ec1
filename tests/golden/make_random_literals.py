#!/usr/bin/env python3
"""Prints the literals of tests/core/math/tst_random.cpp from a second implementation of core/math/random.h.

mt19937_64 after Matsumoto and Nishimura's mt19937-64.c (2004); Python integers, no NumPy.
"""
import math

WORD = (1 << 64) - 1
WEIGHTS, ORDER, SPLIT, GROWTH, DATA = 1, 2, 3, 4, 5


def scramble(value):
    value = (value + 0x9E3779B97F4A7C15) & WORD
    value = ((value ^ value >> 30) * 0xBF58476D1CE4E5B9) & WORD
    value = ((value ^ value >> 27) * 0x94D049BB133111EB) & WORD
    return value ^ value >> 31


class Rng:
    def __init__(self, seed, stream=DATA, substream=0):
        self.seed(scramble((scramble((scramble(seed) + stream) & WORD) + substream) & WORD))

    def seed(self, seed):
        self.state = [seed]
        for i in range(1, 312):
            last = self.state[-1]
            self.state.append((6364136223846793005 * (last ^ last >> 62) + i) & WORD)
        self.next = 312
        return self

    def bits(self):
        s = self.state
        if self.next == 312:
            for i in range(312):
                x = s[i] & 0xFFFFFFFF80000000 | s[(i + 1) % 312] & 0x7FFFFFFF
                s[i] = s[(i + 156) % 312] ^ x >> 1 ^ (0xB5026F5AA96619E9 if x & 1 else 0)
            self.next = 0
        x = s[self.next]
        self.next += 1
        x ^= x >> 29 & 0x5555555555555555
        x ^= x << 17 & 0x71D67FFFEDA60000
        x ^= x << 37 & 0xFFF7EEE000000000
        return x ^ x >> 43

    def uniform(self, low=0.0, high=1.0):
        return low + (high - low) * ((self.bits() >> 11) / 2.0**53)

    def normal(self):
        while True:
            u, v = self.uniform(-1, 1), self.uniform(-1, 1)
            square = u * u + v * v
            if 0 < square < 1:
                return u * math.sqrt(-2 * math.log(square) / square)

    def below(self, count):
        while True:
            product = self.bits() * count
            if (product & WORD) >= (1 << 64) % count:
                return product >> 64

    def shuffle(self, values):
        for i in range(len(values), 1, -1):
            j = self.below(i)
            values[i - 1], values[j] = values[j], values[i - 1]
        return values


if __name__ == "__main__":
    default = Rng(0).seed(5489)
    print("the standard's 10000th:", [default.bits() for _ in range(10000)][-1])
    rng = Rng(42)
    for _ in range(4):
        print(f"        QCOMPARE(rng.bits(), std::uint64_t{{{rng.bits()}ULL}});")
    for _ in range(3):
        print(f"        QVERIFY(rng.uniform() == {rng.uniform()!r});")
    print(f"        QVERIFY(rng.uniform(-5, 3) == {rng.uniform(-5, 3)!r});")
    for _ in range(3):
        print(f"        QVERIFY(close(rng.normal(), {rng.normal()!r}));")
    for count in 10, 1000, 1 << 40:
        print(f"        QCOMPARE(rng.below({count}), std::uint64_t{{{rng.below(count)}}});")
    print(f"        rng.shuffle(order);  // -> {rng.shuffle(list(range(8)))}")
    for name in "weights", "order", "split", "growth", "data":
        stream = globals()[name.upper()]
        print(f"        QCOMPARE(Rng(42, RandomStream::{name}, 3).bits(), "
              f"std::uint64_t{{{Rng(42, stream, 3).bits()}ULL}});")
    for _ in range(1000):
        rng.bits()
    print(f"        QCOMPARE(rng.bits(), std::uint64_t{{{rng.bits()}ULL}});")
