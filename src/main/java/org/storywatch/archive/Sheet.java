package org.storywatch.archive;

import java.time.Instant;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.LongField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.Term;
import org.apache.lucene.util.BytesRef;
import org.storywatch.article.Article;
import org.storywatch.stream.Json;
import org.storywatch.stream.Unreadable;
import org.storywatch.text.Reading;

/// An article as a document of the index: whole, as the JSON of its record, with its id, its times
/// and its terms to find it by. Of the terms only is kept that they are there.
final class Sheet {
  static final String ID = "id";
  static final String RECORD = "record";

  /// Milliseconds since 1970, also to sort by.
  static final String PUBLISHED = "published";

  /// The same.
  static final String FETCHED = "fetched";

  /// The terms of [Reading#words()].
  static final String WORDS = "words";

  private Sheet() {}

  static Document of(Article article, Reading reading) {
    Document document = new Document();
    document.add(new StringField(ID, article.id(), Store.NO));
    document.add(new LongField(PUBLISHED, millis(article.published()), Store.NO));
    document.add(new LongField(FETCHED, millis(article.fetched()), Store.NO));
    document.add(new StoredField(RECORD, Json.write(article)));
    reading.words().keySet().forEach(term -> document.add(new StringField(WORDS, term, Store.NO)));
    return document;
  }

  static Term id(Article article) {
    return new Term(ID, article.id());
  }

  /// @throws Unreadable when it is no record that this program knows
  static Article article(Document document) throws Unreadable {
    BytesRef bytes = document.getBinaryValue(RECORD);
    byte[] record = bytes == null ? new byte[0] : BytesRef.deepCopyOf(bytes).bytes;
    return Json.read(Article.class, record);
  }

  /// Times that no calendar holds become the last one that fits.
  static long millis(Instant time) {
    try {
      return time.toEpochMilli();
    } catch (ArithmeticException e) {
      return time.isBefore(Instant.EPOCH) ? Long.MIN_VALUE : Long.MAX_VALUE;
    }
  }
}
