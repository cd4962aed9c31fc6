"""The whole comparison: ``python -m model_oracle --models 5000``.

Run it from the repository's root with ``tests/support`` on PYTHONPATH. So many classes are compared
as are given, those that are left not counted. With ``--write docs/model-oracle.md`` its log line
and tables are added to that page. With ``--planted`` what the fix writes is spoilt in one way after
the other, and it is told how soon that is found.
"""

from __future__ import annotations

import sys

from model_oracle.oracle import ORACLE

if __name__ == "__main__":
    sys.exit(ORACLE.main(__doc__ or ""))
