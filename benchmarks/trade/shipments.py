"""Made-up shipments as CSV: rows, distinct parties, parties a row. The same figures give the same file.

    python3 benchmarks/trade/shipments.py 1000000 100000 1 > shipments.csv
"""

import random
import sys

GIVEN = (
    "Anna Lars Mei Yusuf Ivan Carlos Fatima John Olga Pierre Kenji Amina Lukas Elena Omar Sofia Tariq "
    "Pavel Ingrid Hassan Maria Chen Viktor Aisha Bjorn Diego Leila Marek Rosa Nils"
).split()
FAMILY = (
    "Hansen Müller Kowalski Ivanov Garcia Chen Nguyen Okafor Rossi Dubois Petrov Larsen Silva Haddad Kim "
    "Tanaka Novak Andersson Khan Mbeki Schmidt Moreau Lopez Popov Olsen Yilmaz Farouk Costa Jensen Weber "
    "Sokolov Bauer Lind Park Sato Reyes Amari Berg Vogel Holm"
).split()
TRADE = "Trading Shipping Logistics Marine Export Industries Machinery Textiles Foods Metals Energy Medical Agro".split()
FORM = "Ltd GmbH AS LLC SARL Co Inc OOO SA BV".split()
PLACES = "NO SE DE CN KP RU US JP KR IR FR GB NL SG AE TR IN VN MY BR".split()
GOODS = [
    ("rice", "1006"), ("water pumps", "8413"), ("artillery shells", "9306"), ("coal", "2701"),
    ("machine parts", "8483"), ("frozen fish", "0303"), ("wheat flour", "1101"), ("steel pipes", "7304"),
    ("cotton shirts", "6205"), ("laptops", "8471"), ("medicines", "3004"), ("furniture", "9403"),
    ("diesel oil", "2710"), ("bearings", "8482"), ("integrated circuits", "8542"), ("tractors", "8701"),
    ("sunflower oil", "1512"), ("mobile phones", "8517"), ("iron ore", "2601"), ("paper", "4802"),
]


def parties(count):
    """Persons and companies, half and half, each once."""
    names = set()
    while len(names) < count:
        one, two = random.choice(FAMILY), random.choice(FAMILY)
        if random.random() < 0.5:
            names.add(f"{random.choice(GIVEN)} {random.choice('ABCDEFGHIJKLMNOPRSTV')}. {one}-{two}")
        else:
            names.add(f"{one} {two} {random.choice(TRADE)} {random.choice(FORM)}")
    return sorted(names)


def main():
    rows, distinct, each = (int(argument) for argument in sys.argv[1:4])
    random.seed(7)
    names = parties(distinct)
    random.shuffle(names)
    print("id,date,from,to,goods,hs,party")
    for row in range(rows):
        goods, code = random.choice(GOODS)
        whence, whither = random.sample(PLACES, 2)
        day = f"2024-{random.randint(1, 12):02d}-{random.randint(1, 28):02d}"
        who = "|".join(names[(row * each + place) % distinct] for place in range(each))
        print(f"s{row},{day},{whence},{whither},{goods} {random.randint(1, 500)} t,{code},{who}")


main()
