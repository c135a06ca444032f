package org.storywatch.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SessionsTest {
  private static final Instant NOON = Instant.parse("2020-01-14T12:00:00Z");

  private final Sessions sessions = new Sessions(Duration.ofHours(1), Duration.ofHours(8));

  @Test
  void anIdIsLongAndNeverTheSame() {
    Set<String> ids = new HashSet<>();
    for (int i = 0; i < 1_000; i++) {
      ids.add(sessions.begin(NOON));
    }
    assertThat(ids).hasSize(1_000).allMatch(id -> id.matches("[A-Za-z0-9_-]{43}"));
  }

  @Test
  void theOneThatWasNotUsedForLongestMakesRoom() {
    String kept = sessions.begin(NOON);
    String dropped = sessions.begin(NOON);
    for (int i = 0; i < 998; i++) {
      sessions.begin(NOON);
    }
    assertThat(sessions.knows(kept, true, NOON)).isTrue();
    for (int i = 0; i < 500; i++) {
      sessions.begin(NOON);
    }
    assertThat(sessions.count()).isEqualTo(1_000);
    assertThat(sessions.knows(kept, true, NOON)).isTrue();
    assertThat(sessions.knows(dropped, true, NOON)).isFalse();
  }

  @Test
  void whatThePageAsksByItselfIsNoUse() {
    String id = sessions.begin(NOON);
    assertThat(sessions.knows(id, false, NOON.plusSeconds(3_599))).isTrue();
    assertThat(sessions.knows(id, false, NOON.plusSeconds(3_600))).isFalse();
    assertThat(sessions.count()).isZero();
  }

  @Test
  void oneThatHasEndedIsUnknown() {
    String id = sessions.begin(NOON);
    sessions.end(id);
    sessions.end("never begun");
    assertThat(sessions.knows(id, true, NOON)).isFalse();
    assertThat(sessions.knows("", true, NOON)).isFalse();
  }
}
