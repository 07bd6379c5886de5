"""Whether a file is what its name says, and whether anything in it runs or fetches by itself."""
