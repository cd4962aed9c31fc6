from hypothesis import settings

# Machines that run several things at once miss deadlines without anything being wrong.
settings.register_profile("backlint", deadline=None)
settings.load_profile("backlint")
