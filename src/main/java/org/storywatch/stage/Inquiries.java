package org.storywatch.stage;

import java.time.Duration;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.storywatch.match.Sought;

/// Questions to the matching, whose memory only its own thread may look at: it answers them between
/// two batches. For any threads.
final class Inquiries {
  private final Queue<Inquiry> open = new ConcurrentLinkedQueue<>();

  private record Inquiry(String profile, CompletableFuture<Optional<Sought>> answer) {}

  /// @return nothing where there is no such profile, or no answer in that time
  Optional<Sought> ask(String profile, Duration patience) {
    Inquiry inquiry = new Inquiry(profile, new CompletableFuture<>());
    open.add(inquiry);
    try {
      return inquiry.answer().get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException | ExecutionException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    } finally {
      open.remove(inquiry);
    }
  }

  /// Answers all that is asked.
  void answer(Function<String, Optional<Sought>> known) {
    for (Inquiry inquiry = open.poll(); inquiry != null; inquiry = open.poll()) {
      inquiry.answer().complete(known.apply(inquiry.profile()));
    }
  }
}
