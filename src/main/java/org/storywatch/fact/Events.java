package org.storywatch.fact;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// The words by which news tells that something happened: "killed", "dead" and "bodies" are one
/// kind of event, "reopened" another. There is a list for English and for some other languages.
final class Events {
  private static final Map<String, Events> LANGUAGES = new ConcurrentHashMap<>();

  private final boolean english;
  private final Map<String, Set<String>> words = new HashMap<>();
  private final Map<String, Set<String>> pairs = new HashMap<>();

  /// @param kinds what it may be
  /// @param from its first token
  /// @param to behind its last token
  record Found(Set<String> kinds, int from, int to) {}

  private Events(String language) {
    this.english = language.isEmpty() || language.equals("en");
    String file = english ? "events.txt" : "events-" + language + ".txt";
    try (InputStream in = Events.class.getResourceAsStream(file)) {
      if (in != null) {
        read(in, new Stems(language));
      } else if (english) {
        throw new IllegalStateException("the program lacks its words for events, " + file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the program's words for events, " + file, e);
    }
  }

  /// @return those of a language; none for one that has no list
  static Events of(String language) {
    return LANGUAGES.computeIfAbsent(language, Events::new);
  }

  boolean isKnown() {
    return !words.isEmpty();
  }

  /// @return the events of a sentence in their order
  List<Found> in(List<Token> tokens, Stems stems) {
    List<Found> found = new ArrayList<>();
    for (int i = 0; i < tokens.size() && !words.isEmpty(); i++) {
      String word = tokens.get(i).word();
      Set<String> one = words.getOrDefault(english ? word : stems.of(word), Set.of());
      Set<String> two =
          i + 1 < tokens.size()
              ? pairs.getOrDefault(word + " " + tokens.get(i + 1).word(), Set.of())
              : Set.of();
      if (!one.isEmpty() || !two.isEmpty()) {
        Set<String> kinds = new HashSet<>(one);
        kinds.addAll(two);
        found.add(new Found(Set.copyOf(kinds), i, two.isEmpty() ? i + 1 : i + 2));
      }
    }
    return found;
  }

  private void read(InputStream in, Stems stems) throws IOException {
    BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      if (!line.startsWith("#") && !line.isBlank()) {
        add(line, stems);
      }
    }
  }

  /// A kind, a colon, words, and after commas pairs of words.
  private void add(String line, Stems stems) {
    int colon = line.indexOf(':');
    String kind = line.substring(0, colon);
    String[] parts = line.substring(colon + 1).strip().split("\\s*,\\s*", -1);
    for (String written : parts[0].split("\\s+", -1)) {
      String word = english ? written : stems.of(Tokens.fold(written));
      words.computeIfAbsent(word, _ -> new HashSet<>()).add(kind);
    }
    for (int i = 1; i < parts.length; i++) {
      pairs.computeIfAbsent(parts[i], _ -> new HashSet<>()).add(kind);
    }
  }
}
