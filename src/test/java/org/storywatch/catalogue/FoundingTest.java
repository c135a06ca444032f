package org.storywatch.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.storywatch.catalogue.Founding.Examples;
import org.storywatch.catalogue.Founding.Founded;
import org.storywatch.catalogue.Founding.Wrong;
import org.storywatch.dossier.Offers.Offer;
import org.storywatch.dossier.Offers.Refused;
import org.storywatch.dossier.Offers.Taken;
import org.storywatch.seed.Seed;
import org.storywatch.seed.SeedReader;

class FoundingTest {
  private static final Map<String, String> TAKEN = Map.of("bridge", "The bridge");
  private static final Seed ONE = new Seed("a.txt", "", "About a ferry");
  private static final Seed TWO = new Seed("b.txt", "", "About its captain");
  private static final Optional<Offer> NONE = Optional.empty();

  @Test
  void itIsMadeOfAllExamplesInTheOrderOfTheForm() {
    assertThat(Founding.of("Ferry!", TAKEN, examples(NONE, taken(TWO), List.of(file(ONE)))))
        .isEqualTo(new Founded("ferry", "Ferry!", List.of(TWO, ONE)));
  }

  @Test
  void withoutAnExampleThereIsNone() {
    assertThat(Founding.of("Ferry", TAKEN, new Examples(false, NONE, NONE, List.of())))
        .isEqualTo(wrong("text", "Give an example: a text, the address of a page, or files."));
  }

  @Test
  void aPageThatWasNotAskedForIsNotMissed() {
    assertThat(Founding.of("Bridge", TAKEN, examples(NONE, NONE, List.of())))
        .isInstanceOfSatisfying(
            Wrong.class, it -> assertThat(it.problems()).containsOnlyKeys("name"));
  }

  @Test
  void allThatIsWrongIsSaidAtOnceAndOneBadExampleIsEnough() {
    Examples bad =
        examples(
            Optional.of(new Refused("Too short.")),
            taken(ONE),
            List.of(file(TWO), new Refused("x.pdf is none."), new Refused("y.pdf is none.")));
    assertThat(Founding.of("", TAKEN, bad))
        .isEqualTo(
            new Wrong(
                Map.of(
                    "name",
                    "Type in a name.",
                    "text",
                    "Too short.",
                    "file",
                    "x.pdf is none. y.pdf is none.")));
  }

  @Test
  void manyFilesAreTooMany() {
    List<Offer> most = Collections.nCopies(Founding.MOST_FILES, file(ONE));
    assertThat(Founding.of("Ferry", TAKEN, examples(NONE, NONE, most))).isInstanceOf(Founded.class);
    List<Offer> more = Collections.nCopies(Founding.MOST_FILES + 1, file(ONE));
    assertThat(Founding.of("Ferry", TAKEN, examples(NONE, NONE, more)))
        .isEqualTo(wrong("file", "Choose 20 files at most; more can be added later."));
  }

  private static Wrong wrong(String field, String words) {
    return new Wrong(Map.of(field, words));
  }

  private static Examples examples(Optional<Offer> text, Optional<Offer> page, List<Offer> files) {
    return new Examples(true, text, page, files);
  }

  private static Optional<Offer> taken(Seed seed) {
    return Optional.of(file(seed));
  }

  private static Offer file(Seed seed) {
    return new Taken(new SeedReader.Accepted(seed, List.of()));
  }
}
