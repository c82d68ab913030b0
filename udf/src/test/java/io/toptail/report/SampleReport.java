package io.toptail.report;

import io.toptail.report.Evaluation.Reason;
import io.toptail.report.WindowReport.IgnoreCandidate;
import io.toptail.report.WindowReport.IgnoredRow;
import io.toptail.report.WindowReport.LedgerRow;
import io.toptail.report.WindowReport.OwnerShare;
import io.toptail.report.WindowReport.SeriesPoint;
import io.toptail.report.WindowReport.TopRow;
import io.toptail.report.WindowReport.Totals;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Reports like those of a resolver's ten minutes, with invented numbers that add up, and names that
 * try to be more than text. The same arguments give the same report.
 */
public final class SampleReport {
  /** 2010-08-20 14:00:00 UTC. */
  public static final long START = 1_282_312_800_000_000_000L;

  /** Names that attack a page, a terminal, a spreadsheet or a layout. */
  public static final List<String> HOSTILE =
      List.of(
          "<script>alert\\(1\\)</script>.example",
          "</script><img src=x onerror=alert\\(1\\)>.example",
          "=cmd|'/c calc'!a1.example",
          "+1.example",
          "-x.example",
          "\\@sum\\(1\\).example",
          "\\027[31mred\\007.example",
          "quote\\\"apostrophe'back\\\\slash.example",
          "comma,semicolon\\;.example",
          "a".repeat(63) + "." + "b".repeat(63) + "." + "c".repeat(63) + ".example");

  /** What several symptoms of a client point to. */
  static final Advice TOGETHER =
      new Advice(
          "A computer of a Windows domain is away from its network.",
          "The administrator of that domain.",
          "Send the domain's names to its own servers.");

  static final long SECOND = 1_000_000_000L;
  static final long QUERIES = 1_250_000;
  static final long IGNORED = 312_400;
  static final long COUNTED = QUERIES - IGNORED;

  /** Name, owner, category, carrier. */
  private static final String[][] NAMES = {
    {"www.facebook.com", "Meta (Facebook)", "social", ""},
    {"a.root-servers.net", "Root servers", "dns-infrastructure", ""},
    {"www.google-analytics.com", "Google", "analytics", ""},
    {"static.ak.fbcdn.net", "Meta (Facebook)", "social", "Akamai"},
    {"www.google.com", "Google", "search", ""},
    {"profile.ak.fbcdn.net", "Meta (Facebook)", "social", "Akamai"},
    {"sip.voip.isp.example", "", "", ""},
    {"www.youtube.com", "Google", "video", ""},
    {"photos-a.ak.fbcdn.net", "Meta (Facebook)", "social", "Akamai"},
    {"pool.ntp.org", "NTP Pool", "ntp", ""},
    {"photos-b.ak.fbcdn.net", "Meta (Facebook)", "social", "Akamai"},
    {"safebrowsing.clients.google.com", "Google", "security", ""},
    {"ad.doubleclick.net", "Google", "advertising", ""},
    {"login.live.com", "Microsoft", "identity", ""},
    {"api.facebook.com", "Meta (Facebook)", "social", ""},
    {"b.static.ak.fbcdn.net", "Meta (Facebook)", "social", "Akamai"},
    {"time.windows.com", "Microsoft", "ntp", ""},
    {"external.ak.fbcdn.net", "Meta (Facebook)", "social", "Akamai"},
    {"update.avg.example", "AVG", "antivirus", ""},
    {"apps.facebook.com", "Meta (Facebook)", "social", ""},
    {"time.nist.gov", "NIST", "ntp", ""},
    {"pagead2.googlesyndication.com", "Google", "advertising", ""},
    {"0.11.channel.facebook.com", "Meta (Facebook)", "social", ""},
    {"s.ytimg.com", "Google", "video", ""},
    {"clients1.google.com", "Google", "search", ""},
    {"www.apple.com.edgekey.net", "Apple", "vendor", "Akamai"},
    {"d1a2b3c4d5e6f7.cloudfront.net", "Amazon", "cdn", "Amazon CloudFront"},
    {"teredo.ipv6.microsoft.com", "Microsoft", "os", ""},
    {"platform.ak.fbcdn.net", "Meta (Facebook)", "social", "Akamai"},
    {"i.ytimg.com", "Google", "video", ""},
    {"twitter.com", "X (Twitter)", "social", ""},
    {"wpad.home", "", "", ""},
    {"www.facebook.com.corp.lan", "", "", ""},
    {"ssl.gstatic.com", "Google", "static", ""},
    {"creative.ak.fbcdn.net", "Meta (Facebook)", "social", "Akamai"},
    {"imap.gmail.com", "Google", "mail", ""},
    {"graph.facebook.com", "Meta (Facebook)", "social", ""},
    {"mail.yahoo.com", "Yahoo", "mail", ""},
    {"badge.facebook.com", "Meta (Facebook)", "social", ""},
    {"1.0.168.192.in-addr.arpa", "", "", ""},
  };

