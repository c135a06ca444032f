package org.storywatch.match;

import java.util.Collection;
import java.util.List;
import java.util.stream.IntStream;
import org.storywatch.index.ProfileIndex;
import org.storywatch.index.Wanted;
import org.storywatch.profile.Profile;

/// Profiles by number as they are seen in one [View], with the index that finds them. One thread
/// may change it while others read.
final class Bank {
  private final View view;
  private final ProfileIndex index = new ProfileIndex();
  private volatile List<Profile> profiles;

  Bank(View view, List<Profile> profiles) {
    this.view = view;
    this.profiles = List.copyOf(profiles);
    List<Profile> all = this.profiles;
    index.putAll(() ->
        IntStream.range(0, all.size())
            .mapToObj(number -> wanted(number, all.get(number)))
            .iterator());
  }

  private static Wanted wanted(int number, Profile profile) {
    return new Wanted(number, profile.vectors(), Reach.of(profile));
  }

  /// @param now all profiles
  /// @param changed the numbers of those that are others than before
  void change(List<Profile> now, Collection<Integer> changed) {
    profiles = List.copyOf(now);
    changed.forEach(number -> index.put(wanted(number, now.get(number))));
  }

  View view() {
    return view;
  }

  ProfileIndex index() {
    return index;
  }

  List<Profile> profiles() {
    return profiles;
  }

  Profile profile(int number) {
    return profiles.get(number);
  }
}
