"""python3 -m bilim_verify BUNDLE"""

import sys

from bilim_verify.command import run

if __name__ == "__main__":
    sys.exit(run())
