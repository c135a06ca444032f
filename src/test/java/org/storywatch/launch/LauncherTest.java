package org.storywatch.launch;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LauncherTest {
  @ParameterizedTest
  @ValueSource(strings = {"1.8", "11", "17", "24"})
  void anOlderJavaIsToldInOneLineWhatIsNeeded(String version) {
    assertThat(Launcher.objection(version, "/opt/java").lines())
        .singleElement()
        .asString()
        .contains("needs Java 25")
        .contains("this is Java " + version)
        .contains("/opt/java");
  }

  @Test
  void thisJavaAndALaterOneAreTaken() {
    assertThat(Launcher.objection("25", "/opt/java")).isEmpty();
    assertThat(Launcher.objection("31", "/opt/java")).isEmpty();
  }
}
