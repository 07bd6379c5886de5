"""What the desk asks the modules below."""
