package org.storywatch.archive;

import java.time.Instant;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.LongField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.Term;
import org.apache.lucene.util.BytesRef;
import org.storywatch.article.Article;
import org.storywatch.stream.Json;
import org.storywatch.stream.Unreadable;
import org.storywatch.text.Reading;
import org.storywatch.text.SearchWords;

/// An article as a document of the index: whole, as the JSON of its record, with its id, its times
/// and its terms to find it by. Of the terms only is kept that they are there. To search in, its
/// words stand there once more with their places, but not with their offsets: those of the few
/// articles that are shown are soon found again.
public final class Sheet {
  /// The words of the title, as [SearchWords] reads them.
  public static final String HEADLINE = "headline";

  /// Those of the text.
  public static final String TEXT = "text";

  /// Those of who published it.
  public static final String OUTLET = "outlet";

  /// Milliseconds since 1970, also to sort by.
  public static final String PUBLISHED = "published";

  /// The same.
  public static final String FETCHED = "fetched";

  static final String ID = "id";
  static final String RECORD = "record";

  /// The terms of [Reading#words()].
  static final String WORDS = "words";

  private Sheet() {}

  static Document of(Article article, Reading reading) {
    Document document = new Document();
    document.add(new StringField(ID, article.id(), Store.NO));
    document.add(new LongField(PUBLISHED, millis(article.published()), Store.NO));
    document.add(new LongField(FETCHED, millis(article.fetched()), Store.NO));
    document.add(new TextField(HEADLINE, article.title(), Store.NO));
    document.add(new TextField(TEXT, article.text(), Store.NO));
    document.add(new TextField(OUTLET, article.outlet(), Store.NO));
    document.add(new StoredField(RECORD, Json.write(article)));
    reading.words().keySet().forEach(term -> document.add(new StringField(WORDS, term, Store.NO)));
    return document;
  }

  static Term id(Article article) {
    return new Term(ID, article.id());
  }

  /// The article that a document is of.
  ///
  /// @throws Unreadable when it is no record that this program knows
  public static Article article(Document document) throws Unreadable {
    BytesRef bytes = document.getBinaryValue(RECORD);
    byte[] record = bytes == null ? new byte[0] : BytesRef.deepCopyOf(bytes).bytes;
    return Json.read(Article.class, record);
  }

  /// Times that no calendar holds become the last one that fits.
  public static long millis(Instant time) {
    try {
      return time.toEpochMilli();
    } catch (ArithmeticException e) {
      return time.isBefore(Instant.EPOCH) ? Long.MIN_VALUE : Long.MAX_VALUE;
    }
  }
}
