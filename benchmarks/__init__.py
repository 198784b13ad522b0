"""How fast Dragoman reads, how soon it begins, how much memory it takes, and where the time goes."""
