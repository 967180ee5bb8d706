"""Credentials that others can check: Open Badges 3.0, signed with eddsa-rdfc-2022, without asking the network.

`issuing` writes them, `proof` signs them, `baking` puts them into pictures, `verifying` says what a file is worth.
"""
