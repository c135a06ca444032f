package org.storywatch.mine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.storywatch.alert.About;
import org.storywatch.alert.Cadence;
import org.storywatch.alert.Links;
import org.storywatch.alert.Purpose;
import org.storywatch.alert.Subscriber;
import org.storywatch.mail.Samples;

/// The pages of subscribers as people meet them, in a real browser.
class MinePagesIT {
  @TempDir private Path folder;
  private House house;
  private Browser browser;

  @BeforeEach
  void open() throws Exception {
    browser = Browser.open(folder);
    house = House.at(freePort());
  }

  @AfterEach
  void close() {
    try {
      if (browser != null) {
        browser.close(); // first: an open page complains of a server that is gone
      }
    } finally {
      if (house != null) {
        house.close();
      }
    }
  }

  @Test
  void somebodySubscribesConfirmsChangesAndLeaves() throws Exception {
    browser.driver.get(page("/"));
    browser.click(browser.driver.findElement(By.linkText("Subscribe")));
    assertThat(browser.driver.findElement(By.id("zone")).getDomProperty("value"))
        .as("the browser's own zone")
        .isEqualTo("Africa/Tripoli");
    browser.everyWidth("subscribe");
    browser.driver.findElement(By.id("address")).sendKeys("nobody");
    browser.press("Subscribe");
    assertThat(browser.driver.findElements(By.cssSelector("[role=alert] li"))).hasSize(2);
    browser.everyWidth("subscribe-again");
    WebElement address = browser.driver.findElement(By.id("address"));
    address.clear();
    address.sendKeys("anna@example.org");
    browser.driver.findElement(By.cssSelector("input[value=qarun]")).click();
    browser.driver.findElement(By.cssSelector("input[value=daily]")).click();
    browser.press("Subscribe");
    assertThat(browser.title()).isEqualTo("Please look into your mailbox");
    browser.everyWidth("asked");

    URI link = ((About.Confirm) house.asked.getFirst().about()).link();
    browser.driver.get(link.toString());
    browser.everyWidth("confirm");
    assertThat(house.kept).isEmpty();
    browser.press("Yes, tell me");
    assertThat(browser.title()).isEqualTo("You are subscribed");
    browser.everyWidth("confirmed");
    Subscriber anna = house.recent.subscribers().of("anna@example.org").orElseThrow();
    assertThat(anna.profiles()).containsExactly("qarun");
    assertThat(anna.cadence()).isEqualTo(Cadence.DAILY);
    assertThat(anna.zone().getId()).isEqualTo("Africa/Tripoli");

    browser.click(browser.driver.findElement(By.linkText("Change your subscription")));
    assertThat(browser.driver.executeScript("return document.referrer")).isEqualTo("");
    WebElement most = browser.driver.findElement(By.id("most"));
    most.clear();
    most.sendKeys("3");
    browser.press("Save");
    assertThat(browser.driver.findElement(By.cssSelector("[role=status]")).getText())
        .isEqualTo("Your subscription is saved.");
    assertThat(house.recent.subscribers().of("anna@example.org").orElseThrow().most()).isEqualTo(3);
    browser.everyWidth("saved");
    browser.press("Leave");
    assertThat(browser.driver.findElement(By.tagName("main")).getText()).contains("You have left");
    browser.everyWidth("left");
    assertThat(house.recent.subscribers().of("anna@example.org").orElseThrow().state())
        .isEqualTo(Subscriber.State.LEFT);
  }

  @Test
  void aSubscriptionIsManagedFromItsLinkInLightAndDark() throws Exception {
    browser.driver.get(link(Purpose.MUTE, Links.subject(House.PROFILE, "dev-article-0")));
    browser.everyWidth("mute");
    browser.press("Mute it");
    browser.everyWidth("muted");
    browser.driver.get(link(Purpose.MANAGE, ""));
    browser.press("Pause");
    browser.everyWidth("manage");
    browser.dark(true);
    browser.everyWidth("manage-dark");
    browser.assertReadable();
    browser.driver.get(page("/subscribe"));
    browser.everyWidth("subscribe-dark");
    browser.assertReadable();
    browser.dark(false);
    browser.assertReadable();
    browser.driver.get(link(Purpose.MANAGE, ""));
    browser.click(browser.driver.findElement(By.name("unmute")));
    browser.press("Resume");
    assertThat(house.reader().muted()).isEmpty();
    assertThat(house.reader().state()).isEqualTo(Subscriber.State.ACTIVE);
  }

  @Test
  void everythingWorksByKeyboardAndHasAName() {
    browser.driver.get(page("/subscribe"));
    for (WebElement field :
        browser.driver.findElements(By.cssSelector("input:not([type=hidden]), select, button"))) {
      assertThat(field.getAccessibleName()).as(field.toString()).isNotBlank();
    }
    assertThat(browser.driver.findElements(By.cssSelector("fieldset > legend"))).hasSize(2);
    browser.driver.findElement(By.id("address")).sendKeys("anna@example.org", Keys.TAB, Keys.SPACE);
    browser.go(() -> browser.driver.findElement(By.id("address")).sendKeys(Keys.ENTER));
    assertThat(browser.title()).isEqualTo("Please look into your mailbox");
    assertThat(house.asked).hasSize(1);

    browser.driver.get(link(Purpose.LEAVE, ""));
    browser.driver.switchTo().activeElement().sendKeys(Keys.TAB, Keys.TAB);
    assertThat(browser.driver.switchTo().activeElement().getText()).isEqualTo("Leave");
    Object outline =
        browser.driver.executeScript(
            "return getComputedStyle(document.activeElement).outlineStyle");
    assertThat(outline).as("the focus is seen").isEqualTo("solid");
    browser.go(() -> browser.driver.switchTo().activeElement().sendKeys(Keys.ENTER));
    assertThat(browser.title()).isEqualTo("You have left");
  }

  @Test
  void feedbackAndDeadLinksAreCalmPages() throws Exception {
    browser.driver.get(link(Purpose.LESS, Links.subject(House.PROFILE, "article-0")));
    browser.everyWidth("less");
    browser.press("Less like this");
    assertThat(browser.title()).isEqualTo("Noted: less like this");
    browser.everyWidth("noted");
    browser.press("Neither after all");
    assertThat(browser.title()).isEqualTo("Taken back");
    browser.driver.get(link(Purpose.LEAVE, "") + "x");
    assertThat(browser.title()).isEqualTo("This link does not work");
    browser.everyWidth("dead");
    browser.driver.get(link(Purpose.LEAVE, ""));
    browser.everyWidth("leave");
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
    browser.driver.get(page("/"));
    browser.everyWidth("dashboard");
    browser.dark(true);
    browser.everyWidth("dashboard-dark");
  }

  private String page(String path) {
    return "http://localhost:" + house.port() + path;
  }

  private String link(Purpose purpose, String subject) {
    return page(house.link(purpose, subject));
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
