package org.storywatch.text;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Countries and cities whose names every language makes its own: Libya, Libyen, Ливия and ليبيا
/// are one term. The Java runtime knows the countries; the cities are those of world news.
final class Places {
  /// Shorter names are too often something else.
  private static final int SHORTEST = 4;

  /// The same for scripts that leave out vowels.
  private static final int SHORTEST_OF_OTHERS = 3;

  /// Cases are told by endings.
  private static final Set<String> CASES = Set.of("ru", "uk", "be", "bg", "sr", "mk", "el");

  private static final Map<String, String> CITIES = new HashMap<>();

  static {
    """
    Moscow Moskau Moscou Mosca Moscú Moscovo Moskou Moskva Moskwa Moskova Москва موسكو مسكو Μόσχα מוסקבה
    Tripoli Tripolis Trípoli Trablus Триполи Тріполі طرابلس Τρίπολη טריפולי
    Berlin Berlino Berlín Berlim Berlijn Берлин Берлін برلين Βερολίνο ברלין
    Istanbul Estambul Istambul Стамбул إسطنبول اسطنبول Κωνσταντινούπολη איסטנבול
    Ankara Анкара أنقرة انقره Άγκυρα אנקרה
    Cairo Kairo Caire Caïro Káhira Kahire Каир Каїр القاهرة Κάιρο קהיר
    Benghazi Bengasi Bengazi Bingazi Бенгази Бенгазі بنغازي Βεγγάζη בנגאזי
    Rome Rom Roma Řím Rzym Рим روما Ρώμη רומא
    Paris Parigi París Parijs Paříž Paryż Париж باريس Παρίσι פריז
    London Londres Londra Londen Londýn Londyn Лондон لندن Λονδίνο לונדון
    Brussels Brüssel Bruxelles Bruselas Bruxelas Brussel Brüksel Bryssel Брюссель بروكسل Βρυξέλλες בריסל
    Geneva Genf Genève Ginevra Ginebra Genebra Cenevre Женева جنيف Γενεύη
    Vienna Wien Vienne Viena Wenen Viyana Вена Відень فيينا Βιέννη וינה
    Athens Athen Athènes Atene Atenas Athene Atina Афины Афіни أثينا Αθήνα אתונה
    Washington Вашингтон واشنطن Ουάσινγκτον וושינגטון
    Beijing Peking Pékin Pechino Pekín Pequim Pekin Пекин Пекін بكين Πεκίνο
    Kiev Kyiv Kiew Kijów Kyjev Киев Київ كييف Κίεβο קייב
    Warsaw Warschau Varsovie Varsavia Varsovia Varsóvia Warszawa Varşova Варшава وارسو Βαρσοβία ורשה
    Damascus Damaskus Damas Damasco Damaskos Дамаск دمشق Δαμασκός דמשק
    Aleppo Alep Alepo Halep Алеппо حلب Χαλέπι חאלב
    Baghdad Bagdad Bagdá Bağdat Багдад بغداد Βαγδάτη בגדד
    Tehran Teheran Téhéran Teherán Teerã Tahran Тегеран طهران تهران Τεχεράνη טהרן
    Jerusalem Jérusalem Gerusalemme Jerusalén Jerusalém Kudüs Иерусалим القدس Ιερουσαλήμ ירושלים
    Beirut Beyrouth Beirute Beyrut Бейрут بيروت Βηρυτός ביירות
    Riyadh Riad Riyad Рияд الرياض Ριάντ ריאד
    Khartoum Khartum Jartum Cartum Hartum Хартум الخرطوم Χαρτούμ חרטום
    Algiers Algier Alger Argel Algeri Cezayir Алжир Ἀλγέρι
    Tokyo Tokio Tóquio Токио Токіо طوكيو Τόκιο טוקיו
    Lisbon Lissabon Lisbonne Lisbona Lisboa Lizbon Лиссабон لشبونة Λισαβόνα
    Prague Prag Praga Praha Прага براغ Πράγα פראג
    Copenhagen Kopenhagen Copenhague Copenaghen København Kopenhag Копенгаген كوبنهاغن Κοπεγχάγη
    Naples Neapel Napoli Nápoles Napels Napoli Неаполь نابولي Νάπολη
    Milan Mailand Milano Milán Milão Milaan Милан ميلانو Μιλάνο
    Munich München Múnich Munique Münih Мюнхен ميونيخ Μόναχο
    Strasbourg Straßburg Strasburgo Estrasburgo Страсбург ستراسبورغ Στρασβούργο
    Seoul Séoul Seúl Seul Сеул سيول Σεούλ
    Misrata Misurata Misratah Мисурата Мисрата مصراتة Μισράτα
    Idlib Idleb Idlip Идлиб Ідліб إدلب Ιντλίμπ אידליב
    Crimea Krim Crimée Crimea Krym Kırım Крым Крим القرم Κριμαία
    Europe Europa Avrupa Европа Європа أوروبا Ευρώπη אירופה
    Africa Afrika Afrique África Африка أفريقيا إفريقيا Αφρική אפריקה
    Kremlin Kreml Cremlino Cremlin Kremlj Кремль الكرملين Κρεμλίνο הקרמלין
    """
        .strip()
        .lines()
        .map(line -> List.of(line.strip().split(" ")))
        .forEach(names -> names.forEach(name -> put(CITIES, plain(name), code(names.getFirst()))));
  }

