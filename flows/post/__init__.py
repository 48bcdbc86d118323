"""Letters go out: the mail server, the sender's lock and journal, one run through the outbox."""
