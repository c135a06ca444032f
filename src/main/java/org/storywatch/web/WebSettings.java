package org.storywatch.web;

import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Optional;

/// Where the page is.
///
/// @param listen the address it is served at; port 0 takes a free one
/// @param publicUrl the address that readers use; its host is answered as well
/// @param secret the key of the addresses that are made up here, shared by all processes; empty for
///   one of this process's own
public record WebSettings(InetSocketAddress listen, URI publicUrl, Optional<String> secret) {}
