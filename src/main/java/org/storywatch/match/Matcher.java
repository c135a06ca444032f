package org.storywatch.match;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.storywatch.article.Article;
import org.storywatch.feedback.Feedback;
import org.storywatch.profile.Background;
import org.storywatch.profile.Profile;
import org.storywatch.profile.Vectors;
import org.storywatch.text.Reading;

/// Scores articles against a set of profiles, which are those that were filed and what people said
/// of articles. What they learn on the way is a [Following], by the [Teacher]. Safe for many
/// threads, of which one may change it.
public final class Matcher {
  private final Register register;
  private final Teacher teacher;
  private final Search search;

  public Matcher(List<Profile> profiles, Background background) {
    this(new Register(profiles, background));
  }

  private Matcher(Register register) {
    this.register = register;
    this.teacher = new Teacher(register);
    this.search = new Search(register, teacher);
  }

  /// @param said all that holds of the articles of some profiles, by profile; the others stay as
  ///   they are, and a profile that is not here is left out
  /// @return a matcher that heeds it
  public Matcher taught(Map<String, List<Feedback>> said) {
    Register copy = new Register(register);
    copy.heed(said);
    return new Matcher(copy);
  }

  /// @return who teaches these profiles
  public Teacher teacher() {
    return teacher;
  }

  Register register() {
    return register;
  }

  /// @return the profiles that want the article as they were filed, the best match first
  public List<Match> match(Article article) {
    return match(article, new Following());
  }

  /// @param following what the profiles learned of the stream so far; learns from the article
  /// @return the profiles that want the article, the best match first
  public List<Match> match(Article article, Following following) {
    return matches(search.scored(article, following, Search.Told.MATCHES));
  }

  /// @param following what the profiles learned of the stream so far; learns from the article
  /// @return the profiles that want the article, and those that took note of it without wanting it:
  ///   with these, what was learned can be got back; the best first
  public List<Decision> noted(Article article, Following following) {
    List<Decision> noted = search.scored(article, following, Search.Told.NOTED);
    noted.forEach(decision -> following.wentAhead(decision.match()));
    return noted;
  }

  /// @return every profile that shares a word with the article, the best match first
  public List<Match> all(Article article) {
    return all(article, new Following());
  }

  /// @param following what the profiles learned of the stream so far; learns from the article
  /// @return every profile that shares a word with the article, the best match first
  public List<Match> all(Article article, Following following) {
    return matches(decided(article, following));
  }

  /// @param following what the profiles learned of the stream so far; learns from the article
  /// @return what every profile that shares a word with the article makes of it, the best match
  ///   first
  public List<Decision> decided(Article article, Following following) {
    return search.scored(article, following, Search.Told.ALL);
  }

  private static List<Match> matches(List<Decision> decisions) {
    return decisions.stream().map(Decision::match).toList();
  }

  /// @param following what the profiles learned of the stream so far
  /// @return what the profile with this id looks for, with what it learned
  public Optional<Sought> sought(String profile, Following following) {
    return register.profile(profile).map(found -> Sought.of(found, following));
  }

  /// @return how an article writes its terms
  public Map<String, String> spellings(Article article) {
    return register.read(article).spellings();
  }

  /// @return the ids of the profiles
  public Set<String> profiles() {
    return register.ids();
  }

  /// @return why the profile with this id wants the article or not, as it was filed
  public Optional<Explanation> explain(String profile, Article article) {
    return explain(profile, article, new Following());
  }

  /// @return why the profile with this id wants the article or not, with what it learned
  public Optional<Explanation> explain(String profile, Article article, Following following) {
    OptionalInt number = register.number(profile);
    if (number.isEmpty()) {
      return Optional.empty();
    }
    Profile found = register.home().profile(number.getAsInt());
    Reading reading = register.read(article);
    if (!found.speaks(reading.language())) {
      return Optional.of(explainAbroad(number.getAsInt(), article, following));
    }
    Vectors vectors = register.weigh(reading);
    Likeness seeds = Likeness.between(vectors, found.vectors());
    Fit fit = Fit.of(found, seeds, vectors, article, following);
    return Optional.of(Explanation.of(reading, vectors, fit, following.line(found)));
  }

  private Explanation explainAbroad(int number, Article article, Following following) {
    Bank bank = register.abroad();
    Profile profile = bank.profile(number);
    Reading reading = bank.view().read(article);
    Vectors vectors = bank.view().weigh(reading);
    Likeness seeds = Likeness.between(vectors, profile.vectors());
    Fit fit = Fit.abroad(profile, seeds, vectors, article);
    return Explanation.of(reading, vectors, fit, following.line(profile));
  }
}
