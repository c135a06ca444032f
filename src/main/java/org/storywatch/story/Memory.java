package org.storywatch.story;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.storywatch.article.Fingerprint;
import org.storywatch.article.Hash;
import org.storywatch.match.Match;

/// What the readers of each profile were already told, and what of it a match repeats.
///
/// It is filled from the developments as they were written, and forgets nothing by itself.
public final class Memory {
  /// A development has to fit into one record, whatever the lengths of headlines and links.
  private static final int MOST_MEMBERS = 250;

  private final Map<String, Story> stories = new HashMap<>();

  /// What a match is.
  public sealed interface Verdict {
    /// Something new, to be told.
    record New(Development development) implements Verdict {}

    /// Says what was told before; the development now holds it as a member, unless it has too many
    /// already.
    ///
    /// @param kind whether it is the same text or the same news
    record Repeated(Development development, Member.Kind kind) implements Verdict {}

    /// This very article was seen before; nothing changes.
    record Known() implements Verdict {}
  }

  /// Takes in a development as it was written; a later form of it replaces the earlier one.
  public void remember(Development development) {
    stories.computeIfAbsent(development.profile(), profile -> new Story()).put(development);
  }

  /// Decides what a match is, and remembers it.
  ///
  /// @param now when the decision is made
  public Verdict consider(Match match, Instant now) {
    Story story = stories.computeIfAbsent(match.profile(), profile -> new Story());
    if (story.articles.contains(match.article().id())) {
      return new Verdict.Known();
    }
    Development earlier = story.byFingerprint.get(Fingerprint.of(match.article()));
    if (earlier == null) {
      Development development = first(match, now);
      story.put(development);
      return new Verdict.New(development);
    }
    Development collected =
        earlier.members().size() < MOST_MEMBERS ? withMember(earlier, match) : earlier;
    story.put(collected);
    story.articles.add(match.article().id());
    return new Verdict.Repeated(collected, Member.Kind.COPY);
  }

  private static Development first(Match match, Instant now) {
    String id = Hash.of(16, match.profile(), match.article().id());
    return new Development(
        Development.SCHEMA,
        match.profile(),
        id,
        id,
        match.article(),
        match.score(),
        match.terms(),
        List.of(),
        "",
        List.of(),
        now);
  }

  private static Development withMember(Development earlier, Match match) {
    var article = match.article();
    String reason = "word for word as in " + earlier.first().outlet();
    List<Member> members = new ArrayList<>(earlier.members());
    members.add(
        new Member(
            article.id(),
            Member.Kind.COPY,
            article.outlet(),
            article.url(),
            article.title(),
            article.published(),
            reason,
            ""));
    return earlier.with(members);
  }

  /// The memory of one profile.
  private static final class Story {
    private final Map<String, Development> byFingerprint = new HashMap<>();
    private final Set<String> articles = new HashSet<>();

    void put(Development development) {
      byFingerprint.put(Fingerprint.of(development.first()), development);
      articles.add(development.first().id());
      development.members().forEach(member -> articles.add(member.article()));
    }
  }
}
