package org.storywatch.feedlist;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.http.UploadedFile;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.storywatch.access.Right;
import org.storywatch.article.Link;
import org.storywatch.feed.Feed;
import org.storywatch.listing.BrokenList;
import org.storywatch.listing.Discovery;
import org.storywatch.listing.FeedList;
import org.storywatch.listing.Lists;
import org.storywatch.listing.Opml;
import org.storywatch.listing.Probe;
import org.storywatch.mail.Plain;
import org.storywatch.net.Outbound;
import org.storywatch.web.Frame;
import org.storywatch.web.Recent;
import org.storywatch.web.Routes;
import org.storywatch.web.Section;
import org.storywatch.web.Templates;
import org.storywatch.web.WebSettings;
import org.storywatch.websub.Word;

/// The page of all feeds, where they are added, paused and removed, and their list as OPML.
public final class FeedListPages implements Routes {
  private static final String PAGE = "/feeds";
  private static final String TEMPLATE = "feedlist/feeds.jte";

  /// In bytes; some ten thousand feeds.
  private static final int LONGEST = 4 << 20;

  private final WebSettings settings;
  private final Enrolment enrolment;
  private final Discovery discovery;
  private final Templates templates = new Templates();

  /// @param outbound the way to sites that are asked for their feeds
  public FeedListPages(
      WebSettings settings, Roll roll, Recent recent, Outbound outbound, InstantSource clock) {
    this.settings = settings;
    this.enrolment = new Enrolment(roll, recent, clock);
    this.discovery = new Discovery(new Probe(outbound));
  }

  /// Takes changes from now on.
  ///
  /// @param sink returns when they are safe, and throws when that is not known
  public void open(Consumer<List<Change>> sink) {
    enrolment.open(sink);
  }

  /// Has feeds polled from now on when somebody wants it.
  ///
  /// @param sink as that of changes
  public void polls(Consumer<Word> sink) {
    enrolment.polls(sink);
  }

  @Override
  public void add(RoutesConfig routes) {
    routes.get(PAGE, request -> show(request, FeedsPage.of(enrolment.lines())), Right.ADMIN);
    routes.post(PAGE, this::act, Right.ADMIN);
    routes.get(PAGE + ".opml", this::export, Right.ADMIN);
  }

  private void show(Context request, FeedsPage page) {
    Frame frame = Frame.of(request, settings, Section.FEEDS, Section.FEEDS.words());
    templates.show(request, frame, TEMPLATE, page);
  }

  private void act(Context request) {
    switch (field(request, "act")) {
      case "poll" -> change(request, enrolment::poll);
      case "pause" -> change(request, feed -> enrolment.pause(feed, true));
      case "resume" -> change(request, feed -> enrolment.pause(feed, false));
      case "remove" -> change(request, enrolment::remove);
      case "add" -> add(request, field(request, "address").strip());
      case "import" -> take(request);
      default -> refuse(request, HttpStatus.BAD_REQUEST, "That is not something to do with feeds.");
    }
  }

  /// What can be done with one feed.
  private interface Deed {
    /// @return why it was not done
    Optional<String> on(Listed feed);
  }

  private void change(Context request, Deed deed) {
    Optional<Listed> feed = enrolment.of(field(request, "feed"));
    if (feed.isEmpty()) {
      refuse(request, HttpStatus.NOT_FOUND, "That feed is not in the list any more.");
      return;
    }
    Optional<String> why = deed.on(feed.get());
    if (why.isPresent()) {
      refuse(request, HttpStatus.SERVICE_UNAVAILABLE, why.get());
    } else {
      back(request, enrolment.of(feed.get().feed().id()).map(Listed::feed));
    }
  }

