package org.storywatch;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import org.storywatch.alert.Links;
import org.storywatch.alert.Tokens;
import org.storywatch.article.Link;
import org.storywatch.config.Settings;
import org.storywatch.feed.Feed;
import org.storywatch.listing.FeedList;
import org.storywatch.listing.Look;
import org.storywatch.listing.Probe;
import org.storywatch.mail.AlertMail;
import org.storywatch.net.Outbound;
import org.storywatch.ops.Condition;
import org.storywatch.ops.DataFolder;
import org.storywatch.profile.Profile;
import org.storywatch.profile.Profiles;
import org.storywatch.smtp.SmtpCarrier;
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
    if (settings.kafka().embedded()) {
      Path log = settings.data().resolve("kafka");
      say(true, "kafka", "embedded, " + (Files.exists(log) ? "kept in " : "to be made in ") + log);
      return;
    }
    try {
      Cluster.check(settings.kafka());
      say(true, "kafka", settings.kafka().bootstrap() + " answers");
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
      Links links = new Links(settings.web().publicUrl(), new Tokens("none is sent"));
      AlertMail mail = new AlertMail(settings.mail(), links);
      try (SmtpCarrier carrier = new SmtpCarrier(settings.mail(), mail, InstantSource.system())) {
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
    list.problems().forEach(problem -> say(false, "feeds", problem.toString()));
    try (Outbound outbound = new Outbound(settings.net())) {
      new Probe(outbound).each(list.feeds(), this::say);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void say(Feed feed, Look look) {
    say(look instanceof Look.AFeed, "feeds", Link.shown(feed.url()) + ": " + look.words());
  }
}
