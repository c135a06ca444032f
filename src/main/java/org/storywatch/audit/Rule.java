package org.storywatch.audit;

import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/// What must always hold in one process, whatever happens to it, to the brokers and to other
/// processes:
///
/// | rule | inequality |
/// |---|---|
/// | `matches` | matches and near misses ≤ articles read × profiles |
/// | `decisions` | decisions on matches = matches read (but for one in hand and those at which the stage threw) |
/// | `alerts` | alerts of developments ≤ developments told × subscribers |
/// | `ledger` | alerts = waiting + accepted + refused + dropped |
/// | `mails` | tries that ended = tries that began (but for one in hand); so mails accepted ≤ tries |
/// | `articles` | articles published ≤ records that their topic got (or dead letters) |
/// | `dead-letters` | dead letters ≤ records that their topic got |
/// | `positions` | no stage has read further than its topic goes |
///
/// The first five find errors of this program; the last three find a cluster that forgets what it
/// said was safe.
enum Rule {
  MATCHES(books -> {
    Books.Matching b = books.matching();
    return atMost(b.matches(), b.articles() * b.profiles())
        ? fine()
        : wrong(
            String.format(
                Locale.ROOT,
                "%.0f matches of %.0f articles and %.0f profiles",
                b.matches(),
                b.articles(),
                b.profiles()));
  }),
  DECISIONS(books -> {
    Books.Telling b = books.telling();
    double open = b.matches() - b.decisions();
    return open >= 0 && atMost(open, 1 + b.errors())
        ? fine()
        : wrong(
            String.format(
                Locale.ROOT, "%.0f decisions on %.0f matches", b.decisions(), b.matches()));
  }),
  ALERTS(books -> {
    Books.Telling b = books.telling();
    return atMost(b.alerts(), b.developments() * b.subscribers())
        ? fine()
        : wrong(
            String.format(
                Locale.ROOT,
                "%.0f alerts of %.0f developments and %.0f subscribers",
                b.alerts(),
                b.developments(),
                b.subscribers()));
  }),
  LEDGER(books -> {
    Books.Sending b = books.sending();
    return b.alerts() == b.waiting() + b.done()
        ? fine()
        : wrong(
            String.format(
                Locale.ROOT,
                "of %.0f alerts %.0f wait and %.0f are done",
                b.alerts(),
                b.waiting(),
                b.done()));
  }),
  MAILS(books -> {
    Books.Sending b = books.sending();
    double open = b.tries() - b.ended();
    return open >= 0 && open <= 1
        ? fine()
        : wrong(
            String.format(
                Locale.ROOT, "%.0f tries to send began and %.0f ended", b.tries(), b.ended()));
  }),
  ARTICLES(books -> {
    Books.Topics b = books.topics();
    return atMost(b.articles(), b.articlesGrown() + b.letters())
        ? fine()
        : wrong(
            String.format(
                Locale.ROOT,
                "%.0f articles were published, but their topic has only got %.0f records: the"
                    + " cluster has lost some",
                b.articles(),
                b.articlesGrown()));
  }),
  DEAD_LETTERS(books -> {
    Books.Topics b = books.topics();
    return atMost(b.letters(), b.lettersGrown())
        ? fine()
        : wrong(
            String.format(
                Locale.ROOT,
                "%.0f dead letters were written, but their topic has only got %.0f records: the"
                    + " cluster has lost some",
                b.letters(),
                b.lettersGrown()));
  }),
  POSITIONS(books -> {
    double ahead = books.topics().ahead();
    return ahead == 0
        ? fine()
        : wrong(
            String.format(
                Locale.ROOT,
                "%.0f records were read that their topics do not have: the cluster has lost them",
                ahead));
  });

  @SuppressWarnings("ImmutableEnumChecker") // none of them keeps anything
  private final Function<Books, Optional<String>> check;

  Rule(Function<Books, Optional<String>> check) {
    this.check = check;
  }

  /// Its name in meters and words.
  String title() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /// What is wrong, if it does not hold.
  Optional<String> broken(Books books) {
    return check.apply(books).map(words -> title() + ": " + words);
  }

  private static boolean atMost(double small, double large) {
    return small <= large;
  }

  private static Optional<String> fine() {
    return Optional.empty();
  }

  private static Optional<String> wrong(String words) {
    return Optional.of(words);
  }
}
