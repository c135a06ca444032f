package org.storywatch.text;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/// The terms of English news that are spelled in one way: ordinary words, and the names that
/// everybody knows how to write. All others may be names in one of several spellings.
///
/// @param words ordinary ones
/// @param names well-known ones
public record KnownWords(Set<String> words, Set<String> names) {
  private static final String SHIPPED = "known-words.txt.gz";

  /// Stands before names in the file.
  private static final char NAME = '+';

  private static final class Holder {
    static final KnownWords SHIPPED_WORDS = load();
  }

  /// @return those that come with the program
  public static KnownWords shipped() {
    return Holder.SHIPPED_WORDS;
  }

  private static KnownWords load() {
    try (InputStream in = KnownWords.class.getResourceAsStream(SHIPPED)) {
      if (in == null) {
        throw new IllegalStateException("the program lacks its words, " + SHIPPED);
      }
      return read(in);
    } catch (IOException e) {
      throw new UncheckedIOException("the program's words, " + SHIPPED, e);
    }
  }

  static KnownWords read(InputStream in) throws IOException {
    Set<String> words = new HashSet<>();
    Set<String> names = new HashSet<>();
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(new GZIPInputStream(in), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.charAt(0) == NAME) {
          names.add(line.substring(1));
        } else {
          words.add(line);
        }
      }
    }
    return new KnownWords(Set.copyOf(words), Set.copyOf(names));
  }

  /// Writes what [#shipped] reads, the same bytes for the same words.
  public void write(Path file) throws IOException {
    try (BufferedWriter out =
        new BufferedWriter(
            new OutputStreamWriter(
                new GZIPOutputStream(Files.newOutputStream(file)), StandardCharsets.UTF_8))) {
      for (String word : new TreeSet<>(words)) {
        out.write(word + "\n");
      }
      for (String name : new TreeSet<>(names)) {
        out.write(NAME + name + "\n");
      }
    }
  }

  boolean contains(String term) {
    return words.contains(term) || names.contains(term);
  }

  /// @return whether the term is no name
  boolean isOrdinary(String term) {
    return words.contains(term);
  }
}
