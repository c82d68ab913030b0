package io.toptail.report;

import io.toptail.report.WindowReport.TopRow;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The rows of the top, by dimension. */
final class Dimensions {
  /** What a row of each dimension is, in the order in which people ask for them. */
  private static final Map<String, String> TITLES = titles();

  private Dimensions() {}

  /** The window's dimensions that have rows: the known ones in order, then any other. */
  static Map<String, List<TopRow>> of(WindowReport window) {
    Map<String, List<TopRow>> rows = new LinkedHashMap<>();
    TITLES.keySet().forEach(dimension -> rows.put(dimension, new ArrayList<>()));
    for (TopRow row : window.top()) {
      rows.computeIfAbsent(row.dimension(), dimension -> new ArrayList<>()).add(row);
    }
    rows.values().removeIf(List::isEmpty);
    return rows;
  }

  /** Plural, for headings and tabs. */
  static String title(String dimension) {
    return TITLES.getOrDefault(dimension, dimension);
  }

  private static Map<String, String> titles() {
    Map<String, String> titles = new LinkedHashMap<>();
    titles.put("name", "names");
    titles.put("domain", "domains");
    titles.put("tld", "top-level domains");
    titles.put("owner", "owners");
    titles.put("category", "categories");
    titles.put("client", "clients");
    titles.put("server", "servers");
    titles.put("qtype", "query types");
    titles.put("qclass", "query classes");
    titles.put("opcode", "opcodes");
    titles.put("rcode", "response codes");
    titles.put("transport", "transports");
    return titles;
  }
}
