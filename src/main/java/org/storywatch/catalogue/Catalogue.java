package org.storywatch.catalogue;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.storywatch.access.Right;
import org.storywatch.dossier.Editing;
import org.storywatch.dossier.Offers;
import org.storywatch.dossier.Roll;
import org.storywatch.mail.Plain;
import org.storywatch.net.Outbound;
import org.storywatch.web.Frame;
import org.storywatch.web.Recent;
import org.storywatch.web.Routes;
import org.storywatch.web.Section;
import org.storywatch.web.Templates;
import org.storywatch.web.Watched;
import org.storywatch.web.WebSettings;

/// Answers for the list of all profiles, and makes new ones.
public final class Catalogue implements Routes {
  private static final String PAGE = "/profiles";

  private final WebSettings settings;
  private final Recent recent;
  private final Editing editing;
  private final Offers offers;
  private final InstantSource clock;
  private final Templates templates = new Templates();

  /// @param recent what is shown
  /// @param editing makes profiles
  /// @param outbound the way to pages that are to be seeds
  public Catalogue(
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

  @Override
  public void add(RoutesConfig routes) {
    routes.get(PAGE, request -> show(request, Draft.BLANK, ""), Right.ADMIN);
    routes.post(PAGE, this::make, Right.ADMIN);
  }

  private void show(Context request, Draft draft, String failure) {
    Roll roll = Roll.of(recent, editing::line, clock.instant());
    Frame frame = Frame.of(request, settings, Section.PROFILES, Section.PROFILES.words());
    CataloguePage page = new CataloguePage(roll, draft, failure);
    templates.show(request, frame, "catalogue/profiles.jte", page);
  }

  private void make(Context request) {
    Draft draft =
        new Draft(
            Plain.line(field(request, "name")),
            field(request, "title"),
            field(request, "text"),
            field(request, "address"),
            Map.of());
    switch (Founding.of(draft.name(), editing.names(), examples(request, draft))) {
      case Founding.Wrong(var problems) ->
          show(request.status(HttpStatus.UNPROCESSABLE_CONTENT), draft.with(problems), "");
      case Founding.Founded(String id, String name, var seeds) -> {
        Optional<String> why = editing.make(id, name, seeds);
        if (why.isPresent()) {
          show(request.status(HttpStatus.SERVICE_UNAVAILABLE), draft, why.get());
        } else {
          request.redirect(new Watched(id, name).page(), HttpStatus.SEE_OTHER);
        }
      }
    }
  }

  private Founding.Examples examples(Context request, Draft draft) {
    List<Offers.Offer> files = offers.files(request);
    // A site is not asked in vain.
    boolean named = Naming.problem(draft.name(), editing.names()).isEmpty();
    return new Founding.Examples(
        draft.hasText() || draft.hasAddress() || !files.isEmpty(),
        draft.hasText() ? Optional.of(offers.text(draft.title(), draft.text())) : Optional.empty(),
        draft.hasAddress() && named ? Optional.of(offers.page(draft.address())) : Optional.empty(),
        files);
  }

  private static String field(Context request, String name) {
    return Optional.ofNullable(request.formParam(name)).orElse("");
  }
}
