package org.storywatch.systemd;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;

/// Datagrams over a Unix socket, of which Java knows streams only: three calls of the C library.
///
/// Asking a program to send them (`systemd-notify`) would mean that systemd has to believe every
/// process of the service, and a process for each beat. The numbers are those of Linux, where
/// systemd is.
final class Datagrams {
  private static final int UNIX = 1;
  private static final int DATAGRAM_CLOSED_ON_EXEC = 2 | 0x80000;

  /// A manager that is stuck must not hold up a stop.
  private static final int WITHOUT_WAITING = 0x40;

  /// Family, and a path that fits in it (`struct sockaddr_un`).
  private static final int FAMILY_BYTES = 2;

  private static final int MOST_PATH_BYTES = 108;

  private final MethodHandle socket =
      function("socket", FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT));
  private final MethodHandle send =
      function(
          "sendto",
          FunctionDescriptor.of(
              JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG, JAVA_INT, ADDRESS, JAVA_INT));
  private final MethodHandle close = function("close", FunctionDescriptor.of(JAVA_INT, JAVA_INT));

  /// Sends one datagram.
  ///
  /// @param address a path, or a name that begins with `@`, which stands in no file system
  ///   ([unix(7)](https://man7.org/linux/man-pages/man7/unix.7.html))
  /// @throws IOException when it does not get there
  void send(String address, String words) throws IOException {
    byte[] path = address.getBytes(UTF_8);
    boolean named = address.startsWith("@");
    if (path.length < 2 || path.length >= MOST_PATH_BYTES || !(named || address.startsWith("/"))) {
      throw new IOException(address + " is no address of a Unix socket");
    }
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment error = arena.allocate(Linker.Option.captureStateLayout());
      MemorySegment to = arena.allocate(FAMILY_BYTES + MOST_PATH_BYTES, JAVA_SHORT.byteAlignment());
      to.set(JAVA_SHORT, 0, (short) UNIX);
      MemorySegment.copy(path, 0, to, JAVA_BYTE, FAMILY_BYTES, path.length);
      if (named) {
        to.set(JAVA_BYTE, FAMILY_BYTES, (byte) 0);
      }
      // A path ends with a zero, a name with its length.
      int length = FAMILY_BYTES + path.length + (named ? 0 : 1);
      MemorySegment message = arena.allocateFrom(words);
      send(error, message, words.getBytes(UTF_8).length, to, length);
    }
  }

  private void send(
      MemorySegment error, MemorySegment message, long bytes, MemorySegment to, int length)
      throws IOException {
    try {
      int open = (int) socket.invokeExact(error, UNIX, DATAGRAM_CLOSED_ON_EXEC, 0);
      if (open < 0) {
        throw failed("no socket", error);
      }
      try {
        long sent =
            (long) send.invokeExact(error, open, message, bytes, WITHOUT_WAITING, to, length);
        if (sent != bytes) {
          throw failed("nothing was sent", error);
        }
      } finally {
        int _ = (int) close.invokeExact(error, open);
      }
    } catch (IOException | RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException("a call of the C library threw", e);
    }
  }

  private static IOException failed(String what, MemorySegment error) {
    return new IOException(what + ", error " + error.get(JAVA_INT, 0));
  }

  @SuppressWarnings("restricted") // these three are as the C library has them
  private static MethodHandle function(String name, FunctionDescriptor type) {
    Linker linker = Linker.nativeLinker();
    MemorySegment address =
        linker
            .defaultLookup()
            .find(name)
            .orElseThrow(() -> new IllegalStateException("the C library has no " + name));
    return linker.downcallHandle(address, type, Linker.Option.captureCallState("errno"));
  }
}
