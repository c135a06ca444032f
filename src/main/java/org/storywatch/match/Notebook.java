package org.storywatch.match;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.storywatch.article.Article;
import org.storywatch.profile.Profile;
import org.storywatch.profile.Vectors;
import org.storywatch.text.Reading;

/// What one profile learned, and from which article: the same as it learns by itself, with the
/// causes written down.
public final class Notebook {
  private final Register register;
  private final Teacher teacher;
  private final Profile profile;
  private final Set<String> known;
  private final Following following = new Following();
  private final Map<String, Lesson> causes = new HashMap<>();
  private Optional<Instant> since = Optional.empty();
  private Optional<Instant> last = Optional.empty();

  /// A term that the profile learned.
  ///
  /// @param term as its article writes it
  /// @param weight in the profile, whose terms have the length 1 together
  /// @param from the first match that taught it
  public record Lesson(String term, double weight, Match from) {}

  /// @param matcher heeds what people said already
  /// @param profile the id of one of its profiles
  public Notebook(Matcher matcher, String profile) {
    this.register = matcher.register();
    this.teacher = matcher.teacher();
    this.profile = register.profile(profile).orElseThrow();
    this.known = Set.copyOf(this.profile.vectors().words().keySet());
    teacher.begin(List.of(profile), following);
  }

  /// Takes in what the profile took note of, in the order of the topic.
  public void read(Decision noted) {
    Match match = noted.match();
    if (noted.told()) {
      last = Optional.of(match.article().fetched());
    }
    int before = articles();
    boolean _ = teacher.recall(match, following);
    if (articles() > before) {
      since = since.or(() -> Optional.of(match.article().fetched()));
      Reading reading = register.read(match.article());
      for (String term : reading.words().keySet()) {
        if (!known.contains(term)) {
          causes.putIfAbsent(term, new Lesson(reading.spelling(term), 0, match));
        }
      }
    }
  }

  /// @return what was learned, to score with it
  public Following following() {
    return following;
  }

  /// @return how many articles taught terms
  public int articles() {
    return following.course(profile).map(Course::articles).orElse(0);
  }

  /// @return when the first of them was fetched
  public Optional<Instant> since() {
    return since;
  }

  /// @return when the last match was fetched, whether it taught anything or not
  public Optional<Instant> last() {
    return last;
  }

  /// @return the terms that were learned, the heaviest first
  public List<Lesson> heaviest(int most) {
    Map<String, Double> weights =
        following.course(profile).map(Course::vectors).map(Vectors::words).orElse(Map.of());
    return causes.entrySet().stream()
        .filter(cause -> weights.containsKey(cause.getKey()))
        .map(cause -> lesson(cause.getValue(), weights.getOrDefault(cause.getKey(), 0.0)))
        .sorted(Comparator.comparingDouble(Lesson::weight).reversed().thenComparing(Lesson::term))
        .limit(most)
        .toList();
  }

  private static Lesson lesson(Lesson cause, double weight) {
    return new Lesson(cause.term, weight, cause.from);
  }

  /// @param filed the terms of the profile's seeds
  /// @return the strongest terms of an article that the seeds lack, as it writes them
  public List<String> beyond(Set<String> filed, Article article, int most) {
    Reading reading = register.read(article);
    return register.weigh(reading).words().entrySet().stream()
        .filter(term -> !filed.contains(term.getKey()))
        .sorted(
            Map.Entry.<String, Double>comparingByValue(Comparator.reverseOrder())
                .thenComparing(Map.Entry.comparingByKey()))
        .limit(most)
        .map(term -> reading.spelling(term.getKey()))
        .toList();
  }
}
