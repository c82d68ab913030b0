package io.toptail.report;

import io.toptail.report.WindowReport.FindingRow;
import io.toptail.report.WindowReport.MisconfigurationRow;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What a {@link SampleReport} finds wrong, and with whom. */
final class SampleMistakes {
  /** Detector, severity, title, example, cause, who, fix, source. */
  static final String[][] DETECTORS = {
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

  private SampleMistakes() {}

  static List<MisconfigurationRow> misconfigurations(long start, long divisor) {
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
              (double) queries / (SampleReport.COUNTED / divisor),
              i == 0 ? 4 : queries / 2,
              queries / 3,
              queries / 3 > 1024,
              d[3],
              "10.0.0." + (41 + i),
              start + i * SampleReport.SECOND,
              start + 590 * SampleReport.SECOND,
              d[4],
              d[5],
              d[6],
              d[7],
              i == DETECTORS.length - 1,
              i == 1 ? "=2+3 übung\u202e\u001b[2J.pcap.gz" : "resolver1.pcap",
              start + i * SampleReport.SECOND));
    }
    return rows;
  }

  static List<FindingRow> findings(long start, int more) {
    List<FindingRow> rows = new ArrayList<>();
    for (int i = 0; i < 40 + more; i++) {
      String[] detector = DETECTORS[i * 7 / (40 + more)];
      String name =
          i % 5 == 4 ? SampleReport.HOSTILE.get(i % SampleReport.HOSTILE.size()) : detector[3];
      String file = i % 3 == 2 ? "=2+3 übung\u202e\u001b[2J.pcap.gz" : "resolver1.pcap";
      String client =
          i % 4 == 3 ? "2001:db8::" + Integer.toHexString(i % 4096) : "10.0.0." + i % 250;
      long at = start + i * SampleReport.SECOND / 10 + 123_000;
      rows.add(
          new FindingRow(
              detector[0],
              detector[1],
              name,
              client,
              5_000L / (i + 1) + 1,
              at,
              at + SampleReport.SECOND,
              file,
              at,
              i % 6 == 5 ? "options" : ""));
    }
    return rows;
  }

  /** 18 and more clients with one to six symptoms each. */
  static Offenders offenders(long start, int more) {
    List<Offender> rows = new ArrayList<>();
    long high = 0;
    for (int i = 0; i < 18 + more; i++) {
      List<Symptom> symptoms = new ArrayList<>();
      for (int d = 0; d <= i % 6; d++) {
        symptoms.add(
            symptom(start + i * SampleReport.SECOND, i + d, 84_113 / (i + 1) / (d * 3 + 1) + 1));
      }
      symptoms.sort(Comparator.comparing(row -> !row.severity().equals("high")));
      rows.add(
          new Offender(
              i + 1,
              "10.0." + i / 250 + "." + (41 + i) % 250,
              symptoms.get(0).severity(),
              500 - i,
              symptoms.stream().filter(row -> !row.overlaps()).mapToLong(Symptom::queries).sum(),
              start + i * SampleReport.SECOND,
              start + 590 * SampleReport.SECOND,
              i % 3 == 1 ? SampleReport.TOGETHER : Advice.NONE,
              symptoms));
      high += symptoms.get(0).severity().equals("high") ? 1 : 0;
    }
    long clients = rows.size();
    return new Offenders(rows, high, 2, 16 + more - high, clients - 7, 1, mistakenNames(start));
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
        start + SampleReport.SECOND,
        number % 4 == 3
            ? SampleReport.HOSTILE.get(number % SampleReport.HOSTILE.size())
            : detector[3],
        number % 3 == 2 ? "=2+3 übung\u202e\u001b[2J.pcap.gz" : "resolver1.pcap",
        start,
        new Advice(detector[4], detector[5], detector[6]));
  }

  static List<MistakenName> mistakenNames(long start) {
    List<MistakenName> names = new ArrayList<>();
    for (int i = 0; i < SampleReport.HOSTILE.size(); i++) {
      String[] d = DETECTORS[i % 7];
      names.add(
          new MistakenName(
              d[0],
              d[1],
              SampleReport.HOSTILE.get(i),
              90 - i,
              7,
              i == 0,
              start,
              start + SampleReport.SECOND,
              "resolver1.pcap"));
    }
    return names;
  }
}
