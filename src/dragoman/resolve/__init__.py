"""Says who, where and when: mentions become entities, toponyms places, time expressions intervals."""
