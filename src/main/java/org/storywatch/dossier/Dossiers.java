package org.storywatch.dossier;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.storywatch.access.Guard;
import org.storywatch.access.Right;
import org.storywatch.profile.Sensitivity;
import org.storywatch.web.Recent;
import org.storywatch.web.Routes;
import org.storywatch.web.Templates;
import org.storywatch.web.Watched;

/// Answers for the list of profiles and for the page of each.
///
/// A profile that is not watched any more has a page for as long as something of it is remembered.
public final class Dossiers implements Routes {
  private final Recent recent;
  private final Map<String, Sensitivity> sensitivities;
  private final InstantSource clock;
  private final Templates templates = new Templates();

  /// @param recent what is shown
  /// @param sensitivities of the profiles that are watched, by id
  public Dossiers(Recent recent, Map<String, Sensitivity> sensitivities, InstantSource clock) {
    this.recent = recent;
    this.sensitivities = Map.copyOf(sensitivities);
    this.clock = clock;
  }

  @Override
  public void add(RoutesConfig routes) {
    routes.get("/profiles", this::list, Right.ADMIN);
    routes.get("/profiles/{profile}", this::one, Right.ADMIN);
  }

  private void list(Context request) {
    Roll roll = Roll.of(recent, sensitivities, Guard.session(request), clock.instant());
    templates.answerBelow(request, "dossier/roll.jte", roll);
  }

  private void one(Context request) {
    String id = request.pathParam("profile");
    Instant now = clock.instant();
    Optional<Watched> watched =
        recent.watched().stream().filter(one -> one.id().equals(id)).findFirst();
    Dossier dossier =
        Dossier.of(
            watched.orElseGet(() -> new Watched(id, id)),
            Optional.ofNullable(sensitivities.get(id)),
            recent,
            Guard.session(request),
            now);
    boolean unknown = watched.isEmpty() && dossier.isEmpty();
    templates.answerBelow(
        request.status(unknown ? 404 : 200),
        unknown ? "dossier/none.jte" : "dossier/one.jte",
        dossier);
  }
}
