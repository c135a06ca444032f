package org.storywatch.date;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatesTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // RFC 822 and its heirs
        "Tue, 14 Jan 2020 08:30:00 +0100          | 2020-01-14T07:30:00Z",
        "Tue, 14 Jan 2020 08:30:00 GMT            | 2020-01-14T08:30:00Z",
        "14 Jan 2020 08:30 UT                     | 2020-01-14T08:30:00Z",
        "Tue, 14 Jan 20 08:30:00 EST              | 2020-01-14T13:30:00Z",
        "Wed, 14 Jan 2020 08:30:00 -0000          | 2020-01-14T08:30:00Z",
        "Tue 14 Jan 2020 08:30:00 +01:00          | 2020-01-14T07:30:00Z",
        "Tuesday, 14-Jan-20 08:30:00 GMT          | 2020-01-14T08:30:00Z",
        "TUE, 14 JAN 2020 08:30:00 gmt            | 2020-01-14T08:30:00Z",
        "Tue, 14 January 2020 8:30:05 GMT+1       | 2020-01-14T07:30:05Z",
        "Tue, 14 Jan 2020 08:30:00 +0000 (UTC)    | 2020-01-14T08:30:00Z",
        "Tue,14 Jan 2020 08:30:00 UTC-0330        | 2020-01-14T12:00:00Z",
        "Tue, 14 Jan 2020                         | 2020-01-14T00:00:00Z",
        "Tue, 14 Jan 2020 24:00:00 GMT            | 2020-01-15T00:00:00Z",
        "Tue, 31 Dec 2016 23:59:60 GMT            | 2016-12-31T23:59:59Z",
        "Tue, 14 Jan 2020 99:99:99 GMT            | 2020-01-14T00:00:00Z",
        // RFC 3339, ISO 8601 and near it
        "2020-01-14T08:30:00Z                     | 2020-01-14T08:30:00Z",
        "2020-01-14t08:30:00z                     | 2020-01-14T08:30:00Z",
        "2020-01-14T08:30:00.123456+01:00         | 2020-01-14T07:30:00.123456Z",
        "2020-01-14T08:30:00,5-0500               | 2020-01-14T13:30:00.500Z",
        "2020-01-14T08:30+05:30                   | 2020-01-14T03:00:00Z",
        "2020-01-14T08:30:00                      | 2020-01-14T08:30:00Z",
        "2020-01-14 08:30:00 +0100                | 2020-01-14T07:30:00Z",
        "2020-01-14 08:30:00 UTC                  | 2020-01-14T08:30:00Z",
        "2020/01/14 08:30:00                      | 2020-01-14T08:30:00Z",
        "2020.01.14 08:30                         | 2020-01-14T08:30:00Z",
        "2020-01-14                               | 2020-01-14T00:00:00Z",
        "2020-1-4 8:05                            | 2020-01-04T08:05:00Z",
        "2020-01-14+02:00                         | 2020-01-13T22:00:00Z",
        "2020-01                                  | 2020-01-01T00:00:00Z",
        "2020                                     | 2020-01-01T00:00:00Z",
        "20200114T083000Z                         | 2020-01-14T08:30:00Z",
        "20200114083000                           | 2020-01-14T08:30:00Z",
        "20200114                                 | 2020-01-14T00:00:00Z",
        "2020-01-14T08:30:00 Europe/Berlin        | 2020-01-14T07:30:00Z",
        // what languages print
        "Tue Jan 14 08:30:00 2020                 | 2020-01-14T08:30:00Z",
        "Tue Jan 14 08:30:00 CET 2020             | 2020-01-14T07:30:00Z",
        "Tue Jan 14 2020 08:30:00 GMT+0100 (CET)  | 2020-01-14T07:30:00Z",
        "Tue, 14 Jan 120 08:30:00 GMT             | 2020-01-14T08:30:00Z",
        // seconds, milliseconds, microseconds since 1970
        "1578990600                               | 2020-01-14T08:30:00Z",
        "1578990600.25                            | 2020-01-14T08:30:00Z",
        "1578990600000                            | 2020-01-14T08:30:00Z",
        "1578990600000000                         | 2020-01-14T08:30:00Z",
        // zones by name
        "Tue, 14 Jan 2020 08:30:00 PDT            | 2020-01-14T15:30:00Z",
        "Tue, 14 Jul 2020 08:30:00 CEST           | 2020-07-14T06:30:00Z",
        "Tue, 14 Jul 2020 08:30:00 BST            | 2020-07-14T07:30:00Z",
        "Tue, 14 Jan 2020 08:30:00 IST            | 2020-01-14T03:00:00Z",
        "Tue, 14 Jan 2020 08:30:00 MSK            | 2020-01-14T05:30:00Z",
        "Tue, 14 Jan 2020 08:30:00 JST            | 2020-01-13T23:30:00Z",
        "Tue, 14 Jan 2020 08:30:00 AEDT           | 2020-01-13T21:30:00Z",
        "Tue, 14 Jul 2020 08:30:00 ET             | 2020-07-14T12:30:00Z",
        "Tue, 14 Jan 2020 08:30:00 XYZT           | 2020-01-14T08:30:00Z",
        // as people write
        "January 14, 2020 8:30 PM                 | 2020-01-14T20:30:00Z",
        "Jan. 14th, 2020, 12:05 a.m.              | 2020-01-14T00:05:00Z",
        "14th of January 2020                     | 2020-01-14T00:00:00Z",
        "1/14/2020 8:30:00 AM                     | 2020-01-14T08:30:00Z",
        "01/02/2020 8:30 PM                       | 2020-01-02T20:30:00Z",
        "01/02/2020 08:30                         | 2020-02-01T08:30:00Z",
        "14.01.2020 08:30                         | 2020-01-14T08:30:00Z",
        "14.1.20                                  | 2020-01-14T00:00:00Z",
        "08:30 14-01-2020                         | 2020-01-14T08:30:00Z",
        "31/12/99                                 | 1999-12-31T00:00:00Z",
        "2020-Jan-14                              | 2020-01-14T00:00:00Z",
        // months in other languages
        "Di, 14 Januar 2020 08:30:00 +0100        | 2020-01-14T07:30:00Z",
        "14. März 2020, 8.30 Uhr                  | 2020-03-14T08:30:00Z",
        "Do, 31 Dez 2020 08:30:00 +0100           | 2020-12-31T07:30:00Z",
        "mar. 14 janv. 2020 08h30                 | 2020-01-14T08:30:00Z",
        "1er août 2020                            | 2020-08-01T00:00:00Z",
        "Mar, 14 Ene 2020 08:30:00 GMT            | 2020-01-14T08:30:00Z",
        "14 de enero de 2020                      | 2020-01-14T00:00:00Z",
        "14 gennaio 2020 08:30                    | 2020-01-14T08:30:00Z",
        "14 de março de 2020                      | 2020-03-14T00:00:00Z",
        "14 mei 2020                              | 2020-05-14T00:00:00Z",
        "14 okt 2020                              | 2020-10-14T00:00:00Z",
        "14 października 2020                     | 2020-10-14T00:00:00Z",
        "14. května 2020                          | 2020-05-14T00:00:00Z",
        "2020. január 14.                         | 2020-01-14T00:00:00Z",
        "14 ianuarie 2020                         | 2020-01-14T00:00:00Z",
        "14 Ağustos 2020                          | 2020-08-14T00:00:00Z",
        "14 ŞUBAT 2020                            | 2020-02-14T00:00:00Z",
        "14 января 2020 08:30                     | 2020-01-14T08:30:00Z",
        "Вт, 14 янв 2020 08:30:00 +0300           | 2020-01-14T05:30:00Z",
        "14 січня 2020                            | 2020-01-14T00:00:00Z",
        "14 Ιανουαρίου 2020                       | 2020-01-14T00:00:00Z",
        "١٤ يناير ٢٠٢٠                             | 2020-01-14T00:00:00Z",
        "2020年1月14日 08:30                       | 2020-01-14T08:30:00Z",
        "2020년 1월 14일 오후 8:30                  | 2020-01-14T20:30:00Z",
        "2020年1月14日 下午8时30分                  | 2020-01-14T20:30:00Z",
      })
  void theDateIsReadHoweverItIsWritten(String written, Instant meant) {
    assertThat(Dates.read(written)).contains(meant);
  }

  @Test
  void fractionsOfMillisecondsSince1970AreCutOff() {
    assertThat(Dates.read("1578990600123456")).contains(Instant.parse("2020-01-14T08:30:00.123Z"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "sometime soon",
        "yesterday",
        "0000-00-00 00:00:00",
        "2020-02-30",
        "2020-13-01",
        "32 Jan 2020",
        "Tue",
        "08:30",
        "12",
        "12345678901",
        "99999999999999999999",
        "14 Foo 2020",
        "--",
        "null",
        "Invalid Date"
      })
  void whatIsNoDateIsNone(String written) {
    assertThat(Dates.read(written)).isEmpty();
  }

  @Test
  void aWholeBookIsNoDate() {
    assertThat(Dates.read("14 Jan 2020 ".repeat(100_000))).isEmpty();
  }

  @Test
  void damagedDatesNeverThrow() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    String[] dates = {
      "Tue, 14 Jan 2020 08:30:00 +0100", "2020-01-14T08:30:00Z", "14. März 2020, 8.30 Uhr"
    };
    String letters = "0123456789:-+/. ,TZJanuary年月日apm";
    for (int i = 0; i < 20_000; i++) {
      StringBuilder date = new StringBuilder(dates[random.nextInt(dates.length)]);
      for (int hit = 0; hit < 4; hit++) {
        date.setCharAt(
            random.nextInt(date.length()), letters.charAt(random.nextInt(letters.length())));
      }
      assertThat(Dates.read(date.toString())).as("seed %s, %s", seed, date).isNotNull();
    }
  }
}
