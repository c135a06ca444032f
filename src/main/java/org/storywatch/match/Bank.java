package org.storywatch.match;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.storywatch.index.ProfileIndex;
import org.storywatch.index.Wanted;
import org.storywatch.profile.Profile;

/// Profiles by number as they are seen in one [View], with the index that finds them. One thread
/// may change it while others read.
final class Bank {
  private final View view;
  private final ProfileIndex index = new ProfileIndex();
  private volatile List<Placed> placed;

  /// A profile at its number.
  ///
  /// @param reach see [Reach]
  private record Placed(Profile profile, double reach) {
    static Placed of(Profile profile) {
      return new Placed(profile, Reach.of(profile));
    }
  }

  Bank(View view, List<Profile> profiles) {
    this.view = view;
    this.placed = profiles.stream().map(Placed::of).toList();
    List<Placed> all = placed;
    index.putAll(() ->
        IntStream.range(0, all.size())
            .mapToObj(number -> wanted(number, all.get(number)))
            .iterator());
  }

  private Wanted wanted(int number, Placed placed) {
    return new Wanted(number, placed.profile.vectors(), view.least(placed.reach));
  }

  /// @param changed the profiles that are others than before, by their numbers
  void change(Map<Integer, Profile> changed) {
    List<Placed> now = new ArrayList<>(placed);
    changed.forEach((number, profile) -> now.set(number, Placed.of(profile)));
    placed = List.copyOf(now);
    changed.keySet().forEach(number -> index.put(wanted(number, now.get(number))));
  }

  View view() {
    return view;
  }

  /// Finds what is within reach, and what may be with what was learned.
  ProfileIndex index() {
    return index;
  }

  List<Profile> profiles() {
    return placed.stream().map(Placed::profile).toList();
  }

  Profile profile(int number) {
    return placed.get(number).profile;
  }

  /// @return how alike the seeds of the profile with this number and an article must be in words
  ///   for it to want it or take note of it, by what it was filed with
  double reach(int number) {
    return placed.get(number).reach;
  }
}
