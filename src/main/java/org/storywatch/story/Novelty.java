package org.storywatch.story;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.storywatch.fact.Account;
import org.storywatch.fact.Fact;
import org.storywatch.fact.Quantity;
import org.storywatch.fact.Rarity;
import org.storywatch.fact.Sentence;

/// Finds what an article says that was not told.
final class Novelty {
  /// A sentence that says so much of a told one is that one, edited.
  private static final double EDITED = 0.6;

  /// One that says so much is hardly changed.
  private static final double INTACT = 0.85;

  /// One that says less is a sentence of its own.
  private static final double OWN = 0.45;

  /// Most of a text.
  static final double MOST = 0.5;

  private static final double NUMBER = 2;

  /// Who tells something in other words counts, rounds and compares otherwise; an exact number was
  /// told by somebody.
  private static final double[] OTHER_NUMBER = {0, 1, 1.5, 2.5};

  private static final double CHANGED_NUMBER = 1.5;
  private static final double NAME = 2;
  private static final double FULL_NAME = 4;
  private static final double SOMEBODY_ELSE = 3;

  /// The rarity of a name that everybody knows, and what it tells at least.
  private static final double KNOWN = 0.2;

  private static final double LEAST = 0.25;

  /// So much rarer ones are known to few.
  private static final double RARE = 0.5;

  private static final double DAY = 2.5;
  private static final double EVENT = 2;
  private static final double OTHER_EVENT = 1.5;
  private static final double QUOTE = 1.5;

  /// Readers look at headlines, but outlets play with words there.
  private static final double TITLE = 0.5;

  /// What an article says.
  ///
  /// @param kept how much of its words stands in sentences that were told, edited or not, 0..1
  /// @param intact how much of its words stands in sentences that are hardly changed, 0..1
  /// @param fresh how much of what its words tell stands nowhere, 0..1
  /// @param weight of all that is new
  /// @param headlined how much of what is new the headline speaks of as well
  /// @param added sentences of its own with something new
  /// @param headed how much of its headline or its first sentence was told, 0..1
  /// @param marked whether it speaks of another day, or of somebody or something else
  /// @param news what is new, in the order of the text
  record Found(
      double kept,
      double intact,
      double fresh,
      double weight,
      int headlined,
      int added,
      double headed,
      boolean marked,
      List<News> news) {}

  private final Told told;
  private final Account account;
  private final List<Sentence> report;
  private final List<Told.Likest> likest;
  private final List<News> news = new ArrayList<>();
  private final Set<String> counted = new HashSet<>();

  private boolean otherWords;

  private Novelty(Account account, Told told) {
    this.told = told;
    this.account = account;
    this.report = account.report();
    this.likest =
        report.stream()
            .map(one -> told.has(one) ? new Told.Likest(one, 1) : told.likest(one))
            .toList();
  }

  /// @param foreign whether it was another outlet that told: this one may have put lines of its own
  ///   before and after
  static Found in(Account account, Told told, boolean foreign) {
    return new Novelty(account, told).find(foreign);
  }

  private Found find(boolean foreign) {
    int first = -1;
    int last = -1;
    int kept = 0;
    int intact = 0;
    int words = 0;
    for (int i = 0; i < report.size(); i++) {
      words += report.get(i).words();
      intact += likest.get(i).share() >= INTACT ? report.get(i).words() : 0;
      if (likest.get(i).share() >= EDITED) {
        kept += report.get(i).words();
        first = first < 0 ? i : first;
        last = i;
      }
    }
    double share = words == 0 ? 0 : (double) kept / words;
    otherWords = foreign && share < MOST;
    boolean framed = foreign && share >= MOST && likest.get(first).share() >= INTACT;
    int added = 0;
    for (int i = framed ? first : 0; i < (framed ? last + 1 : report.size()); i++) {
      boolean some = look(report.get(i), likest.get(i), 1);
      added += some && likest.get(i).share() < OWN ? 1 : 0;
    }
    boolean marked = news.stream().anyMatch(Novelty::marks);
    int headlined = headlined();
    if (share < MOST) {
      look(account.title(), told.likest(account.title()), TITLE);
    }
    double weight = news.stream().mapToDouble(News::weight).sum();
    return new Found(
        share,
        words == 0 ? 0 : (double) intact / words,
        fresh(),
        weight,
        headlined,
        added,
        headed(),
        marked,
        List.copyOf(news));
  }

