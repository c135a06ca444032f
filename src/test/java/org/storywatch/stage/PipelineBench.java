package org.storywatch.stage;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.storywatch.alert.Cadence;
import org.storywatch.alert.Carrier;
import org.storywatch.alert.Manners;
import org.storywatch.alert.Message;
import org.storywatch.alert.Subscriber;
import org.storywatch.alert.Subscribers;
import org.storywatch.article.Article;
import org.storywatch.broker.EmbeddedBroker;
import org.storywatch.mail.Samples;
import org.storywatch.match.Matcher;
import org.storywatch.profile.Background;
import org.storywatch.profile.Profiles;
import org.storywatch.smtp.SmtpCarrier;
import org.storywatch.story.Development;
import org.storywatch.stream.Cluster;
import org.storywatch.stream.Loop;
import org.storywatch.stream.Out;
import org.storywatch.stream.PlainLoop;
import org.storywatch.stream.Stage;
import org.storywatch.stream.Topic;
import org.storywatch.stream.Writer;

/// The way from an article to a mail, with the broker and the mail server in the same process: how
/// much goes through with ten thousand profiles, what the transactions cost against a loop that has
/// none, how soon a mail is accepted, and how soon an hour's outage is made up for. `mvn -Pbench
/// test -Dtest=PipelineBench`, with `-Dpart=through`, `-Dpart=late` or `-Dpart=outage` for one of
/// them.
class PipelineBench {
  private static final int PROFILES = Integer.getInteger("profiles", 10_000);
  private static final int ARTICLES = Integer.getInteger("articles", 10_000);
  private static final int ROUNDS = Integer.getInteger("rounds", 5);
  private static final int SECONDS = Integer.getInteger("seconds", 60);
  private static final int OUTAGE = Integer.getInteger("outage", 3_600);
  private static final List<String> RATES =
      List.of(System.getProperty("rates", "60,1000").split(","));
  private static final String PART = System.getProperty("part", "through,late,outage");
  private static final int WORDS = 300;

  /// Every so many articles one is of the story of a profile.
  private static final int FITTING = 100;

  private final Random random = new Random(11);
  private final Background background = Background.shipped();

  /// Words, by how often they come, and the sums of that.
  private final List<String> words =
      background.counts().entrySet().stream()
          .filter(term -> term.getKey().matches("[a-z]+"))
          .sorted(
              Map.Entry.<String, Integer>comparingByValue()
                  .reversed()
                  .thenComparing(Map.Entry.comparingByKey()))
          .map(Map.Entry::getKey)
          .toList();

  private final int[] sums = words.stream().mapToInt(background.counts()::get).toArray();

  /// What not everybody speaks of.
  private final List<String> topics = words.subList(words.size() / 20, words.size());

  @TempDir private Path folder;
  private int runs;
  private int articles;

  /// Each is of the next profile's story, so that none of them is more of the same.
  private int told;

  /// How a stage is driven.
  private interface Driver {
    Closing start(Cluster cluster, String bootstrap, String name, Topic input, Stage stage);
  }

  @Test
  void theWayFromAnArticleToAMail() throws Exception {
    Arrays.parallelPrefix(sums, Integer::sum);
    for (int i = 0; i < PROFILES; i++) {
      Path own = Files.createDirectories(folder.resolve("profiles").resolve("p" + i));
      Files.writeString(own.resolve("one.txt"), seed(i));
    }
    Matcher matcher =
        new Matcher(Profiles.read(folder.resolve("profiles"), background).profiles(), background);
    if (PART.contains("through")) {
      through(matcher);
    }
    if (PART.contains("late")) {
      for (String rate : RATES) {
        int each = Integer.parseInt(rate);
        late(matcher, each, each > FITTING ? FITTING : 10);
      }
    }
    if (PART.contains("outage")) {
      outage(matcher);
    }
  }

  private void through(Matcher matcher) throws Exception {
    double[] with = new double[ROUNDS];
    double[] without = new double[ROUNDS];
    double[] ratios = new double[ROUNDS];
    perSecond(matcher, PipelineBench::loop);
    for (int round = 0; round < ROUNDS; round++) {
      if (round % 2 == 0) { // the later one finds the machine warmer
        with[round] = perSecond(matcher, PipelineBench::loop);
      }
      without[round] = perSecond(matcher, PipelineBench::plain);
      if (round % 2 == 1) {
        with[round] = perSecond(matcher, PipelineBench::loop);
      }
      ratios[round] = with[round] / without[round];
      System.out.printf(
          Locale.ROOT,
          "round %d: %.0f articles/s with transactions, %.0f without, ratio %.3f%n",
          round,
          with[round],
          without[round],
          ratios[round]);
    }
    System.out.printf(
        Locale.ROOT,
        "articles to alerts, %d profiles, medians of %d: %.0f/s with transactions, %.0f/s without,"
            + " ratio %.3f%n",
        PROFILES,
        ROUNDS,
        median(with),
        median(without),
        median(ratios));
  }

