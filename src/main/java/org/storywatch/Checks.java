package org.storywatch;

import java.io.PrintWriter;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.storywatch.alert.Subscriber;
import org.storywatch.article.Link;
import org.storywatch.broker.EmbeddedBroker;
import org.storywatch.config.Settings;
import org.storywatch.doctor.Check;
import org.storywatch.doctor.Clocks;
import org.storywatch.doctor.Doctor;
import org.storywatch.doctor.Door;
import org.storywatch.doctor.Folder;
import org.storywatch.doctor.Machine;
import org.storywatch.listing.FeedList;
import org.storywatch.listing.Look;
import org.storywatch.listing.Probe;
import org.storywatch.net.Cidr;
import org.storywatch.net.NetSettings;
import org.storywatch.net.Outbound;
import org.storywatch.net.Reply;
import org.storywatch.ops.Condition;
import org.storywatch.ops.Condition.Level;
import org.storywatch.profile.Background;
import org.storywatch.profile.Filed;
import org.storywatch.profile.Problem;
import org.storywatch.profile.Profile;
import org.storywatch.smtp.Rehearsal;
import org.storywatch.stream.Inspection;
import org.storywatch.stream.KafkaSettings;
import org.storywatch.stream.Unreachable;

/// What `check` tries, as it is configured, and a line for each thing that it finds.
final class Checks {
  private static final Duration SOON = Duration.ofSeconds(40);
  private static final Duration LATE = Duration.ofSeconds(90);
  private static final int MOST_RECIPIENTS = 10;

  private static final String LIVE = "/health/live";

  private final Settings settings;
  private final PrintWriter out;
  private final InstantSource clock = InstantSource.system();
  private final Folder folder;
  private final Map<Level, Integer> counts = new EnumMap<>(Level.class);

  Checks(Settings settings, PrintWriter out) {
    this.settings = settings;
    this.out = out;
    this.folder = new Folder(settings.data());
  }

  /// @return the worst that was found
  Level run() throws InterruptedException {
    Doctor doctor =
        new Doctor(
            List.of(
                new Check("config", SOON, this::config),
                new Check("machine", SOON, this::machine),
                new Check("data", SOON, folder::run),
                new Check("profiles", SOON, this::profiles),
                new Check("kafka", SOON, this::kafka),
                new Check("web", SOON, this::web),
                new Check("mail", SOON, this::mail),
                new Check("feeds", LATE, this::feeds)));
    Level worst = doctor.run((check, condition) -> say(check.part(), condition));
    out.printf(
        "%d well, %d to be seen to, %d not working%n",
        counts.getOrDefault(Level.WELL, 0),
        counts.getOrDefault(Level.TRYING, 0),
        counts.getOrDefault(Level.DEAD, 0));
    out.flush();
    return worst;
  }

  private void say(String part, Condition condition) {
    counts.merge(condition.level(), 1, Integer::sum);
    String verdict =
        switch (condition.level()) {
          case WELL -> "ok";
          case TRYING -> "warning";
          case DEAD -> "FAILED";
        };
    out.printf("%-7s %-9s %s%n", verdict, part, condition.words());
    out.flush();
  }

  private void config(Consumer<Condition> say) {
    settings.warnings().forEach(words -> say.accept(Condition.trying(words)));
    if (settings.warnings().isEmpty()) {
      say.accept(Condition.well("can be used"));
    }
  }

  private void machine(Consumer<Condition> say) {
    say.accept(Machine.java());
    say.accept(Machine.memory());
    say.accept(
        Machine.files(settings.kafka().embedded() ? Storywatch.FILES : Storywatch.FILES / 2));
  }

  private void profiles(Consumer<Condition> say) {
    Filed filed = Filed.read(settings.profiles());
    List<Profile> profiles = filed.profiles(Background.shipped());
    Watch.strangers(settings, profiles).forEach(words -> say.accept(Condition.dead(words)));
    for (Problem problem : filed.problems()) {
      String words = problem.toString();
      say.accept(filed.isEmptyFolder() ? Condition.trying(words) : Condition.dead(words));
    }
    for (Profile profile : profiles) {
      say.accept(Condition.well(profile.id() + " (" + profile.name() + ")"));
    }
  }

