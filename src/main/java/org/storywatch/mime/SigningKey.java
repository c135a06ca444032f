package org.storywatch.mime;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.interfaces.RSAPrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The private RSA key that mails are signed with.
public final class SigningKey {
  private static final int LEAST_BITS = 1024; // RFC 8301 section 3.2
  private static final Pattern PEM =
      Pattern.compile("-----BEGIN ((?:RSA )?PRIVATE KEY)-----([A-Za-z0-9+/=\\s]+)-----END");

  /// What stands before a key of PKCS #1 in one of PKCS #8: version 0 and the name of RSA.
  private static final byte[] RSA = Base64.getDecoder().decode("AgEAMA0GCSqGSIb3DQEBAQUA");

  private final PrivateKey key;

  private SigningKey(PrivateKey key) {
    this.key = key;
  }

  /// Reads a key as `openssl genrsa` or `opendkim-genkey` write it, without a password.
  ///
  /// @throws IllegalArgumentException with words for people
  public static SigningKey read(Path file) {
    String text;
    try {
      text = new String(Files.readAllBytes(file), US_ASCII);
    } catch (IOException e) {
      throw new IllegalArgumentException("the file cannot be read", e);
    }
    Matcher pem = PEM.matcher(text);
    if (!pem.find()) {
      throw new IllegalArgumentException(
          "the file holds no private RSA key in PEM without a password");
    }
    try {
      byte[] der = Base64.getMimeDecoder().decode(pem.group(2));
      byte[] whole = pem.group(1).startsWith("RSA") ? wrapped(der) : der;
      PrivateKey key =
          KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(whole));
      if (key instanceof RSAPrivateKey rsa && rsa.getModulus().bitLength() < LEAST_BITS) {
        throw new IllegalArgumentException(
            "the key has %d bits, and receivers ask for %d at least"
                .formatted(rsa.getModulus().bitLength(), LEAST_BITS));
      }
      return new SigningKey(key);
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("the file holds no whole RSA key", e);
    }
  }

  private static byte[] wrapped(byte[] pkcs1) {
    byte[] octets = der(0x04, pkcs1);
    return der(0x30, ByteBuffer.allocate(RSA.length + octets.length).put(RSA).put(octets).array());
  }

  private static byte[] der(int tag, byte[] content) {
    return ByteBuffer.allocate(content.length + 4)
        .put((byte) tag)
        .put((byte) 0x82) // two octets of length follow: a key of 1024 bits has more than 255
        .putShort((short) content.length)
        .put(content)
        .array();
  }

  String sign(byte[] what) {
    try {
      Signature signature = Signature.getInstance("SHA256withRSA");
      signature.initSign(key);
      signature.update(what);
      return Base64.getEncoder().encodeToString(signature.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("a key that was good signs no more", e);
    }
  }
}
