package org.storywatch.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.storywatch.article.Article;
import org.storywatch.mail.Plain;
import org.storywatch.search.Answer;
import org.storywatch.search.Extent;
import org.storywatch.search.Hit;
import org.storywatch.search.Piece;
import org.storywatch.search.Question;
import org.storywatch.search.Search;

/// A search as the page shows it.
///
/// @param title how many were found, or why nothing was
/// @param problems what could not be understood or done, a sentence each
/// @param pages how many there are to turn to
/// @param extent how much there is to search in, in words; empty where that is not known
/// @param since when the first article came that there is
public record Results(
    Asked asked,
    State state,
    String title,
    List<String> problems,
    List<Item> items,
    int pages,
    String extent,
    Optional<Moment> since) {
  /// What the page is about to say.
  public enum State {
    /// This process keeps no archive.
    ELSEWHERE,
    /// There is no archive yet.
    MISSING,
    /// There is one that cannot be read.
    FAILED,
    /// Nothing was asked.
    UNASKED,
    /// Nothing was found.
    NOTHING,
    /// Something was.
    FOUND
  }

  /// One article.
  ///
  /// @param profiles which it matched, as far as that is remembered
  public record Item(
      List<Piece> headline,
      Optional<String> link,
      String outlet,
      Moment at,
      List<List<Piece>> passages,
      List<String> profiles) {}

  static Results of(Asked asked, Question question, Optional<Answer> answer, Recent recent) {
    return new Draft(asked, question, recent).of(answer);
  }

  /// What is made of each answer.
  private record Draft(Asked asked, Question question, Recent recent) {
    Results of(Optional<Answer> answer) {
      if (answer.isEmpty()) {
        return results(State.ELSEWHERE, "No archive in this process", List.of());
      }
      return switch (answer.get()) {
        case Answer.Missing() -> results(State.MISSING, "Nothing to search in yet", List.of());
        case Answer.Failed(String why) ->
            results(State.FAILED, "The archive cannot be read", List.of(Plain.line(why)));
        case Answer.Unasked(Extent extent) ->
            results(State.UNASKED, unasked(), extent, "What is in the archive", List.of(), 0);
        case Answer.Found found -> found(found);
      };
    }

    private Results found(Answer.Found found) {
      List<String> problems = new ArrayList<>(question.problems());
      if (!question.passed().isEmpty()) {
        problems.add(
            "Passed over, as nearly every text has them: “%s”. In quotes they are looked for."
                .formatted(String.join("”, “", question.passed())));
      }
      if (!found.whole()) {
        problems.add("This took too long and was ended: there may be more. Ask for rarer words.");
      }
      int pages = Math.min(Search.PAGES, (found.count() + Search.PAGE - 1) / Search.PAGE);
      if (asked.page() == Search.PAGES && found.count() > Search.PAGES * Search.PAGE) {
        problems.add("There are more than can be turned to: add a word, or from: and to:.");
      }
      boolean none = found.count() == 0;
      return results(
          none ? State.NOTHING : State.FOUND,
          problems,
          found.extent(),
          none ? "Nothing found" : number(found.count()) + " found",
          items(found.hits()),
          pages);
    }

    private List<String> unasked() {
      List<String> problems = new ArrayList<>(question.problems());
      if (!question.isEmpty()) {
        problems.add("Say also what an article must have: a minus only leaves out.");
      } else if (!asked.words().isEmpty() && problems.isEmpty()) {
        problems.add("There is no word in this.");
      }
      return problems;
    }

    private List<Item> items(List<Hit> hits) {
      Belonging belonging =
          Belonging.of(
              hits.stream().map(hit -> hit.article().id()).collect(Collectors.toSet()), recent);
      List<Item> items = new ArrayList<>();
      for (Hit hit : hits) {
        Article article = hit.article();
        items.add(
            new Item(
                hit.headline(),
                Plain.link(article.url()),
                Plain.line(article.outlet()),
                Moment.of(article.published()),
                hit.passages(),
                belonging.names(article.id()).stream().map(Plain::line).toList()));
      }
      return items;
    }

    private Results results(State state, String title, List<String> problems) {
      return new Results(asked, state, title, problems, List.of(), 0, "", Optional.empty());
    }

    private Results results(
        State state,
        List<String> problems,
        Extent extent,
        String title,
        List<Item> items,
        int pages) {
      return new Results(
          asked,
          state,
          title,
          List.copyOf(problems),
          items,
          pages,
          number(extent.articles()) + (extent.articles() == 1 ? " article" : " articles"),
          extent.since().map(Moment::of));
    }

    private static String number(int number) {
      return String.format(Locale.ENGLISH, "%,d", number);
    }
  }
}
