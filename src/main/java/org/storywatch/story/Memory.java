package org.storywatch.story;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.storywatch.article.Article;
import org.storywatch.article.Fingerprint;
import org.storywatch.article.Hash;
import org.storywatch.fact.Account;
import org.storywatch.match.Match;

/// What the readers of each profile were already told, and what of it a match repeats.
///
/// It is filled from the developments as they were written, in any order, and forgets nothing by
/// itself. For one thread.
public final class Memory {
  /// A development has to fit into one record, whatever the lengths of headlines and links.
  private static final int MOST_MEMBERS = 250;

  private final Map<String, Story> stories = new HashMap<>();

  /// What a match is.
  public sealed interface Verdict {
    /// Something new, to be told.
    record New(Development development) implements Verdict {}

    /// Says what was told before; the development now holds it as a member, unless it has too many
    /// already.
    ///
    /// @param kind whether it is the same text or the same news
    record Repeated(Development development, Member.Kind kind) implements Verdict {}

    /// This very article was seen before; nothing changes.
    record Known() implements Verdict {}
  }

  /// Takes in a development as it was written; a later form of it replaces the earlier one.
  public void remember(Development development) {
    story(development.profile()).put(development);
  }

  /// Decides what a match is, and remembers it.
  ///
  /// @param now when the decision is made
  public Verdict consider(Match match, Instant now) {
    Story story = story(match.profile());
    Article article = match.article();
    if (story.knows(article.id())) {
      return new Verdict.Known();
    }
    Account account = Account.of(article);
    Optional<Entry> same = story.same(Fingerprint.of(article));
    if (same.isPresent()) {
      String reason = Reasons.copy(same.get().development().first(), false);
      return repeated(story, same.get(), Member.Kind.COPY, article, account, reason);
    }
    Optional<Comparison> comparison = Comparison.of(account, article, story);
    if (comparison.isEmpty() || comparison.get().isNew()) {
      String unlike = story.isEmpty() ? Reasons.FIRST : Reasons.OTHER_THREAD;
      Development development = development(match, comparison, unlike, now);
      story.put(development);
      return new Verdict.New(development);
    }
    Comparison told = comparison.get();
    return repeated(story, told.entry(), told.kind(), article, account, told.whyNot());
  }

  /// The comparison behind a decision, without a change.
  Optional<Comparison> compare(Match match) {
    Article article = match.article();
    return Comparison.of(Account.of(article), article, story(match.profile()));
  }

  private Story story(String profile) {
    return stories.computeIfAbsent(profile, _ -> new Story());
  }

  /// @param unlike why one is told that goes on with nothing
  private static Development development(
      Match match, Optional<Comparison> comparison, String unlike, Instant now) {
    String id = Hash.of(16, match.profile(), match.article().id());
    Optional<Comparison> thread = comparison.filter(Comparison::isOfThread);
    return new Development(
        Development.SCHEMA,
        match.profile(),
        id,
        thread.map(one -> one.entry().development().strand()).orElse(id),
        match.article(),
        match.score(),
        match.terms(),
        thread.map(Comparison::news).orElse(List.of()),
        thread.map(Comparison::why).orElse(unlike),
        List.of(),
        now);
  }

  private static Verdict repeated(
      Story story, Entry entry, Member.Kind kind, Article article, Account account, String reason) {
    Development collected = entry.development();
    if (collected.members().size() < MOST_MEMBERS) {
      List<Member> members = new ArrayList<>(collected.members());
      members.add(
          new Member(
              article.id(),
              kind,
              article.outlet(),
              article.url(),
              article.title(),
              article.published(),
              reason,
              Sketch.of(account)));
      collected = collected.with(members);
      story.put(collected);
    }
    story.know(article.id());
    return new Verdict.Repeated(collected, kind);
  }
}
