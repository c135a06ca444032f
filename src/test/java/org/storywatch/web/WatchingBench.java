package org.storywatch.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;

/// What it costs the machine that ten people watch the page of a day so busy that it changes all
/// the time: each looks every two seconds then, and the first of them has the page made. The time
/// of all threads counts, also of those who look, so nothing else may run beside it: `mvn -Pbench
/// test -Dtest=WatchingBench`.
class WatchingBench {
  private static final int LOOKS = 1_000;
  private static final int WATCHERS = 10;
  private static final double EVERY_MILLIS = 2_000;

  private static final OperatingSystemMXBean SYSTEM =
      ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

  @Test
  void tenWhoWatchThePage() throws Exception {
    try (Gate gate = Gate.open();
        HttpClient watcher = HttpClient.newHttpClient()) {
      WeightIT.fill(gate.recent);
      HttpRequest look =
          HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + gate.dashboard.port() + "/"))
              .headers("X-Unasked", "yes", "Accept-Encoding", "gzip")
              .build();
      double first = 0;
      double others = 0;
      for (int round = 0; round < 2; round++) { // the first warms up
        first = millis(gate, watcher, look, 2);
        others = millis(gate, watcher, look, 0);
      }
      double share =
          100 * (first + (WATCHERS - 1) * others) / EVERY_MILLIS / SYSTEM.getAvailableProcessors();
      System.out.printf(
          "the first look takes %.2f ms of a core, each other %.2f ms, so ten who watch %.2f %% of"
              + " this machine%n",
          first, others, share);
    }
  }

  /// @param seconds how much later each look is than the last
  private static double millis(Gate gate, HttpClient watcher, HttpRequest look, int seconds)
      throws Exception {
    long before = SYSTEM.getProcessCpuTime();
    for (int i = 0; i < LOOKS; i++) {
      gate.now = gate.now.plusSeconds(seconds);
      assertThat(watcher.send(look, BodyHandlers.discarding()).statusCode()).isEqualTo(200);
    }
    return (SYSTEM.getProcessCpuTime() - before) / 1e6 / LOOKS;
  }
}