  private void kafka(Consumer<Condition> say) throws InterruptedException {
    Optional<KafkaSettings> kafka = Optional.of(settings.kafka());
    if (settings.kafka().embedded()) {
      Path log = settings.data().resolve("kafka");
      String words = Files.exists(log) ? "kept in " : "made at the first start in ";
      say.accept(Condition.well("embedded, " + words + log));
      kafka =
          folder.inUse() ? EmbeddedBroker.address(log).map(settings.kafka()::at) : Optional.empty();
    }
    if (kafka.isPresent()) {
      try {
        Inspection seen = Inspection.of(kafka.get());
        seen.conditions().forEach(say);
        Clocks clocks = new Clocks();
        seen.clock().ifPresent(theirs -> clocks.heard(theirs, clock.instant()));
        clocks.verdict("the brokers").ifPresent(say);
      } catch (Unreachable e) {
        say.accept(Condition.dead(e.getMessage() + ": start it, or correct what is named"));
      }
    }
  }

  private void web(Consumer<Condition> say) {
    InetSocketAddress listen = settings.web().listen();
    boolean ours = folder.inUse();
    say.accept(Door.of(listen, ours));
    URI page = settings.web().publicUrl();
    if (!ours) {
      say.accept(
          Condition.well("web.public-url: %s is tried when the program runs".formatted(page)));
      return;
    }
    // One's own page may be at an address that no feed is fetched from.
    List<Cidr> any = List.of(Cidr.parse("0.0.0.0/0"), Cidr.parse("::/0"));
    try (Outbound outbound = new Outbound(NetSettings.usual(settings.net().userAgent(), any))) {
      say.accept(answered(page, outbound.get(page.resolve(LIVE), Map.of())));
    }
  }

  /// A proxy may pass on the pages for readers only, and say so with any status.
  private static Condition answered(URI page, Reply reply) {
    return switch (reply) {
      case Reply.Answer answer when answer.status() < 500 && answer.status() != 421 ->
          Condition.well("web.public-url: %s answers".formatted(page));
      case Reply.Answer answer ->
          Condition.trying(
              "web.public-url: %s answers with status %d: see to the proxy, or name the page's own address"
                  .formatted(page, answer.status()));
      case Reply.Refused(String words) -> unseen(page, words);
      case Reply.Failed(String words) -> unseen(page, words);
    };
  }

  private static Condition unseen(URI page, String words) {
    return Condition.trying(
        "web.public-url: %s cannot be reached from here (%s): links in mails lead there"
            .formatted(page, words));
  }

  private void mail(Consumer<Condition> say) {
    if (settings.subscribers().isEmpty()) {
      say.accept(Condition.dead("subscribers: nobody is told; name at least one address"));
    }
    if (settings.mail().smtp().isEmpty()) {
      say.accept(
          Condition.well("no mail server; mails are written to " + settings.mail().folder()));
      return;
    }
    List<String> recipients =
        settings.subscribers().stream()
            .map(Subscriber::address)
            .filter(address -> !Subscriber.isHook(address))
            .limit(MOST_RECIPIENTS)
            .toList();
    new Rehearsal(settings.mail()).run(recipients).forEach(say);
  }

  private void feeds(Consumer<Condition> say) throws InterruptedException {
    FeedList list = FeedList.read(settings.feeds());
    list.problems().forEach(problem -> say.accept(Condition.dead(problem.toString())));
    Clocks clocks = new Clocks();
    try (Outbound outbound = new Outbound(settings.net())) {
      Probe probe =
          new Probe(
              outbound,
              answer -> clocks.heard(answer.header("date"), answer.header("age"), clock.instant()));
      probe.each(
          list.feeds(),
          (feed, look) -> {
            String words = Link.shown(feed.url()) + ": " + look.words();
            say.accept(
                look instanceof Look.AFeed
                    ? Condition.well(words)
                    : Condition.dead(words + "; correct it, or remove it by: feeds remove URL"));
          });
    }
    clocks.verdict("the feeds' servers").ifPresent(say);
  }
}