  /// From `articles`, where they all stand, to the last alert.
  private double perSecond(Matcher matcher, Driver driver) throws Exception {
    try (EmbeddedBroker broker = EmbeddedBroker.start(next(), words -> {})) {
      Cluster cluster = new Cluster(broker.bootstrap(), "bench", new SimpleMeterRegistry());
      cluster.createTopics(4);
      publish(cluster, ARTICLES);
      SimpleMeterRegistry meters = new SimpleMeterRegistry();
      Subscriptions subscriptions = new Subscriptions(subscribers(matcher.profiles()));
      int fitting = ARTICLES / FITTING;
      long begun = System.nanoTime();
      try (Closing _ =
              driver.start(
                  cluster,
                  broker.bootstrap(),
                  "tell",
                  Topic.MATCHES,
                  telling(subscriptions, meters));
          Closing _ =
              driver.start(
                  cluster,
                  broker.bootstrap(),
                  "match",
                  Topic.ARTICLES,
                  new Matching(cluster, () -> matcher, new Verdicts(), meters))) {
        while (read(meters) < ARTICLES || decided(meters) < fitting) {
          LockSupport.parkNanos(1_000_000);
        }
        return ARTICLES / ((System.nanoTime() - begun) / 1e9);
      }
    }
  }

  /// An open loop: articles come when they come, however late the mails are, and each is timed from
  /// the moment that it should have come.
  private void late(Matcher matcher, int rate, int fitting) throws Exception {
    GreenMail mail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    mail.start();
    try (EmbeddedBroker broker = EmbeddedBroker.start(next(), words -> {})) {
      Cluster cluster = new Cluster(broker.bootstrap(), "bench", new SimpleMeterRegistry());
      cluster.createTopics(4);
      Map<String, Long> due = new ConcurrentHashMap<>();
      Queue<Double> millis = new ConcurrentLinkedQueue<>();
      try (Closer open = pipeline(cluster, broker.bootstrap(), matcher, mail, due, millis);
          Writer writer = cluster.writer("news")) {
        warm(writer, due, millis);
        int _ = come(writer, rate, fitting, Math.min(20, SECONDS), due);
        await(millis, due.size());
        due.clear();
        millis.clear();
        int wanted = come(writer, rate, fitting, SECONDS, due);
        await(millis, wanted);
        print(rate, wanted, open.late, millis);
      }
    } finally {
      mail.stop();
    }
  }

  /// Articles come as polls give them, some at once, ten times a second.
  ///
  /// @param due when each that fits should have come
  /// @return how many fit
  private int come(Writer writer, int rate, int fitting, int seconds, Map<String, Long> due) {
    int wanted = 0;
    long begun = System.nanoTime();
    for (int slot = 0; slot < seconds * 10; slot++) {
      long at = begun + slot * 100_000_000L;
      LockSupport.parkNanos(at - System.nanoTime());
      List<Out> some = new ArrayList<>();
      for (int i = rate * slot / 10; i < rate * (slot + 1) / 10; i++) {
        Article article = article(i % fitting == 0);
        if (i % fitting == 0) {
          due.put(told() + article.id(), at);
          wanted++;
        }
        some.add(Out.of(Topic.ARTICLES, article.id(), article));
      }
      writer.write(some);
    }
    return wanted;
  }

  private static void print(int rate, int wanted, String path, Queue<Double> millis) {
    double[] sorted = millis.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    System.out.printf(
        Locale.ROOT,
        "%s at %d articles/s for %d s: %d of %d mails accepted, p50 %.0f ms, p99 %.0f ms, longest"
            + " %.0f ms%n",
        path,
        rate,
        SECONDS,
        sorted.length,
        wanted,
        quantile(sorted, 0.5),
        quantile(sorted, 0.99),
        quantile(sorted, 1));
  }

