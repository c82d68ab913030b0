package io.toptail.jobs.generate;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * How many of 100,000 messages have each class of a published classification. Written down here a
 * second time, apart from the code that classifies, so that one checks the other.
 */
enum Mix {
  /** All root servers on 19 March 2008. */
  CASTRO2008(
      "unused-class 100, a-for-a 2700, invalid-tld 22000, non-printable 0, underscore 100,"
          + " rfc1918-ptr 400, identical 15600, repeated 44900, referral-not-cached 12400,"
          + " legitimate 1800"),
  /** No shares are published; these are of the size that root servers see. */
  DSC(
      "malformed 200, src-port-zero 100, funny-qclass 100, funny-qtype 300, a-for-a 2700,"
          + " a-for-root 500, localhost 700, root-servers.net 1200, non-auth-tld 20000,"
          + " rfc1918-ptr 400, ok 73800"),
  /** L-root in January 2017; what is published as a sum is divided. */
  ITHI_M3(
      "binary 2000, bad-syntax 1000, ipv4 500, numeric 2000, rfc6761 3440, frequent 9730,"
          + " chromium 35100, jumbo 670, other 10000, answered 35560");

  private final Map<String, Integer> counts = new LinkedHashMap<>();

  Mix(String text) {
    for (String one : text.split(", ?")) {
      String[] fields = one.strip().split(" ");
      counts.put(fields[0], Integer.parseInt(fields[1]));
    }
  }

  /** Messages by class; 100,000 together. */
  Map<String, Integer> counts() {
    return counts;
  }

  /** As written on the command line. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
