"""Article → attributions."""
