package org.storywatch.web;

import io.javalin.http.Context;
import java.util.Optional;
import org.storywatch.search.Answer;
import org.storywatch.search.Question;
import org.storywatch.search.Search;

/// The page that searches in the archive.
final class SearchPages {
  private final WebSettings settings;
  private final Recent recent;
  private final Templates templates;
  private volatile Optional<Search> search = Optional.empty();

  SearchPages(WebSettings settings, Recent recent, Templates templates) {
    this.settings = settings;
    this.recent = recent;
    this.templates = templates;
  }

  void open(Search opened) {
    search = Optional.of(opened);
  }

  void answer(Context request) {
    Asked asked =
        Asked.of(
            Optional.ofNullable(request.queryParam("q")),
            Optional.ofNullable(request.queryParam("by")),
            Optional.ofNullable(request.queryParam("page")));
    Question question = Question.of(asked.words());
    Optional<Answer> answer = search.map(one -> one.find(question, asked.order(), asked.page()));
    templates.show(
        request,
        Frame.of(request, settings, Section.SEARCH, Section.SEARCH.words()),
        "web/search.jte",
        Results.of(asked, question, answer, recent));
  }
}
