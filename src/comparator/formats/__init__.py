"""Importers and exporters: one exchange format a module, text or plain data out, and no comparing in here."""
