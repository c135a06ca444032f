package org.storywatch;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.storywatch.config.Settings;
import org.storywatch.feed.Feed;
import org.storywatch.feed.FeedList;
import org.storywatch.format.FeedParser;
import org.storywatch.format.Parsed;
import org.storywatch.mail.SmtpCarrier;
import org.storywatch.net.Outbound;
import org.storywatch.net.Reply;
import org.storywatch.ops.Condition;
import org.storywatch.ops.DataFolder;
import org.storywatch.profile.Profile;
import org.storywatch.profile.Profiles;
import org.storywatch.stream.Cluster;
import org.storywatch.stream.Unreachable;

/// Tries one part after the other and writes a line for each thing that was tried.
final class Checks {
  private final Settings settings;
  private final PrintWriter out;
  private boolean well = true;

  Checks(Settings settings, PrintWriter out) {
    this.settings = settings;
    this.out = out;
  }

  /// @return whether everything works
  boolean run() {
    data();
    profiles();
    kafka();
    mail();
    feeds();
    out.flush();
    return well;
  }

  private void say(boolean works, String part, String words) {
    well &= works;
    out.printf("%-7s %-9s %s%n", works ? "ok" : "FAILED", part, words);
    out.flush();
  }

  private void data() {
    try {
      DataFolder.open(settings.data()).close();
      say(true, "data", settings.data() + " can be written and is free");
    } catch (IOException e) {
      say(false, "data", String.valueOf(e.getMessage()));
    }
  }

  private void profiles() {
    Profiles profiles = Profiles.read(settings.profiles());
    Watch.strangers(settings, profiles.profiles()).forEach(words -> say(false, "profiles", words));
    profiles.problems().forEach(problem -> say(false, "profiles", problem.toString()));
    for (Profile profile : profiles.profiles()) {
      say(true, "profiles", profile.id() + " (" + profile.name() + ")");
    }
  }

  private void kafka() {
    if (settings.bootstrap().equals("embedded")) {
      Path log = settings.data().resolve("kafka");
      say(true, "kafka", "embedded, " + (Files.exists(log) ? "kept in " : "to be made in ") + log);
      return;
    }
    try {
      Cluster.check(settings.bootstrap());
      say(true, "kafka", settings.bootstrap() + " answers");
    } catch (Unreachable e) {
      say(false, "kafka", String.valueOf(e.getMessage()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void mail() {
    if (settings.mail().smtp().isEmpty()) {
      say(true, "mail", "no mail server; mails are written to " + settings.mail().folder());
    } else {
      try (SmtpCarrier carrier = new SmtpCarrier(settings.mail())) {
        Condition condition = carrier.reachable();
        say(condition.level() == Condition.Level.WELL, "mail", condition.words());
      }
    }
    if (settings.subscribers().isEmpty()) {
      say(false, "mail", "subscribers: nobody is told; name at least one address");
    }
  }

  private void feeds() {
    FeedList list = FeedList.read(settings.feeds());
    list.problems()
        .forEach(problem -> say(false, "feeds", problem.place() + ": " + problem.words()));
    try (Outbound outbound = new Outbound(settings.net());
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Parsed>> polls = new ArrayList<>();
      for (Feed feed : list.feeds()) {
        polls.add(threads.submit(() -> read(outbound, feed)));
      }
      for (int i = 0; i < polls.size(); i++) {
        say(list.feeds().get(i), polls.get(i));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void say(Feed feed, Future<Parsed> poll) throws InterruptedException {
    try {
      switch (poll.get()) {
        case Parsed.Contents contents ->
            say(true, "feeds", feed.url() + ": " + contents.entries().size() + " entries");
        case Parsed.Unreadable unreadable ->
            say(false, "feeds", feed.url() + ": " + unreadable.words());
      }
    } catch (ExecutionException e) {
      say(false, "feeds", feed.url() + ": " + e.getCause());
    }
  }

  private static Parsed read(Outbound outbound, Feed feed) {
    return switch (outbound.get(feed.url(), Map.of())) {
      case Reply.Answer answer when answer.status() == 200 ->
          new FeedParser()
              .parse(answer.body(), answer.header("content-type").orElse(""), answer.url());
      case Reply.Answer answer -> new Parsed.Unreadable("answered with status " + answer.status());
      case Reply.Refused(String words) -> new Parsed.Unreadable(words);
      case Reply.Failed(String words) -> new Parsed.Unreadable(words);
    };
  }
}
