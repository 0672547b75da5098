"""Runs jobs: scheduling, transfers, segments and retries, on any asyncio loop."""

import sys

# httpx would bring its command line along, and libraries for coloured text: 4 MB nobody uses here.
sys.modules.setdefault("httpx._main", None)  # type: ignore[arg-type]  # how an import is refused
