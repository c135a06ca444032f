package org.storywatch;

/// Turns the command line into an exit code.
public final class Main {
  private Main() {}

  /// @param arguments the command and its options
  public static void main(String[] arguments) {}
}
