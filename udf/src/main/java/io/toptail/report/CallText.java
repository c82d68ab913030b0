package io.toptail.report;

import java.util.ArrayList;
import java.util.List;

/** Whom to call in words, alike on the terminal and on the page; safe to show. */
final class CallText {
  private CallText() {}

  /**
   * {@code 126 clients, by the worst mistake: 9 high, 22 medium, 95 low}. If not all of them sent
   * misconfigured queries, which are counted elsewhere, it says what the others did. Networks are
   * told as such: they stand for more clients than are counted elsewhere.
   */
  static String byWorst(Offenders offenders, Manifest manifest) {
    List<String> parts = new ArrayList<>();
    part(parts, offenders.high(), "high");
    part(parts, offenders.medium(), "medium");
    part(parts, offenders.low(), "low");
    String clients =
        Figures.plural(offenders.clients(), Sentences.areNetworks(manifest) ? "network" : "client");
    return clients + evidence(offenders) + "by the worst mistake: " + String.join(", ", parts);
  }

  /** What the clients did, each counted once; nothing if all sent misconfigured queries. */
  private static String evidence(Offenders offenders) {
    List<String> parts = new ArrayList<>();
    part(parts, offenders.misconfigured(), "with misconfigured queries");
    part(parts, offenders.behaving(), "by behaviour");
    part(parts, offenders.withoutQueries(), "only with messages that are no queries");
    if (offenders.misconfigured() == offenders.clients()) {
      return ", ";
    }
    String all = String.join(", ", parts);
    // One way for all needs no number of its own.
    return parts.size() == 1 ? " " + all.substring(all.indexOf(' ') + 1) + ", " : ": " + all + "; ";
  }

  /** The same as a sentence; empty if there is nobody to call. */
  static String headline(Offenders offenders, Manifest manifest) {
    return offenders.clients() == 0
        ? ""
        : byWorst(offenders, manifest) + ". All are in offenders.csv.";
  }

  private static void part(List<String> parts, long clients, String what) {
    if (clients > 0) {
      parts.add(Figures.count(clients) + " " + what);
    }
  }

  /**
   * As many symptoms as fit into {@code room} columns, at least one, each with its queries, and how
   * many more there are.
   */
  static String symptoms(Offender offender, int room) {
    StringBuilder text = new StringBuilder();
    int left = offender.symptoms().size();
    for (Symptom symptom : offender.symptoms()) {
      String one = Printable.name(symptom.detector()) + " " + Figures.count(symptom.queries());
      String all = text.isEmpty() ? one : text + " · " + one;
      if (!text.isEmpty() && (all + more(left - 1)).length() > room) {
        break;
      }
      text.replace(0, text.length(), all);
      left--;
    }
    return text + more(left);
  }

  private static String more(int symptoms) {
    return symptoms == 0 ? "" : " · " + symptoms + " more";
  }

  /** The cause, who can end it, and how. */
  static String advice(Advice advice) {
    String cause = Printable.text(advice.cause());
    return advice.fix().isEmpty() ? cause : cause + " " + fix(advice.who(), advice.fix());
  }

  /** {@code The owner of the machine: Correct the name.} */
  static String fix(String who, String fix) {
    return Printable.text((who.isEmpty() ? "" : who.replaceFirst("\\.$", "") + ": ") + fix);
  }
}
