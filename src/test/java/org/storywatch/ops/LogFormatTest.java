package org.storywatch.ops;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import ch.qos.logback.core.OutputStreamAppender;
import java.io.ByteArrayOutputStream;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class LogFormatTest {
  private final LoggerContext context = new LoggerContext();
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  @Test
  void anEventIsOneLineOfJsonWithItsStackTraceInside() {
    context.setMDCAdapter(new LogbackMDCAdapter());
    context.start();
    Logger log = context.getLogger("org.storywatch.Sample");
    context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME).addAppender(appender());
    context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME).setLevel(Level.INFO);
    log.info("in {}", "text");
    LogFormat.write(context);
    log.info("watching {} feeds of \"{}\"", 3, "Zürich\nline");
    log.error("died", new IllegalStateException("outer", new IllegalArgumentException("inner")));

    List<String> lines = out.toString(UTF_8).lines().toList();
    assertThat(lines).hasSize(3);
    assertThat(lines.getFirst()).isEqualTo("in text");
    JsonNode info = JsonMapper.shared().readTree(lines.get(1));
    assertThat(info.path("level").asString()).isEqualTo("INFO");
    assertThat(info.path("loggerName").asString()).isEqualTo("org.storywatch.Sample");
    assertThat(info.path("formattedMessage").asString())
        .isEqualTo("watching 3 feeds of \"Zürich\nline\"");
    assertThat(info.path("timestamp").asLong()).isPositive();
    JsonNode thrown = JsonMapper.shared().readTree(lines.getLast()).path("throwable");
    assertThat(thrown.path("message").asString()).isEqualTo("outer");
    assertThat(thrown.path("stepArray").size()).isPositive();
    assertThat(thrown.path("cause").path("message").asString()).isEqualTo("inner");
  }

  private OutputStreamAppender<ILoggingEvent> appender() {
    PatternLayoutEncoder text = new PatternLayoutEncoder();
    text.setContext(context);
    text.setPattern("%msg%n");
    text.start();
    OutputStreamAppender<ILoggingEvent> appender = new OutputStreamAppender<>();
    appender.setContext(context);
    appender.setEncoder(text);
    appender.setOutputStream(out);
    appender.start();
    return appender;
  }
}
