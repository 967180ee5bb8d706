"""Benchmarks: ratios against floors measured in the same run. Start them with `./run bench [NAME]`."""
