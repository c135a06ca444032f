package org.storywatch.mine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.logging.Level;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.Keys;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.WebDriverWait;
import org.storywatch.alert.About;
import org.storywatch.alert.Cadence;
import org.storywatch.alert.Links;
import org.storywatch.alert.Purpose;
import org.storywatch.alert.Subscriber;
import org.storywatch.mail.Samples;

/// The pages of subscribers as people meet them, in a real browser. Pictures go to
/// `target/pictures`, or where `-Dpictures` says.
class MinePagesIT {
  private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
  private static final Path DRIVER = Path.of("/usr/bin/chromedriver");
  private static final Path PICTURES = Path.of(System.getProperty("pictures", "target/pictures"));

  @TempDir private Path folder;
  private House house;
  private ChromeDriver browser;

  @BeforeEach
  void open() throws Exception {
    boolean there = Files.exists(CHROMIUM) && Files.exists(DRIVER);
    assertThat(there || System.getenv("CI") == null).as("CI has Chromium").isTrue();
    assumeTrue(there, "skipped: chromium and chromedriver are not installed");
    house = House.at(freePort());
    house.recent.add(Samples.alert(Samples.opening()).development().orElseThrow());
    browser = browser();
    browser.executeCdpCommand(
        "Emulation.setTimezoneOverride", Map.of("timezoneId", "Africa/Tripoli"));
    Files.createDirectories(PICTURES);
  }

  @AfterEach
  void close() {
    if (browser != null) {
      assertThat(browser.manage().logs().get(LogType.BROWSER).getAll())
          .extracting(LogEntry::getMessage)
          .filteredOn(words -> !words.contains("status of 4"))
          .isEmpty();
      browser.quit();
    }
    if (house != null) {
      house.close();
    }
  }

  @Test
  void somebodySubscribesConfirmsChangesAndLeaves() throws Exception {
    browser.get(page("/"));
    click(browser.findElement(By.linkText("Subscribe")));
    assertThat(browser.findElement(By.id("zone")).getDomProperty("value"))
        .as("the browser's own zone")
        .isEqualTo("Africa/Tripoli");
    everyWidth("subscribe");
    browser.findElement(By.id("address")).sendKeys("nobody");
    press("Subscribe");
    assertThat(browser.findElements(By.cssSelector("[role=alert] li"))).hasSize(2);
    everyWidth("subscribe-again");
    WebElement address = browser.findElement(By.id("address"));
    address.clear();
    address.sendKeys("anna@example.org");
    browser.findElement(By.cssSelector("input[value=qarun]")).click();
    browser.findElement(By.cssSelector("input[value=daily]")).click();
    press("Subscribe");
    assertThat(title()).isEqualTo("Please look into your mailbox");
    everyWidth("asked");

    URI link = ((About.Confirm) house.asked.getFirst().about()).link();
    browser.get(link.toString());
    everyWidth("confirm");
    assertThat(house.kept).isEmpty();
    press("Yes, tell me");
    assertThat(title()).isEqualTo("You are subscribed");
    everyWidth("confirmed");
    Subscriber anna = house.recent.subscribers().of("anna@example.org").orElseThrow();
    assertThat(anna.profiles()).containsExactly("qarun");
    assertThat(anna.cadence()).isEqualTo(Cadence.DAILY);
    assertThat(anna.zone().getId()).isEqualTo("Africa/Tripoli");

    click(browser.findElement(By.linkText("Change your subscription")));
    assertThat(browser.executeScript("return document.referrer")).isEqualTo("");
    WebElement most = browser.findElement(By.id("most"));
    most.clear();
    most.sendKeys("3");
    press("Save");
    assertThat(browser.findElement(By.cssSelector("[role=status]")).getText())
        .isEqualTo("Your subscription is saved.");
    assertThat(house.recent.subscribers().of("anna@example.org").orElseThrow().most()).isEqualTo(3);
    everyWidth("saved");
    press("Leave");
    assertThat(browser.findElement(By.tagName("main")).getText()).contains("You have left");
    everyWidth("left");
    assertThat(house.recent.subscribers().of("anna@example.org").orElseThrow().state())
        .isEqualTo(Subscriber.State.LEFT);
  }

