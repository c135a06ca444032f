package org.storywatch.websub;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.security.MessageDigest;
import org.storywatch.article.Hash;
import org.storywatch.article.Seal;

/// The addresses that hubs call, `…/websub/{feed}/{topic}/{seal}`: nobody can make one up who does
/// not have the key.
public final class Callbacks {
  /// Where they begin, below the page's own address.
  public static final String PATH = "/websub/";

  private static final int TOPIC_BYTES = 12;
  private static final int SEAL_DIGITS = 2 * Seal.LEAST;

  private final String base;
  private final Seal key;

  /// @param publicUrl the page as it is reached from outside
  /// @param key shared by all processes, hard to guess
  public Callbacks(URI publicUrl, String key) {
    this.base = publicUrl.toString().replaceFirst("/+$", "");
    this.key = new Seal(key);
  }

  /// Where the hub of a feed is to call.
  ///
  /// @param topic the feed as the hub knows it
  public String url(String feed, String topic) {
    return base + PATH + feed + "/" + name(topic) + "/" + seal(feed, name(topic));
  }

  /// What the hub is to sign with, in less than the 200 bytes that are allowed.
  String secret(String feed, String name) {
    return code("secret", feed, name);
  }

  /// Whether an address was made here.
  boolean ours(String feed, String name, String seal) {
    return MessageDigest.isEqual(seal(feed, name).getBytes(UTF_8), seal.getBytes(UTF_8));
  }

  /// The short name of a topic: some hubs do not take long addresses.
  static String name(String topic) {
    return Hash.of(TOPIC_BYTES, topic);
  }

  private String seal(String feed, String name) {
    return code("seal", feed, name).substring(0, SEAL_DIGITS);
  }

  private String code(String purpose, String feed, String name) {
    return key.hex(String.join("\n", "websub", purpose, feed, name));
  }
}
