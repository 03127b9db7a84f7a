"""A private Postfix and Dovecot on loopback that play named scenarios and say what their logs must tell."""
