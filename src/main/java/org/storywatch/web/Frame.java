package org.storywatch.web;

import io.javalin.http.Context;
import org.storywatch.access.Guard;

/// What stands around each page of the operator: `web/frame.jte` shows it.
///
/// @param root the way up to the page's own address, which may be a folder of a site: `../` for
///   each level, or empty
/// @param section where the page belongs
/// @param title its headline
/// @param subscribe whether whoever sees it may ask to be told by mail
/// @param session whether whoever sees it can log out
public record Frame(
    String root, Section section, String title, boolean subscribe, boolean session) {

  /// Around a page that answers this request.
  ///
  /// @param settings say whether people may subscribe
  public static Frame of(Context request, WebSettings settings, Section section, String title) {
    return new Frame(
        Templates.root(request), section, title, settings.subscribe(), Guard.session(request));
  }

  /// Where a section is, seen from this page.
  public String href(Section to) {
    return to.path().isEmpty() && root.isEmpty() ? "./" : root + to.path();
  }

  /// Says in the words of `aria-current` whether this page is its section, or stands below it.
  public String here() {
    return root.isEmpty() ? "page" : "true";
  }
}
