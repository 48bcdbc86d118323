"""How an agency is recognised in running text: names, where they stand, and when they mean something else."""
