package org.storywatch.web;

import java.net.InetSocketAddress;
import java.net.URI;

/// Where the page is.
///
/// @param listen the address it is served at; port 0 takes a free one
/// @param publicUrl the address that readers use; its host is answered as well
public record WebSettings(InetSocketAddress listen, URI publicUrl) {}
