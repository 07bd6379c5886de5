"""`python -m bilim_engine`: the engine on the command line."""

import sys

from bilim_engine.cli import main

if __name__ == "__main__":
    sys.exit(main())
