"""What an edition says, in sentences made from its numbers alone: one place for all pages and documents."""
