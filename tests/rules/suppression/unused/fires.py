total = 1  # backlint: ignore[sqlalchemy-legacy-qery]
#          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ suppression-unused: There is no rule `sqlalchemy-legacy-qery` to keep quiet. Did you mean `sqlalchemy-legacy-query`?
names = 2  # a reason first  # backlint: ignore[]
#                            ^^^^^^^^^^^^^^^^^^^^ suppression-unused: This names no rule and so keeps none quiet: ignore[rule-id].
both = 3  # backlint: ignore
#         ^^^^^^^^^^^^^^^^^^ suppression-unused: This names no rule and so keeps none quiet: ignore[rule-id].
