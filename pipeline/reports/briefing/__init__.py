"""The pack for a press meeting: one page an open matter."""
