package org.storywatch.systemd;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.ArrayList;
import java.util.List;

/// What systemd does for a service that notifies it: a real socket of the kernel, bound and read.
public final class Manager implements AutoCloseable {
  private static final int UNIX = 1;
  private static final int DATAGRAM = 2;
  private static final int WITHOUT_WAITING = 0x40;
  private static final int ROOM = 4096;

  private final Arena arena = Arena.ofShared();
  private final int socket;
  private final List<String> heard = new ArrayList<>();

  /// @param address a path, or a name that begins with `@`
  public Manager(String address) {
    byte[] path = address.getBytes(UTF_8);
    MemorySegment name = arena.allocate(110, 2);
    name.set(JAVA_SHORT, 0, (short) UNIX);
    MemorySegment.copy(path, 0, name, JAVA_BYTE, 2, path.length);
    if (address.startsWith("@")) {
      name.set(JAVA_BYTE, 2, (byte) 0);
    }
    socket = call("socket", UNIX, DATAGRAM, 0);
    if (call("bind", socket, name, 2 + path.length + (address.startsWith("@") ? 0 : 1)) != 0) {
      throw new IllegalStateException(address + " cannot be bound");
    }
  }

  /// All that was told until now, one message after the other.
  public synchronized List<String> heard() {
    MemorySegment room = arena.allocate(ROOM);
    for (long got = receive(room); got > 0; got = receive(room)) {
      heard.add(new String(room.asSlice(0, got).toArray(JAVA_BYTE), UTF_8));
    }
    return List.copyOf(heard);
  }

  private long receive(MemorySegment room) {
    try {
      return (long)
          function("recv", JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG, JAVA_INT)
              .invokeExact(socket, room, (long) ROOM, WITHOUT_WAITING);
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }

  private static int call(String name, int one, int two, int three) {
    try {
      return (int)
          function(name, JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT).invokeExact(one, two, three);
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }

  private static int call(String name, int one, MemorySegment two, int three) {
    try {
      return (int)
          function(name, JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT).invokeExact(one, two, three);
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }

  @SuppressWarnings("restricted")
  private static MethodHandle function(String name, ValueLayout result, ValueLayout... arguments) {
    Linker linker = Linker.nativeLinker();
    return linker.downcallHandle(
        linker.defaultLookup().find(name).orElseThrow(), FunctionDescriptor.of(result, arguments));
  }

  @Override
  public void close() {
    try {
      int _ = (int) function("close", JAVA_INT, JAVA_INT).invokeExact(socket);
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
    arena.close();
  }
}
