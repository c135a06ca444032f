package org.storywatch.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CadenceTest {
  @ParameterizedTest
  @CsvSource({
    // cadence, hour, zone, when the alert arose, when it is due
    "IMMEDIATE, 7,  UTC,              2026-03-01T10:20:00Z, 2026-03-01T10:20:00Z",
    "HOURLY,    7,  UTC,              2026-03-01T10:20:00Z, 2026-03-01T11:00:00Z",
    "HOURLY,    7,  UTC,              2026-03-01T11:00:00Z, 2026-03-01T12:00:00Z",
    "DAILY,     7,  UTC,              2026-03-01T06:59:59Z, 2026-03-01T07:00:00Z",
    "DAILY,     7,  UTC,              2026-03-01T07:00:00Z, 2026-03-02T07:00:00Z",
    "DAILY,     7,  UTC,              2026-12-31T23:00:00Z, 2027-01-01T07:00:00Z",
    "DAILY,     0,  UTC,              2026-12-31T23:59:59Z, 2027-01-01T00:00:00Z",
    "DAILY,     23, Asia/Tokyo,       2026-03-01T13:59:59Z, 2026-03-01T14:00:00Z",
    "DAILY,     18, Asia/Kolkata,     2026-03-01T12:30:00Z, 2026-03-02T12:30:00Z",
    // in Berlin 02:00 to 03:00 is not there on 29 March 2026: the next hour that there is
    "DAILY,     2,  Europe/Berlin,    2026-03-28T12:00:00Z, 2026-03-29T01:00:00Z",
    "DAILY,     2,  Europe/Berlin,    2026-03-29T01:00:00Z, 2026-03-30T00:00:00Z",
    "DAILY,     7,  Europe/Berlin,    2026-03-28T12:00:00Z, 2026-03-29T05:00:00Z",
    // and is there twice on 25 October: the first, and only that
    "DAILY,     2,  Europe/Berlin,    2026-10-24T12:00:00Z, 2026-10-25T00:00:00Z",
    "DAILY,     2,  Europe/Berlin,    2026-10-25T00:30:00Z, 2026-10-26T01:00:00Z",
    "DAILY,     2,  Europe/Berlin,    2026-10-25T01:30:00Z, 2026-10-26T01:00:00Z",
    "DAILY,     7,  Europe/Berlin,    2026-10-24T12:00:00Z, 2026-10-25T06:00:00Z",
    // in Santiago the day of 6 September 2026 begins at 01:00
    "DAILY,     0,  America/Santiago, 2026-09-05T20:00:00Z, 2026-09-06T04:00:00Z",
    "DAILY,     7,  America/Santiago, 2026-09-06T04:30:00Z, 2026-09-06T10:00:00Z",
    // Lord Howe puts its clocks forward by half an hour, on 4 October 2026
    "DAILY,     2,  Australia/Lord_Howe, 2026-10-03T10:00:00Z, 2026-10-03T15:30:00Z",
    // and Apia had no 30 December 2011 at all
    "DAILY,     7,  Pacific/Apia,     2011-12-29T20:00:00Z, 2011-12-30T17:00:00Z",
  })
  void theCadenceDecidesWhen(Cadence cadence, int hour, String zone, Instant created, Instant due) {
    assertThat(cadence.due(created, hour, ZoneId.of(zone))).isEqualTo(due);
  }
}
