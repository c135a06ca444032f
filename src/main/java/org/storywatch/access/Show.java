package org.storywatch.access;

import io.javalin.http.Context;

/// Makes pages.
@FunctionalInterface
public interface Show {
  /// Answers with a page, in whatever depth it is.
  ///
  /// @param template such as `access/login.jte`
  /// @param model what it shows
  void answer(Context request, String template, Object model);
}
