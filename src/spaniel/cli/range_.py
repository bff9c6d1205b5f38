"""``spaniel range``."""

from cyclopts import App

app = App(name="range", help="Serve the simulated market world, or export its truth.")
