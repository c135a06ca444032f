package org.storywatch.match;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import org.storywatch.article.Article;
import org.storywatch.feedback.Feedback;
import org.storywatch.profile.Background;
import org.storywatch.profile.Profile;
import org.storywatch.profile.Vectors;
import org.storywatch.profile.Weighing;
import org.storywatch.text.Analysis;
import org.storywatch.text.Reading;

/// The profiles by number, as they were filed and as people's word made them: a [Bank] for articles
/// in the language of their seeds, and one for all others. One thread may change it while others
/// read.
final class Register {
  private final List<Profile> filed;
  private final Map<String, Integer> numbers;
  private final Set<Set<String>> languages;
  private final Bank home;
  private final Bank abroad;

  Register(List<Profile> profiles, Background background) {
    this.filed = List.copyOf(profiles);
    this.numbers = new HashMap<>();
    for (int number = 0; number < filed.size(); number++) {
      numbers.putIfAbsent(filed.get(number).id(), number);
    }
    this.languages =
        filed.stream().map(profile -> profile.foreign().home()).collect(Collectors.toSet());
    Analysis analysis = new Analysis();
    List<Profile> seen = abroad(filed);
    this.home = new Bank(new View.Home(analysis, new Weighing(background)), filed);
    this.abroad = new Bank(View.Abroad.of(analysis, seen), seen);
  }

  /// A copy, which may be changed by itself.
  Register(Register other) {
    this.filed = other.filed;
    this.numbers = other.numbers;
    this.languages = other.languages;
    this.home = new Bank(other.home.view(), other.home.profiles());
    this.abroad = new Bank(other.abroad.view(), other.abroad.profiles());
  }

  private static List<Profile> abroad(List<Profile> profiles) {
    return profiles.stream().map(Profile::abroad).toList();
  }

  /// Makes profiles anew of what was filed and what was said. Those that are not here are left out.
  ///
  /// @param said all that holds of the articles of some profiles, by profile
  void heed(Map<String, List<Feedback>> said) {
    Lessons lessons = new Lessons(home.view(), abroad.view());
    Map<Integer, Profile> changed = new HashMap<>();
    said.forEach((id, words) ->
        number(id)
            .ifPresent(number -> changed.put(number, lessons.taught(filed.get(number), words))));
    home.change(changed);
    changed.replaceAll((_, profile) -> profile.abroad());
    abroad.change(changed);
  }

  /// The profiles by number, for articles in the language of their seeds.
  Bank home() {
    return home;
  }

  Set<String> ids() {
    return Set.copyOf(numbers.keySet());
  }

  OptionalInt number(String id) {
    Integer number = numbers.get(id);
    return number == null ? OptionalInt.empty() : OptionalInt.of(number);
  }

  /// The profile with this id, for articles in the language of its seeds.
  Optional<Profile> profile(String id) {
    return Optional.ofNullable(numbers.get(id)).map(home::profile);
  }

  Reading read(Article article) {
    return home.view().read(article);
  }

  Vectors weigh(Reading reading) {
    return home.view().weigh(reading);
  }

  /// The same profiles, by the same numbers, for articles of other languages.
  Bank abroad() {
    return abroad;
  }

  /// @return whether every profile can be compared word by word with articles of this language
  boolean everybodySpeaks(String language) {
    return language.isEmpty()
        || languages.stream().allMatch(home -> home.isEmpty() || home.contains(language));
  }
}
