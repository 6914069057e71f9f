"""The screens: what the reviewer sees at a time. Only a screen talks to the session."""
