"""From the shared corpora to the weights of the trained annotator; never imported at run time."""
