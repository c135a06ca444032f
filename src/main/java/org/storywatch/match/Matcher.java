package org.storywatch.match;

import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.storywatch.article.Article;
import org.storywatch.feedback.Feedback;
import org.storywatch.index.ProfileIndex;
import org.storywatch.index.Wanted;
import org.storywatch.profile.Background;
import org.storywatch.profile.Example;
import org.storywatch.profile.Profile;
import org.storywatch.profile.Vectors;
import org.storywatch.profile.Weighing;
import org.storywatch.text.Analysis;
import org.storywatch.text.Reading;

/// Scores articles against a set of profiles that never changes: when the profiles do, make
/// another. What they learn on the way is a [Following]. Safe for many threads.
public final class Matcher {
  private static final int MOST_TERMS = 12;

  /// Of which profiles a caller wants to hear.
  private enum Told {
    MATCHES,
    NOTED,
    ALL
  }

  private final Analysis analysis;
  private final List<Profile> filed;
  private final List<Profile> profiles;
  private final Weighing weighing;
  private final View view;
  private final Optional<Matcher> abroad;
  private final Set<Set<String>> homes;
  private final ProfileIndex index = new ProfileIndex();

  public Matcher(List<Profile> profiles, Background background) {
    this(new Analysis(), new Weighing(background), profiles, profiles);
  }

  /// @param filed the profiles as they were filed
  /// @param profiles the same as they are now, in the same order
  private Matcher(
      Analysis analysis, Weighing weighing, List<Profile> filed, List<Profile> profiles) {
    this(
        analysis,
        weighing,
        filed,
        profiles,
        new View.Home(analysis, weighing),
        abroad(analysis, weighing, filed, profiles));
  }

  private Matcher(
      Analysis analysis,
      Weighing weighing,
      List<Profile> filed,
      List<Profile> profiles,
      View view,
      Optional<Matcher> abroad) {
    this.analysis = analysis;
    this.weighing = weighing;
    this.filed = List.copyOf(filed);
    this.profiles = List.copyOf(profiles);
    this.view = view;
    this.abroad = abroad;
    this.homes =
        profiles.stream().map(profile -> profile.foreign().home()).collect(Collectors.toSet());
    index.putAll(() ->
        IntStream.range(0, this.profiles.size())
            .mapToObj(number -> wanted(number, this.profiles.get(number)))
            .iterator());
  }

  /// @return a matcher of the same profiles, by the same numbers, for articles of other languages
  private static Optional<Matcher> abroad(
      Analysis analysis, Weighing weighing, List<Profile> filed, List<Profile> profiles) {
    List<Profile> seen = seenAbroad(profiles);
    View view = View.Abroad.of(analysis, seenAbroad(filed));
    return seen.stream().allMatch(profile -> profile.vectors().words().isEmpty())
        ? Optional.empty()
        : Optional.of(new Matcher(analysis, weighing, seen, seen, view, Optional.empty()));
  }

  private static List<Profile> seenAbroad(List<Profile> profiles) {
    return profiles.stream().map(Profile::abroad).toList();
  }

  private static Wanted wanted(int number, Profile profile) {
    return new Wanted(number, profile.vectors(), Reach.of(profile));
  }

  /// @param said all that holds of the articles of some profiles, by profile; the others stay as
  ///   they are, and a profile that is not here is left out
  /// @return a matcher that heeds it
  public Matcher taught(Map<String, List<Feedback>> said) {
    Lessons lessons = new Lessons(view, View.Abroad.of(analysis, seenAbroad(filed)));
    List<Profile> now = new ArrayList<>(profiles);
    for (int i = 0; i < filed.size(); i++) {
      List<Feedback> of = said.get(filed.get(i).id());
      if (of != null) {
        now.set(i, lessons.taught(filed.get(i), of));
      }
    }
    return new Matcher(analysis, weighing, filed, now);
  }

  /// @return the profiles that want the article as they were filed, the best match first
  public List<Match> match(Article article) {
    return match(article, new Following());
  }

  /// @param following what the profiles learned of the stream so far; learns from the article
  /// @return the profiles that want the article, the best match first
  public List<Match> match(Article article, Following following) {
    return scored(article, following, Told.MATCHES);
  }

  /// @param following what the profiles learned of the stream so far; learns from the article
  /// @return the profiles that want the article, and those that took note of a near miss: with
  ///   these, what was learned can be got back; the best first
  public List<Match> noted(Article article, Following following) {
    return scored(article, following, Told.NOTED);
  }

  /// @return every profile that shares a word with the article, the best match first
  public List<Match> all(Article article) {
    return all(article, new Following());
  }

  /// @param following what the profiles learned of the stream so far; learns from the article
  /// @return every profile that shares a word with the article, the best match first
  public List<Match> all(Article article, Following following) {
    return scored(article, following, Told.ALL);
  }

  /// Learns from a match or a near miss that was made before, as making it did, unless somebody
  /// said since that it, or what is like it, is not of the story.
  public void recall(Match match, Following following) {
    number(match.profile()).ifPresent(number -> recall(number, match, following));
  }