  private void outage(Matcher matcher) throws Exception {
    int backlog = 60 * OUTAGE;
    GreenMail mail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    mail.start();
    try (EmbeddedBroker broker = EmbeddedBroker.start(next(), words -> {})) {
      Cluster cluster = new Cluster(broker.bootstrap(), "bench", new SimpleMeterRegistry());
      cluster.createTopics(4);
      Map<String, Long> due = new ConcurrentHashMap<>();
      publish(cluster, backlog).forEach(article -> due.put(article, System.nanoTime()));
      Queue<Double> millis = new ConcurrentLinkedQueue<>();
      long begun = System.nanoTime();
      double seconds;
      try (Closer _ = pipeline(cluster, broker.bootstrap(), matcher, mail, due, millis)) {
        seconds = (await(millis, due.size()) - begun) / 1e9;
      }
      System.out.printf(
          Locale.ROOT,
          "%d s of 60 articles/s, with %d of %d mails, are made up for in %.0f s: %.0f"
              + " articles/s%n",
          OUTAGE,
          millis.size(),
          due.size(),
          seconds,
          backlog / seconds);
    } finally {
      mail.stop();
    }
  }

  /// All three stages, with mails over SMTP.
  private Closer pipeline(
      Cluster cluster,
      String bootstrap,
      Matcher matcher,
      GreenMail mail,
      Map<String, Long> due,
      Queue<Double> millis) {
    SimpleMeterRegistry meters = new SimpleMeterRegistry();
    Subscriptions subscriptions = new Subscriptions(subscribers(matcher.profiles()));
    var settings =
        Samples.settings(
            Optional.of(URI.create("smtp://127.0.0.1:" + mail.getSmtp().getPort())), folder);
    SmtpCarrier smtp = new SmtpCarrier(settings, Samples.mail(settings), InstantSource.system());
    Delivering delivering =
        new Delivering(
            new Timed(smtp, due, millis),
            new FeedNotes(),
            subscriptions,
            new Carried(InstantSource.system()),
            new Manners(Manners.Unknown.RESEND, 1_000_000, Set.of(), 0, false),
            InstantSource.system(),
            meters);
    List<Closing> open = new ArrayList<>();
    open.add(smtp::close);
    open.add(loop(cluster, bootstrap, "deliver", Topic.ALERTS, delivering));
    open.add(loop(cluster, bootstrap, "tell", Topic.MATCHES, telling(subscriptions, meters)));
    Matching matching = new Matching(cluster, () -> matcher, new Verdicts(), meters);
    open.add(loop(cluster, bootstrap, "match", Topic.ARTICLES, matching));
    return new Closer("from append to SMTP 250", open.reversed());
  }

  /// What is closed together.
  private record Closer(String late, List<Closing> open) implements AutoCloseable {
    @Override
    public void close() {
      open.forEach(Closing::close);
    }
  }

  /// Closes without a word.
  private interface Closing extends AutoCloseable {
    @Override
    void close();
  }

  /// Notes when the server said 250 to what is waited for; other articles may fit by chance.
  private record Timed(Carrier carrier, Map<String, Long> due, Queue<Double> millis)
      implements Carrier {
    @Override
    public Outcome carry(Message message) {
      Outcome outcome = carrier.carry(message);
      long now = System.nanoTime();
      message
          .alerts()
          .forEach(alert -> {
            Development development = alert.development().orElseThrow();
            Long since = due.get(development.profile() + development.first().id());
            if (since != null && outcome instanceof Outcome.Accepted) {
              millis.add((now - since) / 1e6);
            }
          });
      return outcome;
    }
  }

  private static Closing loop(
      Cluster cluster, String bootstrap, String name, Topic input, Stage stage) {
    Loop loop = cluster.loop(name, input, stage);
    loop.start();
    return loop::close;
  }

  private static Closing plain(
      Cluster cluster, String bootstrap, String name, Topic input, Stage stage) {
    PlainLoop loop = new PlainLoop(bootstrap, name, input, stage);
    loop.start();
    return loop::close;
  }

  private static Telling telling(Subscriptions subscriptions, SimpleMeterRegistry meters) {
    return new Telling(
        subscriptions, Usual.of(Map.of()), Optional.empty(), InstantSource.system(), meters);
  }

  /// One, who follows all profiles and may get any number of mails.
  private static Subscribers subscribers(Set<String> profiles) {
    Subscriber usual = Subscriber.of("reader@example.org", profiles, Cadence.IMMEDIATE);
    return new Subscribers(
        List.of(
            new Subscriber(
                usual.schema(),
                usual.address(),
                usual.profiles(),
                usual.cadence(),
                usual.hour(),
                usual.zone(),
                1_000_000,
                usual.state(),
                usual.muted(),
                usual.at())));
  }

