package org.storywatch.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamingTest {
  private static final Map<String, String> TAKEN =
      Map.of("bridge", "The Varnholt bridge", "Tunnel", "Fire in the tunnel");

  @ParameterizedTest
  @CsvSource({
    "Libya cease-fire, libya-cease-fire",
    "  The  Velden (barrage)! , the-velden-barrage",
    "Erdoğan & İstanbul 2031, erdogan-istanbul-2031",
    "Ελλάδα, ελλαδα",
    "Река Волга, река-волга",
    "リビア停戦, リビア停戦",
    "हिन्दी समाचार, हिन्दी-समाचार",
    "../../etc/passwd, etc-passwd",
    "ﬁre Ⅻ, fire-xii"
  })
  void theIdIsMadeOfLettersAndDigits(String name, String id) {
    assertThat(Naming.id(name)).contains(id);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'' | Type in a name.",
        "' ' | Type in a name.",
        "!?! | Take a name with letters or digits",
        "🙂 | Take a name with letters or digits",
        "Bridge! | There is a profile of this name already: The Varnholt bridge.",
        "TUNNEL | There is a profile of this name already: Fire in the tunnel.",
        "the varnholt BRIDGE | There is a profile of this name already: The Varnholt bridge."
      })
  void whatCannotBeTakenIsSaid(String name, String why) {
    assertThat(Naming.problem(name, TAKEN))
        .hasValueSatisfying(it -> assertThat(it).startsWith(why));
  }

  @Test
  void aNameMayBeLongButNotTooLong() {
    assertThat(Naming.problem("a".repeat(Naming.LONGEST), TAKEN)).isEmpty();
    assertThat(Naming.problem("a".repeat(Naming.LONGEST + 1), TAKEN).orElseThrow())
        .contains("a shorter name");
  }
}
