package io.toptail.jobs.generate;

import static io.toptail.jobs.generate.Kind.NOERROR;
import static io.toptail.jobs.generate.Kind.NOTIMP;
import static io.toptail.jobs.generate.Kind.NXDOMAIN;
import static io.toptail.jobs.generate.QueryType.A;
import static io.toptail.jobs.generate.QueryType.A6;
import static io.toptail.jobs.generate.QueryType.AAAA;
import static io.toptail.jobs.generate.QueryType.ANY;
import static io.toptail.jobs.generate.QueryType.OPT;
import static io.toptail.jobs.generate.QueryType.PTR;
import static io.toptail.jobs.generate.QueryType.SPF;
import static io.toptail.jobs.generate.QueryType.SRV;
import static io.toptail.jobs.generate.QueryType.WKS;

/**
 * The mistakes that can be planted, by the id of the detector that is to find each.
 *
 * <p>A planted query must fit no rule that takes precedence over its own. To add one: a constant
 * here, and a shape in {@link AddressShapes}, {@link TextShapes} or {@link LeakShapes}.
 */
enum Mistake {
  A_FOR_A("a-for-a", 0.004, 0.01, AddressShapes::dottedQuad, A),
  IP6_LITERAL("ip6-literal", 0.0006, 0.005, AddressShapes::ip6Literal, A, AAAA),
  IP_WITH_SUFFIX("ip-with-suffix", 0.001, 0.005, AddressShapes::quadWithSuffix, A),
  NUMERIC_TLD("numeric-tld", 0.0006, 0.004, AddressShapes::numericTop, A),
  URL_AS_NAME("url-as-name", 0.0006, 0.004, TextShapes::url, A, AAAA),
  PORT_IN_NAME("port-in-name", 0.0006, 0.004, TextShapes::hostAndPort, A),
  EMAIL_AS_NAME("email-as-name", 0.0006, 0.004, TextShapes::mailAddress, A),
  CONTROL_OR_SPACE("control-or-space", 0.0005, 0.004, TextShapes::blank, A),
  RAW_NON_ASCII("raw-non-ascii", 0.0005, 0.004, TextShapes::nonAscii, A),
  QUOTE_BRACKET_JUNK("quote-bracket-junk", 0.0005, 0.004, TextShapes::junk, A),
  UNDERSCORE_HOST("underscore-host", 0.002, 0.02, TextShapes::underscore, A),
  RFC1918_PTR("rfc1918-ptr", 0.02, 0.08, AddressShapes::privateReverse, PTR),
  LOCAL_REVERSE_PTR("local-reverse-ptr", 0.003, 0.02, AddressShapes::localReverse, PTR),
  DNS_SD_UNICAST("dns-sd-unicast", 0.004, 0.05, LeakShapes::serviceDiscovery, PTR),
  AD_SRV_LEAK("ad-srv-leak", 0.004, 0.02, LeakShapes::activeDirectory, SRV),
  WPAD_LEAK("wpad-leak", 0.003, 0.05, LeakShapes::wpad, A),
  ISATAP_TEREDO("isatap-teredo", 0.002, 0.02, LeakShapes::isatap, A),
  LOCALHOST_NAME("localhost-name", 0.003, 0.02, LeakShapes::localhost, A, AAAA),
  MDNS_LOCAL_NAME("mdns-local-name", 0.012, 0.1, LeakShapes::mdns, A, AAAA),
  ONION_NAME("onion-name", 0.0004, 0.002, LeakShapes::onion, A),
  RESERVED_TEST_NAME("reserved-test-name", 0.001, 0.01, LeakShapes::reserved, A),
  INTERNAL_ALT_NAME("internal-alt-name", 0.001, 0.01, LeakShapes::internal, A),
  PRIVATE_SUFFIX("private-suffix", 0.012, 0.08, LeakShapes::privateSuffix, A, AAAA),
  SEARCH_SUFFIX_APPENDED("search-suffix-appended", 0.01, 0.06, LeakShapes::searchSuffix, A, AAAA),
  SINGLE_LABEL_HOST("single-label-host", 0.008, 0.05, LeakShapes::singleLabel, A, AAAA),
  UNKNOWN_TLD("unknown-tld", 0.005, 0.03, LeakShapes::unknownTop, A),
  CLASS_UNUSED(
      "class-unused", 0.0003, 0.002, LeakShapes::plain, NOTIMP, new int[] {5, 256, 1024}, A),
  QTYPE_OBSOLETE(
      "qtype-obsolete", 0.0008, 0.01, LeakShapes::plain, NOERROR, Kind.IN, A6, SPF, SPF, WKS),
  QTYPE_UNASSIGNED(
      "qtype-unassigned",
      0.0004,
      0.004,
      LeakShapes::plain,
      NOTIMP,
      Kind.IN,
      0,
      OPT,
      1234,
      20000,
      65535),
  QTYPE_ANY("qtype-any", 0.0015, 0.01, LeakShapes::plain, NOERROR, Kind.IN, ANY);

  /** Writes one random name of its sort. */
  interface Shape {
    void write(NameBuilder name, Words words);
  }

  private final double share;
  private final Shape shape;
  private final Kind kind;

  Mistake(String id, double share, double clientShare, Shape shape, int... types) {
    this(id, share, clientShare, shape, NXDOMAIN, Kind.IN, types);
  }

  Mistake(
      String id,
      double share,
      double clientShare,
      Shape shape,
      int rcode,
      int[] classes,
      int... types) {
    this.share = share;
    this.shape = shape;
    this.kind = new Kind(id, types, classes, rcode, clientShare);
  }

  /** The detector's id. */
  String id() {
    return kind.detector();
  }

  /** The share of queries unless another is asked for, a fraction. */
  double defaultShare() {
    return share;
  }

  Kind kind() {
    return kind;
  }

  /** Writes one random name; not always a new one. */
  void write(NameBuilder name, Words words) {
    shape.write(name, words);
  }
}