  private SampleReport() {}

  /** One window with about 50 names. */
  public static AnalysisReport oneWindow() {
    return new AnalysisReport(manifest(), List.of(window(0, 1, 0)));
  }

  /** Several windows of ten minutes; the second is the busiest. */
  public static AnalysisReport windows(int count) {
    List<WindowReport> windows = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      windows.add(window(i, i == 1 ? 1 : 2 + i % 3, 0));
    }
    return new AnalysisReport(manifest(), windows);
  }

  /** One window whose tables have about {@code rows} more rows each. */
  public static AnalysisReport large(int rows) {
    return new AnalysisReport(manifest(), List.of(window(0, 1, rows)));
  }

  /** A run that read no packet. */
  public static AnalysisReport empty() {
    Manifest.Input input = new Manifest.Input("empty.pcap", "pcap", 24, 0, 0);
    return new AnalysisReport(
        new Manifest("0.1.0", List.of(input), Map.of(), Map.of(), List.of(), 6, 0), List.of());
  }

  /** A run that read packets, but no query. */
  public static AnalysisReport withoutQueries() {
    Totals totals = new Totals(START, START, 412, 0, 0, 0, 0, 0, 0, 0, false, 0, 0, 0, false, 9);
    TailShape tail =
        new TailShape(0, 0, List.of(), List.of(), List.of(), TailFigures.NONE, TailView.NONE);
    List<LedgerRow> ledger = List.of(new LedgerRow("not DNS", "TCP/443", 412, false));
    WindowReport window =
        new WindowReport(
            totals,
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            Offenders.NONE,
            tail,
            List.of(),
            List.of(),
            Responses.notEvaluated("no responses in the capture"),
            ledger,
            WindowReport.Reassembled.NONE,
            SECOND,
            WindowReport.Counts.NONE);
    return new AnalysisReport(manifest(), List.of(window));
  }

  private static Evaluation evaluation() {
    List<Evaluation.NotEvaluated> left = new ArrayList<>();
    for (int i = 0; i < 9; i++) {
      left.add(
          new Evaluation.NotEvaluated(
              "loop-" + i, Reason.RESPONSES, "no responses in the capture"));
    }
    left.add(new Evaluation.NotEvaluated("periodic-beacon", Reason.HISTORY, "switched off"));
    left.add(new Evaluation.NotEvaluated("tcp-fallback-missing", Reason.TCP, "no DNS over TCP"));
    left.add(new Evaluation.NotEvaluated("zombie-requery", Reason.VERSION, "days of history"));
    left.add(new Evaluation.NotEvaluated("bogon-source", Reason.VANTAGE, "resolver"));
    left.add(new Evaluation.NotEvaluated("wpad-leak", Reason.SWITCHED_OFF, "switched off"));
    left.add(new Evaluation.NotEvaluated("old-<b>", Reason.REGISTRY, "missing: old.tsv"));
    return new Evaluation(
        new Evaluation.SeenFrom(
            "resolver", "client side of a resolver", "inferred from 12,301 responses", 12_301, 2),
        left);
  }

  public static Manifest manifest() {
    Map<String, String> options = new TreeMap<>();
    options.put("ignore", "cpe-config.isp.example");
    options.put("out", "toptail-report");
    options.put("port", "53");
    options.put("top", "50");
    Map<String, String> registries = new LinkedHashMap<>();
    registries.put("public suffixes", "2026-07-01");
    registries.put("delegated TLDs", "2026-05-22");
    return new Manifest(
        "0.1.0",
        List.of(
            new Manifest.Input(
                "resolver1.pcap",
                "pcap",
                118_203_412,
                1_262_000,
                512,
                1,
                1_204,
                new Manifest.Clock(2, 31)),
            new Manifest.Input("=2+3 übung\u202e\u001b[2J.pcap.gz", "pcap, gzip", 4_096, 118, 0)),
        options,
        registries,
        List.of(
            new Manifest.Damage("resolver1.pcap", 118_202_900, 512, "record runs past the end"),
            new Manifest.Damage("=2+3 übung\u202e\u001b[2J.pcap.gz", 90_112, -1, "bad gzip CRC")),
        6,
        0.008,
        evaluation());
  }

  private static final Responses.Outcomes OUTCOMES =
      new Responses.Outcomes(
          100_000,
          70_000,
          5_000,
          100,
          50,
          20_000,
          900,
          1_000,
          50,
          10,
          3_700,
          90,
          12_000_000,
          80_500_000,
          1_200_000_000);

  private static final Responses RESPONSES =
      new Responses(
          "",
          OUTCOMES,
          List.of(new Responses.Beside("retransmissions", 412)),
          List.of(
              new Responses.Row("name", 1, HOSTILE.get(0), Responses.Outcomes.NONE),
              new Responses.Row("server", 1, "192.0.2.53", OUTCOMES),
              new Responses.Row("server", 2, "2001:db8::53", Responses.Outcomes.NONE)));

  private static WindowReport window(int index, long divisor, int more) {
    long start = START + index * 600 * SECOND;
    List<TopRow> names = names(divisor, more);
    List<TopRow> top = new ArrayList<>(names);
    top.addAll(grouped(names, "domain", 0));
    top.addAll(grouped(names, "owner", 1));
    top.addAll(grouped(names, "category", 2));
    top.addAll(plain("tld", divisor, "com", "net", "org", "example", "arpa", "home", "lan"));
    top.addAll(plain("client", divisor, "10.0.0.41", "10.1.2.3", "2001:db8::17", "10.9.9.9"));
    top.addAll(plain("server", divisor, "192.0.2.53", "2001:db8::53"));
    top.addAll(plain("qtype", divisor, "A", "AAAA", "PTR", "MX", "SRV", "TYPE65"));
    top.addAll(plain("qclass", divisor, "IN", "CH"));
    top.addAll(plain("opcode", divisor, "QUERY"));
    top.addAll(plain("transport", divisor, "UDP"));
    return new WindowReport(
        totals(start, divisor),
        top,
        ownerOfTop(names),
        List.of(
            new IgnoredRow("cpe-config.isp.example", IGNORED / divisor, 0.2499, 1, 41_220, true)),
        List.of(
            new IgnoreCandidate(
                "time-a.netgear.example", 290_625, 0.31, 4_012, true, "time-a.netgear.example"),
            new IgnoreCandidate(HOSTILE.get(2), 125_000, 0.1, 1, false, HOSTILE.get(2))),
        SampleMistakes.misconfigurations(start, divisor),
        SampleMistakes.findings(start, more),
        SampleMistakes.offenders(start, more),
        SampleTail.tail(divisor, SampleTail.tailRows(start, more)),
        SampleTail.tailRows(start, more),
        series(start, divisor),
        RESPONSES,
        ledger(divisor),
        REASSEMBLED,
        10 * SECOND,
        counts(top));
  }

  /** Names and clients are cut off; all else is listed. */
  private static WindowReport.Counts counts(List<TopRow> top) {
    Map<String, Long> keys = new TreeMap<>();
    top.forEach(row -> keys.merge(row.dimension(), 1L, Long::sum));
    keys.put("name", 239_202L);
    keys.put("client", 48_105L);
    return new WindowReport.Counts(keys, top);
  }

  private static Totals totals(long start, long divisor) {
    return new Totals(
        start,
        start + 600 * SECOND,
        QUERIES / divisor + 12_118,
        QUERIES / divisor,
        QUERIES / divisor,
        0,
        QUERIES / divisor - IGNORED / divisor,
        239_202,
        61_480,
        48_105,
        false,
        106_875 / divisor,
        92_310,
        7_905,
        true,
        9);
  }

  private static List<TopRow> names(long divisor, int more) {
    List<String[]> all = new ArrayList<>(List.of(NAMES));
    HOSTILE.forEach(name -> all.add(new String[] {name, "", "", ""}));
    for (int i = 0; i < more; i++) {
      all.add(new String[] {"host-" + i + ".bulk-" + i % 97 + ".example", "", "", ""});
    }
    List<TopRow> rows = new ArrayList<>();
    double cumulative = 0;
    for (int i = 0; i < all.size(); i++) {
      String[] name = all.get(i);
      long queries = Math.max(1, 52_113 / (i + 1) / divisor);
      double share = (double) queries / (COUNTED / divisor);
      cumulative += share;
      long clients = Math.max(1, queries / 3);
      rows.add(
          new TopRow(
              "name",
              i + 1,
              name[0],
              queries,
              share,
              cumulative,
              clients,
              clients > 1024,
              name[1],
              name[2],
              name[3]));
    }
    return rows;
  }

  /** Sums the names by domain (their last two labels), owner or category. */
  private static List<TopRow> grouped(List<TopRow> names, String dimension, int column) {
    Map<String, Long> sums = new TreeMap<>();
    for (TopRow row : names) {
      String key = column == 0 ? domain(row.key()) : column == 1 ? row.owner() : row.category();
      sums.merge(key, row.queries(), Long::sum);
    }
    List<Map.Entry<String, Long>> sorted = new ArrayList<>(sums.entrySet());
    sorted.sort(Map.Entry.<String, Long>comparingByValue().reversed());
    List<TopRow> rows = new ArrayList<>();
    double cumulative = 0;
    for (Map.Entry<String, Long> entry : sorted) {
      double share = (double) entry.getValue() / COUNTED;
      cumulative += share;
      String owner = column == 1 ? entry.getKey() : "";
      String category = column == 1 ? categoryOf(names, entry.getKey()) : "";
      rows.add(
          new TopRow(
              dimension,
              rows.size() + 1,
              entry.getKey(),
              entry.getValue(),
              share,
              cumulative,
              Math.max(1, entry.getValue() / 4),
              entry.getValue() > 4096,
              owner,
              category,
              ""));
    }
    return rows;
  }

  private static String categoryOf(List<TopRow> names, String owner) {
    return names.stream()
        .filter(row -> row.owner().equals(owner))
        .map(TopRow::category)
        .findFirst()
        .orElse("");
  }

  private static String domain(String name) {
    String[] labels = name.split("(?<!\\\\)\\.");
    return labels.length < 2 ? name : labels[labels.length - 2] + "." + labels[labels.length - 1];
  }

  private static List<TopRow> plain(String dimension, long divisor, String... keys) {
    List<TopRow> rows = new ArrayList<>();
    long rest = COUNTED / divisor;
    double cumulative = 0;
    for (int i = 0; i < keys.length; i++) {
      long queries = i == keys.length - 1 ? rest : rest * 3 / 5;
      rest -= queries;
      double share = (double) queries / (COUNTED / divisor);
      cumulative += share;
      long clients = Math.min(48_105, queries);
      rows.add(
          new TopRow(
              dimension, i + 1, keys[i], queries, share, cumulative, clients, true, "", "", ""));
    }
    return rows;
  }

  private static List<OwnerShare> ownerOfTop(List<TopRow> names) {
    Map<String, OwnerShare> owners = new LinkedHashMap<>();
    for (TopRow row : names) {
      OwnerShare one = new OwnerShare(row.owner(), row.category(), 1, row.queries());
      owners.merge(
          row.owner(),
          one,
          (a, b) ->
              new OwnerShare(
                  a.owner(), a.category(), a.names() + b.names(), a.queries() + b.queries()));
    }
    owners.remove("");
    List<OwnerShare> sorted = new ArrayList<>(owners.values());
    sorted.sort((a, b) -> Integer.compare(b.names(), a.names()));
    return sorted;
  }

  private static List<SeriesPoint> series(long start, long divisor) {
    String[] categories = {"social", "search", "advertising", "ntp", "video", "mail", "", "cdn"};
    List<SeriesPoint> points = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      for (int c = 0; c < categories.length; c++) {
        double wave = 1 + 0.3 * Math.sin(i / 6.0 + c) + (i == 31 && c == 3 ? 2 : 0);
        long value = Math.round(4_000 / (c + 1) * wave) / divisor;
        points.add(
            new SeriesPoint(start + i * 10 * SECOND, "queries by category", categories[c], value));
      }
    }
    for (int i = 0; i < 60; i++) {
      points.add(new SeriesPoint(start + i * 10 * SECOND, "queries by qtype", "A", 9_000 + i));
      points.add(new SeriesPoint(start + i * 10 * SECOND, "queries by qtype", "AAAA", 4_000 - i));
    }
    return points;
  }

  private static final WindowReport.Reassembled REASSEMBLED =
      new WindowReport.Reassembled(
          List.of(
              new WindowReport.ReassembledRow("tcp", "query", "", 1_204, true),
              new WindowReport.ReassembledRow("tcp", "malformed", "label-type", 3, false),
              new WindowReport.ReassembledRow("fragments", "response", "", 1, true)),
          List.of(
              new WindowReport.LostRow("hole", 5_012), new WindowReport.LostRow("not-dns", 517)));

  private static List<LedgerRow> ledger(long divisor) {
    return List.of(
        new LedgerRow("query", "", QUERIES / divisor - IGNORED / divisor, true),
        new LedgerRow("ignored by rule", "cpe-config.isp.example", IGNORED / divisor, true),
        new LedgerRow("not DNS", "TCP/443", 11_902, false),
        new LedgerRow("malformed", "label runs past end", 214, false),
        new LedgerRow("cut off", "", 2, false));
  }
}