  private void warm(Writer writer, Map<String, Long> due, Queue<Double> millis) {
    for (int i = 0; i < 200; i++) {
      Article article = article(true);
      due.put(told() + article.id(), System.nanoTime());
      writer.write(List.of(Out.of(Topic.ARTICLES, article.id(), article)));
    }
    await(millis, 200);
    // Some also fit another profile by chance, and their mails are still on the way.
    do {
      due.clear();
      millis.clear();
      Article article = article(true);
      due.put(told() + article.id(), System.nanoTime());
      writer.write(List.of(Out.of(Topic.ARTICLES, article.id(), article)));
      await(millis, 1);
    } while (millis.element() > 1_000);
    due.clear();
    millis.clear();
  }

  /// The profile of the last article that fits.
  private String told() {
    return "p" + (told - 1) % PROFILES;
  }

  /// Waits until so many mails were accepted, or none was for a minute; and says how it goes.
  ///
  /// @return when the last one was
  private static long await(Queue<Double> millis, int wanted) {
    int accepted = 0;
    long begun = System.nanoTime();
    long last = begun;
    long said = 0;
    while (accepted < wanted && System.nanoTime() - last < 60_000_000_000L) {
      LockSupport.parkNanos(10_000_000);
      if (millis.size() > accepted) {
        accepted = millis.size();
        last = System.nanoTime();
      }
      long minutes = TimeUnit.NANOSECONDS.toMinutes(System.nanoTime() - begun);
      if (minutes > said) {
        said = minutes;
        System.out.printf("after %d min: %d of %d mails%n", minutes, accepted, wanted);
      }
    }
    return last;
  }

  /// @return the profiles and ids of those that fit
  private List<String> publish(Cluster cluster, int many) {
    List<String> fitting = new ArrayList<>();
    try (Writer writer = cluster.writer("past")) {
      for (int done = 0; done < many; done += 200) {
        List<Out> some = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
          boolean fits = (done + i) % FITTING == 0;
          Article article = article(fits);
          if (fits) {
            fitting.add(told() + article.id());
          }
          some.add(Out.of(Topic.ARTICLES, article.id(), article));
        }
        writer.write(some);
      }
    }
    return fitting;
  }

  /// What a profile is about: rarer words and names of its own among the usual ones.
  private String seed(int profile) {
    Random own = new Random(profile);
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 6; i++) {
      text.append(name(6 * profile + i)).append(' ');
      usual(text, own, 20);
      for (int j = 0; j < 4; j++) {
        text.append(topic(own)).append(' ');
      }
      text.append(". ");
    }
    return text.toString();
  }

  /// One that fits has a profile's seed and news beside; another one is about something else.
  private Article article(boolean fits) {
    int number = articles++;
    StringBuilder text = new StringBuilder();
    text.append(seed(fits ? told++ % PROFILES : PROFILES + number));
    String news = name(6 * PROFILES + number);
    text.append("%s %s %d %s. ".formatted(news, topic(random), 1_000 + number, topic(random)));
    usual(text, random, WORDS - 150);
    return org.storywatch.match.Samples.article("n" + number, text.toString(), Instant.now());
  }

  private String topic(Random own) {
    return topics.get(own.nextInt(topics.size()));
  }

  /// Words as often as they come in news.
  private void usual(StringBuilder text, Random own, int count) {
    for (int i = 0; i < count; i++) {
      int at = Arrays.binarySearch(sums, own.nextInt(sums[sums.length - 1]));
      text.append(words.get(at < 0 ? -at - 1 : at)).append(i % 17 == 16 ? ". " : " ");
    }
  }

  private static String name(int number) {
    String word = word(number);
    return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
  }

  /// A number as a word of letters, whose end no stemmer knows.
  private static String word(int number) {
    StringBuilder word = new StringBuilder("w");
    for (int rest = number; rest > 0; rest /= 20) {
      word.append("bcdfghjklmnpqrstvwxz".charAt(rest % 20)).append('o');
    }
    return word.append('k').toString();
  }

  private static double read(SimpleMeterRegistry meters) {
    return meters.counter("articles.read").count();
  }

  private static double decided(SimpleMeterRegistry meters) {
    return meters.find("candidates").tag("decision", "alert").counters().stream()
        .mapToDouble(counter -> counter.count())
        .sum();
  }

  private Path next() {
    return folder.resolve("kafka" + runs++);
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }

  private static double quantile(double[] sorted, double share) {
    return sorted.length == 0 ? Double.NaN : sorted[(int) Math.ceil(share * sorted.length) - 1];
  }
}
