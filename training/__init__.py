"""Trains the shipped model. Torch is needed here and nowhere else."""
