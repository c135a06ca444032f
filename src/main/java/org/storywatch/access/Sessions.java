package org.storywatch.access;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.storywatch.article.Hash;

/// Who has logged in, in memory: a restart logs everybody out. Only hashes of the ids are kept, and
/// the one that was not used for longest goes where there are too many. For any threads.
final class Sessions {
  private static final int MOST = 1_000;
  private static final int ID_BYTES = 32;
  private static final int KEY_BYTES = 32;

  private final Duration idle;
  private final Duration longest;
  private final SecureRandom random = new SecureRandom();

  /// By the hash of the id, the one that was not used for longest first.
  private final Map<String, Session> sessions = new LinkedHashMap<>(16, 0.75f, true);

  private record Session(Instant begun, Instant used) {}

  /// @param idle it ends when it was not used for this long
  /// @param longest it ends after this time in any case
  Sessions(Duration idle, Duration longest) {
    this.idle = idle;
    this.longest = longest;
  }

  /// Begins one.
  ///
  /// @return its id, which nobody else learns
  synchronized String begin(Instant now) {
    byte[] bytes = new byte[ID_BYTES];
    random.nextBytes(bytes);
    String id = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    sessions.put(key(id), new Session(now, now));
    Iterator<Session> all = sessions.values().iterator();
    while (sessions.size() > MOST && all.hasNext()) {
      all.next();
      all.remove();
    }
    return id;
  }

  /// Whether an id is that of a session.
  ///
  /// @param use whether this counts as a use, which what a page asks by itself does not
  synchronized boolean knows(String id, boolean use, Instant now) {
    String key = key(id);
    Session session = sessions.get(key);
    if (session == null) {
      return false;
    }
    if (!session.used().plus(idle).isAfter(now) || !session.begun().plus(longest).isAfter(now)) {
      sessions.remove(key);
      return false;
    }
    if (use) {
      sessions.put(key, new Session(session.begun(), now));
    }
    return true;
  }

  /// Ends one, if there is such a session.
  synchronized void end(String id) {
    sessions.remove(key(id));
  }

  synchronized int count() {
    return sessions.size();
  }

  private static String key(String id) {
    return Hash.of(KEY_BYTES, id);
  }
}
