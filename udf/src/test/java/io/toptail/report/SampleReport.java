package io.toptail.report;

import io.toptail.report.Evaluation.Reason;
import io.toptail.report.WindowReport.FindingRow;
import io.toptail.report.WindowReport.IgnoreCandidate;
import io.toptail.report.WindowReport.IgnoredRow;
import io.toptail.report.WindowReport.LedgerRow;
import io.toptail.report.WindowReport.MisconfigurationRow;
import io.toptail.report.WindowReport.OwnerShare;
import io.toptail.report.WindowReport.SeriesPoint;
import io.toptail.report.WindowReport.TailRow;
import io.toptail.report.WindowReport.TailShape;
import io.toptail.report.WindowReport.TopRow;
import io.toptail.report.WindowReport.Totals;
import java.util.ArrayList;
import java.util.Comparator;
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

  private static final long SECOND = 1_000_000_000L;
  private static final long QUERIES = 1_250_000;
  private static final long IGNORED = 312_400;
  private static final long COUNTED = QUERIES - IGNORED;

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

  /** Detector, severity, title, example, cause, who, fix, source. */
  private static final String[][] DETECTORS = {
    {
      "wpad-leak",
      "high",
      "WPAD asked of the public DNS",
      "wpad.home",
      "Browsers look for a proxy by a well-known name, and the search list carries it outside;"
          + " whoever registers the name becomes the proxy.",
      "network",
      "publish or block wpad in the local DNS; turn off proxy discovery where it is not used",
      "VU#598349"
    },
    {
      "rfc1918-ptr",
      "medium",
      "reverse lookups of private addresses",
      "1.0.168.192.in-addr.arpa",
      "Hosts resolve addresses of their own network, and the resolver asks the world about them.",
      "resolver",
      "serve the RFC 6303 zones locally",
      "RFC 6303"
    },
    {
      "ad-srv-leak",
      "medium",
      "Active Directory lookups outside the domain",
      "_ldap._tcp.dc._msdcs.corp.lan",
      "A domain member uses a resolver that does not know its domain.",
      "network",
      "point domain members at the domain's own DNS servers",
      "MS-ADTS"
    },
    {
      "search-suffix-appended",
      "low",
      "search suffix added to a full name",
      "www.facebook.com.corp.lan",
      "The stub resolver tries its search list on names that are already complete.",
      "host",
      "lower ndots, shorten the search list",
      "RFC 1536 §6"
    },
    {
      "a-for-a",
      "low",
      "address lookup of an address",
      "10.0.0.41",
      "A program gives an IP address to the resolver as if it were a name.",
      "developer",
      "use the address as it is",
      "RFC 4697 §2.9"
    },
    {
      "url-as-name",
      "low",
      "URL typed where a host name belongs",
      "http://www.example.com/",
      "A setting holds a whole URL.",
      "host",
      "enter the host name only",
      ""
    },
    {
      "qtype-any",
      "info",
      "queries for ANY",
      "isc.org",
      "Tools and mail servers of old.",
      "",
      "",
      ""
    },
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
        misconfigurations(start, divisor),
        findings(start, more),
        offenders(start, more),
        tail(divisor, tailRows(start, more)),
        tailRows(start, more),
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

  private static List<MisconfigurationRow> misconfigurations(long start, long divisor) {
    List<MisconfigurationRow> rows = new ArrayList<>();
    for (int i = 0; i < DETECTORS.length; i++) {
      String[] d = DETECTORS[i];
      long queries = new long[] {3_114, 21_400, 9_870, 14_020, 9_204, 117, 49_150}[i] / divisor;
      rows.add(
          new MisconfigurationRow(
              d[0],
              d[1],
              d[2],
              queries,
              (double) queries / (COUNTED / divisor),
              i == 0 ? 4 : queries / 2,
              queries / 3,
              queries / 3 > 1024,
              d[3],
              "10.0.0." + (41 + i),
              start + i * SECOND,
              start + 590 * SECOND,
              d[4],
              d[5],
              d[6],
              d[7],
              i == DETECTORS.length - 1,
              i == 1 ? "=2+3 übung\u202e\u001b[2J.pcap.gz" : "resolver1.pcap",
              start + i * SECOND));
    }
    return rows;
  }

  private static List<FindingRow> findings(long start, int more) {
    List<FindingRow> rows = new ArrayList<>();
    for (int i = 0; i < 40 + more; i++) {
      String[] detector = DETECTORS[i * 7 / (40 + more)];
      String name = i % 5 == 4 ? HOSTILE.get(i % HOSTILE.size()) : detector[3];
      String file = i % 3 == 2 ? "=2+3 übung\u202e\u001b[2J.pcap.gz" : "resolver1.pcap";
      String client =
          i % 4 == 3 ? "2001:db8::" + Integer.toHexString(i % 4096) : "10.0.0." + i % 250;
      long at = start + i * SECOND / 10 + 123_000;
      rows.add(
          new FindingRow(
              detector[0],
              detector[1],
              name,
              client,
              5_000L / (i + 1) + 1,
              at,
              at + SECOND,
              file,
              at,
              i % 6 == 5 ? "options" : ""));
    }
    return rows;
  }

  /** 18 and more clients with one to six symptoms each. */
  private static Offenders offenders(long start, int more) {
    List<Offender> rows = new ArrayList<>();
    long high = 0;
    for (int i = 0; i < 18 + more; i++) {
      List<Symptom> symptoms = new ArrayList<>();
      for (int d = 0; d <= i % 6; d++) {
        symptoms.add(symptom(start + i * SECOND, i + d, 84_113 / (i + 1) / (d * 3 + 1) + 1));
      }
      symptoms.sort(Comparator.comparing(row -> !row.severity().equals("high")));
      rows.add(
          new Offender(
              i + 1,
              "10.0." + i / 250 + "." + (41 + i) % 250,
              symptoms.get(0).severity(),
              500 - i,
              symptoms.stream().filter(row -> !row.overlaps()).mapToLong(Symptom::queries).sum(),
              start + i * SECOND,
              start + 590 * SECOND,
              i % 3 == 1 ? TOGETHER : Advice.NONE,
              symptoms));
      high += symptoms.get(0).severity().equals("high") ? 1 : 0;
    }
    return new Offenders(rows, high, 2, 16 + more - high, mistakenNames(start));
  }

  private static Symptom symptom(long start, int number, long queries) {
    String[] detector = DETECTORS[number % 7];
    return new Symptom(
        detector[0],
        detector[1],
        detector[2],
        queries,
        number % 7 == 6,
        queries / 2 + 1,
        start,
        start + SECOND,
        number % 4 == 3 ? HOSTILE.get(number % HOSTILE.size()) : detector[3],
        number % 3 == 2 ? "=2+3 übung\u202e\u001b[2J.pcap.gz" : "resolver1.pcap",
        start,
        new Advice(detector[4], detector[5], detector[6]));
  }

  private static List<MistakenName> mistakenNames(long start) {
    List<MistakenName> names = new ArrayList<>();
    for (int i = 0; i < HOSTILE.size(); i++) {
      String[] d = DETECTORS[i % 7];
      names.add(
          new MistakenName(
              d[0],
              d[1],
              HOSTILE.get(i),
              90 - i,
              7,
              i == 0,
              start,
              start + SECOND,
              "resolver1.pcap"));
    }
    return names;
  }

  private static TailShape tail(long divisor, List<TailRow> rows) {
    List<TailShape.RankPoint> ranks = new ArrayList<>();
    for (long rank = 1; rank < 239_202; rank = Math.max(rank + 1, rank * 6 / 5)) {
      ranks.add(new TailShape.RankPoint(rank, Math.max(1, 52_113 / rank)));
    }
    ranks.add(new TailShape.RankPoint(239_202, 1));
    return new TailShape(
        239_202,
        COUNTED / divisor,
        List.of(
            new TailShape.Bucket(1, 1, 160_300, 160_300 / divisor),
            new TailShape.Bucket(2, 2, 41_030, 82_060 / divisor),
            new TailShape.Bucket(3, 10, 30_112, 140_900 / divisor),
            new TailShape.Bucket(11, 100, 7_101, 201_300 / divisor),
            new TailShape.Bucket(101, 1_000, 601, 150_990 / divisor),
            new TailShape.Bucket(1_001, Long.MAX_VALUE, 58, 202_050 / divisor)),
        ranks,
        List.of(
            new TailShape.RankShare(10, 0.8123),
            new TailShape.RankShare(100, 0.6304),
            new TailShape.RankShare(1_000, 0.4417),
            new TailShape.RankShare(10_000, 0.2981),
            new TailShape.RankShare(100_000, 0.1484)),
        new TailFigures(
            61_480,
            2_911,
            160_300,
            List.of(
                new TailFigures.Part(
                    "count-3", "asked at most 3 times", 201_330, 242_360 / divisor, 37_873),
                new TailFigures.Part(
                    "rank-1000", "beyond rank 1,000", 238_202, 410_000 / divisor, 1_001)),
            List.of(new TailFigures.RankShare(10, 0.1877)),
            -0.9312),
        new TailView(
            List.of(
                new TailView.Share("disposable-zone", "disposable names", 88_000, 90_000, 1, 2, 3),
                new TailView.Share("rfc1918-ptr", "misconfigured", 60_000, 70_000, 1, 2, 3),
                new TailView.Share("unexplained", "unexplained", 1_204, 1_500, 1, 2, 3)),
            lanes(rows),
            List.of(
                new TailView.Suffix(HOSTILE.get(0), 3, 4, 5, 6, true, "a.lan", "private-suffix 4")),
            divisor > 1));
  }

  private static List<TailView.Lane> lanes(List<TailRow> rows) {
    List<TailView.Lane> lanes = new ArrayList<>();
    for (String id : List.of("unexplained", "misconfigured")) {
      List<TailRow> first = rows.stream().filter(row -> row.lane().equals(id)).toList();
      lanes.add(new TailView.Lane(id, "lane " + id, first.size(), 5_000, first));
    }
    return lanes;
  }

  private static List<TailRow> tailRows(long start, int more) {
    List<TailRow> rows = new ArrayList<>();
    for (int i = 0; i < 24 + more; i++) {
      boolean known = i % 3 == 2;
      String explanation = known ? DETECTORS[i % DETECTORS.length][0] : "unexplained";
      String domain = "vendor-" + i + ".example";
      String example = i == 3 ? HOSTILE.get(0) : "dev" + (4_411 + i) + ".sync." + domain;
      rows.add(
          new TailRow(
              known ? "misconfigured" : "unexplained",
              "dev‹num:4›.sync." + domain,
              example,
              412 / (i + 1) + 1,
              800 / (i + 1) + 1,
              398 / (i + 1) + 1,
              i == 0,
              start + i * SECOND,
              start + 500 * SECOND,
              explanation,
              30 - i % 30,
              known ? "low" : "",
              i == 5 ? HOSTILE.get(0) : "",
              "A AAAA",
              i % 2 == 0 ? "" : "NXDOMAIN " + i + " · answered 1",
              known ? "The administrator of the network." : "",
              known ? "Serve the zone locally." : ""));
    }
    return rows;
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
              new WindowReport.ReassembledRow("tcp", "queries", "", 1_204, true),
              new WindowReport.ReassembledRow("tcp", "malformed", "label-type", 3, false),
              new WindowReport.ReassembledRow("fragments", "responses", "", 1, true)),
          List.of(
              new WindowReport.LostRow("hole", 5_012), new WindowReport.LostRow("not-dns", 517)));

  private static List<LedgerRow> ledger(long divisor) {
    return List.of(
        new LedgerRow("queries", "", QUERIES / divisor - IGNORED / divisor, true),
        new LedgerRow("ignored by rule", "cpe-config.isp.example", IGNORED / divisor, true),
        new LedgerRow("not DNS", "TCP/443", 11_902, false),
        new LedgerRow("malformed", "label runs past end", 214, false),
        new LedgerRow("cut off", "", 2, false));
  }
}
