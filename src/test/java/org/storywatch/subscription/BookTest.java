package org.storywatch.subscription;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.storywatch.alert.Alert;
import org.storywatch.alert.Cadence;
import org.storywatch.alert.Subscriber;
import org.storywatch.alert.Subscriber.State;
import org.storywatch.alert.Subscribers;

class BookTest {
  private static final Instant NOON = Instant.parse("2026-03-14T12:00:00Z");
  private static final String READER = "reader@example.org";

  private final Subscriber configured = Subscriber.of(READER, Set.of("a"), Cadence.IMMEDIATE);
  private final Subscribers subscribers = new Subscribers(List.of(configured));
  private final Book book = new Book(subscribers, () -> NOON);
  private final List<Subscriber> kept = new ArrayList<>();

  @Test
  void nothingIsKeptBeforeThereIsADesk() {
    assertThatThrownBy(() -> book.change(READER, one -> Change.state(one, State.LEFT)))
        .isInstanceOf(NotKept.class);
    assertThat(book.of(READER)).contains(configured);
  }

  @Test
  void theLastWordHoldsAlsoWhereAnotherClockIsAhead() {
    book.open(desk());
    Instant ahead = NOON.plusSeconds(5);
    subscribers.add(Change.at(Change.state(configured, State.PAUSED), ahead));
    Subscriber now = book.change(READER, one -> Change.state(one, State.LEFT));
    assertThat(now.state()).isEqualTo(State.LEFT);
    assertThat(now.at()).isEqualTo(ahead.plusMillis(1));
  }

  @Test
  void whatChangesNothingIsNotWritten() {
    book.open(desk());
    assertThat(book.change(READER, one -> Change.state(one, State.ACTIVE))).isEqualTo(configured);
    assertThat(kept).isEmpty();
  }

  @Test
  void whoChoosesOtherProfilesThanTheConfigurationKeepsThem() {
    book.open(desk());
    book.change(
        READER,
        one -> Change.wish(one, new Wish(Set.of("a", "b"), one.cadence(), 7, one.zone()), 20));
    assertThat(kept.getLast().profiles()).containsExactlyInAnyOrder("a", "b");
    book.change(
        READER, one -> Change.wish(one, new Wish(Set.of("a"), one.cadence(), 7, one.zone()), 20));
    assertThat(kept.getLast().profiles()).as("the configuration's again").isEmpty();
    assertThat(book.of(READER).orElseThrow().profiles()).containsExactly("a");
  }

  @Test
  void whoFollowsAllThatThereAreGoesOnToDoSoAfterAPause() {
    AtomicReference<Set<String>> profiles = new AtomicReference<>(Set.of("a"));
    Subscribers all =
        new Subscribers(List.of(Subscriber.of(READER, Set.of(), Cadence.IMMEDIATE)), profiles::get);
    Book own = new Book(all, () -> NOON);
    own.open(desk());
    own.change(READER, one -> Change.state(one, State.PAUSED));
    assertThat(kept.getLast().profiles()).isEmpty();
    profiles.set(Set.of("a", "made"));
    assertThat(own.of(READER).orElseThrow().profiles()).containsExactlyInAnyOrder("a", "made");
    assertThat(own.of(READER).orElseThrow().state()).isEqualTo(State.PAUSED);
  }

  private Desk desk() {
    return new Desk() {
      @Override
      public void keep(Subscriber word) {
        kept.add(word);
      }

      @Override
      public void ask(Alert question) {
        throw new AssertionError("nothing is asked here");
      }
    };
  }
}
