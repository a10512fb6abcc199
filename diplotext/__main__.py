"""``python -m diplotext``: see `diplotext.cli`."""

import sys

from diplotext.cli import main

if __name__ == "__main__":
    sys.exit(main())
