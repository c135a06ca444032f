package org.storywatch.launch;

/**
 * The first class of the executable jar. It is compiled for Java 8, so that any Java that opens the
 * jar gets as far as this check, and a Java that is too old says so in one line.
 */
public final class Launcher {
  private static final int NEEDED = 25;

  private Launcher() {}

  /**
   * Hands over to the program, or ends with 2 where this Java is too old for it.
   *
   * @param arguments the command line
   * @throws Exception what the program throws
   */
  public static void main(String[] arguments) throws Exception {
    String version = System.getProperty("java.specification.version", "unknown");
    if (feature(version) < NEEDED) {
      System.err.println(
          "storywatch needs Java "
              + NEEDED
              + " or newer; this is Java "
              + version
              + " ("
              + System.getProperty("java.home")
              + "). Start it with the java of a JDK "
              + NEEDED
              + ".");
      System.exit(2);
    }
    Class.forName("org.storywatch.Main")
        .getMethod("main", String[].class)
        .invoke(null, (Object) arguments);
  }

  private static int feature(String version) {
    try {
      return Integer.parseInt(version);
    } catch (NumberFormatException e) {
      return 8; // "1.8" and older, which no newer release spells with a dot
    }
  }
}
