"""Files that are damaged, hostile or not what their name says, made from good ones."""

from damaging.bombs import BOMBS
from damaging.harm import HARMS
from damaging.originals import originals

__all__ = ["BOMBS", "HARMS", "damaged", "originals"]


def damaged(random, good, count):
    """Yield (what was done, name, bytes) of ``count`` damaged files; ``good`` are (name, bytes).

    Every harm is done in turn, each to a random file that it can be done to.
    """
    made = 0
    while made < count:
        for kind, harm in HARMS.items():
            name, data = random.choice(good)
            result = harm(random, name, data)
            if result is not None and made < count:
                made += 1
                yield kind, *result
