package org.storywatch.fit;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.storywatch.article.Article;
import org.storywatch.backtest.ArticleLines;
import org.storywatch.profile.Background;
import org.storywatch.profile.BackgroundCounts;
import org.storywatch.text.Analysis;
import org.storywatch.text.KnownWordCounts;
import org.storywatch.text.KnownWords;

/// The tables of what stands in news in general, counted anew: the words that are spelled in one
/// way, in how many articles each term stands, and the same for what all languages share.
final class Tables {
  private final BackgroundCounts terms = new BackgroundCounts();
  private final BackgroundCounts shared = new BackgroundCounts();
  private final KnownWords words;

  private Tables(List<Path> files) throws IOException {
    KnownWordCounts counts = new KnownWordCounts();
    read(files, article -> counts.add(article.title(), article.text()));
    words = counts.known();
    Analysis analysis = new Analysis(words);
    read(
        files,
        article -> {
          terms.add(analysis.read(article.title(), article.text(), article.lang()));
          shared.add(analysis.abroad(article.title(), article.text(), article.lang()));
        });
  }

  static Tables of(List<Path> files) throws IOException {
    return new Tables(files);
  }

  private static void read(List<Path> files, Consumer<Article> reader) throws IOException {
    for (Path file : files) {
      ArticleLines.read(
          file,
          reader,
          problem -> {
            throw new IllegalArgumentException(problem);
          });
    }
  }

  Background background() {
    return terms.background();
  }

  /// @param resources the program's
  void write(Path resources) throws IOException {
    words.write(resources.resolve("text/known-words.txt.gz"));
    terms.write(resources.resolve("profile/background.tsv.gz"));
    shared.write(resources.resolve("profile/abroad.tsv.gz"));
  }
}
