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
    String objection = objection(version, System.getProperty("java.home"));
    if (!objection.isEmpty()) {
      System.err.println(objection);
      System.exit(2);
    }
    Class.forName("org.storywatch.Main")
        .getMethod("main", String[].class)
        .invoke(null, (Object) arguments);
  }

  /**
   * What speaks against this Java.
   *
   * @param version its specification version, such as 1.8 or 25
   * @param home where it is installed
   * @return one line for people; empty when nothing does
   */
  static String objection(String version, String home) {
    if (feature(version) >= NEEDED) {
      return "";
    }
    return "storywatch needs Java "
        + NEEDED
        + " or newer; this is Java "
        + version
        + " ("
        + home
        + "). Start it with the java of a JDK "
        + NEEDED
        + ".";
  }

  private static int feature(String version) {
    try {
      return Integer.parseInt(version);
    } catch (NumberFormatException e) {
      return 8; // "1.8" and older, which no newer release spells with a dot
    }
  }
}
