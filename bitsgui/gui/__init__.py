"""The window: models, views, dialogs and the tray icon."""
