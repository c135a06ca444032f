package org.storywatch.stream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class JsonTest {
  record Note(int schema, String words, List<String> tags, Optional<String> more) {}

  @Test
  void whatAnOlderProgramDidNotKnowIsEmptyWhereItMayBe() throws Unreadable {
    Note note = new Note(1, "a", List.of(), Optional.empty());
    assertThat(read("{\"schema\": 1, \"words\": \"a\"}")).isEqualTo(note);
    assertThat(Json.read(Note.class, Json.write(note))).isEqualTo(note);
  }

  @Test
  void anythingElseThatIsMissingMakesARecordUnreadable() {
    assertThatThrownBy(() -> read("{\"schema\": 1, \"tags\": []}"))
        .isInstanceOf(Unreadable.class)
        .hasMessageContaining("words");
    assertThatThrownBy(() -> read("{\"schema\": 1, \"words\": \"a\", \"tags\": null}"))
        .isInstanceOf(Unreadable.class);
  }

  private static Note read(String json) throws Unreadable {
    return Json.read(Note.class, json.getBytes(UTF_8));
  }
}
