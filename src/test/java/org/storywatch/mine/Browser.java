package org.storywatch.mine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.WebDriverWait;

/// A real browser, on a computer in Tripoli. Pictures go to `target/pictures`, or where
/// `-Dpictures` says.
public final class Browser implements AutoCloseable {
  private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
  private static final Path DRIVER = Path.of("/usr/bin/chromedriver");
  private static final Path PICTURES = Path.of(System.getProperty("pictures", "target/pictures"));

  /// What it is driven by.
  public final ChromeDriver driver;

  private Browser(ChromeDriver driver) {
    this.driver = driver;
  }

  /// @param folder where it keeps its things
  public static Browser open(Path folder) throws IOException {
    boolean there = Files.exists(CHROMIUM) && Files.exists(DRIVER);
    assertThat(there || System.getenv("CI") == null).as("CI has Chromium").isTrue();
    assumeTrue(there, "skipped: chromium and chromedriver are not installed");
    ChromeDriver driver = driver(folder);
    driver.executeCdpCommand(
        "Emulation.setTimezoneOverride", Map.of("timezoneId", "Africa/Tripoli"));
    Files.createDirectories(PICTURES);
    return new Browser(driver);
  }

  @Override
  public void close() {
    assertThat(driver.manage().logs().get(LogType.BROWSER).getAll())
        .extracting(LogEntry::getMessage)
        .filteredOn(words -> !words.contains("status of 4"))
        .isEmpty();
    driver.quit();
  }

  /// Presses a button.
  public void press(String words) {
    click(driver.findElement(By.xpath("//button[normalize-space()='" + words + "']")));
  }

  /// Follows it.
  public void click(WebElement button) {
    go(button::click);
  }

  /// Returns when the next page is there.
  public void go(Runnable step) {
    WebElement old = driver.findElement(By.tagName("html"));
    step.run();
    new WebDriverWait(driver, Duration.ofSeconds(10))
        .ignoring(WebDriverException.class) // the driver, asked while the page goes
        .until(ExpectedConditions.stalenessOf(old));
    new WebDriverWait(driver, Duration.ofSeconds(10))
        .until(ExpectedConditions.presenceOfElementLocated(By.tagName("h1")));
  }

  /// Returns when a script says yes.
  public void await(String script) {
    new WebDriverWait(driver, Duration.ofSeconds(10))
        .until(_ -> Boolean.TRUE.equals(driver.executeScript(script)));
  }

  /// What it shows as its headline.
  public String title() {
    return driver.findElement(By.tagName("h1")).getText();
  }

  /// Takes a picture at the width of a desk and of a phone; nothing may stand out at the side.
  public void everyWidth(String name) throws IOException {
    everyWidth(name, () -> {});
  }

  /// The same, and looks closer at each width.
  public void everyWidth(String name, Runnable look) throws IOException {
    for (int width : List.of(1280, 390)) {
      driver.executeCdpCommand(
          "Emulation.setDeviceMetricsOverride",
          Map.of("width", width, "height", 900, "deviceScaleFactor", 1, "mobile", false));
      Object wide = driver.executeScript("return document.documentElement.scrollWidth");
      assertThat(((Number) wide).intValue()).as(name).isLessThanOrEqualTo(width);
      Object tall = driver.executeScript("return document.documentElement.scrollHeight");
      driver.executeCdpCommand(
          "Emulation.setDeviceMetricsOverride",
          Map.of("width", width, "height", tall, "deviceScaleFactor", 1, "mobile", false));
      Files.write(
          PICTURES.resolve("%s-%d.png".formatted(name, width)),
          driver.getScreenshotAs(OutputType.BYTES));
      look.run();
    }
    driver.executeCdpCommand("Emulation.clearDeviceMetricsOverride", Map.of());
    driver.manage().window().setSize(new Dimension(1280, 1000));
  }

  /// Asks for the dark colours, or the light ones.
  public void dark(boolean wanted) {
    driver.executeCdpCommand(
        "Emulation.setEmulatedMedia",
        Map.of(
            "features",
            List.of(Map.of("name", "prefers-color-scheme", "value", wanted ? "dark" : "light"))));
  }

  /// Each text stands out from what is behind it by 4.5 to 1 at least (WCAG 2.2, 1.4.3).
  public void assertReadable() {
    Object faint =
        driver.executeScript(
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

  private static ChromeDriver driver(Path folder) throws IOException {
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
