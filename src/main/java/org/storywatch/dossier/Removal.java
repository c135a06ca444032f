package org.storywatch.dossier;

import java.util.List;
import org.storywatch.alert.Subscriber;
import org.storywatch.mail.Plain;

/// What it means to remove a profile, in words.
///
/// @param possible whether it can be done on the page
/// @param words what follows from it, or what to do instead
public record Removal(boolean possible, String words) {
  /// Of one that a folder has.
  static Removal ofFolder(String profile) {
    return new Removal(
        false,
        "This profile is the folder %s, and goes with it: remove the folder, and start Storywatch"
                .formatted(Plain.line(profile))
            + " again.");
  }

  /// Of one that was made on the page.
  ///
  /// @param subscribers everybody
  static Removal ofMade(String profile, List<Subscriber> subscribers) {
    List<Subscriber> followers =
        subscribers.stream()
            .filter(one -> one.state() != Subscriber.State.LEFT)
            .filter(one -> one.profiles().contains(profile))
            .toList();
    long only = followers.stream().filter(one -> one.profiles().size() == 1).count();
    return new Removal(
        true,
        "No article is compared with it any more, and its seeds and its line are forgotten, in"
            + " every process, within seconds. "
            + followers(followers.size(), only)
            + " What it told stays here for as long as it is remembered; a profile made by the same"
            + " name goes on from there.");
  }

  private static String followers(int all, long only) {
    if (all == 0) {
      return "Nobody follows it.";
    }
    if (all == 1) {
      return only == 0
          ? "One subscriber follows it."
          : "One subscriber follows it and nothing else, and is told nothing until another profile"
              + " is chosen.";
    }
    String rest =
        switch ((int) only) {
          case 0 -> ".";
          case 1 ->
              "; one of them follows nothing else, and is told nothing until another profile is"
                  + " chosen.";
          default ->
              "; %d of them follow nothing else, and are told nothing until they choose another."
                  .formatted(only);
        };
    return all + " subscribers follow it" + rest;
  }
}
