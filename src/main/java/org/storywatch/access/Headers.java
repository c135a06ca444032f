package org.storywatch.access;

import io.javalin.http.Context;

/// What browsers are told that they may not do with an answer of ours.
public final class Headers {
  private static final String POLICY =
      "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self';"
          + " frame-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

  /// A mail's own styles are inline, as mail needs it; everything else is forbidden, and its links
  /// open elsewhere.
  private static final String MAIL_POLICY =
      "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none';"
          + " frame-ancestors 'self'; sandbox allow-popups allow-popups-to-escape-sandbox";

  private static final String POWERS =
      "accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(),"
          + " magnetometer=(), microphone=(), midi=(), payment=(), usb=()";

  private Headers() {}

  /// @param secure whether readers reach the page by https
  static void usual(Context request, boolean secure) {
    request.header("X-Content-Type-Options", "nosniff");
    // With no-referrer a browser would not say that our own forms are ours.
    request.header("Referrer-Policy", "same-origin");
    request.header("Cross-Origin-Opener-Policy", "same-origin");
    request.header("Cross-Origin-Resource-Policy", "same-origin");
    request.header("Permissions-Policy", POWERS);
    request.header("Cache-Control", "no-cache");
    request.header("Content-Security-Policy", POLICY);
    if (secure) {
      request.header("Strict-Transport-Security", "max-age=31536000"); // RFC 6797, one year
    }
  }

  /// Of what only some may see: it stays nowhere on the disk of a computer that others use, too.
  static void secret(Context request) {
    request.header("Cache-Control", "no-store");
  }

  /// Of a mail, as it looks.
  public static void mail(Context request) {
    request.header("Content-Security-Policy", MAIL_POLICY);
  }
}
