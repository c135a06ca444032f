package org.storywatch.fact;

import java.util.HashMap;
import java.util.Map;
import org.storywatch.fact.Quantity.Dimension;

/// What words and signs behind a number make of it.
final class Units {
  /// @param factor how many of the base unit it is
  record Unit(Dimension dimension, double factor) {}

  private static final Map<String, Unit> BY_WORD = new HashMap<>();

  static {
    put(Dimension.SHARE, 1, "percent", "pc", "prozent", "procent", "yuzde");
    put(
        Dimension.LENGTH,
        1,
        "metre",
        "metres",
        "meter",
        "meters",
        "metro",
        "metros",
        "metri",
        "metrov");
    put(
        Dimension.LENGTH,
        1_000,
        "km",
        "kilometre",
        "kilometres",
        "kilometer",
        "kilometers",
        "kilometro",
        "kilometros",
        "chilometri",
        "chilometro",
        "quilometros");
    put(Dimension.LENGTH, 0.01, "cm", "centimetre", "centimetres", "centimeter", "centimeters");
    put(Dimension.LENGTH, 0.001, "mm", "millimetre", "millimetres", "millimeter", "millimeters");
    put(Dimension.LENGTH, 1_609.34, "mile", "miles", "mi");
    put(Dimension.LENGTH, 0.3048, "foot", "feet", "ft");
    put(Dimension.LENGTH, 0.0254, "inch", "inches");
    put(Dimension.LENGTH, 0.9144, "yard", "yards");
    put(Dimension.AREA, 1e4, "hectare", "hectares", "ha");
    put(Dimension.AREA, 4_046.86, "acre", "acres");
    put(Dimension.VOLUME, 1, "litre", "litres", "liter", "liters");
    put(Dimension.VOLUME, 3.785, "gallon", "gallons");
    put(Dimension.VOLUME, 159, "barrel", "barrels");
    put(Dimension.MASS, 1, "kg", "kilo", "kilos", "kilogram", "kilograms", "kilogramme");
    put(Dimension.MASS, 0.001, "gram", "grams", "gramme", "grammes");
    put(Dimension.MASS, 1_000, "tonne", "tonnes", "ton", "tons");
    put(Dimension.MASS, 0.4536, "pound", "pounds", "lb", "lbs");
    put(Dimension.TIME, 1 / 60.0, "second", "seconds", "sec");
    put(
        Dimension.TIME,
        1,
        "minute",
        "minutes",
        "min",
        "mins",
        "minuten",
        "minutos",
        "minuti",
        "minuto",
        "dakika");
    put(
        Dimension.TIME,
        60,
        "hour",
        "hours",
        "hr",
        "hrs",
        "heure",
        "heures",
        "stunde",
        "stunden",
        "hora",
        "horas",
        "ora",
        "ore",
        "uur",
        "saat");
    put(
        Dimension.TIME,
        1_440,
        "day",
        "days",
        "jour",
        "jours",
        "tag",
        "tage",
        "tagen",
        "dia",
        "dias",
        "giorno",
        "giorni",
        "dagen",
        "gun");
    put(
        Dimension.TIME,
        7 * 1_440,
        "week",
        "weeks",
        "semaine",
        "semaines",
        "woche",
        "wochen",
        "semana",
        "semanas",
        "settimana",
        "settimane",
        "weken",
        "hafta");
    put(Dimension.TIME, 14 * 1_440, "fortnight", "fortnights");
    put(
        Dimension.TIME,
        30.44 * 1_440,
        "month",
        "months",
        "mois",
        "monat",
        "monate",
        "monaten",
        "mes",
        "meses",
        "mese",
        "mesi",
        "maanden",
        "ay");
    put(
        Dimension.TIME,
        365.25 * 1_440,
        "year",
        "years",
        "yr",
        "yrs",
        "an",
        "ans",
        "annee",
        "annees",
        "jahr",
        "jahre",
        "jahren",
        "ano",
        "anos",
        "anno",
        "anni",
        "jaar",
        "yil");
    put(Dimension.TIME, 3_652.5 * 1_440, "decade", "decades");
    put(Dimension.TIME, 36_525.0 * 1_440, "century", "centuries");
  }

  private static void put(Dimension dimension, double factor, String... words) {
    for (String word : words) {
      BY_WORD.put(word, new Unit(dimension, factor));
    }
  }

  private Units() {}

  static Map<String, Unit> byWord() {
    return BY_WORD;
  }

  /// @return "square metres" and "cubic metres" as areas and volumes; the unit itself else
  static Unit raised(String before, Unit unit) {
    if (unit.dimension() != Dimension.LENGTH) {
      return unit;
    }
    return switch (before) {
      case "square", "sq" -> new Unit(Dimension.AREA, unit.factor() * unit.factor());
      case "cubic" -> new Unit(Dimension.VOLUME, 1_000 * Math.pow(unit.factor(), 3));
      default -> unit;
    };
  }
}
