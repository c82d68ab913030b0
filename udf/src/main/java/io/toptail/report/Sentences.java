package io.toptail.report;

import io.toptail.filter.FilterOption;
import io.toptail.report.Manifest.Damage;
import io.toptail.report.WindowReport.IgnoreCandidate;
import io.toptail.report.WindowReport.OwnerShare;
import io.toptail.report.WindowReport.Totals;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.LongSummaryStatistics;
import java.util.Map;
import java.util.stream.LongStream;

/** What the report says in words, alike on the terminal and on the page; safe to show. */
final class Sentences {
  private static final int OWNERS_NAMED = 5;

  private Sentences() {}

  /** {@code resolver1.pcap}, or the first of several and how many more. */
  static String inputs(Manifest manifest) {
    List<Manifest.Input> inputs = manifest.inputs();
    if (inputs.isEmpty()) {
      return "no input";
    }
    String first = inputs.get(0).path();
    String shown = first.equals("-") ? "standard input" : Printable.text(first);
    return inputs.size() == 1 ? shown : shown + " and " + (inputs.size() - 1) + " more";
  }

  /**
   * What was counted only, and that a sample stands for itself: {@code --client 192.0.2.0/24 ·
   * --sample 1/10 (1/10 of clients; not scaled up)}. Empty if no filter was set.
   */
  static String filters(Manifest manifest) {
    List<String> filters = new ArrayList<>();
    for (FilterOption option : FilterOption.values()) {
      String value = manifest.options().getOrDefault(option.option(), "none");
      if (value.equals("true")) {
        filters.add(option.id());
      } else if (!value.equals("none") && !value.equals("false")) {
        String sample =
            option == FilterOption.SAMPLE ? " (" + value + " of clients; not scaled up)" : "";
        filters.add(option.id() + " " + Printable.name(value) + sample);
      }
    }
    return String.join(" · ", filters);
  }

  /** Whether the rows of clients are of their networks. */
  static boolean areNetworks(Manifest manifest) {
    return manifest.options().getOrDefault("anonymize", "none").equals("truncate");
  }

  /** What is hidden, and how; empty if nothing is. */
  static String privacy(Manifest manifest) {
    Map<String, String> options = manifest.options();
    String servers =
        options.getOrDefault("anonymize-servers", "false").equals("true") ? " and servers" : "";
    List<String> sentences = new ArrayList<>();
    switch (options.getOrDefault("anonymize", "none")) {
      case "cryptopan" ->
          sentences.add("Clients" + servers + " are shown by pseudonyms, not by their addresses.");
      case "truncate" -> sentences.add("Clients" + servers + " are shown by their networks only.");
      default -> {}
    }
    String clients = options.getOrDefault("min-clients", "1");
    if (!clients.equals("1")) {
      sentences.add(
          "Names that fewer than " + Printable.text(clients) + " clients asked for are masked.");
    }
    return String.join(" ", sentences);
  }

  static String responses(Totals totals) {
    if (totals.countedFromResponses()) {
      return "counted from " + Figures.plural(totals.responses(), "response") + ", no query seen";
    }
    return totals.responses() == 0
        ? "no responses in capture"
        : Figures.plural(totals.responses(), "response");
  }

  /**
   * {@code 15 of these 50 names belong to Meta (Facebook), 12 to Google, …}. Empty without names.
   */
  static String ownersOfTop(WindowReport window) {
    int shown = Dimensions.of(window).getOrDefault("name", List.of()).size();
    int unknown = shown;
    List<OwnerShare> owners = new ArrayList<>();
    for (OwnerShare share : window.ownerOfTop()) {
      if (!share.owner().isEmpty()) {
        owners.add(share);
        unknown -= share.names();
      }
    }
    if (shown == 0) {
      return "";
    }
    if (shown == 1) {
      return owners.isEmpty()
          ? "This name has no known owner."
          : "This name belongs to " + Printable.text(owners.get(0).owner()) + ".";
    }
    if (owners.isEmpty()) {
      return "None of these " + Figures.count(shown) + " names has a known owner.";
    }
    StringBuilder text = new StringBuilder();
    // The last one is named, for "1 other" says less and is no shorter.
    int named = owners.size() == OWNERS_NAMED + 1 ? owners.size() : OWNERS_NAMED;
    for (OwnerShare share : owners.subList(0, Math.min(named, owners.size()))) {
      if (text.length() == 0) {
        text.append(Figures.count(share.names()))
            .append(" of these ")
            .append(Figures.count(shown))
            .append(" names");
        text.append(share.names() == 1 ? " belongs to " : " belong to ");
      } else {
        text.append(", ").append(Figures.count(share.names())).append(" to ");
      }
      text.append(Printable.text(share.owner()));
    }
    if (owners.size() > named) {
      int rest = owners.subList(named, owners.size()).stream().mapToInt(OwnerShare::names).sum();
      int more = owners.size() - named;
      text.append(rest == more ? ", 1 each to " : ", " + Figures.count(rest) + " to ")
          .append(Figures.plural(more, "other"));
    }
    if (unknown > 0) {
      text.append("; ").append(Figures.count(unknown)).append(unknown == 1 ? " has" : " have");
      text.append(" no known owner");
    }
    return text.append('.').toString();
  }