  private void recall(int number, Match match, Following following) {
    Article article = match.article();
    Profile profile = profiles.get(number);
    Reading reading = view.read(article);
    if (abroad.isPresent() && !view.isFor(profile, reading.language())) {
      abroad.get().recall(number, match, following.abroad());
      return;
    }
    Vectors vectors = view.weigh(reading);
    Likeness seeds = Likeness.between(vectors, profile.vectors());
    if (match.score() < Calibration.DECISION) {
      boolean _ = following.missed(profile, vectors, seeds, match.score());
    } else if (match.score() >= Following.SURE) {
      Fit fit = Fit.of(profile, seeds, vectors, article, following);
      if (fit.judgement().trusted()) {
        learn(number, vectors, seeds, article.published(), following);
      }
    }
  }

  /// Makes these profiles forget what they learned, but for the time of what somebody wants more
  /// of.
  public void begin(Collection<String> ids, Following following) {
    for (int number = 0; number < profiles.size(); number++) {
      Profile profile = profiles.get(number);
      if (ids.contains(profile.id())) {
        following.forget(profile.id());
        following.index().remove(number);
        for (Example example : profile.examples().more()) {
          learn(number, example.vectors(), Likeness.SAME, example.published(), following);
        }
      }
    }
    abroad.ifPresent(matcher -> matcher.begin(ids, following.abroad()));
  }

  /// @return why the profile with this id wants the article or not, as it was filed
  public Optional<Explanation> explain(String profile, Article article) {
    return explain(profile, article, new Following());
  }

  /// @return why the profile with this id wants the article or not, with what it learned
  public Optional<Explanation> explain(String profile, Article article, Following following) {
    Reading reading = view.read(article);
    Vectors vectors = view.weigh(reading);
    Optional<Profile> asked = profile(profile);
    if (abroad.isPresent()
        && asked.filter(found -> !view.isFor(found, reading.language())).isPresent()) {
      return abroad.get().explain(profile, article, following.abroad());
    }
    return asked.map(found -> {
      Likeness seeds = Likeness.between(vectors, found.vectors());
      return Explanation.of(reading, vectors, Fit.of(found, seeds, vectors, article, following));
    });
  }

  private Optional<Profile> profile(String id) {
    OptionalInt number = number(id);
    return number.isPresent() ? Optional.of(profiles.get(number.getAsInt())) : Optional.empty();
  }

  private OptionalInt number(String id) {
    return IntStream.range(0, profiles.size())
        .filter(number -> profiles.get(number).id().equals(id))
        .findFirst();
  }

  private List<Match> scored(Article article, Following following, Told told) {
    Reading reading = view.read(article);
    List<Match> matches = scored(article, reading, following, told);
    if (abroad.isPresent() && !everybodySpeaks(reading.language())) {
      Matcher other = abroad.get();
      matches.addAll(other.scored(article, other.view.read(article), following.abroad(), told));
    }
    matches.sort(Comparator.comparingDouble(Match::score).reversed().thenComparing(Match::profile));
    return matches;
  }

  private boolean everybodySpeaks(String language) {
    return language.isEmpty()
        || homes.stream().allMatch(home -> home.isEmpty() || home.contains(language));
  }

  private List<Match> scored(Article article, Reading reading, Following following, Told told) {
    Vectors vectors = view.weigh(reading);
    List<Match> matches = new ArrayList<>();
    each(
        vectors,
        following,
        told,
        (number, seeds) -> {
          Profile profile = profiles.get(number);
          if (!view.isFor(profile, reading.language()) || !view.meet(vectors, profile.vectors())) {
            return;
          }
          Fit fit = Fit.of(profile, seeds, vectors, article, following);
          double score = fit.score();
          boolean noted =
              score >= Calibration.DECISION || following.missed(profile, vectors, seeds, score);
          if (score >= Following.SURE) {
            learn(number, vectors, seeds, article.published(), following);
          }
          boolean returned =
              switch (told) {
                case MATCHES -> score >= Calibration.DECISION;
                case NOTED -> noted;
                case ALL -> true;
              };
          if (returned) {
            List<Term> terms = Shares.of(fit, vectors).strongest(reading, MOST_TERMS);
            matches.add(new Match(Match.SCHEMA, profile.id(), article, score, terms));
          }
        });
    return matches;
  }

  /// A profile that may take note of an article, and how alike its seeds and the article are.
  private interface Near {
    void profile(int number, Likeness seeds);
  }

  /// Every profile that would do anything: those that learned are found by what they learned, and
  /// all of them by their seeds.
  private void each(Vectors article, Following following, Told told, Near near) {
    if (told == Told.ALL) {
      index.all(article, (number, seeds) -> near.profile(number, Likeness.of(seeds)));
      return;
    }
    BitSet seen = new BitSet();
    following
        .index()
        .find(
            article,
            (number, _) -> {
              Likeness seeds = Likeness.between(article, profiles.get(number).vectors());
              if (seeds.words() > 0) {
                seen.set(number);
                near.profile(number, seeds);
              }
            });
    index.find(
        article,
        (number, seeds) -> {
          if (!seen.get(number)) {
            near.profile(number, Likeness.of(seeds));
          }
        });
  }

  /// What somebody wants more of is an example already, and tells its time only.
  private void learn(
      int number, Vectors article, Likeness seeds, Instant published, Following following) {
    Profile profile = profiles.get(number);
    Likeness known = profile.examples().wants(article) ? Likeness.SAME : seeds;
    Course course = following.begin(profile);
    course.learn(article, known, published);
    following.index().put(new Wanted(number, course.vectors(), Reach.of(profile, course)));
  }
}
