package org.storywatch.dossier;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.storywatch.access.Right;
import org.storywatch.dossier.Dossier.Answer;
import org.storywatch.net.Outbound;
import org.storywatch.revision.Revision;
import org.storywatch.seed.LeftOut;
import org.storywatch.seed.SeedReader;
import org.storywatch.web.Frame;
import org.storywatch.web.Recent;
import org.storywatch.web.Routes;
import org.storywatch.web.Section;
import org.storywatch.web.Templates;
import org.storywatch.web.Watched;
import org.storywatch.web.WebSettings;

/// Answers for the page of each profile, where its line and its seeds are changed.
///
/// A profile that is not watched any more has a page for as long as something of it is remembered.
public final class Dossiers implements Routes {
  private static final String PAGE = "/profiles/{profile}";

  private final WebSettings settings;
  private final Recent recent;
  private final Editing editing;
  private final Offers offers;
  private final InstantSource clock;
  private final Templates templates = new Templates();
  private volatile Optional<Looking> looking = Optional.empty();

  /// @param recent what is shown
  /// @param editing changes profiles
  /// @param outbound the way to pages that are to be seeds
  public Dossiers(
      WebSettings settings,
      Recent recent,
      Editing editing,
      Outbound outbound,
      InstantSource clock) {
    this.settings = settings;
    this.recent = recent;
    this.editing = editing;
    this.offers = new Offers(outbound);
    this.clock = clock;
  }

  /// Says what profiles look for from now on: this process matches.
  public void looking(Looking opened) {
    looking = Optional.of(opened);
  }

  @Override
  public void add(RoutesConfig routes) {
    routes.get(PAGE, request -> show(request, Answer.NONE), Right.ADMIN);
    routes.post(PAGE, this::act, Right.ADMIN);
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
      case "text" ->
          add(request, profile, offers.text(field(request, "title"), field(request, "text")));
      case "page" -> add(request, profile, offers.page(field(request, "address")));
      case "unmake" -> unmake(request, profile);
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
    } else if (editing.seeds(profile).size() == 1) {
      refuse(
          request,
          HttpStatus.CONFLICT,
          "It is the only seed. Add another one first, or remove the whole profile.");
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

  private void unmake(Context request, String profile) {
    if (editing.isFiled(profile)) {
      refuse(request, HttpStatus.CONFLICT, Removal.ofFolder(profile).words());
      return;
    }
    Optional<String> why = editing.remove(profile);
    if (why.isPresent()) {
      refuse(request, HttpStatus.SERVICE_UNAVAILABLE, why.get());
    } else {
      request.redirect("../profiles", HttpStatus.SEE_OTHER);
    }
  }

  private void file(Context request, String profile) {
    List<Offers.Offer> files = offers.files(request);
    if (files.isEmpty()) {
      unusable(request, "Choose a file first: .txt, .md, .html or .eml.");
    } else {
      add(request, profile, files.getFirst());
    }
  }

  private void add(Context request, String profile, Offers.Offer offer) {
    switch (offer) {
      case Offers.Refused(String why) -> unusable(request, why);
      case Offers.Taken(SeedReader.Accepted(var seed, var leftOut)) -> {
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
