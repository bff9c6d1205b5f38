"""``python -m spaniel``."""

import sys

from spaniel.cli import main

if __name__ == "__main__":
    sys.exit(main())
