package org.storywatch.net;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.storywatch.article.Link;
import org.storywatch.net.RawServer.Line;

/// However somebody writes an address inside of our network, nothing connects to it. The internet
/// of this test is one address, behind which a server on loopback answers.
class ForbiddenAddressesTest {
  private static final InetAddress PUBLIC = InetAddress.ofLiteral("93.184.215.14");

  private final Map<String, Deque<InetAddress>> names = new ConcurrentHashMap<>();
  private final Map<String, String> locations = new ConcurrentHashMap<>();
  private final RawServer server = new RawServer(this::serve);
  private final Taps taps = new Taps(this::detour);
  private final Outbound outbound =
      new Outbound(NetSettings.usual("Test/1", List.of()), this::lookUp, taps);

  @AfterEach
  void close() {
    outbound.close();
    server.close();
  }

  static List<Spelling> spellings() {
    return Spelling.all();
  }

  @Test
  void thereAreManyDifferentSpellings() {
    Set<String> different = new HashSet<>(spellings().stream().map(Spelling::authority).toList());
    assertThat(different).hasSameSizeAs(spellings()).hasSizeGreaterThan(60);
  }

  @ParameterizedTest
  @MethodSource("spellings")
  void directlyNothingConnects(Spelling spelling) {
    names(spelling.meant());
    for (String scheme : List.of("http", "https")) {
      String written = scheme + "://" + spelling.authority() + "/";
      strict(written).ifPresent(url -> assertRefused(outbound.get(url, Map.of())));
      Link.parse(written).ifPresent(url -> assertRefused(outbound.get(url, Map.of())));
    }
    assertThat(taps.connects()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("spellings")
  void byNameNothingConnects(Spelling spelling) {
    names.put("inside.example", answers(spelling.meant()));
    assertRefused(outbound.get(URI.create("http://inside.example/"), Map.of()));
    assertRefused(outbound.get(URI.create("https://inside.example/"), Map.of()));
    assertThat(taps.connects()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("spellings")
  void byANameThatChangesItsMindNothingConnects(Spelling spelling) {
    names.put("rebound.example", answers(PUBLIC, spelling.meant()));
    URI url = URI.create("http://rebound.example/");
    assertThat(outbound.get(url, Map.of())).isInstanceOf(Reply.Answer.class);
    assertThat(taps.connects()).containsExactly(PUBLIC);
    assertRefused(outbound.get(url, Map.of()));
    assertThat(taps.connects()).containsExactly(PUBLIC);
  }

  @ParameterizedTest
  @MethodSource("spellings")
  void byRedirectNothingConnects(Spelling spelling) {
    names(spelling.meant());
    names.put("public.example", answers(PUBLIC));
    int asked = 0;
    for (String start : List.of("http://", "//", "https://")) {
      locations.put("/", start + spelling.authority() + "/inside");
      Reply reply = outbound.get(URI.create("http://public.example/"), Map.of());
      assertThat(reply).isNotInstanceOf(Reply.Answer.class);
      asked++;
      assertThat(taps.connects()).hasSize(asked).containsOnly(PUBLIC);
    }
    assertThat(server.requests()).hasSize(3).allMatch(head -> head.startsWith("GET / "));
  }

  @Test
  void aNameIsLookedUpOnceForEachHopAndConnectedToAsItWasChecked() {
    // Whoever looked up twice for one connection would be led inside.
    InetAddress inside = InetAddress.ofLiteral("10.0.0.1");
    names.put("one.example", answers(PUBLIC, inside));
    names.put("two.example", answers(PUBLIC, inside));
    locations.put("/", "http://two.example/end");
    assertThat(outbound.get(URI.create("http://one.example/"), Map.of()))
        .isInstanceOf(Reply.Answer.class);
    assertThat(taps.connects()).containsExactly(PUBLIC, PUBLIC);
    assertThat(names.get("one.example")).containsExactly(inside);
    assertThat(names.get("two.example")).containsExactly(inside);
  }

  @Test
  void ofANameOnlyThePublicAddressesAreConnectedTo() {
    Outbound mixed =
        new Outbound(
            NetSettings.usual("Test/1", List.of()),
            _ -> new InetAddress[] {InetAddress.ofLiteral("127.0.0.1"), PUBLIC},
            taps);
    try (mixed) {
      assertThat(mixed.get(URI.create("http://mixed.example/"), Map.of()))
          .isInstanceOf(Reply.Answer.class);
    }
    assertThat(taps.connects()).containsExactly(PUBLIC);
  }

  private void assertRefused(Reply reply) {
    assertThat(reply).isInstanceOf(Reply.Refused.class);
  }

  /// Whatever is asked for is the address that was meant: no spelling may get by since nobody knew
  /// it.
  private void names(InetAddress meant) {
    names.put("", answers(meant));
  }

  private InetAddress[] lookUp(String host) {
    Deque<InetAddress> answers =
        Optional.ofNullable(names.get(host)).orElseGet(() -> names.get(""));
    InetAddress next = answers.size() > 1 ? answers.remove() : answers.element();
    return new InetAddress[] {next};
  }

  private InetSocketAddress detour(InetSocketAddress to) {
    boolean open = to.getAddress().equals(PUBLIC);
    // What is forbidden is written down and led to a port where nothing listens.
    return new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), open ? server.port() : 1);
  }

  private void serve(Line line) throws java.io.IOException {
    String to = locations.getOrDefault(line.request(), "");
    byte[] location = ("302 Found\r\nLocation: " + to).getBytes(UTF_8);
    String bytes = new String(location, java.nio.charset.StandardCharsets.ISO_8859_1);
    line.answer(to.isEmpty() ? "200 OK" : bytes, new byte[0]);
  }

  private static Optional<URI> strict(String written) {
    try {
      return Optional.of(new URI(written));
    } catch (java.net.URISyntaxException e) {
      return Optional.empty();
    }
  }

  private static Deque<InetAddress> answers(InetAddress... addresses) {
    return new ArrayDeque<>(List.of(addresses));
  }
}
