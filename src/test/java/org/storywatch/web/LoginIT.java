package org.storywatch.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.Cookie;
import org.openqa.selenium.Keys;
import org.storywatch.mine.Browser;

/// Logging in and out, in a real browser.
class LoginIT {
  @TempDir private Path folder;
  private Gate gate;
  private Browser browser;

  @BeforeEach
  void open() throws Exception {
    gate = Gate.at("http://localhost/");
    browser = Browser.open(folder);
  }

  @AfterEach
  void close() {
    if (browser != null) {
      browser.close();
    }
    if (gate != null) {
      gate.close();
    }
  }

  @Test
  void theAdministratorLogsInByKeyboardWorksAndLogsOut() throws Exception {
    browser.driver.get(page("/mail/alert-article-0"));
    assertThat(browser.title()).isEqualTo("Log in");
    browser.everyWidth("login");
    assertThat(browser.driver.switchTo().activeElement().getAccessibleName()).isEqualTo("Password");
    browser.go(
        () -> browser.driver.switchTo().activeElement().sendKeys("not the password", Keys.ENTER));
    assertThat(browser.driver.findElement(By.cssSelector("[role=alert]")).getText())
        .isEqualTo("This is not the password.");
    browser.everyWidth("login-again");
    browser.assertReadable();
    browser.dark(true);
    browser.assertReadable();
    browser.everyWidth("login-dark");
    browser.dark(false);
    browser.go(() -> browser.driver.switchTo().activeElement().sendKeys(Gate.PASSWORD, Keys.ENTER));
    assertThat(browser.driver.getCurrentUrl()).endsWith("/mail/alert-article-0");

    browser.driver.get(page("/"));
    browser.everyWidth("logged-in");
    assertThat(browser.driver.executeScript("return document.cookie")).isEqualTo("");
    Cookie cookie = Objects.requireNonNull(browser.driver.manage().getCookieNamed("storywatch"));
    assertThat(cookie.isHttpOnly()).isTrue();
    assertThat(cookie.getSameSite()).isEqualTo("Lax");
    browser.driver.findElement(By.cssSelector(".story button[value=less]")).click();
    browser.await("return document.body.textContent.includes('Noted: less like this.')");
    browser.press("Log out");
    assertThat(browser.title()).isEqualTo("Log in");
    browser.driver.get(page("/"));
    assertThat(browser.title()).isEqualTo("Log in");
  }

  @Test
  void aPageWhoseSessionEndsGoesToTheForm() {
    browser.driver.get(page("/login"));
    browser.go(() -> browser.driver.switchTo().activeElement().sendKeys(Gate.PASSWORD, Keys.ENTER));
    assertThat(browser.title()).isEqualTo("Overview");
    gate.now = gate.now.plus(Duration.ofHours(13));
    browser.await("return document.getElementById('password') !== null");
  }

  private String page(String path) {
    return "http://localhost:" + gate.dashboard.port() + path;
  }
}
