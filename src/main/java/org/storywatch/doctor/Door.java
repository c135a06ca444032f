package org.storywatch.doctor;

import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import org.storywatch.ops.Condition;

/// Where the page is to be: whether it can be listened at.
public final class Door {
  private Door() {}

  /// @param listen the address of the page
  /// @param ours whether it is our own program that listens there, asked where it is taken
  public static Condition of(InetSocketAddress listen, boolean ours) {
    String address = listen.getHostString() + ":" + listen.getPort();
    try (ServerSocket probe = new ServerSocket()) {
      probe.setReuseAddress(true);
      probe.bind(listen);
      return Condition.well("web.listen: " + address + " is free");
    } catch (BindException e) {
      boolean taken = String.valueOf(e.getMessage()).contains("in use");
      if (taken && ours) {
        return Condition.well("web.listen: the Storywatch that runs is at " + address);
      }
      return Condition.dead(
          taken
              ? "web.listen: %s is in use by another program: stop that one or choose another port"
                  .formatted(address)
              : "web.listen: %s cannot be listened at (%s): name an address of this machine, and a port from 1024 on"
                  .formatted(address, e.getMessage()));
    } catch (IOException e) {
      return Condition.dead("web.listen: %s: %s".formatted(address, e.getMessage()));
    }
  }
}
