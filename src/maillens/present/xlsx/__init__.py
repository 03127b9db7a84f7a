"""A report -> a workbook, by XlsxWriter (`maillens[xlsx]`)."""
