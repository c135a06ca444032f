package org.storywatch.revision;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.storywatch.profile.Filed;
import org.storywatch.profile.Folders;
import org.storywatch.profile.Sensitivity;
import org.storywatch.seed.Seed;

class RevisionsTest {
  private static final Instant NOON = Instant.parse("2031-03-04T12:00:00Z");
  private static final Seed FERRY = new Seed("ferry.txt", "Ferry stops", "No ferry sails today.");

  private final Revisions revisions = new Revisions();

  @Test
  void whateverTheOrderTheLastWordHolds() {
    Revision added = Revision.added("bridge", FERRY, NOON);
    List<Revision> said =
        new ArrayList<>(
            List.of(
                added,
                added.withdrawn(NOON.plusSeconds(1)),
                Revision.added("bridge", FERRY, NOON.plusSeconds(2)),
                Revision.line("bridge", Sensitivity.LOW, NOON),
                Revision.line("bridge", Sensitivity.HIGH, NOON),
                Revision.filedLine("tunnel", NOON.plusSeconds(1)),
                Revision.made("ferry", "The old ferry", NOON),
                Revision.unmade("ferry", NOON.plusSeconds(1)),
                Revision.made("ferry", "The ferry", NOON.plusSeconds(3)),
                Revision.made("canal", "The canal", NOON),
                Revision.unmade("canal", NOON.plusSeconds(1)),
                Revision.line("tunnel", Sensitivity.LOW, NOON)));
    Random random = new Random(7);
    for (int i = 0; i < 50; i++) {
      Collections.shuffle(said, random);
      Revisions some = new Revisions();
      said.forEach(some::add);
      assertThat(some.seeds("bridge")).containsExactly(said(said, NOON.plusSeconds(2)));
      assertThat(some.line("bridge")).contains(Sensitivity.LOW);
      assertThat(some.line("tunnel")).isEmpty();
      assertThat(some.made()).containsExactly(Map.entry("ferry", "The ferry"));
      assertThat(some.holding()).isEqualTo(3);
    }
  }

  private static Revision said(List<Revision> all, Instant at) {
    return all.stream().filter(one -> one.at().equals(at)).findFirst().orElseThrow();
  }

  @Test
  void whatIsKnownAlreadyChangesNothing() {
    Revision added = Revision.added("bridge", FERRY, NOON);
    revisions.add(added);
    int before = revisions.changes();
    revisions.add(added);
    revisions.add(added.withdrawn(NOON.minusSeconds(1)));
    assertThat(revisions.changes()).isEqualTo(before);
    revisions.add(added.withdrawn(NOON.plusSeconds(1)));
    assertThat(revisions.changes()).isGreaterThan(before);
  }

  @Test
  void aWordComesAfterWhatIsKnownThoughTheClockOfItsProcessIsLate() {
    revisions.add(Revision.line("bridge", Sensitivity.LOW, NOON));
    Revision late = Revision.line("bridge", Sensitivity.HIGH, NOON.minusSeconds(60));
    revisions.add(revisions.next(late));
    assertThat(revisions.line("bridge")).contains(Sensitivity.HIGH);
    Revision later = Revision.filedLine("bridge", NOON.plusSeconds(60));
    assertThat(revisions.next(later)).isEqualTo(later);
  }

  @Test
  void seedsAreAddedToThoseOfTheFolderAndItsLineIsReplaced() {
    Filed folders = Folders.of(Map.of("bridge", "high", "tunnel", "low"));
    revisions.add(Revision.added("bridge", FERRY, NOON));
    revisions.add(Revision.line("bridge", Sensitivity.from(0.6), NOON));
    revisions.add(Revision.added("nowhere", FERRY, NOON));
    Filed now = revisions.of(folders);
    assertThat(now.seeds("bridge")).hasSize(2).endsWith(FERRY);
    assertThat(now.line("bridge")).contains(Sensitivity.from(0.6));
    assertThat(now.seeds("tunnel")).hasSize(1);
    assertThat(now.line("tunnel")).contains(Sensitivity.LOW);
    assertThat(now.seeds("nowhere")).isEmpty();
    assertThat(folders.seeds("bridge")).hasSize(1);
  }

  @Test
  void aProfileThatWasMadeHasItsSeedsItsNameAndItsLine() {
    Filed folders = Folders.of(Map.of("bridge", "high"));
    revisions.add(Revision.made("ferry", "The ferry", NOON));
    assertThat(revisions.of(folders).line("ferry")).as("without a seed").isEmpty();
    revisions.add(Revision.added("ferry", FERRY, NOON));
    assertThat(revisions.of(folders).line("ferry")).contains(Sensitivity.NORMAL);
    assertThat(revisions.of(folders).names())
        .containsOnly(Map.entry("bridge", "bridge"), Map.entry("ferry", "The ferry"));
    revisions.add(Revision.line("ferry", Sensitivity.LOW, NOON));
    Filed now = revisions.of(folders);
    assertThat(now.line("ferry")).contains(Sensitivity.LOW);
    assertThat(now.seeds("ferry")).containsExactly(FERRY);
    revisions.add(Revision.unmade("ferry", NOON.plusSeconds(1)));
    assertThat(revisions.of(folders).names()).containsOnlyKeys("bridge");
  }

  @Test
  void aFolderGoesBeforeWhatWasMadeByItsName() {
    Filed folders = Folders.of(Map.of("bridge", "high"));
    revisions.add(Revision.made("bridge", "Another bridge", NOON));
    revisions.add(Revision.added("bridge", FERRY, NOON));
    Filed now = revisions.of(folders);
    assertThat(now.names()).containsExactly(Map.entry("bridge", "bridge"));
    assertThat(now.line("bridge")).contains(Sensitivity.HIGH);
    assertThat(now.seeds("bridge")).hasSize(2);
  }

  @Test
  void whatAProgramOfBeforeMakesOfAProfileThatWasMadeIsNothing() {
    Revision made = Revision.made("ferry", "The ferry", NOON);
    assertThat(made.document()).isEmpty();
    assertThat(made.drawn()).isEmpty();
    assertThat(made.key()).isNotEqualTo(Revision.filedLine("ferry", NOON).key());
  }

  @Test
  void theSameTextIsTheSameSeedWhateverItIsCalled() {
    Seed other = new Seed("https://news.example.org/ferry", FERRY.title(), FERRY.text());
    assertThat(Revision.id(other)).isEqualTo(Revision.id(FERRY));
    assertThat(Revision.added("bridge", other, NOON).key())
        .isEqualTo(Revision.added("bridge", FERRY, NOON).key());
  }
}
