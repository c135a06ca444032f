package org.storywatch.stream;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// A process that shares a topic with others and does nothing, until it is killed or nobody listens
/// to it any more. Arguments: the brokers, the group and the topic.
public final class MemberProgram {
  private MemberProgram() {}

  /// Says when it has partitions.
  public static void main(String[] arguments) throws IOException {
    Cluster cluster = new Cluster(arguments[0], "member", new SimpleMeterRegistry());
    Stage stage =
        new Stage() {
          @Override
          public void assigned(int partition, Past before) {
            System.out.println(partition);
          }

          @Override
          public List<Out> process(In record) {
            return List.of();
          }
        };
    cluster.loop(arguments[1], Topic.valueOf(arguments[2]), stage).start();
    while (System.in.read() >= 0) {
      Thread.onSpinWait();
    }
    Runtime.getRuntime().halt(0);
  }

  /// Starts one and waits until it has a partition.
  static Process start(String bootstrap, String group, Topic topic) throws IOException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                MemberProgram.class.getName(),
                bootstrap,
                group,
                topic.name())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    if (process.getInputStream().read() < 0) {
      throw new IOException("it ended");
    }
    return process;
  }
}
