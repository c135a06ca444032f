package org.storywatch.poll;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.storywatch.article.Article;
import org.storywatch.feed.Feed;
import org.storywatch.fulltext.FullText;
import org.storywatch.fulltext.Manners;
import org.storywatch.fulltext.Pages;
import org.storywatch.fulltext.When;
import org.storywatch.net.Outbound;
import org.storywatch.page.Page;

/// Reads the pages of new articles of which the feed tells the summary only, as far as that does
/// not make them late: an article whose page has no turn in time is taken as the feed gives it.
final class Reading {
  /// Polls at once whose pages are read.
  private static final int AT_ONCE = 256;

  /// Pages of one poll.
  private static final int PAGES = 10;

  /// After this no more page of a poll is begun.
  private static final Duration LENGTH = Duration.ofSeconds(15);

  private static final Manners MANNERS =
      new Manners(
          "Storywatch", Duration.ofSeconds(1), Duration.ofSeconds(30), Duration.ofSeconds(10));

  private final Pages pages;
  private final When usual;
  private final InstantSource clock;
  private final Semaphore places = new Semaphore(AT_ONCE);

  /// @param usual when pages are read of a feed that has no word of its own
  Reading(Outbound outbound, When usual, InstantSource clock) {
    this.pages = new Pages(outbound, MANNERS, clock);
    this.usual = usual;
    this.clock = clock;
  }

  /// Which of these new articles of a feed are to be read, the newest first.
  List<Article> wanted(Feed feed, List<Article> fresh) {
    When when = feed.fullText().orElse(usual);
    return fresh.stream()
        .filter(article -> !article.backfill() && FullText.wanted(article, when))
        .limit(PAGES)
        .toList();
  }

  /// The articles whose pages tell more, with what they tell, by id.
  Map<String, Article> read(List<Article> wanted) throws InterruptedException {
    Map<String, Article> full = new HashMap<>();
    places.acquire();
    try {
      Instant end = clock.instant().plus(LENGTH);
      for (Article article : wanted) {
        if (clock.instant().isAfter(end)) {
          break;
        }
        Optional<Page> page = pages.read(article.url()).found();
        page.ifPresent(found -> full.put(article.id(), FullText.merged(article, found)));
      }
    } finally {
      places.release();
    }
    return full;
  }
}
