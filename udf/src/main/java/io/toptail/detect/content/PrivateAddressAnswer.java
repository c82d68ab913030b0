package io.toptail.detect.content;

import io.toptail.detect.DetectorInfo;
import io.toptail.detect.DetectorSettings;
import io.toptail.detect.KnownNames;
import io.toptail.detect.Parameter;
import io.toptail.detect.ResponseDetector;
import io.toptail.detect.ResponseMessage;
import io.toptail.detect.Severity;
import io.toptail.dns.DnsName;
import io.toptail.dns.ResponseRecords;
import io.toptail.name.DelegatedTlds;
import io.toptail.name.Registry;
import io.toptail.name.SuffixTable;
import java.util.List;

/** A public name that points inside. */
final class PrivateAddressAnswer extends ResponseDetector {
  static final String ID = "private-address-answer";
  static final Parameter INSIDE =
      Parameter.list(
          "inside",
          Parameter.Kind.NAMES,
          "domains that may have private addresses: your own, and services that mean it",
          "plex.direct",
          "localtest.me",
          "lvh.me",
          "nip.io",
          "sslip.io");

  private static final String REGISTRY = "dnsbl-zones.tsv";
  private static final int TYPE_AAAA = 28;
  private static final int LOOPBACK = 0x7F000001;

  /** What some systems give the name of the machine itself. */
  private static final int OF_THE_HOST = 0x7F000101;

  private final KnownNames lists;
  private final DelegatedTlds delegated;
  private final SuffixTable<Boolean> inside = new SuffixTable<>();

  PrivateAddressAnswer(
      Registry registry, DelegatedTlds delegated, DetectorSettings.Entry settings) {
    super(
        DetectorInfo.of(ID, 410, Severity.LOW, "public name points to a private address")
            .rule(
                "An address of the answer for a name under a top-level domain that exists is "
                    + "private (RFC 1918), loopback, link-local or a unique local address; 0.0.0.0 "
                    + "and :: are not, filters answer them, and of 127.0.0.0/8 only 127.0.0.1 and "
                    + "127.0.1.1, for others are codes of lists (RFC 5782). Not block lists, nor "
                    + "the domains set.")
            .cause(
                "Internal addresses were published, or a stranger points a name of his at your "
                    + "machines, past the browser's protection (rebinding).")
            .who("The owner of the domain.")
            .fix(
                "Remove the records from the public zone; set your own inside domains here; have "
                    + "the resolver drop private addresses from outside.")
            .source("RFC 1918 §5; RFC 4193 §4.4"),
        About.NAME);
    lists = new KnownNames(registry);
    this.delegated = delegated;
    settings.list(INSIDE).forEach(name -> inside.put(DnsName.toWire(name), true));
  }

  @Override
  public List<Parameter> parameters() {
    return List.of(INSIDE);
  }

  @Override
  public List<String> registries() {
    return List.of(REGISTRY);
  }

  @Override
  public boolean matches(ResponseMessage response) {
    ResponseRecords records = response.records();
    for (int i = 0; i < records.answers(); i++) {
      if (isPrivate(records, i)) {
        return delegated.contains(response.name())
            && inside.longest(response.name()) < 0
            && !lists.cover(response.name());
      }
    }
    return false;
  }

  private static boolean isPrivate(ResponseRecords records, int i) {
    int address = records.ipv4(i);
    if (address != 0) {
      return address >>> 24 == 10
          || address == LOOPBACK
          || address == OF_THE_HOST
          || address >>> 20 == 0xAC1
          || address >>> 16 == 0xC0A8
          || address >>> 16 == 0xA9FE;
    }
    return records.type(i) == TYPE_AAAA && records.dataLength(i) == 16 && isPrivateV6(records, i);
  }

  private static boolean isPrivateV6(ResponseRecords records, int i) {
    byte[] bytes = records.bytes();
    int at = records.dataOffset(i);
    boolean uniqueLocal = (bytes[at] & 0xFE) == 0xFC;
    boolean linkLocal = (bytes[at] & 0xFF) == 0xFE && (bytes[at + 1] & 0xC0) == 0x80;
    return uniqueLocal || linkLocal || isLoopback(bytes, at);
  }

  private static boolean isLoopback(byte[] bytes, int at) {
    for (int i = at; i < at + 15; i++) {
      if (bytes[i] != 0) {
        return false;
      }
    }
    return bytes[at + 15] == 1;
  }
}
