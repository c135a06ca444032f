package org.storywatch.search;

import java.util.List;
import java.util.Optional;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.document.LongField;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.util.QueryBuilder;
import org.storywatch.archive.Sheet;
import org.storywatch.search.Clause.Place;

/// Questions as Lucene asks them.
final class Queries {
  /// A headline says in few words what the text says in many.
  private static final float HEADLINE_COUNTS = 3;

  /// Where a word is in both, the lesser place counts so much.
  private static final float ALSO = 0.1f;

  private final QueryBuilder builder;

  Queries(Analyzer analyzer) {
    this.builder = new QueryBuilder(analyzer);
  }

  /// Finds what has all that is asked for.
  ///
  /// @return empty where nothing is asked for, or only what must not be there
  Optional<Query> found(Question question) {
    BooleanQuery.Builder all = new BooleanQuery.Builder();
    boolean wanted = false;
    boolean scored = false;
    for (Clause clause : question.clauses()) {
      Optional<Query> query =
          clause.place() == Place.OUTLET ? one(Sheet.OUTLET, clause) : anywhere(clause);
      if (query.isPresent()) {
        boolean score = clause.place() == Place.WORDS && !clause.without();
        Occur wish = clause.without() ? Occur.MUST_NOT : score ? Occur.MUST : Occur.FILTER;
        BooleanQuery.Builder _ = all.add(query.get(), wish);
        wanted |= !clause.without();
        scored |= score;
      }
    }
    if (question.from().isPresent() || question.before().isPresent()) {
      long from = question.from().map(Sheet::millis).orElse(Long.MIN_VALUE);
      long to = question.before().map(before -> Sheet.millis(before) - 1).orElse(Long.MAX_VALUE);
      BooleanQuery.Builder _ =
          all.add(LongField.newRangeQuery(Sheet.PUBLISHED, from, to), Occur.FILTER);
      wanted = true;
    }
    if (wanted && !scored) {
      BooleanQuery.Builder _ = all.add(new MatchAllDocsQuery(), Occur.MUST);
    }
    return wanted ? Optional.of(all.build()) : Optional.empty();
  }

  /// Finds whatever of the words that are asked for stands in one field.
  Query marked(Question question, String field) {
    BooleanQuery.Builder any = new BooleanQuery.Builder();
    question.clauses().stream()
        .filter(clause -> clause.place() == Place.WORDS && !clause.without())
        .flatMap(clause -> one(field, clause).stream())
        .forEach(query -> any.add(query, Occur.SHOULD));
    return any.build();
  }

  private Optional<Query> anywhere(Clause clause) {
    return one(Sheet.TEXT, clause)
        .map(text ->
            one(Sheet.HEADLINE, clause)
                .<Query>map(headline ->
                    new DisjunctionMaxQuery(
                        List.of(text, new BoostQuery(headline, HEADLINE_COUNTS)), ALSO))
                .orElse(text));
  }

  /// What is written together stays together, such as `wi-fi`.
  private Optional<Query> one(String field, Clause clause) {
    return Optional.ofNullable(builder.createPhraseQuery(field, clause.text()));
  }
}
