package org.storywatch.profile;

/// What a profile would rather do: miss an article, or tell one too many.
public enum Sensitivity {
  LOW,
  NORMAL,
  HIGH
}
