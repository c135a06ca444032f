package org.storywatch.config;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;
import org.storywatch.alert.Manners;
import org.storywatch.alert.Subscriber;
import org.storywatch.fulltext.When;
import org.storywatch.mail.MailSettings;
import org.storywatch.mime.Dkim;
import org.storywatch.mime.SigningKey;
import org.storywatch.net.Cidr;
import org.storywatch.net.NetSettings;
import org.storywatch.ops.LogFormat;
import org.storywatch.stream.KafkaSettings;
import org.storywatch.web.WebSettings;

/// Everything that can be configured. Paths are relative to the folder in which the program was
/// started.
///
/// @param data where the embedded broker, the archive, the identity of this process and mails as
///   files are kept
/// @param kafka the cluster, or the broker in the process
/// @param archived how long an article stays in the archive
/// @param feeds OPML files and feed addresses
/// @param profiles the folder with one folder for each profile
/// @param net how to behave on the way out
/// @param minInterval no feed is polled more often than this
/// @param fullText when the pages of articles are read, where the feed list does not say
/// @param mail how alerts leave
/// @param manners how those who are told are treated
/// @param subscribers who is told; an empty set of profiles stands for all of them
/// @param hookSecrets what calls of some webhooks are signed with, by address
/// @param web where the page is
/// @param log how the program's log is written
/// @param warnings what is unwise in it, in lines for people
public record Settings(
    Path data,
    KafkaSettings kafka,
    Duration archived,
    List<String> feeds,
    Path profiles,
    NetSettings net,
    Duration minInterval,
    When fullText,
    MailSettings mail,
    Manners manners,
    List<Subscriber> subscribers,
    Map<String, String> hookSecrets,
    WebSettings web,
    LogFormat log,
    List<String> warnings) {

  /// Where the archive is.
  public Path archive() {
    return data.resolve("archive");
  }

  /// Reads a file, with the environment above it.
  ///
  /// @param environment the variables of the process
  /// @throws BadSettings when anything in it cannot be used, in lines that say what and where
  public static Settings read(Path file, Map<String, String> environment) throws BadSettings {
    Problems problems = new Problems();
    Optional<Node> root = compose(file, problems);
    problems.throwIfAny();
    Environment variables = new Environment(environment);
    Keys keys = new Keys(file.toString(), "", root, variables, problems);
    Settings settings = settings(keys, problems);
    for (String name : variables.refuseUnknown(problems)) {
      problems.warn("environment: " + name, "is taken for what Kubernetes tells; ignored");
    }
    problems.throwIfAny();
    return settings.warned(problems.warnings());
  }

  private static Optional<Node> compose(Path file, Problems problems) {
    LoadSettings yaml = LoadSettings.builder().setLabel(file.toString()).build();
    try (InputStream in = Files.newInputStream(file)) {
      return new Compose(yaml).composeInputStream(in);
    } catch (MarkedYamlEngineException e) {
      int line = e.getProblemMark().map(mark -> mark.getLine() + 1).orElse(1);
      problems.add(file + ":" + line, "is not YAML: " + e.getProblem());
    } catch (YamlEngineException e) {
      problems.add(file.toString(), "is not YAML: " + e.getMessage());
    } catch (IOException e) {
      problems.add(file.toString(), "cannot be read; write it, or name another one with --config");
    }
    return Optional.empty();
  }

  private static Settings settings(Keys keys, Problems problems) {
    Path data = keys.value("data", Values::folder).orElse(Path.of("data"));
    KafkaSettings kafka = Brokers.of(keys.group("kafka"));

    Keys archive = keys.group("archive");
    int days = archive.value("days", words -> Values.number(words, 1, 3650)).orElse(90);
    archive.refuseUnknown();

    Keys fetch = keys.group("fetch");
    List<Cidr> allowed = fetch.values("allow-private", Cidr::parse).orElse(List.of());
    Duration interval =
        fetch.value("min-interval", Values::duration).orElse(Duration.ofMinutes(15));
    When fullText =
        fetch.value("full-text", words -> Values.oneOf(When.class, words)).orElse(When.SUMMARY);
    Optional<String> contact = fetch.value("contact", Values::contact);
    fetch.refuseUnknown();

    WebSettings web = Doors.of(keys.group("web"));

    Keys logging = keys.group("log");
    LogFormat log =
        logging
            .value("format", words -> Values.oneOf(LogFormat.class, words))
            .orElse(LogFormat.TEXT);
    logging.refuseUnknown();

    Keys mailing = keys.group("mail");
    Manners manners = People.manners(mailing);
    MailSettings mail = mail(mailing, data, web.publicUrl());
    List<String> feeds = keys.values("feeds", Values::place).orElse(List.of());
    if (feeds.isEmpty()) {
      keys.refuse("feeds", "name at least one OPML file or feed address");
    }
    Path profiles = keys.value("profiles", Values::folder).orElse(Path.of("seeds"));
    People people = People.of(keys, allowed, problems);
    keys.refuseUnknown();
    NetSettings net = NetSettings.usual(NetSettings.agent(contact), allowed);
    return new Settings(
        data,
        kafka,
        Duration.ofDays(days),
        feeds,
        profiles,
        net,
        interval,
        fullText,
        mail,
        manners,
        people.subscribers(),
        people.secrets(),
        web,
        log,
        List.of());
  }

  private Settings warned(List<String> words) {
    return new Settings(
        data,
        kafka,
        archived,
        feeds,
        profiles,
        net,
        minInterval,
        fullText,
        mail,
        manners,
        subscribers,
        hookSecrets,
        web,
        log,
        words);
  }

  /// Without anything secret.
  @Override
  public String toString() {
    return "Settings[data %s, kafka %s, %d feeds or lists, %d subscribers, %s]"
        .formatted(data, kafka.bootstrap(), feeds.size(), subscribers.size(), mail);
  }

  private static MailSettings mail(Keys keys, Path data, URI publicUrl) {
    Path folder = data.resolve("mail");
    Optional<URI> smtp = keys.secret("smtp", Servers::smtp);
    String from = keys.value("from", Values::sender).orElse("Storywatch <storywatch@localhost>");
    Optional<String> unsubscribe = keys.value("unsubscribe", Values::mailbox);
    Optional<Dkim> dkim = dkim(keys.group("dkim"));
    keys.refuseUnknown();
    return new MailSettings(smtp, from, unsubscribe, dkim, folder, publicUrl);
  }

  private static Optional<Dkim> dkim(Keys keys) {
    Optional<String> domain = keys.value("domain", Values::domain);
    Optional<String> selector = keys.value("selector", Values::domain);
    Optional<SigningKey> key = keys.secret("key", SigningKey::of);
    keys.refuseUnknown();
    List<String> named = Stream.of("domain", "selector", "key").filter(keys::has).toList();
    if (!named.isEmpty() && named.size() < 3) {
      keys.refuse(
          named.getFirst(), "mails are signed with domain, selector and key-file: all are wanted");
    }
    if (domain.isEmpty() || selector.isEmpty() || key.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(new Dkim(domain.get(), selector.get(), key.get()));
    } catch (IllegalArgumentException e) {
      keys.refuse("domain", String.valueOf(e.getMessage()));
      return Optional.empty();
    }
  }
}
