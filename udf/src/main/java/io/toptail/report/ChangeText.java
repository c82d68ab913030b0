package io.toptail.report;

import io.toptail.compare.Change;
import io.toptail.compare.Change.Measure;
import io.toptail.compare.Comparison;
import io.toptail.compare.KeyCount;
import io.toptail.compare.Scale;
import io.toptail.compare.Snapshot;
import io.toptail.compare.Spread;
import java.util.List;
import java.util.Locale;

/**
 * Changes in words and figures, alike on the terminal and on the page; safe to show.
 *
 * @param before what the first period is called, for instance {@code before}
 * @param after and the second
 */
record ChangeText(String before, String after) {
  /** For two reports. */
  static final ChangeText REPORTS = new ChangeText("before", "now");

  /** For a window and the one before it. */
  static final ChangeText WINDOWS = new ChangeText("in the window before", "in this one");

  /** {@code wpad.home: 0 before, 3,114 queries of 1,020 clients now}. */
  String sentence(Change change) {
    return subject(change.dimension(), change.key()) + ": " + counts(change);
  }

  private String counts(Change change) {
    KeyCount first = change.before();
    KeyCount second = change.after();
    if (change.measure() == Measure.CLIENTS && first.isListed() && second.isListed()) {
      return "asked by " + clients(first) + " " + before + ", by " + clients(second) + " " + after;
    }
    boolean up = change.kind().isUp();
    String unit = change.dimension().equals(Snapshot.RCODE) ? "response" : "query";
    return amount(first, up ? "" : unit)
        + " "
        + before
        + ", "
        + amount(second, up ? unit : "")
        + " "
        + after
        + times(change);
  }

  private static String amount(KeyCount count, String unit) {
    if (unit.isEmpty()) {
      return queries(count);
    }
    boolean one = count.most() == 1;
    String units = one ? unit : unit.equals("query") ? "queries" : unit + "s";
    String of = count.clients() > 1 ? " of " + clients(count) : "";
    return queries(count) + " " + units + of;
  }

  private static String times(Change change) {
    if (change.kind() != Change.Kind.RISEN && change.kind() != Change.Kind.FALLEN) {
      return "";
    }
    return " (" + effect(change) + " what was expected)";
  }

  private static String clients(KeyCount count) {
    return Figures.plural(count.clients(), "client");
  }

  /** What the key is, in words. */
  static String subject(String dimension, String key) {
    String shown = key(key);
    int space = key.indexOf(' ');
    return switch (dimension) {
      case "name" -> shown;
      case "domain" -> "domain " + shown;
      case "tld" -> "names below " + shown;
      case "owner" -> "owner " + shown;
      case "category" -> "category " + shown;
      case "client" -> "client " + shown;
      case "server" -> "server " + shown;
      case "qtype" -> "query type " + shown;
      case "qclass" -> "query class " + shown;
      case "opcode" -> "opcode " + shown;
      case "rcode" -> "response code " + shown;
      case "transport" -> "transport " + shown;
      case Snapshot.DETECTOR -> "mistake " + shown;
      case Snapshot.TAIL -> "tail group " + shown;
      case Snapshot.FINDING ->
          space < 0
              ? shown
              : Printable.name(key.substring(space + 1))
                  + " ("
                  + key(key.substring(0, space))
                  + ")";
      default -> Printable.text(dimension) + " " + shown;
    };
  }

  /** A key that may be nothing. */
  static String key(String key) {
    return key.isEmpty() ? "(unknown)" : Printable.text(key);
  }

  /** Plural, for headings. */
  static String title(String dimension) {
    return switch (dimension) {
      case Snapshot.DETECTOR -> "mistakes";
      case Snapshot.FINDING -> "mistakes by name";
      case Snapshot.TAIL -> "groups of the tail";
      default -> Printable.text(Dimensions.title(dimension));
    };
  }

  /** {@code 412}; {@code ≤ 37} where the list is cut off; {@code 412–437} where some lists are. */
  static String queries(KeyCount count) {
    String most = Figures.count(count.most());
    if (ChangesCsv.isCutOff(count)) {
      return "≤ " + most;
    }
    return count.least() < count.most() ? Figures.count(count.least()) + "–" + most : most;
  }

  /** {@code 12}; {@code –} for a key that is not there; {@code below} where the list is cut off. */
  static String rank(KeyCount count) {
    return count.isListed() ? Figures.count(count.rank()) : count.isAbsent() ? "–" : "below";
  }

  static String clients(String dimension, KeyCount count) {
    if (dimension.equals("client")) {
      return "";
    }
    return count.clients() > 0 ? Figures.count(count.clients()) : count.isAbsent() ? "0" : "?";
  }

  static String share(Comparison comparison, Change change, boolean first) {
    KeyCount count = first ? change.before() : change.after();
    Comparison.Period period = first ? comparison.before() : comparison.after();
    long base = period.base(change.dimension());
    if (!ChangesCsv.isCutOff(count)) {
      return Figures.percent(Figures.share(count.least(), base));
    }
    String most = Figures.percent(Figures.share(count.most(), base));
    return most.startsWith("<") ? most : "≤ " + most;
  }

  /** {@code 5.2 ×}: how many times what was expected; {@code –} for what is new or gone. */
  static String effect(Change change) {
    double effect = change.effect();
    if (effect == 0 || Double.isInfinite(effect)) {
      return "–";
    }
    return String.format(Locale.ROOT, effect < 0.1 ? "%.3f ×" : "%,.1f ×", effect);
  }

  /** What is expected of keys that did not change. */
  static String expected(Comparison comparison) {
    Scale scale = comparison.scale();
    String by =
        scale.names() == 0
            ? "by the totals"
            : "by the median of " + Figures.plural(scale.names(), "name");
    return String.format(
        Locale.ROOT, "%.2f × as many queries of each key, %s", scale.queries(), by);
  }

  /** How many changes there are of how many counts, and what they had to show. */
  static String found(Comparison comparison) {
    long changes = comparison.changes().size() + comparison.more();
    return Figures.count(changes)
        + " of "
        + Figures.count(comparison.tests())
        + " counts changed to "
        + number(comparison.thresholds().change())
        + " × or 1/"
        + number(comparison.thresholds().change())
        + " of what was expected, of which "
        + number(comparison.thresholds().significance() * 100)
        + " % may be chance";
  }

  /** Dimensions in which keys come and go; empty if there are none. */
  static String churn(Comparison comparison) {
    List<String> titles =
        comparison.spreads().entrySet().stream()
            .filter(entry -> entry.getValue().churns())
            .map(entry -> title(entry.getKey()) + " " + percent(entry.getValue()))
            .toList();
    return titles.isEmpty()
        ? ""
        : "come and go too often to be told one by one: " + String.join(", ", titles);
  }

  private static String percent(Spread spread) {
    return Figures.percent(spread.churn()) + " %";
  }

  private static String number(double value) {
    String text = String.format(Locale.ROOT, "%.3f", value).replaceFirst("0+$", "");
    return text.replaceFirst("\\.$", "");
  }
}
