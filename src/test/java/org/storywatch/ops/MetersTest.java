package org.storywatch.ops;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Gauge;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MetersTest {
  private final Meters meters = new Meters();

  @AfterEach
  void close() {
    meters.close();
  }

  @Test
  void theProcessIsMeasuredUnderTheNamesThatAllProgramsHave(@TempDir Path folder) {
    meters.tell("1.2.3", folder);
    assertThat(meters.registry().scrape())
        .contains(
            "storywatch_build_info{version=\"1.2.3\"} 1",
            "disk_free_bytes{path=",
            "process_cpu_seconds_total ",
            "process_start_time_seconds ",
            "process_files_open_files ",
            "jvm_memory_used_bytes{",
            "logback_events_total{level=\"error\"}")
        .doesNotContain("_ns_", "_count{", "cpu_count");
  }

  @Test
  void ofAClientOfKafkaThereIsWhatPrometheusWouldNotReckonItself() {
    for (String name :
        new String[] {
          "kafka.consumer.fetch.manager.records.consumed.total",
          "kafka.consumer.fetch.manager.records.consumed.rate",
          "kafka.consumer.fetch.manager.records.lag.max",
          "kafka.consumer.fetch.manager.records.lead.min",
          "kafka.consumer.io.time.ns.total",
          "kafka.producer.connection.count",
          "kafka.producer.node.request.latency.avg",
          "kafka.producer.request.latency.avg",
          "kafka.app.info.start.time.ms"
        }) {
      Gauge.builder(name, () -> 1).register(meters.registry());
    }
    assertThat(meters.registry().getMeters())
        .map(meter -> meter.getId().getName())
        .filteredOn(name -> name.startsWith("kafka"))
        .containsExactlyInAnyOrder(
            "kafka.consumer.fetch.manager.records.consumed.total",
            "kafka.consumer.fetch.manager.records.lag.max",
            "kafka.producer.request.latency.avg");
  }
}
