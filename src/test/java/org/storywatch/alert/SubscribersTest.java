package org.storywatch.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class SubscribersTest {
  private final AtomicReference<Set<String>> profiles =
      new AtomicReference<>(Set.of("bridge", "tunnel"));
  private final Subscribers subscribers =
      new Subscribers(
          List.of(
              Subscriber.of("all@example.org", Set.of(), Cadence.IMMEDIATE),
              Subscriber.of("one@example.org", Set.of("bridge"), Cadence.IMMEDIATE)),
          profiles::get);

  @Test
  void whoNamesNoProfileInTheConfigurationFollowsAllThatThereAre() {
    assertThat(follows("ALL@example.org")).containsExactlyInAnyOrder("bridge", "tunnel");
    profiles.set(Set.of("bridge", "tunnel", "ferry"));
    assertThat(follows("all@example.org")).contains("ferry");
    assertThat(follows("one@example.org")).containsExactly("bridge");
    subscribers.add(Subscriber.of("all@example.org", Set.of(), Cadence.DAILY));
    assertThat(subscribers.of("all@example.org").orElseThrow().cadence()).isEqualTo(Cadence.DAILY);
    profiles.set(Set.of("ferry"));
    assertThat(follows("all@example.org")).containsExactly("ferry");
    assertThat(subscribers.all()).extracting(one -> one.profiles().size()).containsExactly(1, 1);
  }

  @Test
  void whoChoseProfilesThemselvesFollowsThese() {
    subscribers.add(Subscriber.of("all@example.org", Set.of("tunnel"), Cadence.IMMEDIATE));
    profiles.set(Set.of("ferry"));
    assertThat(follows("all@example.org")).containsExactly("tunnel");
    assertThat(subscribers.configured("all@example.org").orElseThrow().profiles())
        .containsExactly("ferry");
    subscribers.add(Subscriber.of("new@example.org", Set.of(), Cadence.IMMEDIATE));
    assertThat(follows("new@example.org")).as("of the page, all has to be chosen").isEmpty();
  }

  private Set<String> follows(String address) {
    return subscribers.of(address).orElseThrow().profiles();
  }
}
