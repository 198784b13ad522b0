"""The data: frozen values, every one of them leading back to the report's own words. Read this package first."""
