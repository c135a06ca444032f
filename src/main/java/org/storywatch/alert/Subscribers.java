package org.storywatch.alert;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// Everybody who is told: the configuration, and above it what subscribers said of themselves. For
/// any threads.
public final class Subscribers {
  private final Map<String, Subscriber> configured = new LinkedHashMap<>();
  private final Map<String, Subscriber> said = new ConcurrentHashMap<>();

  /// @param configured those of the configuration
  public Subscribers(List<Subscriber> configured) {
    configured.forEach(one -> this.configured.put(one.key(), one));
  }

  /// Takes in what somebody said; an earlier word than the one that is known changes nothing.
  public void add(Subscriber word) {
    said.merge(word.key(), word, (old, now) -> old.at().isAfter(now.at()) ? old : now);
  }

  /// Somebody by address. Where they did not say which profiles they want, the configuration does.
  public Optional<Subscriber> of(String address) {
    return find(Subscriber.key(address));
  }

  /// Everybody, those of the configuration first.
  public List<Subscriber> all() {
    LinkedHashMap<String, Boolean> keys = new LinkedHashMap<>();
    configured.keySet().forEach(key -> keys.put(key, true));
    said.keySet().stream().sorted().forEach(key -> keys.put(key, true));
    return keys.keySet().stream().flatMap(key -> find(key).stream()).toList();
  }

  private Optional<Subscriber> find(String key) {
    Optional<Subscriber> base = Optional.ofNullable(configured.get(key));
    Optional<Subscriber> word = Optional.ofNullable(said.get(key));
    return word.map(one ->
            one.profiles().isEmpty() && base.isPresent()
                ? one.following(base.get().profiles())
                : one)
        .or(() -> base);
  }
}
