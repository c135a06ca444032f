package org.storywatch;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.storywatch.alert.Subscriber;
import org.storywatch.article.Link;
import org.storywatch.config.Settings;
import org.storywatch.listing.ListWatch;
import org.storywatch.profile.Background;
import org.storywatch.profile.Filed;
import org.storywatch.profile.Profile;
import org.storywatch.revision.Revisions;
import org.storywatch.stage.LiveMatcher;

/// What is watched for whom, read from the places that the settings name. What cannot be used is
/// said in the log and left out; only where nothing is left, the program does not start.
///
/// @param filed what the profiles are made of
/// @param profiles the same, weighed; perhaps none yet, since more can be made while the program
///   runs
/// @param lists perhaps of no feed yet: more can be added while the program runs
/// @param subscribers those of the configuration, perhaps none; without profiles who follows all
record Watch(Filed filed, List<Profile> profiles, ListWatch lists, List<Subscriber> subscribers) {
  private static final Logger LOG = LoggerFactory.getLogger(Watch.class);

  /// @param polls whether this process is of no use without feeds; one without any starts all the
  ///   same, unless that is for a list that cannot be read
  static Watch read(Settings settings, boolean polls) throws StartFailure {
    Filed filed = Filed.read(settings.profiles());
    List<Profile> profiles = filed.profiles(Background.shipped());
    boolean broken = profiles.isEmpty() && !filed.isEmptyFolder();
    say(filed.problems().stream().map(Object::toString).toList(), broken);
    ListWatch lists = new ListWatch(settings.feeds());
    List<String> problems = lists.problems().stream().map(Object::toString).toList();
    boolean nothing = lists.feeds().isEmpty() && polls;
    say(problems, nothing && !problems.isEmpty());
    if (nothing) {
      LOG.warn("{}", none(settings));
    }
    return new Watch(filed, profiles, lists, subscribers(settings, profiles));
  }

  /// The matcher of these profiles, which keeps up with the archive in a folder and with what
  /// people change.
  LiveMatcher matcher(Revisions revisions, Path archive, InstantSource clock) {
    return new LiveMatcher(filed, profiles, revisions, Background.shipped(), archive, clock);
  }

  private static String none(Settings settings) {
    return "feeds: there is no feed in %s; add one on the page, or with storywatch feeds add URL"
        .formatted(Link.shown(String.join(", ", settings.feeds())));
  }

  private static void say(List<String> problems, boolean nothingLeft) throws StartFailure {
    if (nothingLeft) {
      throw new StartFailure(String.join("\n", problems));
    }
    problems.forEach(problem -> LOG.warn("{}", problem));
  }

  private static List<Subscriber> subscribers(Settings settings, List<Profile> profiles)
      throws StartFailure {
    List<String> strangers = strangers(settings, profiles);
    if (!strangers.isEmpty()) {
      throw new StartFailure(String.join("\n", strangers));
    }
    return settings.subscribers();
  }

  /// Says which subscribers follow a profile that is not there.
  static List<String> strangers(Settings settings, List<Profile> profiles) {
    Set<String> known = ids(profiles);
    List<String> strangers = new ArrayList<>();
    for (Subscriber subscriber : settings.subscribers()) {
      for (String profile : new TreeSet<>(subscriber.profiles())) {
        if (!known.contains(profile)) {
          strangers.add(
              """
              subscribers: %s follows the profile %s, which is not in %s; there are: %s; who is to \
              follow one made on the page is added there\
              """
                  .formatted(
                      subscriber.address(),
                      profile,
                      settings.profiles(),
                      String.join(", ", known)));
        }
      }
    }
    return strangers;
  }

  private static Set<String> ids(List<Profile> profiles) {
    return new TreeSet<>(profiles.stream().map(Profile::id).toList());
  }
}
