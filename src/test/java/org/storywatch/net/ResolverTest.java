package org.storywatch.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ResolverTest {
  private static final InetAddress PUBLIC = InetAddress.ofLiteral("93.184.215.14");
  private static final AddressPolicy POLICY = new AddressPolicy(List.of());

  private final CountDownLatch hanging = new CountDownLatch(100);
  private final CountDownLatch done = new CountDownLatch(1);

  @AfterEach
  void end() {
    done.countDown();
  }

  @Test
  void aLookUpThatHangsIsGivenUpInTime() {
    try (Resolver resolver = new Resolver(this::lookUp, POLICY, Duration.ofMillis(200))) {
      assertThatThrownBy(() -> resolver.resolve("hangs.example"))
          .isInstanceOf(UnknownHostException.class)
          .hasMessage("the name hangs.example could not be looked up in time");
    }
  }

  @Test
  void aHundredLookUpsThatHangDoNotDelayAnother() throws Exception {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        Resolver resolver = new Resolver(this::lookUp, POLICY, Duration.ofMinutes(1))) {
      for (int i = 0; i < 100; i++) {
        var _ = threads.submit(() -> resolver.resolve("hangs.example"));
      }
      assertThat(hanging.await(20, TimeUnit.SECONDS)).isTrue();
      assertThat(resolver.resolve("a.example")).containsExactly(PUBLIC);
      assertThat(done.getCount()).isOne();
      done.countDown();
    }
  }

  private InetAddress[] lookUp(String host) throws UnknownHostException {
    if (host.equals("hangs.example")) {
      hanging.countDown();
      try {
        done.await();
      } catch (InterruptedException e) {
        throw new UnknownHostException(host);
      }
    }
    return new InetAddress[] {PUBLIC};
  }
}
