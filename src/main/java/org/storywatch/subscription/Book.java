package org.storywatch.subscription;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.storywatch.alert.Alert;
import org.storywatch.alert.Cadence;
import org.storywatch.alert.Subscriber;
import org.storywatch.alert.Subscribers;
import org.storywatch.article.LastWord;

/// The subscribers, and the way in which what they say becomes known. For any threads.
public final class Book {
  private final Subscribers subscribers;
  private final InstantSource clock;
  private volatile Optional<Desk> desk = Optional.empty();

  /// @param subscribers everybody; what is said here is added at once
  public Book(Subscribers subscribers, InstantSource clock) {
    this.subscribers = subscribers;
    this.clock = clock;
  }

  /// Takes words from now on.
  public void open(Desk opened) {
    desk = Optional.of(opened);
  }

  /// Somebody by address.
  public Optional<Subscriber> of(String address) {
    return subscribers.of(address);
  }

  /// What time it is.
  public Instant now() {
    return clock.instant();
  }

  private static Subscriber stranger(String address) {
    return Subscriber.of(address, Set.of(), Cadence.IMMEDIATE);
  }

  /// Changes what somebody wants; what changes nothing is not written.
  ///
  /// @return what they want from now on
  /// @throws NotKept when it could not be written; then nothing has changed
  public synchronized Subscriber change(String address, UnaryOperator<Subscriber> change) {
    Subscriber before = of(address).orElseGet(() -> stranger(address));
    Subscriber after = change.apply(before);
    if (after.equals(before)) {
      return before;
    }
    Subscriber word = configured(Change.at(after, LastWord.at(now(), Optional.of(before.at()))));
    try {
      open().keep(word);
    } catch (NotKept e) {
      throw e;
    } catch (RuntimeException e) {
      throw new NotKept("what a subscriber said could not be kept", e);
    }
    subscribers.add(word);
    return of(address).orElse(word);
  }

  /// Has a question sent.
  ///
  /// @throws NotKept when it is not known to be sent
  public void ask(Alert question) {
    try {
      open().ask(question);
    } catch (NotKept e) {
      throw e;
    } catch (RuntimeException e) {
      throw new NotKept("a question could not be sent", e);
    }
  }

  private Desk open() {
    return desk.orElseThrow(() -> new NotKept("there is no connection to the broker yet"));
  }

  /// Who follows what the configuration says goes on to do so when it changes.
  private Subscriber configured(Subscriber word) {
    return subscribers
            .configured(word.address())
            .filter(one -> one.profiles().equals(word.profiles()))
            .isPresent()
        ? word.following(Set.of())
        : word;
  }
}
