package org.storywatch.sabotage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Within the program's process: ends it at a place of its code. A file, named by the system
/// property `saboteur.orders`, says where: the label of a kill point, a bar, and at which pass from
/// then on. It is looked at all the time.
public final class Saboteur {
  /// The exit code of a process that ended at a kill point.
  public static final int HALTED = 77;

  private static final long LOOK_MILLIS = 10;

  private static final ThreadLocal<String> COMMAND = ThreadLocal.withInitial(() -> "");

  private static volatile String label = "";
  private static volatile int left;
  private static String order = "";

  static {
    Path orders = Path.of(System.getProperty("saboteur.orders", "orders"));
    read(orders);
    Thread _ = Thread.ofPlatform().daemon().name("saboteur").start(() -> watch(orders));
  }

  private Saboteur() {}

  /// A place in the code of one of several threads.
  public static void pass(String point) {
    if (!label.isEmpty()) {
      String stage =
          switch (Thread.currentThread().getName()) {
            case "feed-press", "feeds-share" -> "feeds";
            default -> Thread.currentThread().getName();
          };
      reach(stage + ": " + point);
    }
  }

  /// A place in the handing over of mails.
  public static void mail(String point) {
    reach("mail: " + point);
  }

  /// A command is about to be sent to a mail server.
  public static void command(String command) {
    COMMAND.set(".".equals(command) ? "the last dot" : command.split("[ :]", 2)[0]);
    reach("mail: before " + COMMAND.get());
  }

  /// The command was sent.
  public static void sent() {
    reach("mail: sent " + COMMAND.get());
  }

  /// The answer to the command came.
  public static void answered() {
    reach("mail: after " + COMMAND.get());
  }

  private static void reach(String place) {
    if (place.equals(label)) {
      synchronized (Saboteur.class) {
        left--;
        if (left == 0) {
          Runtime.getRuntime().halt(HALTED);
        }
      }
    }
  }

  private static void watch(Path orders) {
    try {
      while (true) {
        read(orders);
        Thread.sleep(LOOK_MILLIS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static synchronized void read(Path orders) {
    try {
      String words = Files.exists(orders) ? Files.readString(orders) : "";
      int bar = words.indexOf('|');
      if (!words.equals(order) && (words.isEmpty() || words.endsWith("\n"))) {
        order = words;
        left = bar < 0 ? 0 : Integer.parseInt(words.substring(bar + 1).strip());
        label = bar < 0 ? "" : words.substring(0, bar);
      }
    } catch (IOException e) {
      // It is being written.
      Thread.onSpinWait();
    }
  }
}
