package org.storywatch.story;

import java.time.Duration;
import org.storywatch.fact.Account;
import org.storywatch.fact.Sentence;

/// Decides whether what was found in an article is worth telling.
///
/// What is new weighs by what it is; more where the headline speaks of it, where a sentence was
/// added for it, and the longer the last article is ago, as nobody writes again of what is past
/// unless something happened. An outlet that tells in its own words what another told uses other
/// numbers and verbs for the same; so of such an article more is asked.
final class Judgement {
  /// So much is asked of an article that speaks of another day or somebody else, or has new
  /// sentences or a headline of what is new.
  private static final double ENOUGH = 3.4;

  /// So much of one that changed some words within sentences only, as editors do.
  private static final double ENOUGH_OF_EDITS = 5.5;

  /// And so much more of one that is wholly in other words, by another outlet.
  private static final double MORE_OF_OTHER_WORDS = 2;

  private static final double HEADLINE = 1.5;
  private static final double ADDED = 1;
  private static final int ENOUGH_OF_EACH = 2;

  /// What a day of silence adds; a month adds twice as much.
  private static final double SILENCE = 1.3;

  /// Who tells in other words tells soon; texts are copied even after weeks.
  private static final double SILENCE_OF_OTHER_WORDS = 2.2;

  /// After so many days even weeklies have retold it.
  private static final double RETOLD = 3;

  /// An article has something to do with a development that has so much of its words.
  static final double LIKE = 0.25;

  /// One in other words tells the same if so much is alike of what both say.
  private static final double ALIKE = 0.25;

  /// Where events are not known by their words, so much of a text must stand there.
  private static final double SOME_KEPT = 0.25;

  /// An outlet does not tell again what it told in words of which so many are new.
  private static final double FRESH = 0.5;

  /// An outlet's lines that stand under all its articles are no copy: the headline or the first
  /// sentence has to be alike.
  private static final double HEADED = 0.2;

  /// So few words say nothing but what they say letter by letter.
  private static final int FEW_WORDS = 20;

  private static final double FEW_FRESH = 0.2;

  private Judgement() {}

  /// @param both how much is alike of what this article and the likest development say
  /// @param foreign whether another outlet told that one
  /// @param silence since the last article of it
  static boolean isNew(
      Account account, Novelty.Found found, double both, boolean foreign, Duration silence) {
    int words = account.report().stream().mapToInt(Sentence::words).sum();
    if (words < FEW_WORDS) {
      return found.fresh() > FEW_FRESH || found.weight() > 0 || both < ALIKE;
    }
    if (!foreign && found.headed() < HEADED) {
      return true;
    }
    if (found.kept() < Novelty.MOST && isOther(account, found, both, foreign)) {
      return true;
    }
    return found.weight() > 0 && weight(found, foreign, silence) >= asked(found, foreign);
  }

  /// Whether a text in other words is of something else.
  private static boolean isOther(
      Account account, Novelty.Found found, double both, boolean foreign) {
    return both < ALIKE
        || (!foreign && found.fresh() > FRESH)
        || (!account.tellsEvents() && found.kept() < SOME_KEPT);
  }

  private static double weight(Novelty.Found found, boolean foreign, Duration silence) {
    double days = Math.max(0, silence.toMinutes() / 1440.0);
    return found.weight()
        + HEADLINE * Math.min(ENOUGH_OF_EACH, found.headlined())
        + (foreign ? 0 : ADDED * Math.min(ENOUGH_OF_EACH, found.added()))
        + silence(found.kept() >= Novelty.MOST, days);
  }

  /// @param sameText whether most of the article was told word for word
  private static double silence(boolean sameText, double days) {
    double grown = Math.log1p(24 * days) / Math.log1p(24);
    return sameText
        ? SILENCE * grown
        : SILENCE_OF_OTHER_WORDS * (grown + Math.max(0, days - RETOLD));
  }

  private static double asked(Novelty.Found found, boolean foreign) {
    boolean marked = found.headlined() > 0 || found.marked() || (!foreign && found.added() > 0);
    double asked = marked ? ENOUGH : ENOUGH_OF_EDITS;
    return foreign ? asked + MORE_OF_OTHER_WORDS * (1 - found.kept()) : asked;
  }
}
