package org.storywatch.web;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import io.javalin.http.Context;
import java.util.Map;

/// Makes pages of what they are to show. For any threads.
public final class Templates {
  private final TemplateEngine engine = TemplateEngine.createPrecompiled(ContentType.Html);

  /// Answers with a page.
  ///
  /// @param template such as `web/page.jte`
  /// @param model what it shows
  public void answer(Context request, String template, Object model) {
    StringOutput out = new StringOutput();
    engine.render(template, model, out);
    html(request, out.toString());
  }

  /// Answers with a page in whatever depth: `root` tells the template the way up to the page's own
  /// address, which may be a folder of a site.
  ///
  /// @param model what it shows
  public void answerBelow(Context request, String template, Object model) {
    StringOutput out = new StringOutput();
    engine.render(template, Map.of("root", root(request), "model", model), out);
    html(request, out.toString());
  }

  /// Answers with a page of the operator.
  ///
  /// @param frame what stands around it
  /// @param template with the parameters `frame` and `model`
  /// @param model what it shows
  public void show(Context request, Frame frame, String template, Object model) {
    html(request, page(frame, template, model));
  }

  /// A page of the operator.
  ///
  /// @param frame what stands around it
  /// @param template with the parameters `frame` and `model`
  /// @param model what it shows
  public String page(Frame frame, String template, Object model) {
    StringOutput out = new StringOutput();
    engine.render(template, Map.of("frame", frame, "model", model), out);
    return out.toString();
  }

  /// The way up from what is asked for to the page's own address.
  static String root(Context request) {
    long depth = request.path().chars().filter(letter -> letter == '/').count();
    return "../".repeat((int) Math.max(0, depth - 1));
  }

  static void html(Context request, String document) {
    request.contentType("text/html; charset=utf-8").result(document);
  }
}
