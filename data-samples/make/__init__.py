"""The parts of make_samples.py: one module a subject."""