  private void add(Context request, String address) {
    Optional<URI> url = Lists.web(address);
    if (url.isEmpty()) {
      String words = address.isEmpty() ? "Type in an address." : "This is not a web address.";
      answer(request, HttpStatus.UNPROCESSABLE_CONTENT, List.of(words), List.of(), address);
      return;
    }
    Optional<Listed> known = enrolment.of(Feed.at(url.get(), "", "").id());
    if (known.isPresent()) {
      back(request, known.map(Listed::feed));
      return;
    }
    Discovery.Findings found = discovery.find(url.get());
    List<Discovery.Offer> offers = found.offers();
    if (offers.size() == 1) {
      add(request, offers.getFirst().feed());
    } else if (offers.isEmpty()) {
      List<String> words = List.of(Plain.line(Link.shown(url.get()) + ": " + found.words()));
      answer(request, HttpStatus.UNPROCESSABLE_CONTENT, words, List.of(), address);
    } else {
      answer(request, HttpStatus.OK, List.of(), offers, address);
    }
  }

  private void add(Context request, Feed feed) {
    Optional<String> why = enrolment.add(List.of(feed));
    if (why.isPresent()) {
      refuse(request, HttpStatus.SERVICE_UNAVAILABLE, why.get());
    } else {
      back(request, Optional.of(feed));
    }
  }

  private void answer(
      Context request,
      HttpStatus status,
      List<String> problems,
      List<Discovery.Offer> offers,
      String address) {
    List<FeedsPage.Choice> choices =
        offers.stream()
            .map(offer ->
                new FeedsPage.Choice(
                    Plain.line(offer.feed().title()),
                    offer.feed().url().toString(),
                    offer.entries() == 1 ? "1 entry" : offer.entries() + " entries"))
            .toList();
    show(
        request.status(status),
        new FeedsPage(enrolment.lines(), "", problems, choices, Plain.line(address)));
  }

  private void take(Context request) {
    Optional<UploadedFile> file =
        request.isMultipartFormData()
            ? Optional.ofNullable(request.uploadedFile("file"))
            : Optional.empty();
    if (file.isEmpty() || file.get().size() == 0) {
      refuse(request, HttpStatus.UNPROCESSABLE_CONTENT, "Choose an OPML file first.");
      return;
    }
    String name = Plain.line(file.get().filename());
    try (InputStream content = file.get().content()) {
      byte[] bytes = content.readNBytes(LONGEST + 1);
      if (bytes.length > LONGEST) {
        throw new IOException(name + ": is longer than 4 MB");
      }
      take(request, FeedList.parse(bytes, name));
    } catch (BrokenList e) {
      refuse(request, HttpStatus.UNPROCESSABLE_CONTENT, Plain.line(String.valueOf(e.getMessage())));
    } catch (IOException e) {
      refuse(request, HttpStatus.UNPROCESSABLE_CONTENT, String.valueOf(e.getMessage()));
    }
  }

  private void take(Context request, FeedList list) {
    List<Feed> fresh = enrolment.fresh(list.feeds());
    Optional<String> why = enrolment.add(fresh);
    if (why.isPresent()) {
      refuse(request, HttpStatus.SERVICE_UNAVAILABLE, why.get());
      return;
    }
    List<String> problems = new ArrayList<>();
    list.problems().forEach(problem -> problems.add(Plain.line(problem.toString())));
    String said =
        "%d added, %d known already, %d could not be used"
            .formatted(fresh.size(), list.feeds().size() - fresh.size(), problems.size());
    show(request, new FeedsPage(enrolment.lines(), said, problems, List.of(), ""));
  }

  private void export(Context request) {
    Opml opml = Opml.empty();
    enrolment.named().forEach(feed -> opml.add(feed, "", feed.group()));
    request
        .header("Content-Disposition", "attachment; filename=\"feeds.opml\"")
        .contentType("text/x-opml; charset=utf-8")
        .result(opml.text());
  }

  private void refuse(Context request, HttpStatus status, String words) {
    answer(request, status, List.of(words), List.of(), "");
  }

  private static void back(Context request, Optional<Feed> feed) {
    String place = feed.map(one -> "#feed-" + one.id()).orElse("");
    request.redirect("feeds" + place, HttpStatus.SEE_OTHER);
  }

  private static String field(Context request, String name) {
    return Optional.ofNullable(request.formParam(name)).orElse("");
  }
}
