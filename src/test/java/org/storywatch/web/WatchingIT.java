package org.storywatch.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.openqa.selenium.logging.LogType;
import org.storywatch.mail.Samples;
import org.storywatch.mine.Browser;

/// A page that stays open, in a real browser.
@Execution(ExecutionMode.CONCURRENT)
class WatchingIT {
  @TempDir private Path folder;

  @Test
  void anOpenPageShowsWhatComesKeepsWhatIsTypedAndSaysWhenNobodyAnswers() throws Exception {
    try (Gate gate = Gate.open();
        Browser browser = Browser.open(folder)) {
      String home = "http://localhost:" + gate.dashboard.port();
      browser.driver.get(home + "/subscribers");
      browser.driver.executeScript("document.getElementById('address').value = 'new@example.org'");
      gate.recent.add(Samples.alert(Samples.article(9, "The Courier", "Gates opened", "All.")));
      assertThat(browser.driver.executeScript("return document.querySelector('main[data-live]')"))
          .as("a page with a form is left alone")
          .isNull();
      browser.driver.get(home + "/");
      browser.await("return document.querySelectorAll('.story').length === 2");
      gate.now = gate.now.plusSeconds(2);
      gate.recent.add(Samples.alert(Samples.article(10, "The Courier", "Gates closed", "All.")));
      browser.await("return document.querySelectorAll('.story').length === 3");
      browser.await(
          "return document.getElementById('said').textContent === 'New alert: Gates closed'");
      gate.dashboard.close();
      browser.await("return !document.getElementById('offline').hidden");
      browser.driver.get("about:blank");
      assertThat(browser.driver.manage().logs().get(LogType.BROWSER).getAll())
          .as("what the browser says of a server that is gone, and nothing else")
          .allMatch(entry -> entry.getMessage().contains("net::ERR_"));
    }
  }
}
