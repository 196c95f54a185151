"""Who speaks in one article: sources made entities, and the chain of voices to each."""
