package org.storywatch.profile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/// What `profile.yaml` in a profile's folder says.
///
/// @param name what people call the profile, empty where only its folder has a name
/// @param sensitivity how much it may tell
record ProfileSettings(String name, Sensitivity sensitivity) {
  static final String FILE = "profile.yaml";
  static final ProfileSettings NONE = new ProfileSettings("", Sensitivity.NORMAL);

  private static final YAMLMapper YAML = new YAMLMapper();

  /// Settings, or what is wrong with them.
  record Outcome(ProfileSettings settings, Optional<String> problem) {
    private static Outcome refused(String message) {
      return new Outcome(NONE, Optional.of(message));
    }
  }

  String nameOr(String folder) {
    return name.isBlank() ? folder : name;
  }

  /// Reads the file in a profile's folder, which may be missing.
  static Outcome read(Path file) {
    if (!Files.exists(file)) {
      return new Outcome(NONE, Optional.empty());
    }
    try {
      return of(YAML.readTree(Files.readAllBytes(file)));
    } catch (IOException e) {
      return Outcome.refused("cannot be read; check its permissions");
    } catch (JacksonException e) {
      return Outcome.refused(
          "is no YAML (line %d): %s"
              .formatted(
                  e.getLocation() == null ? 1 : e.getLocation().getLineNr(),
                  e.getOriginalMessage().lines().findFirst().orElse("")));
    }
  }

  private static Outcome of(JsonNode file) {
    if (file.isMissingNode() || file.isNull()) {
      return new Outcome(NONE, Optional.empty());
    }
    if (!file.isObject()) {
      return Outcome.refused("holds no keys; use name and sensitivity");
    }
    ProfileSettings settings = NONE;
    for (Map.Entry<String, JsonNode> entry : file.properties()) {
      String value = entry.getValue().asString("");
      switch (entry.getKey()) {
        case "name" -> settings = new ProfileSettings(value, settings.sensitivity);
        case "sensitivity" -> {
          Optional<Sensitivity> wanted = Sensitivity.of(value);
          if (wanted.isEmpty()) {
            return Outcome.refused(
                "sensitivity is low, normal, high, a score between 0.05 and 0.95 or how many false"
                    + " alerts are acceptable, as in \"0.5 a week\", not \""
                    + value
                    + "\"");
          }
          settings = new ProfileSettings(settings.name, wanted.get());
        }
        default -> {
          return Outcome.refused(
              "unknown key \"" + entry.getKey() + "\"; known are name and sensitivity");
        }
      }
    }
    return new Outcome(settings, Optional.empty());
  }
}
