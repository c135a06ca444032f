package org.storywatch.search;

import java.io.IOException;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.uhighlight.Passage;
import org.apache.lucene.search.uhighlight.PassageFormatter;
import org.apache.lucene.search.uhighlight.UnifiedHighlighter;
import org.apache.lucene.search.uhighlight.WholeBreakIterator;

/// Shows where words stand in texts that are clean already.
final class Marker {
  /// Letters of one text that are looked at.
  static final int FAR = 60_000;

  private static final int PASSAGES = 2;

  private final UnifiedHighlighter whole;
  private final UnifiedHighlighter parts;

  Marker(Analyzer analyzer) {
    this.whole = highlighter(analyzer, WholeBreakIterator::new);
    this.parts = highlighter(analyzer, () -> BreakIterator.getSentenceInstance(Locale.ENGLISH));
  }

  /// The whole of a line, such as a headline.
  List<Piece> line(String text, String field, Query query) throws IOException {
    List<List<Piece>> all = marked(whole, text, field, query);
    return all.isEmpty() ? List.of(new Piece(text, false)) : all.getFirst();
  }

  /// The sentences that tell most of the words, in their order, shortened; none where no word is.
  List<List<Piece>> passages(String text, String field, Query query) throws IOException {
    return marked(parts, text, field, query).stream().map(Cut::around).toList();
  }

  private static List<List<Piece>> marked(
      UnifiedHighlighter highlighter, String text, String field, Query query) throws IOException {
    if (text.isEmpty()) {
      return List.of();
    }
    Object found = highlighter.highlightWithoutSearcher(field, query, text, PASSAGES);
    return found instanceof Marked marked ? marked.passages() : List.of();
  }

  private static UnifiedHighlighter highlighter(Analyzer analyzer, Supplier<BreakIterator> breaks) {
    return UnifiedHighlighter.builderWithoutSearcher(analyzer)
        .withBreakIterator(breaks)
        .withMaxLength(FAR)
        .withMaxNoHighlightPassages(0)
        .withFormatter(new Pieces())
        .build();
  }

  private record Marked(List<List<Piece>> passages) {}

  private static final class Pieces extends PassageFormatter {
    @Override
    public Object format(Passage[] passages, String content) {
      List<List<Piece>> all = new ArrayList<>();
      for (Passage passage : passages) {
        all.add(pieces(passage, content));
      }
      return new Marked(all);
    }

    /// Matches may lie over each other.
    private static List<Piece> pieces(Passage passage, String content) {
      List<Piece> pieces = new ArrayList<>();
      int end = Math.min(passage.getEndOffset(), content.length());
      int at = passage.getStartOffset();
      int[] starts = passage.getMatchStarts();
      int[] ends = passage.getMatchEnds();
      for (int match = 0; match < passage.getNumMatches(); match++) {
        int from = Math.max(at, starts[match]);
        int to = Math.min(end, ends[match]);
        if (from < to) {
          add(pieces, content.substring(at, from), false);
          add(pieces, content.substring(from, to), true);
          at = to;
        }
      }
      add(pieces, content.substring(at, Math.max(at, end)), false);
      return pieces;
    }

    private static void add(List<Piece> pieces, String text, boolean marked) {
      if (!text.isEmpty()) {
        pieces.add(new Piece(text, marked));
      }
    }
  }
}
