package org.storywatch;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnitAccess;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.net.SocketFactory;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.xml.sax.InputSource;

/// There is one way out to the network, and whoever has another is named here with its reason.
class WayOutTest {
  /// Classes that connect, or that are made to.
  private static final Pattern DOORS =
      Pattern.compile(
          String.join(
              "|",
              "java\\.net\\.\\w*(Socket|SocketImpl|SocketFactory|SocketImplFactory)",
              "java\\.net\\.(URL|\\w*URLConnection|URLClassLoader|URLStreamHandler.*)",
              "java\\.nio\\.channels\\.\\w*(Socket|Datagram)Channel",
              "(java\\.net\\.http|javax\\.net|javax\\.naming|java\\.rmi|com\\.sun\\.net)\\..*",
              "java\\.lang\\.Process(Builder)?",
              "java\\.awt\\.Desktop",
              "org\\.apache\\.(hc|http|kafka)\\..*",
              "kafka\\..*",
              "org\\.jsoup\\.(Connection|helper\\.HttpConnection).*",
              "(io\\.javalin|org\\.eclipse\\.jetty|jakarta\\.servlet)\\..*",
              "(jakarta\\.mail|org\\.eclipse\\.angus|org\\.simplejavamail)\\..*"));

  /// Calls that connect, or look a name up, on classes that also do harmless things.
  private static final Pattern CALLS =
      Pattern.compile(
          String.join(
              "|",
              "java\\.net\\.InetAddress\\.(getByName|getAllByName|getLocalHost|isReachable)\\(.*",
              "java\\.net\\.InetAddress\\.(getHostName|getCanonicalHostName)\\(.*",
              "java\\.net\\.InetSocketAddress\\.<init>\\(java\\.lang\\.String.*",
              "java\\.net\\.InetSocketAddress\\.getHostName\\(.*",
              "java\\.net\\.URI\\.toURL\\(.*",
              "java\\.lang\\.Runtime\\.exec\\(.*",
              "org\\.jsoup\\.Jsoup\\.(connect|newSession)\\(.*",
              "org\\.xml\\.sax\\.InputSource\\.<init>\\(java\\.lang\\.String\\)",
              "org\\.xml\\.sax\\.InputSource\\.setSystemId\\(.*",
              "javax\\.xml\\.transform\\.stream\\.StreamSource\\.<init>\\(java\\.lang\\.String.*",
              "org\\.jdom2\\.input\\.SAXBuilder\\.build\\(java\\.lang\\.String.*",
              "[^(]+\\(.*java\\.net\\.URL[,)].*"));

  @Test
  void everyWayOutIsThisOrHasAReason() {
    Set<String> found = new TreeSet<>();
    ArchitectureTest.ALL.stream()
        .filter(one -> !one.getPackageName().equals("org.storywatch.net"))
        .forEach(one -> found.addAll(waysOut(one)));
    assertThat(found)
        .containsExactlyInAnyOrder(
            // The broker is named in the configuration; stream holds all that speaks to it.
            "stream uses Kafka",
            // That broker may be in the process, on loopback.
            "broker uses Kafka",
            "broker.Ports uses java.net.ServerSocket",
            // Tries whether an address is free, and closes it.
            "doctor.Door uses java.net.ServerSocket",
            // The mail server is named in the configuration, too.
            "mime uses the mail library",
            "smtp uses the mail library",
            "smtp.PromptSockets uses java.net.Socket",
            "smtp.PromptSockets uses javax.net.SocketFactory",
            "smtp.PromptSockets$Plain uses java.net.Socket",
            "smtp.PromptSockets$Plain uses javax.net.SocketFactory",
            "smtp.PromptSockets$Tls uses java.net.Socket",
            // These listen and do not connect.
            "web uses the web server",
            "mine uses the web server",
            "dossier uses the web server",
            "catalogue uses the web server",
            "feedlist uses the web server",
            "live uses the web server",
            "roster uses the web server",
            "access uses the web server",
            "web.Dashboard uses java.net.ServerSocket",
            "demo.Kiosk uses com.sun.net.httpserver",
            // Looks up the address of its own that it is told to listen on.
            "config.Servers calls java.net.InetAddress.getByName");
  }

