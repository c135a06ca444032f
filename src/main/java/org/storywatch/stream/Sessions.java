package org.storywatch.stream;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.InvalidConfigurationException;
import org.apache.kafka.common.errors.InvalidRequestException;
import org.apache.kafka.common.errors.UnsupportedVersionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// How soon a member of a group that is silent counts as dead.
final class Sessions {
  private static final Logger LOG = LoggerFactory.getLogger(Sessions.class);
  private static final int PATIENCE = 10;

  /// In milliseconds; brokers take no less in the older protocol, unless they are told to.
  static final int LENGTH = 6_000;

  /// In milliseconds.
  static final int HEARTBEAT = 500;

  private Sessions() {}

  /// Tells the brokers how long sessions of this group are in the newer protocol.
  ///
  /// @return whether they agree
  /// @throws KafkaException when they do not answer
  static boolean shorten(Clients clients, String group) {
    ConfigResource resource = new ConfigResource(ConfigResource.Type.GROUP, group);
    try (Admin admin = clients.admin()) {
      admin
          .incrementalAlterConfigs(
              Map.of(
                  resource,
                  List.of(
                      set("consumer.session.timeout.ms", LENGTH),
                      set("consumer.heartbeat.interval.ms", HEARTBEAT))))
          .all()
          .get(PATIENCE, TimeUnit.SECONDS);
      return true;
    } catch (ExecutionException e) {
      if (e.getCause() instanceof InvalidConfigurationException
          || e.getCause() instanceof InvalidRequestException
          || e.getCause() instanceof UnsupportedVersionException
          || e.getCause() instanceof AuthorizationException) {
        LOG.debug("{} shares by the older protocol: {}", group, Unreachable.words(e.getCause()));
        return false;
      }
      throw new KafkaException("Kafka does not answer: " + Unreachable.words(e.getCause()), e);
    } catch (TimeoutException e) {
      throw new KafkaException("Kafka does not answer in time", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new KafkaException("interrupted", e);
    }
  }

  private static AlterConfigOp set(String key, int value) {
    return new AlterConfigOp(
        new ConfigEntry(key, Integer.toString(value)), AlterConfigOp.OpType.SET);
  }
}
