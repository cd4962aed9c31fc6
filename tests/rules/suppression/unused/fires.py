total = 1  # backlint: ignore[sqlalchemy-legacy-qery]
#          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ suppression-unused: There is no rule `sqlalchemy-legacy-qery` to keep quiet. Did you mean `sqlalchemy-legacy-query`?
names = 2  # a reason first  # backlint: ignore[]
#                            ^^^^^^^^^^^^^^^^^^^^ suppression-unused: This names no rule and so keeps none quiet: write `# backlint: ignore[rule-id]`.
both = 3  # backlint: ignore
#         ^^^^^^^^^^^^^^^^^^ suppression-unused: This names no rule and so keeps none quiet: write `# backlint: ignore[rule-id]`.
misspelt = 4  # backlint: ignroe[sqlalchemy-legacy-query]
#             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ suppression-unused: This is misspelt and so keeps nothing quiet: write `# backlint: ignore[rule-id]`.
open_bracket = 5  # backlint: ignore[sqlalchemy-legacy-query
#                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ suppression-unused: This is misspelt and so keeps nothing quiet: write `# backlint: ignore[rule-id]`.
other_bracket = 6  # backlint: ignore(sqlalchemy-legacy-query)
#                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ suppression-unused: This is misspelt and so keeps nothing quiet: write `# backlint: ignore[rule-id]`.
another_word = 7  # backlint: ignore-line[sqlalchemy-legacy-query]
#                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ suppression-unused: This is misspelt and so keeps nothing quiet: write `# backlint: ignore[rule-id]`.
capital = 8  # Backlint: Ignore[sqlalchemy-legacy-query]
#            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ suppression-unused: This is misspelt and so keeps nothing quiet: write `# backlint: ignore[rule-id]`.
family = 9  # backlint: ignore[sqlalchemy]
#           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ suppression-unused: `sqlalchemy` is no rule but a family: name its rules here.
# backlint: ignore-file
#^^^^^^^^^^^^^^^^^^^^^^ <- suppression-unused: This names no rule and so keeps none quiet: write `# backlint: ignore-file[rule-id]`.
# backlint: ignore-files[sqlalchemy-legacy-query]
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ <- suppression-unused: This is misspelt and so keeps nothing quiet: write `# backlint: ignore-file[rule-id]`.
