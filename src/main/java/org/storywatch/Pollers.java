package org.storywatch;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.storywatch.feedlist.Roll;
import org.storywatch.listing.ListWatch;
import org.storywatch.net.Outbound;
import org.storywatch.ops.Condition;
import org.storywatch.poll.PollSchedule;
import org.storywatch.poll.Polling;
import org.storywatch.stage.Enrolling;
import org.storywatch.stage.Feeding;
import org.storywatch.stream.Cluster;
import org.storywatch.stream.Follower;
import org.storywatch.stream.Share;
import org.storywatch.web.Recent;
import org.storywatch.websub.Hubs;

/// Starts what follows the list of feeds, and what polls them.
///
/// @param outbound the way to the feeds
record Pollers(Engine engine, Outbound outbound) {
  private static final Logger LOG = LoggerFactory.getLogger(Pollers.class);

  /// Begins when it is known which feeds pause.
  ///
  /// @param polls whether this process polls or only shows
  void start(
      Cluster cluster, ListWatch lists, Roll roll, Recent recent, String secret, boolean polls)
      throws InterruptedException {
    Optional<Follower> changes =
        engine
            .connection()
            .persist(
                "changes",
                () -> {
                  Enrolling.recall(cluster, roll);
                  return Enrolling.follow(cluster, roll);
                });
    if (changes.isEmpty()) {
      return;
    }
    if (polls) {
      poll(cluster, lists, roll, recent, secret);
    } else {
      // Without a list of its own, it shows whatever others poll.
      roll.start(feeds -> {
        if (roll.complete()) {
          recent.list(feeds);
        }
      });
    }
    engine.closing().add(lists).start(roll::lists);
    engine.follow("changes", changes.get());
  }

  private void poll(Cluster cluster, ListWatch lists, Roll roll, Recent recent, String secret)
      throws InterruptedException {
    Optional<Feeding> ready =
        engine.connection().persist("feeds", () -> new Feeding(cluster, engine.meters()));
    if (ready.isEmpty()) {
      return;
    }
    Feeding feeding = ready.get();
    PollSchedule schedule = new PollSchedule(engine.settings().minInterval());
    Polling polling =
        new Polling(
            outbound,
            feeding,
            schedule,
            engine.settings().fullText(),
            hubs(secret),
            engine.clock(),
            engine.meters());
    Follower others = engine.closing().add(feeding.others(polling));
    Follower hubs = engine.closing().add(feeding.hubs(polling));
    Share share = engine.closing().add(feeding.share(polling));
    engine.closing().add(polling);
    engine
        .health()
        .add(
            "feeds",
            () -> condition(polling, roll),
            polling.heartbeat(),
            polling.publishingHeartbeat());
    engine.health().add("share", share::condition, share.heartbeat());
    engine.health().add("lists", lists::condition, lists.heartbeat());
    roll.start(feeds -> {
      polling.list(feeds);
      recent.list(feeds);
    });
    polling.start();
    others.start();
    hubs.start();
    share.start();
  }

  /// None where the processes of a cluster do not share a key: a hub's call may come to any of
  /// them.
  private Optional<Hubs> hubs(String secret) {
    if (engine.settings().web().secret().isEmpty() && !engine.settings().kafka().embedded()) {
      LOG.info("no hub is asked to tell of feeds: set web.secret, the same for all processes");
      return Optional.empty();
    }
    return Optional.of(new Hubs(outbound, engine.settings().web().publicUrl(), secret));
  }

  private static Condition condition(Polling polling, Roll roll) {
    if (polling.dead() || polling.trouble().isPresent()) {
      String words = polling.trouble().orElse("stopped by an error of its own");
      return polling.dead() ? Condition.dead(words) : Condition.trying(words);
    }
    if (roll.quiet()) {
      return Condition.trying("there is no feed to read; add one on the page of the feeds");
    }
    Optional<Instant> cutOff = polling.cutOff();
    if (cutOff.isPresent()) {
      return Condition.trying(
          "nobody has answered since "
              + cutOff.get().truncatedTo(ChronoUnit.MINUTES)
              + "; has this machine a network?");
    }
    int all = polling.states().size();
    long failing = polling.states().stream().filter(state -> state.failures() > 0).count();
    String words = "%d of %d feeds cannot be read".formatted(failing, all);
    return all > 0 && failing == all ? Condition.trying(words) : Condition.well(words);
  }
}
