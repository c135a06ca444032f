package org.storywatch.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.storywatch.demo.Piece;
import org.storywatch.demo.World;

/// A mail server that takes a whole message and never answers.
@Tag("faults")
class HangingMailFaults {
  private static final Duration LONG = Duration.ofMinutes(2);

  @TempDir private Path folder;

  @Test
  void aMailServerThatHangsDelaysNothingElseAndAStopEndsTheWaiting() throws Exception {
    List<Piece> pieces =
        World.sample().pieces().stream()
            .filter(piece -> piece.kind() == Piece.Kind.DEVELOPMENT)
            .toList();
    try (Outlets outlets = new Outlets();
        Mailbox mail = new Mailbox();
        ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      pieces.subList(0, 6).forEach(piece -> publish(outlets, "one", piece));
      outlets.writeList(folder.resolve("feeds.opml"));
      String never = "http://127.0.0.1:%d/feed".formatted(silent.getLocalPort());
      String config =
          """
          feeds: [feeds.opml, '%s']
          profiles: %s
          fetch: {min-interval: 1s, allow-private: [127.0.0.0/8], full-text: never}
          mail: {smtp: 'smtp://127.0.0.1:%d', from: 'Storywatch <alerts@example.org>'}
          subscribers: [{address: reader@example.org}]
          """
              .formatted(never, Path.of("seeds").toAbsolutePath(), mail.port());
      try (Program program = Program.run(folder, config)) {
        program.await(LONG, () -> !mail.begun().isEmpty());
        pieces.subList(6, 10).forEach(piece -> publish(outlets, "one", piece));
        program.await(LONG, () -> program.meter("articles_read_total") >= 10);
        assertThat(mail.accepted()).isEmpty();
        long asked = System.nanoTime();
        assertThat(program.stop()).isZero();
        assertThat(Duration.ofNanos(System.nanoTime() - asked)).isLessThan(Duration.ofSeconds(20));

        mail.goOn();
        program.restart();
        String first = mail.begun().getFirst();
        program.await(LONG, () -> mail.accepted().contains(first));
        program.await(LONG, () -> program.meter("alerts_waiting") == 0);
        program.awaitBooks();
        assertThat(program.stop()).isZero();
        assertThat(mail.accepted()).filteredOn(id -> !id.equals(first)).doesNotHaveDuplicates();
        // It was sent whole and not answered, so it may have been taken before it came again.
        assertThat(Collections.frequency(mail.accepted(), first)).isBetween(1, 2);
      }
    }
  }

  private static void publish(Outlets outlets, String outlet, Piece piece) {
    String url = "https://example.org/" + piece.id();
    outlets.publish(outlet, new Outlets.Item(url, url, piece.title(), piece.text()));
  }
}
