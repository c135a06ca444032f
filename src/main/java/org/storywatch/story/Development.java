package org.storywatch.story;

import java.time.Instant;
import java.util.List;
import org.storywatch.article.Article;
import org.storywatch.match.Term;

/// Something new in a profile's story: one record of a compacted topic, written anew with each
/// member.
///
/// @param schema the version of this record's form
/// @param profile the profile's id
/// @param id stable, made from the profile and the first article
/// @param strand the id of the development that began this thread of the story; its own where it
///   began one. Who mutes a development mutes its strand
/// @param first the article that told it first
/// @param score how well that article fits the profile, 0 to 1
/// @param terms the terms that carried it
/// @param news what is new in it against all that was told before, a few words each, the weightiest
///   first; empty where everything is new
/// @param reason why it was told, in words for people
/// @param members what came later and told nothing new, oldest first
/// @param told when it was decided to tell it
public record Development(
    int schema,
    String profile,
    String id,
    String strand,
    Article first,
    double score,
    List<Term> terms,
    List<String> news,
    String reason,
    List<Member> members,
    Instant told) {
  /// Copies the lists.
  public Development {
    terms = List.copyOf(terms);
    news = List.copyOf(news);
    members = List.copyOf(members);
  }

  /// The form that this program writes.
  public static final int SCHEMA = 1;

  /// The same with other members.
  public Development with(List<Member> others) {
    return new Development(
        schema, profile, id, strand, first, score, terms, news, reason, others, told);
  }
}
