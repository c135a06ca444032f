package org.storywatch.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.storywatch.alert.Carrier.Outcome.Accepted;
import org.storywatch.alert.Carrier.Outcome.Postponed;
import org.storywatch.alert.Message;
import org.storywatch.ops.Condition.Level;

class FolderCarrierTest {
  private final Message message = Message.of(Samples.alert(Samples.opening()));
  @TempDir Path folder;

  @Test
  void aMailBecomesAFileNamedAfterItsAlert() throws Exception {
    Path deep = folder.resolve("a/b");
    FolderCarrier carrier = new FolderCarrier(Samples.settings(deep), Samples.mail());
    assertThat(carrier.carry(message)).isInstanceOf(Accepted.class);
    byte[] first = Files.readAllBytes(deep.resolve("alert-article-0.eml"));
    assertThat(carrier.carry(message)).isInstanceOf(Accepted.class);
    try (Stream<Path> files = Files.list(deep)) {
      assertThat(files).containsExactly(deep.resolve("alert-article-0.eml"));
    }
    assertThat(first).isEqualTo(Samples.mail().message(message));
  }

  @Test
  void aFolderThatCannotBeWrittenIsNamedAndTriedAgain() throws Exception {
    Path file = Files.writeString(folder.resolve("file"), "in the way");
    FolderCarrier carrier =
        new FolderCarrier(Samples.settings(file.resolve("mail")), Samples.mail());
    assertThat(carrier.carry(message))
        .isInstanceOfSatisfying(
            Postponed.class, no -> assertThat(no.words()).contains(file.toString()));
    assertThat(carrier.reachable().level()).isEqualTo(Level.TRYING);
  }

  @Test
  void aFolderThatCanBeWrittenIsWell() {
    assertThat(new FolderCarrier(Samples.settings(folder), Samples.mail()).reachable().level())
        .isEqualTo(Level.WELL);
  }
}