  @Test
  void aSubscriptionIsManagedFromItsLinkInLightAndDark() throws Exception {
    browser.get(link(Purpose.MUTE, Links.subject(House.PROFILE, "dev-article-0")));
    everyWidth("mute");
    press("Mute it");
    everyWidth("muted");
    browser.get(link(Purpose.MANAGE, ""));
    press("Pause");
    everyWidth("manage");
    dark(true);
    everyWidth("manage-dark");
    assertReadable();
    browser.get(page("/subscribe"));
    everyWidth("subscribe-dark");
    assertReadable();
    dark(false);
    assertReadable();
    browser.get(link(Purpose.MANAGE, ""));
    click(browser.findElement(By.name("unmute")));
    press("Resume");
    assertThat(house.reader().muted()).isEmpty();
    assertThat(house.reader().state()).isEqualTo(Subscriber.State.ACTIVE);
  }

  @Test
  void everythingWorksByKeyboardAndHasAName() {
    browser.get(page("/subscribe"));
    for (WebElement field :
        browser.findElements(By.cssSelector("input:not([type=hidden]), select, button"))) {
      assertThat(field.getAccessibleName()).as(field.toString()).isNotBlank();
    }
    assertThat(browser.findElements(By.cssSelector("fieldset > legend"))).hasSize(2);
    browser.findElement(By.id("address")).sendKeys("anna@example.org", Keys.TAB, Keys.SPACE);
    go(() -> browser.findElement(By.id("address")).sendKeys(Keys.ENTER));
    assertThat(title()).isEqualTo("Please look into your mailbox");
    assertThat(house.asked).hasSize(1);

    browser.get(link(Purpose.LEAVE, ""));
    browser.switchTo().activeElement().sendKeys(Keys.TAB, Keys.TAB);
    assertThat(browser.switchTo().activeElement().getText()).isEqualTo("Leave");
    Object outline =
        browser.executeScript("return getComputedStyle(document.activeElement).outlineStyle");
    assertThat(outline).as("the focus is seen").isEqualTo("solid");
    go(() -> browser.switchTo().activeElement().sendKeys(Keys.ENTER));
    assertThat(title()).isEqualTo("You have left");
  }

  @Test
  void feedbackAndDeadLinksAreCalmPages() throws Exception {
    browser.get(link(Purpose.LESS, Links.subject(House.PROFILE, "article-0")));
    everyWidth("less");
    press("Less like this");
    assertThat(title()).isEqualTo("Noted: less like this");
    everyWidth("noted");
    press("Neither after all");
    assertThat(title()).isEqualTo("Taken back");
    browser.get(link(Purpose.LEAVE, "") + "x");
    assertThat(title()).isEqualTo("This link does not work");
    everyWidth("dead");
    browser.get(link(Purpose.LEAVE, ""));
    everyWidth("leave");
  }

  @Test
  void theDashboardShowsProfilesSubscribersAndOtherMails() throws Exception {
    house.recent.add(Samples.alert(Samples.opening()));
    house.recent.add(
        new org.storywatch.alert.Alert(
            1,
            "silence",
            House.READER,
            Cadence.DAILY,
            House.NOON,
            new About.Silence(
                "qarun",
                House.NOON.minusSeconds(604_800),
                House.NOON,
                12_345,
                List.of(
                    new About.Earlier(
                        "Bridge of Basri to be painted",
                        "Aldern Post",
                        URI.create("https://post.example.org/1"),
                        House.NOON))),
            House.NOON));
    house.recent.add(
        new org.storywatch.alert.Alert(
            1,
            "confirm",
            "anna@example.org",
            Cadence.IMMEDIATE,
            House.NOON,
            new About.Confirm(Set.of("qarun"), URI.create("https://watch.example.org/")),
            House.NOON));
    browser.get(page("/"));
    everyWidth("dashboard");
    dark(true);
    everyWidth("dashboard-dark");
  }

