package org.storywatch.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.storywatch.access.AccessSettings;
import org.storywatch.web.WebSettings;

class DoorsTest {
  private static final String HASH =
      "$argon2id$v=19$m=64,t=1,p=1$c3Rvcnl3YXRjaHNhbHQ$2VPuD8DCJq86l0U79oqrs93soYpWmL6gk1NZhjY+zlY";

  @TempDir private Path folder;

  @Test
  void nothingIsAskedForOnThisComputer() throws Exception {
    assertThat(read("", Map.of()).access()).isEqualTo(AccessSettings.OPEN);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.0.0.0:8080", "[::]:8080", "192.0.2.1:80"})
  void onAnyOtherAddressSomebodyHasToBeTheAdministrator(String listen) {
    String listens = "listen: '" + listen + "'";
    assertThat(refused(listens, Map.of()))
        .startsWith(folder.resolve("c.yaml") + ":2: web.listen: ")
        .contains("can be reached from other computers", "web.password-file", "web.user-header")
        .doesNotContain("\n");
    assertThat(refused(listens + ", proxies: [192.0.2.7]", Map.of())).contains("web.listen");
    assertThat(refused(listens + ", metrics-token: a-word-of-enough-letters", Map.of()))
        .contains("web.listen");
  }

  @Test
  void aPasswordMayStandInTheFileInAnotherOrInTheEnvironment() throws Exception {
    Path file = Files.writeString(folder.resolve("password"), HASH + "\n");
    String listen = "listen: '0.0.0.0:8080'";
    for (WebSettings web :
        new WebSettings[] {
          read(listen + ", password: '" + HASH + "'", Map.of()),
          read(listen + ", password-file: '" + file + "'", Map.of()),
          read(listen, Map.of("STORYWATCH_WEB_PASSWORD", HASH)),
          read(listen, Map.of("STORYWATCH_WEB_PASSWORD_FILE", file.toString()))
        }) {
      assertThat(web.access().password()).hasToString("Optional[" + HASH + "]");
      assertThat(web.access().closed()).isTrue();
    }
  }

  @Test
  void aProxyIsEnoughWithItsHeaderAndItsAddresses() throws Exception {
    AccessSettings access =
        read(
                "listen: '0.0.0.0:8080', user-header: Remote-User, proxies: [10.0.0.0/24, '::1'],"
                    + " hosts: [watch.lan], session-idle: 30m, session-longest: 1d",
                Map.of())
            .access();
    assertThat(access.userHeader()).contains("Remote-User");
    assertThat(access.proxies()).hasSize(2);
    assertThat(access.hosts()).containsExactly("watch.lan");
    assertThat(access.idle()).isEqualTo(Duration.ofMinutes(30));
    assertThat(access.longest()).isEqualTo(Duration.ofDays(1));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "password: correct-horse-battery | web.password: cannot be used: wanted is the hash",
        "password-file: nowhere | web.password-file: cannot be used: the file nowhere cannot be"
            + " read",
        "user-header: Remote-User | web.user-header: anybody could send it; name in web.proxies",
        "user-header: Host, proxies: [10.0.0.1] | web.user-header: \"Host\" cannot be used",
        "user-header: 'X Y', proxies: [10.0.0.1] | web.user-header: \"X Y\" cannot be used",
        "proxies: [0.0.0.0/0] | web.proxies: \"0.0.0.0/0\" cannot be used: the addresses",
        "proxies: [proxy.lan] | is not a range of addresses",
        "hosts: ['http://x'] | web.hosts: \"http://x\" cannot be used: the name of a host",
        "metrics-token: short | web.metrics-token: cannot be used: at least 16 characters",
        "metrics-token: 'with blanks and so on' | web.metrics-token: cannot be used: letters",
        "session-idle: 0m | web.session-idle: \"0m\" cannot be used"
      })
  void whatCannotBeMeantIsRefused(String web, String words) {
    assertThat(refused(web, Map.of())).contains(words).doesNotContain("correct-horse", "blanks");
  }

  @Test
  void twoPasswordsAreOneTooMany() throws Exception {
    Path file = Files.writeString(folder.resolve("password"), HASH.replace("zlY", "zlA"));
    assertThat(refused("password: '" + HASH + "', password-file: '" + file + "'", Map.of()))
        .contains("web.password-file: there is web.password as well; one of them is wanted");
  }

  private WebSettings read(String web, Map<String, String> environment) throws Exception {
    Path file = folder.resolve("c.yaml");
    Files.writeString(file, "feeds: [a]\nweb: {" + web + "}\n");
    return Settings.read(file, environment).web();
  }

  private String refused(String web, Map<String, String> environment) {
    return String.valueOf(
        catchThrowableOfType(BadSettings.class, () -> read(web, environment)).getMessage());
  }
}
