package org.storywatch.dossier;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.storywatch.access.Right;
import org.storywatch.profile.Sensitivity;
import org.storywatch.web.Frame;
import org.storywatch.web.Recent;
import org.storywatch.web.Routes;
import org.storywatch.web.Section;
import org.storywatch.web.Templates;
import org.storywatch.web.Watched;
import org.storywatch.web.WebSettings;

/// Answers for the list of profiles and for the page of each.
///
/// A profile that is not watched any more has a page for as long as something of it is remembered.
public final class Dossiers implements Routes {
  private final WebSettings settings;
  private final Recent recent;
  private final Map<String, Sensitivity> sensitivities;
  private final InstantSource clock;
  private final Templates templates = new Templates();
  private volatile Optional<Looking> looking = Optional.empty();

  /// @param recent what is shown
  /// @param sensitivities of the profiles that are watched, by id
  public Dossiers(
      WebSettings settings,
      Recent recent,
      Map<String, Sensitivity> sensitivities,
      InstantSource clock) {
    this.settings = settings;
    this.recent = recent;
    this.sensitivities = Map.copyOf(sensitivities);
    this.clock = clock;
  }

  /// Says what profiles look for from now on: this process matches.
  public void looking(Looking opened) {
    looking = Optional.of(opened);
  }

  @Override
  public void add(RoutesConfig routes) {
    routes.get("/profiles", this::list, Right.ADMIN);
    routes.get("/profiles/{profile}", this::one, Right.ADMIN);
  }

  private void list(Context request) {
    templates.show(
        request,
        frame(request, Section.PROFILES.words()),
        "dossier/roll.jte",
        Roll.of(recent, sensitivities, clock.instant()));
  }

  private void one(Context request) {
    String id = request.pathParam("profile");
    Optional<Watched> watched =
        recent.watched().stream().filter(one -> one.id().equals(id)).findFirst();
    Optional<Sensitivity> sensitivity = Optional.ofNullable(sensitivities.get(id));
    Dossier dossier =
        Dossier.of(
            watched.orElseGet(() -> new Watched(id, id)),
            sensitivity,
            recent,
            looking,
            Spread.asked(Optional.ofNullable(request.queryParam("line"))),
            clock.instant());
    boolean unknown = watched.isEmpty() && dossier.isEmpty();
    templates.show(
        request.status(unknown ? 404 : 200),
        frame(request, unknown ? "No such profile" : dossier.name()),
        unknown ? "dossier/none.jte" : "dossier/one.jte",
        dossier);
  }

  private Frame frame(Context request, String title) {
    return Frame.of(request, settings, Section.PROFILES, title);
  }
}
