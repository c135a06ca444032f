package org.storywatch.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPairGenerator;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.storywatch.stream.Security;

/// Every secret may stand in a file of its own, in one way, and is never shown.
class SecretsTest {
  private static final String HOOK = "https://hooks.test/in/0p3n-s3same";
  @TempDir private Path folder;

  @Test
  void everySecretMayBeGivenAsAFile() throws Exception {
    Settings settings = read(everything(), Map.of());
    assertThat(settings.mail().smtp()).hasToString("Optional[smtps://me:word-1@mail.test]");
    Security security = settings.kafka().security();
    assertThat(security.login().orElseThrow().password()).isEqualTo("word-2");
    assertThat(settings.web().secret()).contains("a key of the links, word-3");
    assertThat(settings.subscribers().getFirst().address()).isEqualTo(HOOK);
    assertThat(settings.hookSecrets()).containsEntry(HOOK, "what calls are signed with, word-4");
    assertThat(settings.mail().dkim()).isPresent();
    assertThat(settings.warnings()).isEmpty();
  }

  @Test
  void nothingOfThemIsShown() throws Exception {
    assertThat(read(everything(), Map.of()).toString())
        .doesNotContain("word-", "s3same", "PRIVATE");
  }

  @Test
  void aCredentialOfSystemdIsTakenByTheNameOfItsKey() throws Exception {
    Path credentials = Files.createDirectory(folder.resolve("credentials"));
    Files.writeString(credentials.resolve("storywatch.mail.smtp"), "smtp://me:word-1@mail.test\n");
    Files.writeString(credentials.resolve("storywatch.web.secret"), "sixteen letters, word-3");
    Settings settings = read("feeds: [a]", Map.of("CREDENTIALS_DIRECTORY", credentials.toString()));
    assertThat(settings.mail().smtp()).hasToString("Optional[smtp://me:word-1@mail.test]");
    assertThat(settings.web().secret()).contains("sixteen letters, word-3");
    assertThat(settings.warnings()).as("systemd guards them").isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"rw-r--r--", "rw----r--", "rw--w----", "rwxrwxrwx"})
  void aFileThatIsOpenToOthersIsWarnedOf(String permissions) throws Exception {
    Path secret = secret("open", "smtp://me:word-1@mail.test");
    Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString(permissions));
    assertThat(read("feeds: [a]\nmail: {smtp-file: %s}".formatted(secret), Map.of()).warnings())
        .singleElement()
        .asString()
        .startsWith("%s:2: mail.smtp-file: the file %s".formatted(config(), secret))
        .contains(permissions, "chmod 600 " + secret);
    assertThat(
            read("feeds: [a]", Map.of("STORYWATCH_MAIL_SMTP_FILE", secret.toString())).warnings())
        .singleElement()
        .asString()
        .startsWith("environment: STORYWATCH_MAIL_SMTP_FILE: the file")
        .doesNotContain("word-1");
  }

  @Test
  void aKeyStoreThatIsOpenToOthersIsWarnedOf() throws Exception {
    Path pem = secret("me.pem", "-----BEGIN CERTIFICATE-----\n-----BEGIN PRIVATE KEY-----\n");
    Files.setPosixFilePermissions(pem, PosixFilePermissions.fromString("rw-r--r--"));
    String kafka = "kafka: {bootstrap: 'b:1', security: ssl, keystore: %s}".formatted(pem);
    assertThat(read("feeds: [a]\n" + kafka, Map.of()).warnings())
        .singleElement()
        .asString()
        .startsWith("kafka.keystore: the file");
  }

  @Test
  void aSecretThatIsGivenTwiceIsRefused() throws Exception {
    String twice =
        "mail: {smtp: 'smtp://me:word-1@mail.test', smtp-file: %s}".formatted(secret("s", "x"));
    assertThat(refused(twice))
        .contains("c.yaml:2: mail.smtp-file: there is mail.smtp as well")
        .doesNotContain("word-1");
  }

  @Test
  void aFileThatIsEmptyMissingOrHugeIsRefused() throws Exception {
    assertThat(refused("web: {secret-file: %s}".formatted(secret("blank", " \n"))))
        .contains("c.yaml:2: web.secret-file: cannot be used:", "blank is empty");
    assertThat(refused("web: {secret-file: none}")).contains("the file none cannot be read");
    assertThat(refused("web: {secret-file: %s}".formatted(secret("huge", "x".repeat(70_000)))))
        .contains("is too large for a secret");
    assertThat(refused("web: {secret-file: [a]}")).contains("c.yaml:2: web.secret-file");
    assertThat(refused("web: {secret-file: %s}".formatted(secret("short", "word-1"))))
        .contains("at least 16 characters")
        .doesNotContain("word-1");
  }

  @Test
  void theEnvironmentStandsAboveAFileThatTheConfigurationNames() throws Exception {
    String yaml = "feeds: [a]\nmail: {smtp-file: %s}".formatted(secret("s", "smtp://one.test"));
    assertThat(read(yaml, Map.of("STORYWATCH_MAIL_SMTP", "smtp://two.test")).mail().smtp())
        .hasToString("Optional[smtp://two.test]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "mail: {smtp: 'http://me:s3cret@mail.test'}",
        "mail: {smtp: 'smtp://me:s3cret@mail.test:port'}",
        "mail: {smtp: 'smtp://me:s3cret@mail.test:99999'}",
        "mail: {smtp: 'smtp://me:s3%cret@mail.test'}",
        "mail: {smtp: 'smtp://me:25?s3cret@mail.test'}",
        "mail: {smtp: 'me:s3cret@mail.test'}",
        "mail: {smtp: [x, 'smtp://me:s3cret@mail.test']}",
        "mail: {smtp:smtp://me:s3cret@mail.test}",
        "mail: {'smtp://me:s3cret@mail.test': 1, 'smtp://me:s3cret@mail.test': 2}",
        "mail: smtp://me:s3cret@mail.test",
        "mail: {smtp: 'smtp://me:s3cret@mail.test",
        "smtp: smtp://me:s3cret@mail.test",
        "smtp://me:s3cret@mail.test: 1",
      })
  void thePasswordOfTheMailServerIsNeverShown(String yaml) {
    assertThat(refused(yaml)).contains("c.yaml").doesNotContain("s3cret");
  }

  @ParameterizedTest
  @ValueSource(strings = {"STORYWATCH_MAIL_SMTP", "STORYWATCH_MAIL_SMTP_FILE"})
  void aPasswordThatStandsInAVariableIsNeverShown(String name) {
    assertThat(refused("", Map.of(name, "smpt://me:s3cret@mail.test")))
        .contains(name)
        .doesNotContain("s3cret");
  }

  @Test
  void aSecretThatCannotBeReadIsNamed() {
    assertThat(refused("", Map.of("STORYWATCH_MAIL_SMTP_FILE", "/no/such/file")))
        .contains("STORYWATCH_MAIL_SMTP_FILE")
        .contains("/no/such/file");
  }

  private String everything() throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(1024);
    byte[] key = generator.generateKeyPair().getPrivate().getEncoded();
    String pem =
        "-----BEGIN PRIVATE KEY-----\n%s\n-----END PRIVATE KEY-----"
            .formatted(Base64.getMimeEncoder().encodeToString(key));
    return """
    feeds: [a]
    kafka: {bootstrap: 'b:1', security: sasl_plaintext, username: me, password-file: %s}
    mail:
      smtp-file: %s
      dkim: {domain: example.org, selector: s1, key-file: %s}
    web: {secret-file: %s}
    subscribers: [{webhook-file: %s, secret-file: %s}]
    """
        .formatted(
            secret("kafka", "word-2"),
            secret("smtp", "smtps://me:word-1@mail.test"),
            secret("dkim", pem),
            secret("web", "a key of the links, word-3"),
            secret("hook", HOOK),
            secret("sign", "what calls are signed with, word-4"));
  }

  private Path secret(String name, String words) throws Exception {
    Path file = Files.writeString(folder.resolve(name), words + "\n");
    return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
  }

  private Path config() {
    return folder.resolve("c.yaml");
  }

  private Settings read(String yaml, Map<String, String> environment) throws Exception {
    return Settings.read(Files.writeString(config(), yaml), environment);
  }

  private String refused(String yaml) {
    return refused(yaml, Map.of());
  }

  private String refused(String yaml, Map<String, String> environment) {
    return String.valueOf(
        catchThrowableOfType(BadSettings.class, () -> read("feeds: [a]\n" + yaml, environment))
            .getMessage());
  }
}