  private final Map<String, Map<String, String>> countries = new ConcurrentHashMap<>();

  private static void put(Map<String, String> places, String name, String code) {
    places.putIfAbsent(name, code);
    if (name.charAt(0) > 'z') {
      places.putIfAbsent(stem(name), code);
    }
  }

  private static String code(String name) {
    return "@" + name.toLowerCase(Locale.ROOT);
  }

  /// @param name one word of a text, however its language writes it
  /// @return the term of the country or city of this name
  Optional<String> of(String name, String language) {
    String word = plain(name);
    Optional<String> found = exactly(word, language);
    if (found.isPresent() || !CASES.contains(language)) {
      return found;
    }
    return exactly(stem(word), language);
  }

  private Optional<String> exactly(String word, String language) {
    String city = CITIES.get(word);
    return word.isEmpty()
        ? Optional.empty()
        : Optional.ofNullable(city != null ? city : countries(language).get(word));
  }

  private Map<String, String> countries(String language) {
    return countries.computeIfAbsent(language, Places::read);
  }

  private static Map<String, String> read(String language) {
    Map<String, String> names = new HashMap<>();
    Locale in = Locale.of(language);
    for (String code : Locale.getISOCountries()) {
      String name = plain(Locale.of("", code).getDisplayCountry(in));
      int shortest = name.codePointAt(0) > 'z' ? SHORTEST_OF_OTHERS : SHORTEST;
      if (name.length() >= shortest && name.chars().allMatch(Character::isLetter)) {
        put(names, name, code(code));
      }
    }
    if (language.equals("en")) {
      put(names, "turkey", code("TR")); // as most of the news has it still
    }
    return names;
  }

  /// Without the vowels at its end, which change with the case.
  private static String stem(String word) {
    int end = word.length();
    while (end > 0 && "аеиоуыэюяйьіїєαεηιουωςά".indexOf(word.charAt(end - 1)) >= 0) {
      end--;
    }
    return end < 3 ? "" : word.substring(0, end) + "-";
  }

  private static String plain(String name) {
    String low = name.toLowerCase(Locale.ROOT);
    String word = low.startsWith("ال") ? low.substring(2) : low;
    return Skeleton.folded(
        word.replace('أ', 'ا')
            .replace('إ', 'ا')
            .replace('آ', 'ا')
            .replace('ى', 'ي')
            .replace('ة', 'ه')
            .replace('ά', 'α')
            .replace('έ', 'ε')
            .replace('ή', 'η')
            .replace('ί', 'ι')
            .replace('ό', 'ο')
            .replace('ύ', 'υ')
            .replace('ώ', 'ω')
            .replace("ё", "е"));
  }
}
