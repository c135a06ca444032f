package org.storywatch.format;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HtmlTextTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "One                                     | One",
        "<p>One</p><p>two</p>                    | One/two",
        "One<br>two<BR/>three                    | One/two/three",
        "a<b>b</b>c                              | abc",
        "a <i>b</i> c                            | a b c",
        "<td>a</td><td>b</td>                    | a b",
        "caf&eacute;&nbsp;&#8211; &amp;lt; &copy | café – &lt; ©",
        "1 < 2 and <3                            | 1 < 2 and <3",
        "<a title=\"x > y\" href='>'>z</a>       | z",
        "<a title=it's>z</a>                     | z",
        "a<!-- <p>b</p> -->c                     | ac",
        "a<!-- never ends                        | a",
        "a<?xml b ?>c<!doctype d>e               | ace",
        "a</ b>c</>d                             | acd",
        "a<script>b < c; '</p>'</script>d        | ad",
        "a<SCRIPT>b                              | a",
        "a<style>b</style >c                     | ac",
        "a<form>b                                | ab",
        "a<form>b</form>c                        | ac",
        "a<noscript>b</noscript>c                | ac",
        "a<iframe src=x></iframe>b               | ab",
        "a<svg><path d='M0'/></svg>b             | ab",
        "<unknown-thing>a</unknown-thing>        | a",
        "a<b                                     | a",
        "a<                                      | a<",
        "a<p class=\"never closed                | a",
        "&lt;p&gt;                               | <p>",
        "<ul><li>a<li>b</ul>                     | a/b",
      })
  void theTextIsWhatABrowserShows(String html, String text) {
    assertThat(HtmlText.of(html).replace("\n\n", "/")).isEqualTo(text);
  }

  @Test
  void timeDoesNotDependOnNesting() {
    for (String part :
        new String[] {"<b><p>", "<table><b>x", "<form>", "<a b='", "<!--", "</", "&"}) {
      long start = System.nanoTime();
      assertThat(HtmlText.of(part.repeat(500_000 / part.length()))).isNotNull();
      assertThat(System.nanoTime() - start).as(part).isLessThan(5_000_000_000L);
    }
  }
}