  /** {@code one name is 31.0 % of all queries, asked by 4,012 clients}. */
  static String candidate(IgnoreCandidate candidate) {
    return "one name is "
        + Figures.percent(candidate.share())
        + " % of all queries, asked by "
        + Figures.clients(candidate.clients(), candidate.clientsEstimated());
  }

  /** Where, how much, and why; the path comes separately. */
  static String damage(Damage damage) {
    String lost =
        damage.length() < 0
            ? "an unknown number of bytes lost"
            : Figures.plural(damage.length(), "byte") + " lost";
    return "cut off or broken at byte "
        + Figures.count(damage.offset())
        + ", "
        + lost
        + ": "
        + Printable.text(damage.reason());
  }

  /**
   * {@code and 12,345 more places, 990 of them in manifest.json}; empty if all are shown.
   *
   * @param shown how many are shown at most
   */
  static String moreDamages(Manifest manifest, int shown) {
    int listed = manifest.damages().size();
    long more = manifest.damagedPlaces() - Math.min(shown, listed);
    if (more <= 0) {
      return "";
    }
    String text = "and " + Figures.plural(more, "more place");
    long inManifest = Math.max(0, listed - shown);
    if (inManifest == 0) {
      return text;
    }
    String where = inManifest == more ? "" : Figures.count(inManifest) + " of them ";
    return text + (where.isEmpty() ? " " : ", " + where) + "in manifest.json";
  }

  /** What is wrong with the times of packets, over all inputs; empty if nothing. */
  static List<String> clock(Manifest manifest) {
    List<String> sentences = new ArrayList<>();
    clock(
        sentences,
        manifest.inputs().stream().mapToLong(input -> input.clock().oddTimes()),
        "with a time before 1990 or more than a year away from most of its file",
        "with times before 1990 or more than a year away from most of their file");
    clock(
        sentences,
        manifest.inputs().stream().mapToLong(input -> input.clock().backwards()),
        "earlier than the packet before it",
        "earlier than the packet before them");
    return sentences;
  }

  private static void clock(List<String> sentences, LongStream byFile, String one, String several) {
    LongSummaryStatistics packets = byFile.filter(count -> count > 0).summaryStatistics();
    if (packets.getCount() > 0) {
      String files = packets.getCount() == 1 ? "one file" : packets.getCount() + " files";
      String what = packets.getSum() == 1 ? one : several;
      sentences.add(Figures.plural(packets.getSum(), "packet") + " in " + files + " " + what + ".");
    }
  }

  /** {@code 12,345 windows with fewer packets than these have no report.} Empty without. */
  static String otherWindows(Extent extent) {
    return extent.otherWindows() == 0
        ? ""
        : Figures.plural(extent.otherWindows(), "window")
            + " with fewer packets than these "
            + (extent.otherWindows() == 1 ? "has" : "have")
            + " no report";
  }

  /** {@code The capture lost 1,204 packets before we saw it.} Empty if it lost none. */
  static String lost(Manifest manifest) {
    long lost = manifest.lostPackets();
    if (lost == 0) {
      return "";
    }
    boolean one = manifest.inputs().size() == 1;
    return (one ? "The capture lost " : "The captures lost ")
        + Figures.plural(lost, "packet")
        + " before we saw "
        + (one ? "it." : "them.");
  }

  /** What {@code ~} means, with its error at the 95 % level (two standard errors). */
  static String estimates(Manifest manifest) {
    String error = String.format(Locale.ROOT, "%.1f", 2 * manifest.estimateError() * 100);
    return "~ marks an estimated number of clients: within ± " + error + " % in 95 cases of 100.";
  }
}
