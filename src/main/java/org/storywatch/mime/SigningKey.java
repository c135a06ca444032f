package org.storywatch.mime;

import java.io.IOException;
import java.io.StringReader;
import java.security.PrivateKey;
import java.security.interfaces.RSAPrivateKey;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;
import org.jspecify.annotations.Nullable;

/// The private RSA key that mails are signed with.
public final class SigningKey {
  private static final int LEAST_BITS = 1024; // RFC 8301 section 3.2

  private final RSAPrivateKey key;

  private SigningKey(RSAPrivateKey key) {
    this.key = key;
  }

  /// Reads a key as `openssl genrsa` or `opendkim-genkey` write it, without a password.
  ///
  /// @param pem all of it, with the lines that begin and end it
  /// @throws IllegalArgumentException with words for people
  public static SigningKey of(String pem) {
    RSAPrivateKey key = rsa(pem);
    if (key.getModulus().bitLength() < LEAST_BITS) {
      throw new IllegalArgumentException(
          "the key has %d bits, and receivers ask for %d at least"
              .formatted(key.getModulus().bitLength(), LEAST_BITS));
    }
    return new SigningKey(key);
  }

  private static RSAPrivateKey rsa(String pem) {
    try (PEMParser parser = new PEMParser(new StringReader(pem))) {
      if (key(parser.readObject()) instanceof RSAPrivateKey rsa) {
        return rsa;
      }
      throw new IOException("something else");
    } catch (IOException e) {
      throw new IllegalArgumentException(
          "there is no whole private RSA key in PEM without a password", e);
    }
  }

  private static @Nullable PrivateKey key(@Nullable Object read) throws IOException {
    return switch (read) {
      case PrivateKeyInfo pkcs8 -> new JcaPEMKeyConverter().getPrivateKey(pkcs8);
      case PEMKeyPair pkcs1 -> new JcaPEMKeyConverter().getPrivateKey(pkcs1.getPrivateKeyInfo());
      case null, default -> null;
    };
  }

  RSAPrivateKey key() {
    return key;
  }
}
