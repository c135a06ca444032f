package org.storywatch.index;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.apache.lucene.analysis.core.WhitespaceAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.Term;
import org.apache.lucene.monitor.Monitor;
import org.apache.lucene.monitor.MonitorQuery;
import org.apache.lucene.monitor.QueryMatch;
import org.apache.lucene.monitor.TermFilteredPresearcher;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.TermQuery;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.storywatch.profile.Background;
import org.storywatch.profile.Vectors;
import org.storywatch.profile.Weighing;
import org.storywatch.text.Analysis;

/// One article against many profiles: our index, Lucene's monitor, and for comparison what it costs
/// to read the article's 5 KB. `mvn -Pbench verify -Dbench=MatchingBenchmark`
///
/// The monitor has no least likeness. Its queries ask for so many of the profile's terms, whatever
/// their weights, that it finds about as many as we do (both numbers are printed); it filters by
/// terms first, as its users would, tells names without scores, and gets the articles with their
/// terms ready, repeated as the article repeats them.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(jvmArgsAppend = "-Xmx8g")
public class MatchingBenchmark {
  /// How many profiles.
  @Param({"10000", "100000"})
  public int profiles;

  /// Terms of a profile.
  @Param("50")
  public int terms;

  /// How alike an article must be, in the middle of the profiles.
  @Param("0.1")
  public double least;

  private final Analysis analysis = new Analysis();
  private final ProfileIndex index = new ProfileIndex();
  private final List<String> texts = new ArrayList<>();
  private final List<Vectors> articles = new ArrayList<>();
  private Weighing weighing = new Weighing(new Background(0, Map.of()));
  private int next;
  private long found;

  /// Makes articles and index, and prints how many profiles an article meets.
  @Setup
  public void fill() {
    BenchProfiles bench = new BenchProfiles(terms, least);
    weighing = bench.news().weighing();
    for (int i = 0; i < bench.articles(); i++) {
      texts.add(bench.text(i));
      articles.add(bench.article(i));
    }
    index.putAll(bench.profiles(profiles));
    for (Vectors article : articles) {
      index.find(article, (_, _) -> found++);
    }
    System.out.printf(
        "%n%d words an article, %d letters; %.1f profiles found an article%n",
        articles.getFirst().words().size(),
        texts.getFirst().length(),
        (double) found / articles.size());
  }

  private int next() {
    next = (next + 1) % articles.size();
    return next;
  }

  /// Our index, the article's terms weighed.
  @Benchmark
  public long ours() {
    return find(articles.get(next()));
  }

  /// Reading and weighing the article.
  @Benchmark
  public Vectors analysis() {
    return analysed(texts.get(next()));
  }

  /// Both.
  @Benchmark
  public long analysisAndOurs() {
    return find(analysed(texts.get(next())));
  }

  /// Lucene's monitor, the article's terms ready.
  @Benchmark
  public int monitor(Peer peer) throws IOException {
    return peer.match(next());
  }

  private Vectors analysed(String text) {
    return weighing.weigh(analysis.read("", text, "en"));
  }

  private long find(Vectors article) {
    index.find(article, (_, _) -> found++);
    return found;
  }

  /// The monitor and its documents.
  @State(Scope.Benchmark)
  public static class Peer {
    private static final String FIELD = "words";

    /// Terms that an article must have of a profile's.
    @Param("9")
    public int shared;

    private final List<Document> documents = new ArrayList<>();
    private @Nullable Monitor monitor;

    /// Registers the queries, and prints how many an article meets.
    @Setup
    public void fill(MatchingBenchmark benchmark) throws IOException {
      BenchProfiles bench = new BenchProfiles(benchmark.terms, benchmark.least);
      Monitor filled = new Monitor(new WhitespaceAnalyzer(), new TermFilteredPresearcher());
      monitor = filled;
      List<MonitorQuery> queries = new ArrayList<>();
      for (Wanted profile : bench.profiles(benchmark.profiles)) {
        queries.add(new MonitorQuery(Integer.toString(profile.number()), query(profile)));
        if (queries.size() == 5_000) {
          filled.register(queries);
          queries.clear();
        }
      }
      filled.register(queries);
      for (int i = 0; i < bench.articles(); i++) {
        Document document = new Document();
        document.add(new TextField(FIELD, bench.text(i), Store.NO));
        documents.add(document);
      }
      int found = 0;
      for (int i = 0; i < 20; i++) {
        found += match(i);
      }
      System.out.printf("%nthe monitor found %.1f queries an article%n", found / 20.0);
    }

    private BooleanQuery query(Wanted profile) {
      BooleanQuery.Builder query = new BooleanQuery.Builder();
      query.setMinimumNumberShouldMatch(shared);
      profile
          .vectors()
          .words()
          .keySet()
          .forEach(term -> query.add(new TermQuery(new Term(FIELD, term)), Occur.SHOULD));
      return query.build();
    }

    int match(int document) throws IOException {
      return Objects.requireNonNull(monitor)
          .match(documents.get(document), QueryMatch.SIMPLE_MATCHER)
          .getMatchCount();
    }

    /// Ends the monitor's thread.
    @TearDown
    public void close() throws IOException {
      Objects.requireNonNull(monitor).close();
    }
  }
}
