package org.storywatch.revision;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.storywatch.profile.Folders;
import org.storywatch.profile.Sensitivity;

class PresentTest {
  private static final Instant NOON = Instant.parse("2031-03-04T12:00:00Z");

  private final Revisions revisions = new Revisions();
  private final Present profiles =
      new Present(Folders.of(Map.of("bridge", "high", "tunnel", "low")), revisions);

  @Test
  void whatIsMadeAndRemovedIsKnownAtOnce() {
    Set<String> before = profiles.ids();
    assertThat(before).containsExactlyInAnyOrder("bridge", "tunnel");
    assertThat(profiles.ids()).as("nothing changed").isSameAs(before);
    revisions.add(Revision.made("ferry", "The ferry", NOON));
    assertThat(profiles.names())
        .containsExactly(
            Map.entry("bridge", "bridge"),
            Map.entry("ferry", "The ferry"),
            Map.entry("tunnel", "tunnel"));
    assertThat(profiles.ids()).containsExactlyInAnyOrder("bridge", "ferry", "tunnel");
    assertThat(profiles.isFiled("ferry")).isFalse();
    revisions.add(Revision.unmade("ferry", NOON.plusSeconds(1)));
    assertThat(profiles.ids()).isEqualTo(before);
    assertThat(profiles.line("ferry")).isEmpty();
  }

  @Test
  void aLineThatIsDrawnHoldsForBothKinds() {
    revisions.add(Revision.made("ferry", "The ferry", NOON));
    revisions.add(Revision.made("tunnel", "Another tunnel", NOON));
    assertThat(profiles.line("ferry")).contains(Sensitivity.NORMAL);
    assertThat(profiles.line("tunnel")).contains(Sensitivity.LOW);
    assertThat(profiles.names()).containsEntry("tunnel", "tunnel");
    revisions.add(Revision.line("ferry", Sensitivity.from(0.42), NOON));
    revisions.add(Revision.line("bridge", Sensitivity.from(0.6), NOON));
    assertThat(profiles.line("ferry")).contains(Sensitivity.from(0.42));
    assertThat(profiles.usual("ferry")).contains(Sensitivity.NORMAL);
    assertThat(profiles.line("bridge")).contains(Sensitivity.from(0.6));
    assertThat(profiles.usual("bridge")).contains(Sensitivity.HIGH);
  }
}
