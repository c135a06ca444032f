package org.storywatch.page;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.jsoup.select.Elements;
import org.jsoup.select.Evaluator;
import org.jsoup.select.Selector;

/// Tables that show figures, and not those that only lay out a page, as old pages do.
final class DataTables {
  private static final Evaluator TABLE = Selector.evaluatorOf("table");
  private static final Evaluator PARTS = Selector.evaluatorOf("caption, col, thead, tfoot, th");
  private static final Evaluator ROW = Selector.evaluatorOf("tr");
  private static final int ROWS = 10;
  private static final int COLUMNS = 5;
  private static final int CELLS = 11;

  private final Set<Element> tables = Collections.newSetFromMap(new IdentityHashMap<>());
  private final Set<Element> holders = Collections.newSetFromMap(new IdentityHashMap<>());

  DataTables(Element body) {
    for (Element table : body.select(TABLE)) {
      if (showsData(table)) {
        tables.add(table);
        for (Element up = table; up != null && holders.add(up); ) {
          up = up.parent();
        }
      }
    }
  }

  boolean is(Element element) {
    return tables.contains(element);
  }

  /// Whether an element is a data table, or holds one.
  boolean isIn(Element element) {
    return holders.contains(element);
  }

  /// Whether an element is a data table, or a row, a cell or a table in one.
  boolean isInside(Element element) {
    Element table = Kind.ofTable(element) ? element.closest("table") : null;
    return table != null && is(table);
  }

  private static boolean showsData(Element table) {
    if (table.attr("role").equals("presentation")) {
      return false;
    }
    if (table.hasAttr("summary") || table.selectFirst(PARTS) != null) {
      return true;
    }
    if (table.select(TABLE).size() > 1) {
      return false;
    }
    Elements rows = table.select(ROW);
    int columns = rows.stream().mapToInt(Element::childrenSize).max().orElse(0);
    return rows.size() > 1
        && columns > 1
        && (rows.size() >= ROWS || columns >= COLUMNS || rows.size() * columns >= CELLS);
  }
}
