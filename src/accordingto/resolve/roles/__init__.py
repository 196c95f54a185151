"""What the words beside somebody say that they do, and for which body or person."""
