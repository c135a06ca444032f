package org.storywatch.net;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;

/// A body as it comes, given up when it only trickles: a byte now and then is never silent and
/// never done.
final class Pace extends FilterInputStream {
  private static final int LEAST = 500;

  private final Duration time;
  private long since;
  private int came;

  Pace(InputStream in, Duration time) {
    super(in);
    this.time = time;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] bytes, int at, int length) throws IOException {
    int count = super.read(bytes, at, length);
    if (count > 0) {
      arrived(count);
    }
    return count;
  }

  // The clock starts with the first byte: until then it is silence, which has a limit of its own.
  private void arrived(int count) throws Unusable {
    long now = System.nanoTime();
    if (came == 0) {
      since = now;
    }
    came = Math.min(came + count, LEAST);
    if (now - since > time.toNanos()) {
      if (came < LEAST) {
        throw new Unusable("sends too slowly: " + came + " bytes in " + Words.time(time));
      }
      came = 0;
    }
  }
}
