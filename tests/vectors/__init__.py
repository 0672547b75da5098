"""Checks against independent test data kept outside the project.

Every module here but ``__main__`` has ``run(folder) -> (passed, failures)``. Rows the product
answers differently on purpose are listed in the module, each with its reason.
"""
