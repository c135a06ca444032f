package org.storywatch.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import org.storywatch.demo.Piece;
import org.storywatch.demo.World;

/// The demo as a newcomer meets it, seen through a real browser. Makes the README's pictures:
/// `-Dpictures=src/docs` says where they go.
@Execution(ExecutionMode.CONCURRENT)
@Order(1) // The news of the demo takes its time: among the first, beside others that work.
class DemoIT {
  private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
  private static final Path DRIVER = Path.of("/usr/bin/chromedriver");
  private static final Path PICTURES = Path.of(System.getProperty("pictures", "target/pictures"));

  @TempDir private Path folder;
  private Process demo;
  private ChromeDriver browser;
  private String page;

  @BeforeEach
  void open() throws IOException {
    boolean there = Files.exists(CHROMIUM) && Files.exists(DRIVER);
    assertThat(there || System.getenv("CI") == null).as("CI has Chromium").isTrue();
    assumeTrue(there, "skipped: chromium and chromedriver are not installed");
    int port = Program.freePort();
    page = "http://localhost:" + port + "/";
    demo = Program.launch(folder, "demo", "--port", Integer.toString(port));
    browser = browser();
  }

  @AfterEach
  void close() throws InterruptedException {
    if (browser != null) {
      browser.quit();
    }
    if (demo != null) {
      demo.destroy();
      assertThat(demo.waitFor(40, TimeUnit.SECONDS)).isTrue();
    }
  }

  @Test
  void alertsComeInNoiseStaysOutAndThePageShowsWhy() throws Exception {
    await().atMost(Duration.ofSeconds(30)).until(() -> mails() > 0);
    browser.get(page);
    await().atMost(Duration.ofMinutes(1)).until(() -> mails() >= 8);
    await().atMost(Duration.ofSeconds(20)).until(() -> headlines().size() >= 8);

    assertThat(titles(Piece.Kind.DEVELOPMENT, Piece.Kind.REWRITE, Piece.Kind.COPY))
        .containsAll(headlines());
    assertThat(browser.findElements(By.cssSelector("#alerts .chips li"))).isNotEmpty();

    Files.createDirectories(PICTURES);
    picture("dashboard.png", 1280, 1100);
    assertFits(1280);
    picture("dashboard-phone.png", 390, 1400);
    assertFits(390);
    String overview = browser.getCurrentUrl();
    for (String other : List.of("profiles", "profiles/libya-ceasefire", "feeds", "mail")) {
      browser.get(overview + other);
      String name = other.replace('/', '-');
      picture(name + "-phone.png", 390, 1400);
      assertFits(390);
      picture(name + ".png", 1280, 1100);
      assertFits(1280);
    }
    browser.get(overview);
    browser.manage().window().setSize(new Dimension(900, 1100));
    browser.get(
        String.valueOf(
            browser.executeScript("return document.querySelector('#alerts .mails a').href")));
    assertThat(browser.findElements(By.tagName("iframe"))).hasSize(1);
    browser.get(browser.getCurrentUrl() + "/body");
    picture("alert.png", 760, 900);
    assertThat(browser.manage().logs().get(LogType.BROWSER).getAll())
        .extracting(LogEntry::getMessage)
        .isEmpty();
  }

  private List<String> headlines() {
    // In one go, since the page is filled anew all the time.
    Object texts =
        browser.executeScript(
            "return [...document.querySelectorAll('#alerts h3')].map(one => one.innerText.trim())");
    return ((List<?>) texts).stream().map(String::valueOf).toList();
  }

  private void assertFits(int width) {
    Object wide = browser.executeScript("return document.documentElement.scrollWidth");
    assertThat(((Number) wide).intValue()).isLessThanOrEqualTo(width);
  }

  private void picture(String name, int width, int height) throws IOException {
    browser.manage().window().setSize(new Dimension(width, height));
    Files.write(PICTURES.resolve(name), browser.getScreenshotAs(OutputType.BYTES));
  }

  private long mails() throws IOException {
    Path mails = folder.resolve("data/demo/mail");
    if (!Files.isDirectory(mails)) {
      return 0;
    }
    try (Stream<Path> files = Files.list(mails)) {
      return files.filter(file -> file.toString().endsWith(".eml")).count();
    }
  }

  private static Set<String> titles(Piece.Kind... kinds) {
    return World.sample().pieces().stream()
        .filter(piece -> List.of(kinds).contains(piece.kind()))
        .map(Piece::title)
        .collect(Collectors.toSet());
  }

  private ChromeDriver browser() throws IOException {
    ChromeOptions options = new ChromeOptions();
    options.setBinary(CHROMIUM.toFile());
    options.addArguments(
        "--headless=new",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--hide-scrollbars",
        "--user-data-dir=" + Files.createDirectory(folder.resolve("browser")));
    LoggingPreferences logs = new LoggingPreferences();
    logs.enable(LogType.BROWSER, Level.ALL);
    options.setCapability("goog:loggingPrefs", logs);
    ChromeDriverService service =
        new ChromeDriverService.Builder().usingDriverExecutable(DRIVER.toFile()).build();
    return new ChromeDriver(service, options);
  }
}
