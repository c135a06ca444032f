package org.storywatch.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/// All that the feeds say in one run, in the order in which it comes. Each story is about somebody,
/// somewhere, with figures of its own, so that it is new whenever it is read; what repeats it does
/// so word for word, so that it is a copy whenever it is read.
record World(List<Piece> pieces) {
  private static final int STORIES = 50;
  private static final int MOST_COPIES = 2;

  /// So many of a hundred entries are listed by a second feed under the same link.
  private static final int SHARED = 3;

  private static final List<String> OFFICES =
      List.of("mayor", "judge", "pastor", "envoy", "surgeon", "treasurer", "captain", "teacher");
  private static final List<String> DEEDS =
      List.of(
          "resigned over it",
          "was elected speaker",
          "signed a petition",
          "broke a leg",
          "opened a kitchen for families",
          "was arrested",
          "lent a lorry",
          "sued the ministry");
  private static final List<String> DISHES =
      List.of(
          "barley soup",
          "apple tart",
          "smoked trout",
          "plum jam",
          "rye bread",
          "onion stew",
          "honey cake",
          "pickled beans");
  private static final List<String> WORDS =
      List.of(
          "saucepan",
          "butter",
          "pepper",
          "garden",
          "orchard",
          "violin",
          "choir",
          "rehearsal",
          "bicycle",
          "meadow",
          "library",
          "novel",
          "poem",
          "curtain",
          "lantern",
          "sweater",
          "wool",
          "pottery",
          "kite",
          "chess",
          "swimmer",
          "goalkeeper",
          "trophy",
          "marathon",
          "balcony");

  /// The same for the same seed.
  static World of(long seed, int entries, int feeds) {
    Random random = new Random(seed);
    Names names = new Names(random);
    List<Piece> stories = new ArrayList<>();
    for (int i = 0; i < STORIES; i++) {
      stories.addAll(story(i, random, names, feeds));
    }
    List<Piece> all = new ArrayList<>(stories);
    while (all.size() < entries) {
      Piece piece = other(all.size(), random, names, feeds);
      all.add(piece);
      if (all.size() < entries && random.nextInt(100) < SHARED) {
        all.add(elsewhere(piece, feeds));
      }
    }
    Collections.shuffle(all, random);
    return new World(List.copyOf(all));
  }

  /// Writes the profiles, a folder for each.
  static void profiles(Path folder) throws IOException {
    for (Theme theme : Theme.values()) {
      for (String profile : theme.profiles()) {
        Path own = Files.createDirectories(folder.resolve(profile));
        for (int i = 0; i < theme.seeds().size(); i++) {
          Files.writeString(own.resolve(i + ".txt"), theme.seeds().get(i));
        }
      }
    }
  }

  private static List<Piece> story(int number, Random random, Names names, int feeds) {
    Theme theme = number % 2 == 0 ? Theme.HARBOUR : Theme.MINE;
    String name = names.next() + " " + names.next();
    String place = names.next();
    String office = one(OFFICES, random);
    String deed = one(DEEDS, random);
    String matter =
        theme == Theme.HARBOUR
            ? "the strike of the dockers in the harbour of Velmora"
            : "the rescue of the miners in the copper mine of Karhova";
    String scene =
        theme == Theme.HARBOUR
            ? "Cranes stood idle on the quays, said the dockers' union, and Norlen, the port"
                + " company, kept its rota of night shifts."
            : "Rescuers went on drilling from the shaft to the gallery, said the mining company"
                + " Oskelin, while families of the trapped miners waited at the pithead.";
    String title = "%s %s in %s after %s".formatted(name, deed, place, matter);
    String text =
        "%s, %s of %s, %s after %s. %s %s gave %d %s to %s, and %d %s wrote to %s House, where %s %s."
            .formatted(
                name,
                office,
                place,
                deed,
                matter,
                scene,
                name,
                1_000 + random.nextInt(8_000),
                one(WORDS, random) + "s",
                names.next(),
                100 + random.nextInt(800),
                one(WORDS, random) + "s",
                names.next(),
                names.next(),
                one(DEEDS, random));
    List<Piece> all = new ArrayList<>();
    int feed = random.nextInt(feeds);
    int copies = random.nextInt(MOST_COPIES + 1);
    for (int i = 0; i <= copies; i++) {
      String link = "https://outlet%d.example/%d/%d".formatted((feed + i) % feeds, number, i);
      all.add(new Piece((feed + i) % feeds, link, title, text, Optional.of(name), theme));
    }
    if (random.nextInt(3) == 0) {
      all.add(elsewhere(all.getFirst(), feeds));
    }
    return all;
  }

  private static Piece other(int number, Random random, Names names, int feeds) {
    String name = names.next();
    int feed = random.nextInt(feeds);
    String title = "%s bakes %s with %s".formatted(name, one(DISHES, random), one(WORDS, random));
    String text =
        "%s of %s brought %s and a %s to the %s. The %s beside the %s was sold for %d crowns, and a %s"
                .formatted(
                    name,
                    names.next(),
                    one(DISHES, random),
                    one(WORDS, random),
                    one(WORDS, random),
                    one(WORDS, random),
                    one(WORDS, random),
                    5 + random.nextInt(90_000),
                    one(WORDS, random))
            + " won the %s of %s.".formatted(one(WORDS, random), names.next());
    String link = "https://outlet%d.example/other/%d".formatted(feed, number);
    return new Piece(feed, link, title, text, Optional.empty(), Theme.OTHER);
  }

  private static Piece elsewhere(Piece piece, int feeds) {
    return new Piece(
        (piece.feed() + feeds / 2) % feeds,
        piece.link(),
        piece.title(),
        piece.text(),
        piece.story(),
        piece.theme());
  }

  private static String one(List<String> all, Random random) {
    return all.get(random.nextInt(all.size()));
  }
}
