"""Which words of one article refer to the same: mentions, and clusters of them."""
