"""What differs between desktops, one file per platform behind a protocol."""
