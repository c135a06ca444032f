package org.storywatch.alert;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/// Everybody who is told: the configuration, and above it what subscribers said of themselves. Who
/// names no profile in the configuration follows all that there are. For any threads.
public final class Subscribers {
  private final Map<String, Subscriber> configured = new LinkedHashMap<>();
  private final Map<String, Subscriber> said = new ConcurrentHashMap<>();
  private final Supplier<Set<String>> profiles;

  /// @param configured those of the configuration
  public Subscribers(List<Subscriber> configured) {
    this(configured, Set::of);
  }

  /// @param configured those of the configuration
  /// @param profiles the ids of all profiles that there are now
  public Subscribers(List<Subscriber> configured, Supplier<Set<String>> profiles) {
    this.profiles = profiles;
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

  /// What the configuration says of somebody, as if they had said nothing.
  public Optional<Subscriber> configured(String address) {
    return base(Subscriber.key(address));
  }

  /// Everybody, those of the configuration first.
  public List<Subscriber> all() {
    LinkedHashMap<String, Boolean> keys = new LinkedHashMap<>();
    configured.keySet().forEach(key -> keys.put(key, true));
    said.keySet().stream().sorted().forEach(key -> keys.put(key, true));
    return keys.keySet().stream().flatMap(key -> find(key).stream()).toList();
  }

  private Optional<Subscriber> find(String key) {
    Optional<Subscriber> base = base(key);
    Optional<Subscriber> word = Optional.ofNullable(said.get(key));
    return word.map(one ->
            one.profiles().isEmpty() && base.isPresent()
                ? one.following(base.get().profiles())
                : one)
        .or(() -> base);
  }

  private Optional<Subscriber> base(String key) {
    return Optional.ofNullable(configured.get(key))
        .map(one -> one.profiles().isEmpty() ? one.following(profiles.get()) : one);
  }
}
