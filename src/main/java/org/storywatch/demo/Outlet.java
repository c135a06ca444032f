package org.storywatch.demo;

import java.util.Optional;

/// Who publishes in the sample world, and in which form: one for each form of feed that matters.
public enum Outlet {
  HARBOUR_GAZETTE("The Harbour Gazette", "rss_2.0"),
  MERIDIAN_POST("The Meridian Post", "atom_1.0"),
  LEVANT_LEDGER("Levant Ledger", "rss_1.0"),
  OPEN_WIRE("Open Wire", Outlet.JSON_FEED),
  NORTHERN_MORNING("Northern Morning", "rss_2.0"),
  CONTINENTAL_REVIEW("Continental Review", "rss_0.92"),
  DAILY_KIOSK("The Daily Kiosk", "atom_1.0"),
  SAHEL_AND_SEA("Sahel and Sea", "rss_0.94");

  static final String JSON_FEED = "json_feed_1.1";

  private final String title;
  private final String form;

  Outlet(String title, String form) {
    this.title = title;
    this.form = form;
  }

  /// What people call it.
  public String title() {
    return title;
  }

  /// The form of its feed as ROME names it, or [#JSON_FEED].
  String form() {
    return form;
  }

  /// Its name in addresses and in the files of the world.
  public String slug() {
    return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
  }

  static Optional<Outlet> of(String slug) {
    for (Outlet outlet : values()) {
      if (outlet.slug().equals(slug)) {
        return Optional.of(outlet);
      }
    }
    return Optional.empty();
  }
}
