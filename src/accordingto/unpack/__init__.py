"""A file → the parts of it that are read: pages of archives, mails of a mailbox, posts."""
