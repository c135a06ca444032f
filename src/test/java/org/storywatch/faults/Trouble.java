package org.storywatch.faults;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import org.storywatch.sabotage.Saboteur;

/// Does the faults to a site. Those of the same thing wait for each other.
final class Trouble {
  private static final Duration PASSING = Duration.ofSeconds(8);
  private static final Duration BEGINNING = Duration.ofSeconds(20);
  private static final Duration ENDING = Duration.ofSeconds(40);

  private final Site site;
  private final KillPoints points;
  private final Map<String, Integer> counts = new TreeMap<>();

  Trouble(Site site, KillPoints points) {
    this.site = site;
    this.points = points;
  }

  /// How often what was done.
  synchronized Map<String, Integer> counts() {
    return new TreeMap<>(counts);
  }

  private synchronized void count(String kind) {
    counts.merge(kind, 1, Integer::sum);
  }

  /// Returns when it is over.
  void make(Fault fault) throws IOException, InterruptedException {
    switch (fault) {
      case Fault.Kill(int process, Duration away) -> {
        Worker worker = site.workers().get(process);
        held(worker.lock, () -> restart(worker, away, "kill"));
      }
      case Fault.Point point -> {
        Worker worker = site.workers().get(point.process());
        held(worker.lock, () -> end(worker, point));
      }
      case Fault.Stop(int process, Duration asleep) -> {
        Worker worker = site.workers().get(process);
        held(
            worker.lock,
            () -> {
              worker.signal("STOP");
              sleep(asleep);
              worker.signal("CONT");
              count("stop");
            });
      }
      case Fault.Broker(Duration away) ->
          held(
              site.broker,
              () -> {
                site.brokers().kill(1);
                sleep(away);
                site.brokers().restart(1);
                count("broker");
              });
      case Fault.Sleep(Duration asleep) ->
          held(
              site.broker,
              () -> {
                Worker.signal(site.brokers().node(1), "STOP");
                sleep(asleep);
                Worker.signal(site.brokers().node(1), "CONT");
                count("sleep");
              });
      case Fault.Post(Sink.Mood mood, Duration lasting) -> {
        site.sink().turn(mood);
        sleep(lasting);
        site.sink().turn(Sink.Mood.WELL);
        count("post");
      }
      case Fault.Feeds ill -> {
        turn(ill.mood(), ill.every());
        sleep(ill.lasting());
        turn(Newsstand.Mood.WELL, ill.every());
        count("feeds");
      }
      case Fault.Join(Duration lasting) -> held(site.joined, () -> join(lasting));
      case Fault.Replay replay -> replay(replay);
    }
  }

  private void end(Worker worker, Fault.Point point) throws IOException, InterruptedException {
    boolean beginning = KillPoints.isOfBeginning(point.label());
    if (beginning) {
      worker.kill();
    } else {
      worker.awaitWork(BEGINNING);
    }
    worker.order(point.label(), point.pass());
    if (beginning) {
      worker.start();
    }
    boolean hit = worker.ended(Saboteur.HALTED, beginning ? BEGINNING : PASSING);
    worker.forget();
    // Which process passes there depends on who has which partitions.
    for (Worker other : hit || beginning ? List.<Worker>of() : site.workers()) {
      if (other != worker && other.does(KillPoints.part(point.label())) && other.lock.tryLock()) {
        try {
          if (ended(other, point)) {
            return;
          }
        } finally {
          other.lock.unlock();
        }
      }
    }
    if (hit) {
      points.hit(point.label());
    }
    restart(worker, point.away(), hit ? "point" : "kill");
  }

  private boolean ended(Worker worker, Fault.Point point) throws IOException, InterruptedException {
    worker.order(point.label(), point.pass());
    boolean hit = worker.ended(Saboteur.HALTED, PASSING);
    worker.forget();
    if (hit) {
      points.hit(point.label());
      restart(worker, point.away(), "point");
    }
    return hit;
  }

  /// Starts those again that came to a kill point when nobody waited for it any more.
  void mend() throws IOException, InterruptedException {
    for (Worker worker : site.workers()) {
      if (worker.ended(Saboteur.HALTED, Duration.ZERO)) {
        worker.start();
        count("point");
      }
    }
  }

  private void restart(Worker worker, Duration away, String kind)
      throws IOException, InterruptedException {
    worker.kill();
    sleep(away);
    worker.start();
    count(kind);
  }

  private void turn(Newsstand.Mood mood, int every) {
    for (int i = 0; i < site.newsstand().feeds(); i += every) {
      site.newsstand().turn(i, mood);
    }
  }

  private void join(Duration lasting) throws IOException, InterruptedException {
    Worker guest = site.guest();
    guest.start();
    sleep(lasting);
    stop(List.of(guest));
    count("join");
  }

  private void replay(Fault.Replay replay) throws IOException, InterruptedException {
    List<Worker> workers = site.workers();
    workers.forEach(worker -> worker.lock.lock());
    site.joined.lock();
    site.broker.lock();
    try {
      if (replay.orderly()) {
        stop(workers);
      } else {
        for (Worker worker : workers) {
          worker.kill();
        }
      }
      Groups.replay(site.brokers().bootstrap(), Site.PARTITIONS, replay.deleted());
      for (Worker worker : workers) {
        worker.start();
      }
      count("replay");
    } finally {
      site.broker.unlock();
      site.joined.unlock();
      workers.forEach(worker -> worker.lock.unlock());
    }
  }

  /// In order, with whatever the broker and the mail server are doing meanwhile.
  static void stop(List<Worker> workers) throws InterruptedException {
    workers.forEach(Worker::terminate);
    for (Worker worker : workers) {
      if (!worker.stopped(ENDING)) {
        throw new IllegalStateException(
            worker.name() + " did not stop in order: it " + worker.state());
      }
    }
  }

  private interface Act {
    void make() throws IOException, InterruptedException;
  }

  private static void held(Lock lock, Act act) throws IOException, InterruptedException {
    lock.lock();
    try {
      act.make();
    } finally {
      lock.unlock();
    }
  }

  private static void sleep(Duration time) throws InterruptedException {
    TimeUnit.MILLISECONDS.sleep(time.toMillis());
  }
}
