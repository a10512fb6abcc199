"""What an amount means: role, modality, period, growth, whose it is."""
