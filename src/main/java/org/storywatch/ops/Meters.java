package org.storywatch.ops;

import com.sun.management.OperatingSystemMXBean;
import io.micrometer.core.instrument.Clock;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.jvm.ClassLoaderMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmHeapPressureMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmInfoMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadDeadlockMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.logging.LogbackMetrics;
import io.micrometer.core.instrument.binder.system.DiskSpaceMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/// The meters of this program, the ones of its JVM and process among them from the start.
public final class Meters implements AutoCloseable {
  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(
          new Standard(), new PrometheusRegistry(), Clock.SYSTEM, new Exemplars());
  private final JvmGcMetrics collections = new JvmGcMetrics();
  private final JvmHeapPressureMetrics pressure = new JvmHeapPressureMetrics();
  private final LogbackMetrics log = new LogbackMetrics();

  /// By itself the registry puts exemplars also where a Prometheus of 2023 refuses the whole answer
  /// for one: only buckets and counters have them in OpenMetrics 1.0.
  private static final class Standard implements PrometheusConfig {
    @Override
    public @Nullable String get(String key) {
      return PrometheusConfig.DEFAULT.get(key);
    }

    @Override
    public Properties prometheusProperties() {
      return new Properties();
    }
  }

  /// Starts to measure.
  public Meters() {
    registry.config().meterFilter(new Conventions());
    collections.bindTo(registry);
    pressure.bindTo(registry);
    log.bindTo(registry);
    new JvmInfoMetrics().bindTo(registry);
    new JvmThreadDeadlockMetrics().bindTo(registry);
    new JvmMemoryMetrics().bindTo(registry);
    new JvmThreadMetrics().bindTo(registry);
    new ClassLoaderMetrics().bindTo(registry);
    new ProcessorMetrics().bindTo(registry);
    new UptimeMetrics().bindTo(registry);
    processor();
    new FileDescriptorMetrics().bindTo(registry);
  }

  /// Where features register theirs, and where Prometheus reads.
  public PrometheusMeterRegistry registry() {
    return registry;
  }

  /// Says which version this is, and how much room there is for its data.
  ///
  /// @param folder there already
  public void tell(String version, Path folder) {
    Gauge.builder("storywatch.build.info", () -> 1)
        .description("Always 1; the label says which version runs")
        .tag("version", version)
        .strongReference(true)
        .register(registry);
    new DiskSpaceMetrics(folder.toFile()).bindTo(registry);
  }

  /// Under the name that all programs have it.
  private void processor() {
    if (ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system) {
      FunctionCounter.builder("process.cpu", system, it -> it.getProcessCpuTime() / 1e9)
          .description("Time that processors worked for this process")
          .baseUnit("seconds")
          .register(registry);
    }
  }

  @Override
  public void close() {
    log.close();
    pressure.close();
    collections.close();
    registry.close();
  }
}