  @Test
  void aWayOutIsSeenWhereThereIsOne() {
    JavaClass sample = new ClassFileImporter().importClass(Sample.class);
    assertThat(waysOut(sample))
        .containsExactlyInAnyOrder(
            "WayOutTest$Sample uses java.lang.ProcessBuilder",
            "WayOutTest$Sample uses java.net.Socket",
            "WayOutTest$Sample uses java.net.URL",
            "WayOutTest$Sample uses javax.net.SocketFactory",
            "WayOutTest$Sample uses org.jsoup.Connection",
            "WayOutTest$Sample calls java.net.InetAddress.getByName",
            "WayOutTest$Sample calls java.net.InetAddress.getAllByName",
            "WayOutTest$Sample calls java.net.InetSocketAddress.<init>",
            "WayOutTest$Sample calls java.net.URI.toURL",
            "WayOutTest$Sample calls org.jsoup.Jsoup.connect",
            "WayOutTest$Sample calls org.jsoup.Jsoup.parse",
            "WayOutTest$Sample calls org.xml.sax.InputSource.<init>");
  }

  private static Set<String> waysOut(JavaClass one) {
    Set<String> found = new TreeSet<>();
    for (Dependency dependency : one.getDirectDependenciesFromSelf()) {
      String door = dependency.getTargetClass().getBaseComponentType().getName();
      if (DOORS.matcher(door).matches()) {
        found.add(named(one, door));
      }
    }
    Stream.<Function<JavaClass, ? extends Set<? extends JavaCodeUnitAccess<?>>>>of(
            JavaClass::getMethodCallsFromSelf,
            JavaClass::getConstructorCallsFromSelf,
            JavaClass::getMethodReferencesFromSelf,
            JavaClass::getConstructorReferencesFromSelf)
        .flatMap(accesses -> accesses.apply(one).stream())
        .map(access -> (AccessTarget.CodeUnitAccessTarget) access.getTarget())
        .filter(target -> CALLS.matcher(target.getFullName()).matches())
        .forEach(target ->
            found.add(shortName(one) + " calls " + target.getFullName().replaceFirst("\\(.*", "")));
    return found;
  }

  /// What a package is there for is told once for the whole package.
  private static String named(JavaClass one, String door) {
    String place = one.getPackageName().replace("org.storywatch.", "");
    if (Set.of("stream", "broker").contains(place)
        && door.matches("(org\\.apache\\.)?kafka\\..*")) {
      return place + " uses Kafka";
    }
    if (Set.of("mime", "smtp").contains(place)
        && door.matches("jakarta\\.mail\\..*|org\\..*mail\\..*|javax\\.net\\.ssl\\..*")) {
      return place + " uses the mail library";
    }
    Set<String> pages =
        Set.of("web", "mine", "access", "dossier", "catalogue", "feedlist", "live", "roster");
    if (pages.contains(place) && door.matches(".*(javalin|jetty|servlet)\\..*")) {
      return place + " uses the web server";
    }
    boolean server = door.startsWith("com.sun.net.httpserver.");
    return shortName(one) + " uses " + (server ? "com.sun.net.httpserver" : door);
  }

  private static String shortName(JavaClass one) {
    return one.getName().replace("org.storywatch.", "");
  }

  /// All that nobody may do. It is read here and never run.
  @SuppressWarnings("unused")
  private static final class Sample {
    static final Supplier<Socket> SOCKET = Socket::new;
    static final Function<String, InetSocketAddress> NAMED = host -> new InetSocketAddress(host, 1);

    static Object connects(String name) throws IOException {
      return Stream.of(
          SocketFactory.getDefault().createSocket(),
          URI.create(name).toURL().openStream(),
          Jsoup.connect(name).execute(),
          Jsoup.parse(URI.create(name).toURL(), 1),
          InetAddress.getByName(name),
          InetAddress.getAllByName(name),
          new InputSource(name),
          new ProcessBuilder(name).start());
    }
  }
}
