package org.storywatch.fit;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The labelled collections, made into profiles and streams.
final class NewsSets {
  static final String SIBLINGS = "ecb";
  static final String STORIES = "t17";
  static final String EVENTS = "allsides";

  private static final int DRAWS = 5;
  private static final int FEWEST = 6;
  private static final int STORY_SEEDS = 5;

  private NewsSets() {}

  /// @param data the folder of the collections
  static List<NewsSet> read(Path data) throws IOException {
    List<Labelled> siblings = Labelled.read(data.resolve("ecb-dev.jsonl.gz"));
    List<Labelled> stories = Labelled.read(data.resolve("t17-dev.jsonl.gz"));
    List<Labelled> events =
        Labelled.read(data.resolve("allsides-dev.jsonl.gz")).stream()
            .filter(one -> !one.topic().isEmpty())
            .toList();
    return List.of(
        NewsSet.of(SIBLINGS, siblings, siblings(siblings)),
        NewsSet.of(STORIES, stories, firsts(stories, STORY_SEEDS)),
        NewsSet.of(EVENTS, events, firsts(events, 1)));
  }

  /// @return the files whose articles are counted for the background: news in general
  static List<Path> background(Path data) {
    return Stream.of("allsides-dev", "background")
        .map(name -> data.resolve(name + ".jsonl.gz"))
        .toList();
  }

  /// Pairs of events of one kind, told by the number in their names: for every event, one, two and
  /// four seeds, each drawn several times.
  static List<NewsSet.Wish> siblings(List<Labelled> articles) {
    List<NewsSet.Wish> wishes = new ArrayList<>();
    byTopic(articles)
        .forEach((event, members) -> {
          if (members.size() >= FEWEST) {
            for (int seeds : List.of(1, 2, 4)) {
              for (int draw = 0; draw < DRAWS; draw++) {
                String lot = event + "-" + seeds + "-" + draw;
                List<Labelled> drawn = new Lots(lot).draw(members, seeds);
                Set<String> others =
                    ids(
                        articles.stream()
                            .filter(one -> pair(one.topic()).equals(pair(event)))
                            .filter(one -> !one.topic().equals(event)));
                String id = event.replace('/', '_') + "-n" + seeds + "-d" + draw;
                wishes.add(wish(id, pair(event), members, drawn, others));
              }
            }
          }
        });
    return wishes;
  }

  /// Stories in the order of time: the first articles are the seeds.
  static List<NewsSet.Wish> firsts(List<Labelled> articles, int seeds) {
    List<NewsSet.Wish> wishes = new ArrayList<>();
    byTopic(articles)
        .forEach((topic, members) -> {
          if (members.size() > seeds) {
            List<Labelled> inOrder =
                members.stream()
                    .sorted(Comparator.comparing(one -> one.article().published()))
                    .toList();
            wishes.add(wish(topic, topic, inOrder, inOrder.subList(0, seeds), Set.of()));
          }
        });
    return wishes;
  }

  private static NewsSet.Wish wish(
      String id, String whole, List<Labelled> members, List<Labelled> seeds, Set<String> siblings) {
    return new NewsSet.Wish(
        id,
        seeds.size() == 1 ? "1 seed" : seeds.size() + " seeds",
        whole,
        seeds.stream().map(Labelled::asFile).toList(),
        ids(members.stream().filter(one -> !seeds.contains(one))),
        ids(seeds.stream()),
        siblings);
  }

  private static String pair(String event) {
    return event.replaceFirst("^\\D*(\\d+).*", "$1");
  }

  private static Map<String, List<Labelled>> byTopic(List<Labelled> articles) {
    return articles.stream()
        .filter(one -> !one.topic().isEmpty())
        .collect(Collectors.groupingBy(Labelled::topic, TreeMap::new, Collectors.toList()));
  }

  private static Set<String> ids(Stream<Labelled> articles) {
    return articles.map(Labelled::id).collect(Collectors.toUnmodifiableSet());
  }
}
