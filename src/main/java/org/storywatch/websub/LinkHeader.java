package org.storywatch.websub;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.storywatch.article.Link;
import org.storywatch.format.Push;

/// The links that an answer carries in its head (RFC 8288): hubs stand there too, and go before
/// those in the feed (WebSub, section 4).
public final class LinkHeader {
  private static final Pattern LINK =
      Pattern.compile(
          "<([^<>]{1,2000})>((?:\\s*;\\s*[\\w*-]{1,40}\\s*(?:=\\s*(?:\"[^\"]*\"|[^\\s\",;]*))?)*)");
  private static final Pattern REL =
      Pattern.compile("(?i);\\s*rel\\s*=\\s*(?:\"([^\"]*)\"|([^\\s\",;]*))");

  private LinkHeader() {}

  /// The hubs of an answer.
  ///
  /// @param header the header `Link`, empty where there is none
  /// @param url the address that answered
  /// @param inside those that stand in the feed
  public static Push push(String header, URI url, Push inside) {
    List<String> hubs = new ArrayList<>();
    String self = "";
    Matcher links = LINK.matcher(header);
    while (links.find()) {
      String to = Link.resolve(url, links.group(1).strip()).map(URI::toString).orElse("");
      Matcher rel = REL.matcher(links.group(2));
      if (to.isEmpty() || !rel.find()) {
        continue;
      }
      String names = rel.group(1) == null ? rel.group(2) : rel.group(1);
      for (String name : names.toLowerCase(Locale.ROOT).split("\\s+", -1)) {
        if (name.equals("hub")) {
          hubs.add(to);
        } else if (name.equals("self") && self.isEmpty()) {
          self = to;
        }
      }
    }
    if (hubs.isEmpty()) {
      return self.isEmpty() || inside.hubs().isEmpty() ? inside : new Push(inside.hubs(), self);
    }
    return new Push(hubs, self.isEmpty() ? inside.self() : self);
  }
}
