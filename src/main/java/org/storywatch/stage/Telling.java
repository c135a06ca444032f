package org.storywatch.stage;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.storywatch.alert.Audience;
import org.storywatch.match.Match;
import org.storywatch.story.Development;
import org.storywatch.story.Member;
import org.storywatch.story.Memory;
import org.storywatch.stream.In;
import org.storywatch.stream.Out;
import org.storywatch.stream.Past;
import org.storywatch.stream.Stage;
import org.storywatch.stream.Topic;
import org.storywatch.stream.Unreadable;

/// Decides which matches are new, and who is told of them.
///
/// The memory of a profile's story lives in the partition of `developments` that has the number of
/// the profile's partition of `matches`: who reads the one owns the other.
public final class Telling implements Stage {
  private final Audience audience;
  private final InstantSource clock;
  private final MeterRegistry meters;
  private final Map<Integer, Memory> memories = new HashMap<>();

  /// @param audience who is told of what
  public Telling(Audience audience, InstantSource clock, MeterRegistry meters) {
    this.audience = audience;
    this.clock = clock;
    this.meters = meters;
    for (String decision : List.of("alert", "copy", "more", "known", "backfill")) {
      count(decision, 0);
    }
  }

  @Override
  public void assigned(int partition, Past before) {
    Memory memory = new Memory();
    before.beside(
        Topic.DEVELOPMENTS,
        record -> Records.read(record, Development.class).ifPresent(memory::remember));
    memories.put(partition, memory);
  }

  @Override
  public void revoked(int partition) {
    memories.remove(partition);
  }

  @Override
  public List<Out> process(In record) throws Unreadable {
    Match match = record.as(Match.class);
    Instant now = clock.instant();
    Memory memory = memories.computeIfAbsent(record.partition(), partition -> new Memory());
    return switch (memory.consider(match, now)) {
      case Memory.Verdict.New(Development development) when match.article().backfill() -> {
        count("backfill", 1);
        yield List.of(keep(record.partition(), development));
      }
      case Memory.Verdict.New(Development development) -> {
        count("alert", 1);
        List<Out> out = new ArrayList<>();
        out.add(keep(record.partition(), development));
        audience
            .alerts(development, List.of(), now)
            .forEach(alert -> out.add(Out.of(Topic.ALERTS, alert.subscriber(), alert)));
        yield out;
      }
      case Memory.Verdict.Repeated(Development development, Member.Kind kind) -> {
        count(kind == Member.Kind.COPY ? "copy" : "more", 1);
        yield List.of(keep(record.partition(), development));
      }
      case Memory.Verdict.Known() -> {
        count("known", 1);
        yield List.of();
      }
    };
  }

  private static Out keep(int partition, Development development) {
    String key = development.profile() + "/" + development.id();
    return Out.beside(partition, Topic.DEVELOPMENTS, key, development);
  }

  private void count(String decision, int number) {
    meters.counter("candidates", "decision", decision).increment(number);
  }
}
