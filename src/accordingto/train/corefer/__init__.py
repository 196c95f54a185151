"""From GUM to the weights that find mentions and what they refer to."""
