package org.storywatch.faults;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import org.storywatch.broker.Brokers;
import org.storywatch.stream.Cluster;

/// All that one run consists of: the feeds, the mail server, the broker and the processes of the
/// program.
final class Site implements AutoCloseable {
  static final int FEEDS = 40;
  static final int PARTITIONS = 2;

  /// Guards the broker while something is done to it.
  final ReentrantLock broker = new ReentrantLock();

  /// Held while a process has joined.
  final ReentrantLock joined = new ReentrantLock();

  private final Path folder;
  private final Launch launch;
  private final Newsstand newsstand;
  private final Sink sink;
  private final Brokers brokers;
  private final List<Worker> workers = new ArrayList<>();
  private final Map<Integer, Worker> guests = new TreeMap<>();

  Site(Path folder, World world, List<String> stages, Launch launch) throws IOException {
    this.folder = folder;
    this.launch = launch;
    this.newsstand = new Newsstand(world, FEEDS);
    this.sink = new Sink();
    World.profiles(folder.resolve("profiles"));
    newsstand.writeList(folder.resolve("feeds.opml"));
    this.brokers = Brokers.start(folder.resolve("broker"), 1);
    for (int i = 0; i < stages.size(); i++) {
      workers.add(worker("process-" + i, stages.get(i)));
    }
  }

  Newsstand newsstand() {
    return newsstand;
  }

  Sink sink() {
    return sink;
  }

  Brokers brokers() {
    return brokers;
  }

  List<Worker> workers() {
    return workers;
  }

  /// A process beside the others, not started.
  synchronized Worker guest() throws IOException {
    int number = guests.size();
    Worker guest = worker("guest-" + number, "feeds,match,tell");
    guests.put(number, guest);
    return guest;
  }

  /// The program's topics, as somebody else reads them.
  Cluster cluster() {
    return new Cluster(brokers.bootstrap(), "oracle", new SimpleMeterRegistry());
  }

  private Worker worker(String name, String stages) throws IOException {
    String settings = settings(brokers.bootstrap(), sink.port());
    return new Worker(folder.resolve(name), stages, settings, launch.java());
  }

  /// The program's settings, for a process in a folder beside the profiles and the list of feeds.
  ///
  /// @param bootstrap where the broker is
  /// @param smtp the port of the mail server
  static String settings(String bootstrap, int smtp) {
    String readers =
        Oracle.READERS.entrySet().stream()
            .map(reader ->
                "  - {address: '%s', profiles: %s, most: 1000}%n"
                    .formatted(reader.getKey(), List.copyOf(reader.getValue())))
            .sorted()
            .collect(Collectors.joining());
    return """
    kafka: {bootstrap: '%s', partitions: %d}
    feeds: [../feeds.opml]
    profiles: ../profiles
    fetch: {allow-private: [127.0.0.0/8], min-interval: 3s, full-text: never}
    mail: {smtp: 'smtp://127.0.0.1:%d', from: 'Storywatch <alerts@example.org>', flood: off, per-minute: 1000}
    web: {listen: '127.0.0.1:0', public-url: 'https://storywatch.example', secret: '%s'}
    subscribers:
    %s\
    """
        .formatted(bootstrap, PARTITIONS, smtp, "0123456789abcdef".repeat(4), readers);
  }

  @Override
  public void close() throws IOException {
    for (Worker worker : workers) {
      worker.close();
    }
    for (Worker guest : guests.values()) {
      guest.close();
    }
    brokers.close();
    newsstand.close();
    sink.close();
  }
}
