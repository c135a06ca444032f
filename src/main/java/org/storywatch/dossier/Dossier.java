package org.storywatch.dossier;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.storywatch.mail.Plain;
import org.storywatch.match.Sought;
import org.storywatch.profile.Sensitivity;
import org.storywatch.story.Development;
import org.storywatch.web.Fit;
import org.storywatch.web.Recent;
import org.storywatch.web.Watched;

/// The page of one profile: words that are clean and final, in order.
///
/// Public, like its parts, because templates are compiled into another package.
///
/// @param page where it is, and `feed` its Atom feed, below the first page
/// @param line from which score it tells, in words; empty where that is not known
/// @param drawn what holds where somebody drew another line, if somebody did
/// @param lately how much it told in the last week
/// @param turns the story so far, the newest first
/// @param matches what fitted in the last days, the newest first
/// @param misses what nearly fitted in the last days, the nearest first
/// @param matching whether this process matches
/// @param terms what the profile looks for, where the matching answered
/// @param spread its scores; empty where its line is not known
/// @param seeds what it is made of
/// @param removal how it is removed; empty where it is not watched here, and cannot be changed
/// @param answer what came of the last change
public record Dossier(
    String name,
    String page,
    String feed,
    String line,
    Optional<String> drawn,
    String lately,
    List<Turn> turns,
    List<Fit> matches,
    List<Fit> misses,
    boolean matching,
    Optional<Terms> terms,
    Optional<Spread> spread,
    List<SeedLine> seeds,
    Optional<Removal> removal,
    Answer answer) {
  /// As many of the newest articles are read for the spelling of terms.
  private static final int SPELLING = 12;

  private static final Duration LAST = Duration.ofDays(3);

  /// What came of a change: words where it is done, or why it is not.
  public record Answer(String said, String problem) {
    static final Answer NONE = new Answer("", "");

    static Answer done(String words) {
      return new Answer(words, "");
    }

    static Answer refused(String words) {
      return new Answer("", words);
    }
  }

  /// @param watched the profile
  /// @param editing knows its line and its seeds
  static Dossier of(
      Watched watched,
      Editing editing,
      Recent recent,
      Optional<Looking> looking,
      Optional<Double> tried,
      Answer answer,
      Instant now) {
    String id = watched.id();
    Optional<Sensitivity> sensitivity = editing.line(id);
    List<Development> told = recent.told(id);
    Optional<Sought> sought =
        looking.flatMap(
            one -> one.of(id, told.stream().limit(SPELLING).map(Development::first).toList()));
    Optional<Double> line = sought.map(Sought::line).or(() -> sensitivity.map(Sensitivity::least));
    Map<String, String> fates = Fit.fates(told);
    return new Dossier(
        Plain.line(watched.name()),
        watched.page(),
        watched.feed(),
        sensitivity.map(Lines::words).orElse(""),
        editing.isDrawn(id)
            ? editing.usualLine(id).map(usual -> before(editing.isFiled(id), usual))
            : Optional.empty(),
        Roll.lately(told.stream().filter(one -> !one.first().backfill()).toList(), now),
        told.stream().map(one -> Turn.of(one, told, recent)).toList(),
        recent.matches(id).stream()
            .filter(match -> !match.article().fetched().isBefore(now.minus(LAST)))
            .map(match -> Fit.of("match", match, fates, recent))
            .toList(),
        recent.misses(now).getOrDefault(id, List.of()).stream()
            .map(miss -> Fit.of("miss", miss, Map.of(), recent))
            .toList(),
        looking.isPresent(),
        sought.map(Terms::of),
        line.map(from -> Spread.of(recent.marks().of(id, now), from, tried, now)),
        editing.seeds(id),
        removal(id, editing, recent),
        answer);
  }

  private static String before(boolean filed, Sensitivity usual) {
    return (filed ? "its folder says " : "it began with ") + Lines.words(usual);
  }

  private static Optional<Removal> removal(String id, Editing editing, Recent recent) {
    if (!editing.knows(id)) {
      return Optional.empty();
    }
    return Optional.of(
        editing.isFiled(id)
            ? Removal.ofFolder(id)
            : Removal.ofMade(id, recent.subscribers().all()));
  }

  /// Whether nothing is known of such a profile.
  public boolean isEmpty() {
    return turns.isEmpty() && matches.isEmpty() && misses.isEmpty();
  }
}
