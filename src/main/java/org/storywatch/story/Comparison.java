package org.storywatch.story;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.storywatch.article.Article;
import org.storywatch.fact.Account;
import org.storywatch.fact.Sentence;

/// An article beside what was told of its matter.
///
/// @param entry the development that it is most like
/// @param found what it says that was not told
/// @param both how much is alike of what both say, 0..1
/// @param isNew whether it is to be told
/// @param shortened whether it is a part of what was told
/// @param silence since the last article of its thread
record Comparison(
    Entry entry,
    Novelty.Found found,
    double both,
    boolean isNew,
    boolean shortened,
    Duration silence) {
  /// Developments that are looked at sentence by sentence.
  private static final int NEAREST = 6;

  /// Of a thread, the last developments are enough.
  private static final int LATEST = 4;

  /// Developments that have half as much of an article's words as the likest are of its matter.
  private static final double HALF = 0.5;

  /// An article goes on with a thread when so much is alike of what both say.
  private static final double THREAD = 0.2;

  /// A text is shortened when it has less than so much of the words.
  private static final double SHORTENED = 0.75;

  /// @return nothing where nothing is like enough to be of the same matter
  static Optional<Comparison> of(Account account, Article article, Story story) {
    List<Story.Near> near = story.near(account, NEAREST);
    if (near.isEmpty() || near.getFirst().like() < Judgement.LIKE) {
      return Optional.empty();
    }
    Entry best = near.getFirst().entry();
    List<Entry> strand = story.strand(best.development().strand());
    Map<String, Entry> matter = new LinkedHashMap<>();
    for (Story.Near one : near) {
      if (one.like() >= HALF * near.getFirst().like()) {
        matter.put(one.entry().id(), one.entry());
      }
    }
    for (Entry one : strand.subList(Math.max(0, strand.size() - LATEST), strand.size())) {
      matter.put(one.id(), one);
    }
    Told told = told(List.copyOf(matter.values()), article, story);
    boolean foreign = isForeign(best.development(), article);
    Novelty.Found found = Novelty.in(account, told, foreign);
    Duration silence = Duration.between(last(strand), article.published());
    boolean isNew = Judgement.isNew(account, found, near.getFirst().both(), foreign, silence);
    int words = words(story.account(best));
    return Optional.of(
        new Comparison(
            best,
            found,
            near.getFirst().both(),
            isNew,
            words(account) < SHORTENED * words,
            silence));
  }

  private static Told told(List<Entry> matter, Article article, Story story) {
    Told told = new Told();
    told.addNames(Account.words(article.outlet()));
    for (Entry one : matter) {
      told.add(story.account(one));
      told.addSeen(one.sketched());
      told.addNames(Account.words(one.development().first().outlet()));
    }
    return told;
  }

  private static boolean isForeign(Development development, Article article) {
    return article.outlet().isBlank() || !development.first().outlet().equals(article.outlet());
  }

  private static java.time.Instant last(List<Entry> strand) {
    return strand.stream().map(Entry::last).max(java.time.Instant::compareTo).orElseThrow();
  }

  private static int words(Account account) {
    return account.report().stream().mapToInt(Sentence::words).sum();
  }

  /// Whether it goes on with the thread of what it is like.
  boolean isOfThread() {
    return both >= THREAD || found.kept() >= Novelty.MOST;
  }

  Member.Kind kind() {
    return found.kept() >= Novelty.MOST ? Member.Kind.COPY : Member.Kind.MORE;
  }

  List<String> news() {
    return News.phrases(found.news());
  }

  /// Why it is told.
  String why() {
    String reason = Reasons.isNew(news());
    return silence.compareTo(Life.QUIET) > 0 ? Reasons.revived(silence, reason) : reason;
  }

  /// Why it is not told.
  String whyNot() {
    Article first = entry.development().first();
    return kind() == Member.Kind.COPY ? Reasons.copy(first, shortened) : Reasons.more(first);
  }
}
