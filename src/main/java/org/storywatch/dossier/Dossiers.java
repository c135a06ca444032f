package org.storywatch.dossier;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.http.UploadedFile;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.storywatch.access.Right;
import org.storywatch.dossier.Dossier.Answer;
import org.storywatch.listing.Lists;
import org.storywatch.mail.Plain;
import org.storywatch.net.Outbound;
import org.storywatch.profile.Filed;
import org.storywatch.revision.Revision;
import org.storywatch.revision.Revisions;
import org.storywatch.seed.LeftOut;
import org.storywatch.seed.SeedPages;
import org.storywatch.seed.SeedReader;
import org.storywatch.web.Frame;
import org.storywatch.web.Recent;
import org.storywatch.web.Routes;
import org.storywatch.web.Section;
import org.storywatch.web.Templates;
import org.storywatch.web.Watched;
import org.storywatch.web.WebSettings;

/// Answers for the list of profiles and for the page of each, where its line and its seeds are
/// changed.
///
/// A profile that is not watched any more has a page for as long as something of it is remembered.
public final class Dossiers implements Routes {
  private static final String PAGE = "/profiles/{profile}";

  /// In bytes, of a file.
  private static final int LONGEST = 10 << 20;

  private final WebSettings settings;
  private final Recent recent;
  private final Editing editing;
  private final SeedPages pages;
  private final InstantSource clock;
  private final Templates templates = new Templates();
  private volatile Optional<Looking> looking = Optional.empty();

  /// @param recent what is shown
  /// @param filed the profiles that are watched, as their folders say
  /// @param revisions what was changed of them, kept up to date by somebody else
  /// @param outbound the way to pages that are to be seeds
  public Dossiers(
      WebSettings settings,
      Recent recent,
      Filed filed,
      Revisions revisions,
      Outbound outbound,
      InstantSource clock) {
    this.settings = settings;
    this.recent = recent;
    this.editing = new Editing(filed, revisions, clock);
    this.pages = new SeedPages(outbound);
    this.clock = clock;
  }

  /// Says what profiles look for from now on: this process matches.
  public void looking(Looking opened) {
    looking = Optional.of(opened);
  }

  /// Takes changes from now on.
  public void open(Consumer<Revision> sink) {
    editing.open(sink);
  }

  @Override
  public void add(RoutesConfig routes) {
    routes.get("/profiles", this::list, Right.ADMIN);
    routes.get(PAGE, request -> show(request, Answer.NONE), Right.ADMIN);
    routes.post(PAGE, this::act, Right.ADMIN);
  }

  private void list(Context request) {
    templates.show(
        request,
        frame(request, Section.PROFILES.words()),
        "dossier/roll.jte",
        Roll.of(recent, editing::line, clock.instant()));
  }

  private void show(Context request, Answer answer) {
    String id = request.pathParam("profile");
    Optional<Watched> watched =
        recent.watched().stream().filter(one -> one.id().equals(id)).findFirst();
    Dossier dossier =
        Dossier.of(
            watched.orElseGet(() -> new Watched(id, id)),
            editing,
            recent,
            looking,
            Spread.asked(Optional.ofNullable(request.queryParam("line"))),
            answer,
            clock.instant());
    boolean unknown = watched.isEmpty() && dossier.isEmpty();
    templates.show(
        unknown ? request.status(HttpStatus.NOT_FOUND) : request,
        frame(request, unknown ? "No such profile" : dossier.name()),
        unknown ? "dossier/none.jte" : "dossier/one.jte",
        dossier);
  }

  private void act(Context request) {
    String profile = request.pathParam("profile");
    if (!editing.knows(profile)) {
      refuse(request, HttpStatus.NOT_FOUND, "This profile is not watched here.");
      return;
    }
    switch (field(request, "act")) {
      case "draw" -> draw(request, profile);
      case "undraw" -> change(request, profile, editing.undraw(profile), "scores");
      case "remove" -> remove(request, profile, field(request, "seed"));
      case "file" -> file(request, profile);
      case "text" -> add(request, profile, SeedReader.read("typed.txt", typed(request)));
      case "page" -> page(request, profile);
      default ->
          refuse(request, HttpStatus.BAD_REQUEST, "That is not something to do with a profile.");
    }
  }

