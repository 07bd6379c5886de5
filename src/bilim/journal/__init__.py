"""The journal: every action, in order, chained by hashes; nothing in it is changed or taken out."""
