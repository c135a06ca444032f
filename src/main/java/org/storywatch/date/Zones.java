package org.storywatch.date;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Time zones as dates name them: offsets, the short names that are in use, and regions.
///
/// Short names are not unique. Those of RFC 822 mean what it says (`CST` is American); of the
/// others the one that most news is dated in is taken (`IST` is Indian, `BST` British). The single
/// letters of RFC 822 but Z say nothing, since it had them backwards (RFC 2822, section 4.3).
final class Zones {
  private static final Pattern OFFSET = Pattern.compile("([+-]) ?(\\d{1,2})(?::?(\\d{2}))?(?!\\d)");
  private static final Pattern NAME = Pattern.compile("\\p{L}+(?:/[\\p{L}_+-]+)*");
  private static final int LONGEST_OFFSET = 14;
  private static final Map<String, ZoneId> NAMES = names();

  private Zones() {}

  /// The zone in what is left of a date, UTC where there is none.
  static ZoneId find(String left) {
    Matcher offset = OFFSET.matcher(left);
    while (offset.find()) {
      int hours = Integer.parseInt(offset.group(2));
      int minutes = offset.group(3) == null ? 0 : Integer.parseInt(offset.group(3));
      if (hours <= LONGEST_OFFSET && minutes < 60) {
        int seconds = (hours * 60 + minutes) * 60;
        return ZoneOffset.ofTotalSeconds(offset.group(1).equals("-") ? -seconds : seconds);
      }
    }
    ZoneId zone = ZoneOffset.UTC;
    Matcher name = NAME.matcher(left);
    while (name.find()) {
      zone = NAMES.getOrDefault(name.group(), zone);
    }
    return zone;
  }

  private static Map<String, ZoneId> names() {
    Map<String, ZoneId> names = new HashMap<>();
    for (String id : ZoneId.getAvailableZoneIds()) {
      if (id.indexOf('/') > 0) {
        names.put(id.toLowerCase(Locale.ROOT), ZoneId.of(id));
      }
    }
    String fixed =
        "z=0 ut=0 utc=0 gmt=0 wet=0 west=1 bst=1 cet=1 met=1 mez=1 cest=2 mest=2 mesz=2 eet=2"
            + " eest=3 msk=3 trt=3 sast=2 cat=2 wat=1 eat=3 ast=-4 adt=-3 est=-5 edt=-4 cst=-6"
            + " cdt=-5 mst=-7 mdt=-6 pst=-8 pdt=-7 akst=-9 akdt=-8 hst=-10 brt=-3 art=-3 clt=-4"
            + " vet=-4 cot=-5 gst=4 pkt=5 ict=7 wib=7 wita=8 wit=9 hkt=8 sgt=8 myt=8 pht=8 awst=8"
            + " kst=9 jst=9 aest=10 aedt=11 nzst=12 nzdt=13";
    for (String one : fixed.split(" ", -1)) {
      int is = one.indexOf('=');
      names.put(one.substring(0, is), ZoneOffset.ofHours(Integer.parseInt(one.substring(is + 1))));
    }
    names.put("ist", ZoneOffset.ofHoursMinutes(5, 30));
    names.put("npt", ZoneOffset.ofHoursMinutes(5, 45));
    names.put("irst", ZoneOffset.ofHoursMinutes(3, 30));
    names.put("acst", ZoneOffset.ofHoursMinutes(9, 30));
    names.put("acdt", ZoneOffset.ofHoursMinutes(10, 30));
    names.put("nst", ZoneOffset.ofHoursMinutes(-3, -30));
    names.put("ndt", ZoneOffset.ofHoursMinutes(-2, -30));
    names.put("et", ZoneId.of("America/New_York"));
    names.put("ct", ZoneId.of("America/Chicago"));
    names.put("mt", ZoneId.of("America/Denver"));
    names.put("pt", ZoneId.of("America/Los_Angeles"));
    return Map.copyOf(names);
  }
}
