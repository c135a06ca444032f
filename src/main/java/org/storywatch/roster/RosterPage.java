package org.storywatch.roster;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.storywatch.subscription.Form;

/// What the page of the subscribers shows.
///
/// @param lines everybody
/// @param problems what was not done and why, beside what the form says itself
/// @param who the key of whoever the form changes; empty for somebody new
/// @param address theirs, as it was typed in or as it is shown
/// @param form what they are told, and how often
public record RosterPage(
    List<SubscriberLine> lines, List<String> problems, String who, String address, Form form) {
  /// Copies the lists.
  public RosterPage {
    lines = List.copyOf(lines);
    problems = List.copyOf(problems);
  }

  /// Whether the form changes somebody who is there already.
  public boolean changes() {
    return !who.isEmpty();
  }

  /// All that is wrong, each with the field that it is about, or with none.
  public List<Map.Entry<String, String>> wrong() {
    return Stream.concat(
            problems.stream().map(words -> Map.entry("", words)),
            form.problems().entrySet().stream())
        .toList();
  }
}
