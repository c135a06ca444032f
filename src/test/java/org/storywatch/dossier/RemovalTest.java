package org.storywatch.dossier;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.storywatch.alert.Cadence;
import org.storywatch.alert.Subscriber;
import org.storywatch.subscription.Change;

class RemovalTest {
  /// @param all what each subscriber follows; who has left begins with a minus
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "tunnel | Nobody follows it. What",
        "-ferry | Nobody follows it. What",
        "ferry tunnel,-ferry | One subscriber follows it. What",
        "ferry | One subscriber follows it and nothing else, and is told nothing until another"
            + " profile is chosen. What",
        "ferry tunnel,ferry tunnel | 2 subscribers follow it. What",
        "ferry,ferry tunnel | 2 subscribers follow it; one of them follows nothing else",
        "ferry,ferry,ferry tunnel | 3 subscribers follow it; 2 of them follow nothing else"
      })
  void whoFollowsItIsSaid(String all, String words) {
    List<Subscriber> subscribers = Arrays.stream(all.split(",")).map(RemovalTest::one).toList();
    assertThat(Removal.ofMade("ferry", subscribers).words()).contains(words);
  }

  private static Subscriber one(String follows) {
    Set<String> profiles = Set.of(follows.replace("-", "").split(" "));
    Subscriber one = Subscriber.of("you@example.org", profiles, Cadence.IMMEDIATE);
    return follows.startsWith("-") ? Change.state(one, Subscriber.State.LEFT) : one;
  }
}
