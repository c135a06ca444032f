package org.storywatch.mime;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Base64;
import java.util.List;
import org.apache.james.jdkim.DKIMVerifier;
import org.apache.james.jdkim.api.SignatureRecord;
import org.apache.james.jdkim.exceptions.FailException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The signatures are checked by Apache James.
class DkimTest {
  private static KeyPair pair;

  @BeforeAll
  static void makeKey() throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(2048);
    pair = generator.generateKeyPair();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Text.",
        "",
        "\n\n\n",
        "a  b \t c \n\n",
        "ends in blanks   \n \n",
        "ß\n.\n..\nFrom me"
      })
  void aReceiverFindsTheSignatureGood(String text) throws Exception {
    List<SignatureRecord> good = verified(signed(text));
    assertThat(good).hasSize(1);
    assertThat(good.getFirst().getDToken().toString()).isEqualTo("example.org");
    assertThat(good.getFirst().getSelector().toString()).isEqualTo("s1");
    assertThat(good.getFirst().getHeaders())
        .extracting(CharSequence::toString)
        .contains(
            "From",
            "To",
            "Subject",
            "Date",
            "Message-ID",
            "List-Unsubscribe",
            "List-Unsubscribe-Post",
            "MIME-Version",
            "Content-Type");
  }

  @Test
  void anAddressWithOtherLettersIsSignedAsItTravels() throws Exception {
    SigningKey key = SigningKey.of(pem("PRIVATE KEY", pair.getPrivate().getEncoded()));
    Fields fields =
        new Fields()
            .add("Date", "Sat, 14 Mar 2026 12:00:45 +0000")
            .from(Sender.of("Störywatch <alerts@example.org>"))
            .add("To", "jürgen@example.org")
            .text("Subject", "Grüße");
    byte[] mail = Alternative.of(fields, "Text.", "<p>Text.</p>", "key");
    byte[] signed = new Dkim("example.org", "s1", key).signed(mail);
    assertThat(new String(signed, UTF_8)).contains("\r\nTo: jürgen@example.org\r\n");
    assertThat(verified(signed)).hasSize(1);
  }

  @Test
  void theSameMailHasTheSameSignature() throws Exception {
    assertThat(signed("Text.")).isEqualTo(signed("Text."));
  }

  @Test
  void aRelayMayFoldAndSpaceOtherwise() throws Exception {
    String mail = new String(signed("Text."), ISO_8859_1);
    String other =
        mail.replace("Subject: News of", "SUBJECT:   News\r\n\tof").replace("Date: ", "Date:");
    assertThat(other).isNotEqualTo(mail);
    assertThat(verified(other.getBytes(ISO_8859_1))).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    "Text., Test.",
    "Subject: News, Subject: Olds",
    "To: reader@, To: others@",
    "One-Click, Two-Click",
    "'MIME-Version: 1.0', 'MIME-Version: 1.0\r\nSubject: Other'",
    "'MIME-Version: 1.0', 'MIME-Version: 1.0\r\nFrom: <me@example.org>'"
  })
  void whatIsChangedOnTheWayIsFound(String was, String is) throws Exception {
    String mail = new String(signed("Text."), ISO_8859_1);
    String other = mail.replace(was, is);
    assertThat(other).isNotEqualTo(mail);
    assertThatThrownBy(() -> verified(other.getBytes(ISO_8859_1)))
        .isInstanceOf(FailException.class);
  }

  @Test
  void theOlderFormOfAKeyFileIsReadAsWell() throws Exception {
    byte[] pkcs8 = pair.getPrivate().getEncoded();
    byte[] pkcs1 = java.util.Arrays.copyOfRange(pkcs8, 26, pkcs8.length);
    SigningKey old = SigningKey.of(pem("RSA PRIVATE KEY", pkcs1));
    assertThat(verified(new Dkim("example.org", "s1", old).signed(mail("Text.")))).hasSize(1);
  }

  @Test
  void aBadKeyFileIsRefusedInWords() throws Exception {
    assertThatThrownBy(() -> SigningKey.of("key"))
        .hasMessage("there is no whole private RSA key in PEM without a password");
    String locked = pem("ENCRYPTED PRIVATE KEY", new byte[99]);
    assertThatThrownBy(() -> SigningKey.of(locked))
        .hasMessage("there is no whole private RSA key in PEM without a password");
    String half = pem("PRIVATE KEY", new byte[99]);
    assertThatThrownBy(() -> SigningKey.of(half))
        .hasMessage("there is no whole private RSA key in PEM without a password");
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(768);
    String small = pem("PRIVATE KEY", generator.generateKeyPair().getPrivate().getEncoded());
    assertThatThrownBy(() -> SigningKey.of(small))
        .hasMessage("the key has 768 bits, and receivers ask for 1024 at least");
  }

  private byte[] signed(String text) throws Exception {
    SigningKey key = SigningKey.of(pem("PRIVATE KEY", pair.getPrivate().getEncoded()));
    return new Dkim("example.org", "s1", key).signed(mail(text));
  }

  private static byte[] mail(String text) {
    Fields fields =
        new Fields()
            .add("Date", "Sat, 14 Mar 2026 12:00:45 +0000")
            .from(Sender.of("Storywatch <alerts@example.org>"))
            .add("To", "reader@example.org")
            .text("Subject", "News of the river barrage at Velden and of all its gates and of more")
            .add("Message-ID", "<1@example.org>")
            .add("List-Unsubscribe", "<https://example.org/x>, <mailto:a@example.org?subject=x>")
            .add("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
    return Alternative.of(fields, text, "<p>" + text + "</p>", "key");
  }

  private static List<SignatureRecord> verified(byte[] mail) throws Exception {
    String record =
        "v=DKIM1; k=rsa; p=" + Base64.getEncoder().encodeToString(pair.getPublic().getEncoded());
    DKIMVerifier verifier = new DKIMVerifier((method, selector, domain) -> List.of(record));
    List<SignatureRecord> good = verifier.verify(new ByteArrayInputStream(mail));
    return good == null ? List.of() : good;
  }

  private static String pem(String kind, byte[] key) {
    String base64 = Base64.getMimeEncoder(64, "\n".getBytes(UTF_8)).encodeToString(key);
    return "-----BEGIN %s-----\n%s\n-----END %s-----\n".formatted(kind, base64, kind);
  }
}