  private void draw(Context request, String profile) {
    Optional<Double> line = Spread.asked(Optional.of(field(request, "line")));
    if (line.isEmpty()) {
      unusable(request, "Type a score between 0.05 and 0.95.");
    } else {
      change(request, profile, editing.draw(profile, line.get()), "scores");
    }
  }

  private void remove(Context request, String profile, String seed) {
    Optional<Revision> known = editing.added(profile, seed);
    if (known.isEmpty()) {
      refuse(request, HttpStatus.NOT_FOUND, "That seed is not there any more.");
    } else {
      change(request, profile, editing.withdraw(known.get()), "seeds");
    }
  }

  /// @param why it was not done, where it was not
  /// @param place on the page where the change is seen
  private void change(Context request, String profile, Optional<String> why, String place) {
    if (why.isPresent()) {
      refuse(request, HttpStatus.SERVICE_UNAVAILABLE, why.get());
    } else {
      String page = new Watched(profile, profile).page();
      String root = frame(request, "").root();
      request.redirect(root + page + "#" + place, HttpStatus.SEE_OTHER);
    }
  }

  private void file(Context request, String profile) {
    Optional<UploadedFile> file =
        request.isMultipartFormData()
            ? Optional.ofNullable(request.uploadedFile("file"))
            : Optional.empty();
    if (file.isEmpty() || file.get().size() == 0) {
      unusable(request, "Choose a file first: .txt, .md, .html or .eml.");
      return;
    }
    try (InputStream content = file.get().content()) {
      add(request, profile, SeedReader.read(file.get().filename(), content.readNBytes(LONGEST)));
    } catch (IOException e) {
      unusable(request, "The file did not arrive whole. Please try again.");
    }
  }

  private void page(Context request, String profile) {
    Optional<URI> url = Lists.web(field(request, "address").strip());
    if (url.isEmpty()) {
      unusable(request, "Type in the address of a web page.");
    } else {
      add(request, profile, pages.read(url.get()));
    }
  }

  private void add(Context request, String profile, SeedReader.Outcome outcome) {
    switch (outcome) {
      case SeedReader.Refused(String why) ->
          unusable(request, "It cannot be a seed: it " + Plain.line(why) + ".");
      case SeedReader.Accepted(var seed, var leftOut) -> {
        Optional<String> why = editing.add(profile, seed);
        if (why.isPresent()) {
          unusable(request, why.get());
        } else {
          show(
              request,
              Answer.done(
                  "Added: %s, %s%s"
                      .formatted(SeedLine.title(seed), SeedLine.size(seed), words(leftOut))));
        }
      }
    }
  }

  /// What of a document is not its article.
  private static String words(List<LeftOut> leftOut) {
    return leftOut.isEmpty()
        ? ""
        : leftOut.stream()
            .map(LeftOut::why)
            .distinct()
            .collect(Collectors.joining(", ", "; left out: ", ""));
  }

  /// The first line of a text is its headline where an empty one follows.
  private static byte[] typed(Context request) {
    String title = field(request, "title").strip();
    String text = field(request, "text").strip();
    return (title.isEmpty() ? text : title + "\n\n" + text).getBytes(StandardCharsets.UTF_8);
  }

  private void unusable(Context request, String words) {
    refuse(request, HttpStatus.UNPROCESSABLE_CONTENT, words);
  }

  private void refuse(Context request, HttpStatus status, String words) {
    show(request.status(status), Answer.refused(words));
  }

  private Frame frame(Context request, String title) {
    return Frame.of(request, settings, Section.PROFILES, title);
  }

  private static String field(Context request, String name) {
    return Optional.ofNullable(request.formParam(name)).orElse("");
  }
}
