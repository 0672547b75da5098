"""What is kept on disk: jobs, files, history, secrets and settings."""

from bitsgui.storage.jobs import JobStore

__all__ = ["JobStore"]
