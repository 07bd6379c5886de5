"""The house put together: settings, addresses, command line, demonstration."""