  private void press(String words) {
    click(browser.findElement(By.xpath("//button[normalize-space()='" + words + "']")));
  }

  private void click(WebElement button) {
    go(button::click);
  }

  /// Returns when the next page is there.
  private void go(Runnable step) {
    WebElement old = browser.findElement(By.tagName("html"));
    step.run();
    new WebDriverWait(browser, Duration.ofSeconds(10)).until(ExpectedConditions.stalenessOf(old));
    new WebDriverWait(browser, Duration.ofSeconds(10))
        .until(ExpectedConditions.presenceOfElementLocated(By.tagName("h1")));
  }

  private String title() {
    return browser.findElement(By.tagName("h1")).getText();
  }

  private String page(String path) {
    return "http://localhost:" + house.port() + path;
  }

  private String link(Purpose purpose, String subject) {
    return page(house.link(purpose, subject));
  }

  /// Takes a picture at the width of a desk and of a phone; nothing may stand out at the side.
  private void everyWidth(String name) throws IOException {
    for (int width : List.of(1280, 390)) {
      browser.executeCdpCommand(
          "Emulation.setDeviceMetricsOverride",
          Map.of("width", width, "height", 900, "deviceScaleFactor", 1, "mobile", false));
      Object wide = browser.executeScript("return document.documentElement.scrollWidth");
      assertThat(((Number) wide).intValue()).as(name).isLessThanOrEqualTo(width);
      Object tall = browser.executeScript("return document.documentElement.scrollHeight");
      browser.executeCdpCommand(
          "Emulation.setDeviceMetricsOverride",
          Map.of("width", width, "height", tall, "deviceScaleFactor", 1, "mobile", false));
      Files.write(
          PICTURES.resolve("%s-%d.png".formatted(name, width)),
          browser.getScreenshotAs(OutputType.BYTES));
    }
    browser.executeCdpCommand("Emulation.clearDeviceMetricsOverride", Map.of());
    browser.manage().window().setSize(new Dimension(1280, 1000));
  }

  private void dark(boolean wanted) {
    browser.executeCdpCommand(
        "Emulation.setEmulatedMedia",
        Map.of(
            "features",
            List.of(Map.of("name", "prefers-color-scheme", "value", wanted ? "dark" : "light"))));
  }

  /// Each text stands out from what is behind it by 4.5 to 1 at least (WCAG 2.2, 1.4.3).
  private void assertReadable() {
    Object faint =
        browser.executeScript(
            """
            const number = text => text.match(/[\\d.]+/g).map(Number);
            const light = colour => {
              const [r, g, b] = number(colour).slice(0, 3).map(one => one / 255)
                  .map(one => one <= 0.04045 ? one / 12.92 : ((one + 0.055) / 1.055) ** 2.4);
              return 0.2126 * r + 0.7152 * g + 0.0722 * b;
            };
            const behind = element => {
              for (let at = element; at; at = at.parentElement) {
                const colour = getComputedStyle(at).backgroundColor;
                if (number(colour).length < 4 || number(colour)[3] > 0) return colour;
              }
              return 'rgb(255, 255, 255)';
            };
            return [...document.querySelectorAll('body *')]
              .filter(one => [...one.childNodes].some(text => text.nodeType === 3
                  && text.textContent.trim()) || one.matches('input, select'))
              .filter(one => one.offsetParent && !one.closest('.unseen, datalist'))
              .filter(one => {
                const a = light(getComputedStyle(one).color), b = light(behind(one));
                return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05) < 4.5;
              })
              .map(one => one.outerHTML);
            """);
    assertThat((List<?>) faint).isEmpty();
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
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
