"""Lay two works side by side, paragraph by paragraph: what was added, dropped, moved and changed."""
