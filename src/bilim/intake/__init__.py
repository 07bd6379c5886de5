"""How figures come in: campaigns that open returns, the answers, and who checks and accepts them."""