  private int headlined() {
    Told.Likest like = told.likest(account.title());
    List<News> headline =
        account.title().facts().stream()
            .filter(fact -> weight(fact, like) > 0)
            .map(fact -> new News(fact, 0))
            .toList();
    return (int) news.stream().filter(one -> headline.stream().anyMatch(one::isOf)).count();
  }

  private double headed() {
    double title = told.likest(account.title()).share();
    return likest.isEmpty() ? title : Math.max(title, likest.getFirst().share());
  }

  private double fresh() {
    Set<String> seen = new HashSet<>();
    double all = 0;
    double fresh = 0;
    List<Sentence> sentences = new ArrayList<>(report);
    sentences.add(account.title());
    for (Sentence sentence : sentences) {
      for (String stem : sentence.sequence()) {
        if (sentence.stems().contains(stem) && seen.add(stem)) {
          double weight = Rarity.of(stem);
          all += weight;
          fresh += told.has(stem) || told.hasName(stem) ? 0 : weight;
        }
      }
    }
    return all == 0 ? 1 : fresh / all;
  }

  /// @return whether there is something new in a sentence
  private boolean look(Sentence sentence, Told.Likest like, double factor) {
    boolean some = false;
    if (!told.has(sentence)) {
      for (Fact fact : sentence.facts()) {
        News one = new News(fact, factor * weight(fact, like));
        some |= one.weight() > 0;
        if (one.weight() > 0 && counted.add(one.key())) {
          news.add(one);
        }
      }
    }
    return some;
  }

  private double weight(Fact fact, Told.Likest like) {
    return switch (fact) {
      case Fact.Count number ->
          told.has(number.quantity())
              ? isChanged(number, like) ? CHANGED_NUMBER : 0
              : otherWords ? OTHER_NUMBER[number.quantity().digits()] : NUMBER;
      case Fact.Name(String _, List<String> words) -> {
        double fresh =
            words.stream().filter(word -> !told.hasName(word)).mapToDouble(this::telling).sum();
        yield (words.size() > 1 ? FULL_NAME : NAME) * fresh / words.size();
      }
      case Fact.Day day -> told.hasDay(day.days(), otherWords && !isDate(day) ? 1 : 0) ? 0 : DAY;
      case Fact.Event(String _, Set<String> kinds) ->
          told.hasEvent(kinds) ? 0 : otherWords ? OTHER_EVENT : EVENT;
      case Fact.Quote(String _, Set<String> stems) ->
          stems.stream().filter(told::has).count() * 2 >= stems.size() ? 0 : QUOTE;
    };
  }

  /// Well-known names stand for others, as Ankara does for Turkey.
  private double telling(String name) {
    return otherWords ? Math.clamp((Rarity.of(name) - KNOWN) / RARE, LEAST, 1) : 1;
  }

  /// Not only a day of the week; those of what happened in a night are told as either.
  private static boolean isDate(Fact.Day day) {
    return day.said().chars().anyMatch(Character::isDigit);
  }

  private static boolean marks(News one) {
    return one.fact() instanceof Fact.Day || one.weight() >= SOMEBODY_ELSE;
  }

  /// Whether the told sentence had another number in its place, and nobody was told of so many.
  private boolean isChanged(Fact.Count number, Told.Likest like) {
    boolean edited = like.share() >= EDITED && like.share() < 1;
    if (!edited || told.hasCounted(number)) {
      return false;
    }
    List<Quantity> before = new ArrayList<>();
    for (Fact fact : like.sentence().facts()) {
      if (fact instanceof Fact.Count one) {
        before.add(one.quantity());
      }
    }
    return !before.isEmpty() && before.stream().noneMatch(number.quantity()::repeats);
  }
}
