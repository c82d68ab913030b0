package io.toptail.tail;

import java.util.HashMap;
import java.util.Map;

/** Where a group of the tail is shown, in the order of reading. */
public enum TailLane {
  NO_ANSWER("many-clients-no-answer", "asked by many, answered to none"),
  ONE_CLIENT("one-client-many-failures", "one client, many failures"),
  MANY_NAMES(
      "many-names",
      "domains of which many names are asked once",
      "random-subdomain",
      "tunnel-like"),
  HIJACKABLE(
      "hijackable",
      "names that others could answer",
      "wpad-leak",
      "vendor-incident-name",
      "dead-service-name",
      "dlv-lookaside",
      "isatap-teredo",
      "private-suffix-now-public",
      "top-level-denied",
      "dead-domain-dangling",
      "hardcoded-name-wide"),
  PASTED(
      "pasted-text",
      "pasted text in place of names",
      "a-for-a",
      "ip4-other-type",
      "ip6-literal",
      "ip-with-suffix",
      "ip-fragment",
      "numeric-tld",
      "url-as-name",
      "url-glue",
      "url-prefix-label",
      "port-in-name",
      "email-as-name",
      "list-as-name",
      "template-placeholder",
      "null-string-name",
      "escaped-text",
      "control-or-space",
      "raw-non-ascii",
      "quote-bracket-junk",
      "whole-name-one-label",
      "wildcard-literal",
      "bad-a-label"),
  PRIVATE_SUFFIX(
      "private-suffix",
      "private suffixes that leak",
      "private-suffix",
      "unknown-tld",
      "mdns-local-name",
      "internal-alt-name",
      "search-suffix-appended",
      "doubled-domain",
      "ad-srv-leak",
      "single-label-host",
      "cluster-name-leak",
      "device-default-name",
      "localhost-name",
      "reserved-test-name",
      "onion-name",
      "altroot-name",
      "home-arpa-and-arpa-special",
      "dns-sd-unicast"),
  TYPO("typo", "mistyped names", "typo-tld", "typo-tld-delegated", "typo-popular", "bit-flip"),
  NEW("new", "not there in the window before"),
  UNEXPLAINED("unexplained", "unexplained"),
  /** Every other detector's. */
  MISCONFIGURED("misconfigured", "other misconfigurations"),
  EXPLAINED("explained", "explained");

  private static final Map<String, TailLane> BY_DETECTOR = new HashMap<>();

  static {
    for (TailLane lane : values()) {
      for (String detector : lane.detectors) {
        BY_DETECTOR.put(detector, lane);
      }
    }
  }

  private final String id;
  private final String title;
  private final String[] detectors;

  TailLane(String id, String title, String... detectors) {
    this.id = id;
    this.title = title;
    this.detectors = detectors;
  }

  /** Its word in files. */
  public String id() {
    return id;
  }

  /** What is in it, for people. */
  public String title() {
    return title;
  }

  /** The lane of what a detector claims. */
  public static TailLane ofDetector(String id) {
    return BY_DETECTOR.getOrDefault(id, MISCONFIGURED);
  }
}
