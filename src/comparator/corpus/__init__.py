"""Reading YAML with positions, and loading vocabularies and frameworks from it."""
