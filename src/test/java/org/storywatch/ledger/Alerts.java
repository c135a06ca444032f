package org.storywatch.ledger;

import java.net.URI;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.storywatch.alert.About;
import org.storywatch.alert.Alert;
import org.storywatch.alert.Cadence;
import org.storywatch.alert.Carrier;
import org.storywatch.alert.Delivery;
import org.storywatch.alert.Message;
import org.storywatch.alert.Subscriber;
import org.storywatch.alert.Subscribers;
import org.storywatch.article.Article;
import org.storywatch.story.Development;

/// Invented alerts, for the tests of what becomes of them.
final class Alerts {
  static final String YOU = "you@example.org";

  private Alerts() {}

  /// One of the profile `libya` to [#YOU].
  static Alert told(String id, Cadence cadence, Instant created) {
    return told(id, YOU, "libya", cadence, created);
  }

  static Alert told(String id, String to, String profile, Cadence cadence, Instant created) {
    return alert(
        id, to, cadence, new About.Told(development(profile, id, created), List.of()), created);
  }

  static Alert alert(String id, String to, Cadence cadence, About about, Instant created) {
    Instant due = cadence.due(created, Subscriber.USUAL_HOUR, ZoneId.of("UTC"));
    return new Alert(Alert.SCHEMA, id, to, cadence, due, about, created);
  }

  static Alert question(String id, String to, Instant created) {
    About about =
        new About.Confirm(Set.of("libya"), URI.create("https://watch.example.org/mine/confirm/x"));
    return alert(id, to, Cadence.IMMEDIATE, about, created);
  }

  static Development development(String profile, String id, Instant told) {
    Article article =
        new Article(
            1,
            id,
            "f",
            "Outlet",
            URI.create("https://example.org/" + id),
            "T " + id,
            "",
            "x",
            "en",
            told,
            told);
    return new Development(
        Development.SCHEMA,
        profile,
        id,
        id,
        article,
        0.9,
        List.of(),
        List.of(),
        "",
        List.of(),
        told);
  }

  static Delivery ended(Alert alert, Instant at, Carrier.Outcome outcome) {
    return Tries.ended(alert, 1, at, Message.of(alert), false, outcome);
  }

  static Carrier.Outcome accepted() {
    return new Carrier.Outcome.Accepted("250 ok");
  }

  static Carrier.Outcome postponed() {
    return new Carrier.Outcome.Postponed("451 busy");
  }

  static Carrier.Outcome refused() {
    return new Carrier.Outcome.Refused("550 no such user");
  }

  static Carrier.Outcome unknown() {
    return new Carrier.Outcome.Unknown("the connection was lost");
  }

  /// A subscriber of `libya` as they said at some time.
  static Subscriber said(Subscriber.State state, Set<String> muted, Instant at) {
    return new Subscriber(
        Subscriber.SCHEMA,
        YOU,
        Set.of("libya"),
        Cadence.IMMEDIATE,
        7,
        ZoneId.of("UTC"),
        Subscriber.USUAL_MOST,
        state,
        muted,
        at);
  }

  /// What somebody of the configuration says at some time; they follow what it says.
  static Subscriber said(
      Subscriber one, Cadence cadence, Subscriber.State state, Set<String> muted, Instant at) {
    return new Subscriber(
        Subscriber.SCHEMA,
        one.address(),
        Set.of(),
        cadence,
        one.hour(),
        one.zone(),
        one.most(),
        state,
        muted,
        at);
  }

  static Subscriber configured(String address, Cadence cadence, ZoneId zone, int most) {
    return new Subscriber(
        Subscriber.SCHEMA,
        address,
        Set.of("libya"),
        cadence,
        7,
        zone,
        most,
        Subscriber.State.ACTIVE,
        Set.of(),
        Instant.EPOCH);
  }

  /// The ids of what goes next.
  static List<String> due(Ledger ledger, Instant now) {
    return ledger.next(now, any -> true).stream()
        .flatMap(parcel -> parcel.alerts().stream().map(Alert::id))
        .toList();
  }

  /// What goes next.
  static Parcel next(Ledger ledger, Instant now) {
    return ledger.next(now, any -> true).orElseThrow();
  }

  /// [#YOU] alone, who wants so many mails a day at most.
  static Subscribers subscribers(int most) {
    return new Subscribers(List.of(configured(YOU, Cadence.IMMEDIATE, ZoneId.of("UTC"), most)));
  }
}
