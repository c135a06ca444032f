package org.storywatch.web;

import java.net.InetSocketAddress;
import java.net.URI;

/// Where the page is.
///
/// @param listen the address that the server listens on
/// @param publicUrl how readers reach it
public record WebSettings(InetSocketAddress listen, URI publicUrl) {}
