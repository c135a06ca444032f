package org.storywatch.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;

/// What it costs the machine that ten people watch the page of a busy day, each of whom looks every
/// two seconds. The time of all threads counts, also of those who look, so nothing else may run
/// beside it: `mvn test -Dtest=WatchingBench`.
class WatchingBench {
  private static final int LOOKS = 1_000;
  private static final int WATCHERS = 10;
  private static final double EVERY_MILLIS = 2_000;

  @Test
  void tenWhoWatchThePage() throws Exception {
    try (Gate gate = Gate.open();
        HttpClient watcher = HttpClient.newHttpClient()) {
      WeightIT.fill(gate.recent);
      HttpRequest look =
          HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + gate.dashboard.port() + "/"))
              .headers("X-Unasked", "yes", "Accept-Encoding", "gzip")
              .build();
      look(watcher, look);
      OperatingSystemMXBean system =
          ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
      long before = system.getProcessCpuTime();
      look(watcher, look);
      double millis = (system.getProcessCpuTime() - before) / 1e6 / LOOKS;
      double share = 100 * WATCHERS * millis / EVERY_MILLIS / system.getAvailableProcessors();
      System.out.printf(
          "a look takes %.2f ms of a core, so ten who watch %.2f %% of this machine%n",
          millis, share);
    }
  }

  private static void look(HttpClient watcher, HttpRequest look) throws Exception {
    for (int i = 0; i < LOOKS; i++) {
      assertThat(watcher.send(look, BodyHandlers.discarding()).statusCode()).isEqualTo(200);
    }
  }
}
