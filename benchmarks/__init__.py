"""What is measured on real code: latency, batch speed, memory, and how right findings are.

Run from the repository's root, after ``python -m benchmarks.corpus`` has fetched the code.
"""
