package org.storywatch.match;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;
import org.storywatch.article.Article;
import org.storywatch.feedback.Feedback;
import org.storywatch.index.ProfileIndex;
import org.storywatch.index.Wanted;
import org.storywatch.profile.Background;
import org.storywatch.profile.Profile;
import org.storywatch.profile.Vectors;
import org.storywatch.profile.Weighing;
import org.storywatch.text.Analysis;
import org.storywatch.text.Reading;

/// The profiles by number, as they were filed and as people's word made them, with the index that
/// finds them and what reads and weighs articles for them. One thread may change it while others
/// read.
final class Register {
  private final Analysis analysis;
  private final Weighing weighing;
  private final List<Profile> filed;
  private final Map<String, Integer> numbers;
  private final ProfileIndex index = new ProfileIndex();
  private volatile List<Profile> profiles;

  Register(List<Profile> profiles, Background background) {
    this.analysis = new Analysis();
    this.weighing = new Weighing(background);
    this.filed = List.copyOf(profiles);
    this.profiles = filed;
    this.numbers = new HashMap<>();
    for (int number = 0; number < filed.size(); number++) {
      numbers.putIfAbsent(filed.get(number).id(), number);
    }
    fill();
  }

  /// A copy, which may be changed by itself.
  Register(Register other) {
    this.analysis = other.analysis;
    this.weighing = other.weighing;
    this.filed = other.filed;
    this.numbers = other.numbers;
    this.profiles = other.profiles;
    fill();
  }

  private void fill() {
    List<Profile> all = profiles;
    index.putAll(() ->
        IntStream.range(0, all.size())
            .mapToObj(number -> wanted(number, all.get(number)))
            .iterator());
  }

  private static Wanted wanted(int number, Profile profile) {
    return new Wanted(number, profile.vectors(), Reach.of(profile));
  }

  /// Makes profiles anew of what was filed and what was said. Those that are not here are left out.
  ///
  /// @param said all that holds of the articles of some profiles, by profile
  void heed(Map<String, List<Feedback>> said) {
    Lessons lessons = new Lessons(analysis, weighing);
    List<Profile> now = new ArrayList<>(profiles);
    List<Integer> changed = new ArrayList<>();
    said.forEach((id, words) ->
        number(id)
            .ifPresent(number -> {
              now.set(number, lessons.taught(filed.get(number), words));
              changed.add(number);
            }));
    profiles = List.copyOf(now);
    changed.forEach(number -> index.put(wanted(number, now.get(number))));
  }

  ProfileIndex index() {
    return index;
  }

  Profile profile(int number) {
    return profiles.get(number);
  }

  Set<String> ids() {
    return Set.copyOf(numbers.keySet());
  }

  OptionalInt number(String id) {
    Integer number = numbers.get(id);
    return number == null ? OptionalInt.empty() : OptionalInt.of(number);
  }

  Reading read(Article article) {
    return analysis.read(article.title(), article.text(), article.lang());
  }

  Vectors weigh(Reading reading) {
    return weighing.weigh(reading);
  }
}
