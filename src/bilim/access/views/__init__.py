"""Pages of signing in, of her own account and of invitations."""
