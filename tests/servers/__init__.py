"""Real servers for tests, benchmarks and soak runs; only the fixtures need pytest."""
