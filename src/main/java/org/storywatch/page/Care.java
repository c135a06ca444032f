package org.storywatch.page;

/// How much a page's names and looks are believed. Where reading it with all care gives too little,
/// the reason may be that its names mislead.
enum Care {
  FULL,
  NO_CUTS_BY_NAME,
  NO_NAMES,
  NO_TRIMMING;

  boolean cutsByName() {
    return this == FULL;
  }

  boolean weighsNames() {
    return this == FULL || this == NO_CUTS_BY_NAME;
  }

  boolean trims() {
    return this != NO_TRIMMING;
  }
}
