package org.storywatch.ops;

/// How one part of the program is.
///
/// @param level how well
/// @param words one sentence for people
public record Condition(Level level, String words) {
  /// How well a part is.
  public enum Level {
    /// It does its job.
    WELL,
    /// It cannot do its job now, and tries on.
    TRYING,
    /// It has given up; the program must be started again.
    DEAD
  }

  /// It does its job.
  public static Condition well(String words) {
    return new Condition(Level.WELL, words);
  }

  /// It cannot do its job now, and tries on.
  public static Condition trying(String words) {
    return new Condition(Level.TRYING, words);
  }

  /// It has given up.
  public static Condition dead(String words) {
    return new Condition(Level.DEAD, words);
  }
}
