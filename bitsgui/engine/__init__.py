"""Runs jobs: scheduling, transfers, segments and retries, on any asyncio loop."""
