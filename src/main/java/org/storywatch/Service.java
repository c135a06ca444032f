package org.storywatch;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.storywatch.config.Settings;
import org.storywatch.systemd.Reporter;

/// Runs the program until a signal tells it to stop, or it dies.
final class Service {
  private static final Logger LOG = LoggerFactory.getLogger(Service.class);

  /// Service managers often kill after 30 seconds, some sooner.
  private static final Duration GRACE = Duration.ofSeconds(18);

  private Service() {}

  /// Returns when the program has ended of itself; a signal ends the process here, with 0.
  ///
  /// @param err where one line goes for each thing that keeps it from starting
  /// @param started called once everything runs
  /// @return the exit code
  static int run(Settings settings, Set<Part> parts, PrintWriter err, Runnable started) {
    Storywatch storywatch = new Storywatch(settings, parts);
    Reporter systemd = new Reporter(System.getenv(), storywatch.health());
    Thread hook = Thread.ofPlatform().unstarted(() -> stop(storywatch, systemd));
    Runtime.getRuntime().addShutdownHook(hook);
    try (systemd) {
      systemd.start();
      storywatch.start();
      systemd.ready();
      started.run();
      return storywatch.awaitEnd() ? park() : ExitCode.DIED;
    } catch (StartFailure e) {
      err.println(e.getMessage());
      return ExitCode.USAGE;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return ExitCode.DIED;
    } catch (RuntimeException | Error e) {
      if (hook.getState() == Thread.State.NEW) {
        throw e;
      }
      LOG.debug("the start was cut off by the stop", e);
      return ExitCode.OK;
    } finally {
      remove(hook);
      close(storywatch);
    }
  }

  private static void stop(Storywatch storywatch, Reporter systemd) {
    systemd.close();
    close(storywatch);
    Runtime.getRuntime().halt(ExitCode.OK);
  }

  /// What cannot be ended in time is cut off, such as a broker without a disk: nothing needs an
  /// orderly end, the next start only takes longer for the lack of it.
  private static void close(Storywatch storywatch) {
    Thread closing = Thread.ofPlatform().daemon().name("closing").start(storywatch::close);
    try {
      if (!closing.join(GRACE)) {
        LOG.warn("not everything ended within {} s; the next start sees to it", GRACE.toSeconds());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /// The hook is at work and will end the process.
  private static int park() throws InterruptedException {
    Thread.currentThread().join();
    return ExitCode.OK;
  }

  private static void remove(Thread hook) {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The process is ending already, and the hook with it.
      Thread.onSpinWait();
    }
  }
}
