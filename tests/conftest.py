import signal

from hypothesis import HealthCheck, settings

# Machines that run several things at once are slow without anything being wrong.
settings.register_profile("backlint", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("backlint")

# A shell ignores interrupts for what it runs in the background, and children inherit that; the
# tests that interrupt a command need them.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)
