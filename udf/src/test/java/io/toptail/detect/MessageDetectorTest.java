package io.toptail.detect;

import static org.assertj.core.api.Assertions.assertThat;

import io.toptail.dns.DnsMessage;
import io.toptail.name.Registries;
import io.toptail.packet.FiveTuple;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Detectors of whole messages, each with messages that it claims and others that look alike. */
class MessageDetectorTest {
  private static final String NAME = "0377777706676f6f676c6503636f6d00";
  private static final String A_IN = "00010001";

  /** An OPT record at the root: size, extended code, version, flags, options. */
  private static String opt(String version, String flags, String options) {
    String length = String.format("%04x", options.length() / 2);
    return "00" + "0029" + "04d0" + "00" + version + flags + length + options;
  }

  private static String query(String flags, String counts, String rest) {
    return "1234" + flags + counts + rest;
  }

  private static String plain() {
    return query("0100", "0001000000000000", NAME + A_IN);
  }

  private static String withOpt(String opt) {
    return query("0100", "0001000000000001", NAME + A_IN + opt);
  }

  /** Who sent it. */
  /** The address of a client, and behind it that of the server. */
  private record Sender(byte[] addressBytes, int sourcePort, int protocol) implements FiveTuple {
    @Override
    public int sourceAddressOffset() {
      return 0;
    }

    @Override
    public int destinationAddressOffset() {
      return addressLength();
    }

    @Override
    public int addressLength() {
      return addressBytes.length / 2;
    }

    @Override
    public int destinationPort() {
      return 53;
    }
  }

  private static Sender sender(String address) {
    return new Sender(
        addresses(address, address.contains(":") ? "2600::53" : "8.8.4.4"), 40_000, 17);
  }

  private static byte[] addresses(String client, String server) {
    byte[] from = address(client);
    byte[] to = address(server);
    return ByteBuffer.allocate(from.length + to.length).put(from).put(to).array();
  }

  private static byte[] address(String text) {
    try {
      return InetAddress.getByName(text).getAddress();
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException(e);
    }
  }

  private static DetectorCatalogue catalogue(Vantage vantage, String settings) {
    return DetectorCatalogue.load(
        new DetectorSources(
            DetectorVectors.SUFFIXES,
            DetectorVectors.TLDS,
            Registries.bundled(),
            DetectorSettings.read(settings, "test", DetectorCatalogue.describe()),
            vantage,
            true));
  }

  private static String claimant(DetectorCatalogue catalogue, String hex, Sender sender) {
    byte[] bytes = HexFormat.of().parseHex(hex);
    DnsMessage message = new DnsMessage();
    message.wrap(bytes, 0, bytes.length, bytes.length);
    assertThat(message.countable()).as("countable: " + message.anomaly()).isTrue();
    Detector found = catalogue.primary(new QueryMessage().wrap(message, sender));
    return found == null ? "healthy" : found.id();
  }

  private static String claimant(String hex) {
    return claimant(catalogue(Vantage.UNKNOWN, ""), hex, sender("198.51.100.7"));
  }

  @Test
  void aPlainQueryIsHealthy() {
    assertThat(claimant(plain())).isEqualTo("healthy");
    assertThat(claimant(withOpt(opt("00", "8000", "")))).isEqualTo("healthy");
  }

  @ParameterizedTest
  @CsvSource({
    "0500, header-flag-junk", // AA
    "0300, header-flag-junk", // TC
    "0180, header-flag-junk", // RA
    "0140, header-flag-junk", // reserved
    "0103, header-flag-junk", // a response code
    "0120, healthy", // AD
    "0110, healthy", // CD
    "0000, healthy", // no RD
    "0800, opcode-obsolete", // IQUERY
    "1000, opcode-obsolete", // STATUS
    "1800, opcode-obsolete", // unassigned
    "3000, opcode-obsolete", // DSO in a datagram
    "7800, opcode-obsolete", // unassigned
    "2800, dynamic-update-leak", // UPDATE
    "2000, healthy" // NOTIFY: not known who may
  })
  void flagsAndOpcodesDecide(String flags, String expected) {
    assertThat(claimant(query(flags, "0001000000000000", NAME + A_IN))).isEqualTo(expected);
  }

  @Test
  void dsoIsAllowedOnStreams() {
    Sender stream = new Sender(addresses("198.51.100.7", "8.8.4.4"), 40_000, 6);
    String dso = query("3000", "0001000000000000", NAME + A_IN);
    assertThat(claimant(catalogue(Vantage.UNKNOWN, ""), dso, stream)).isEqualTo("healthy");
  }

  @Test
  void oneQuestionIsExpected() {
    String two = query("0100", "0002000000000000", NAME + A_IN + NAME + A_IN);
    assertThat(claimant(two)).isEqualTo("qdcount-not-one");
    assertThat(claimant(query("0100", "0000000000000000", ""))).isEqualTo("qdcount-not-one");
    String cookie =
        query("0100", "0000000000000001", opt("00", "0000", "000a00081122334455667788"));
    assertThat(claimant(cookie)).isEqualTo("healthy");
  }

  @ParameterizedTest
  @CsvSource({
    "198.51.100.7, dynamic-update-leak",
    "192.0.2.9, healthy",
    "192.0.3.1, dynamic-update-leak",
    "2001:db8::5, healthy",
    "2001:db9::5, dynamic-update-leak"
  })
  void knownUpdatersMayUpdate(String address, String expected) {
    String settings = "dynamic-update-leak: {updaters: [192.0.2.0/24, '2001:db8::/32']}";
    String update = query("2800", "0001000000000000", NAME + "00060001");
    assertThat(claimant(catalogue(Vantage.RESOLVER, settings), update, sender(address)))
        .isEqualTo(expected);
  }

  @Test
  void notifyComesFromPrimariesOnly() {
    String notify = query("2000", "0001000000000000", NAME + "00060001");
    String settings = "notify-to-non-secondary: {primaries: [192.0.2.1]}";
    DetectorCatalogue catalogue = catalogue(Vantage.AUTHORITATIVE, settings);
    assertThat(claimant(catalogue, notify, sender("192.0.2.1")))
        .isNotEqualTo("notify-to-non-secondary");
    assertThat(claimant(catalogue, notify, sender("198.51.100.9")))
        .isEqualTo("notify-to-non-secondary");
  }

  @ParameterizedTest
  @CsvSource({
    "UNKNOWN, 00fc, 17, zone-transfer-from-client", // AXFR in a datagram
    "UNKNOWN, 00fc, 6, healthy",
    "UNKNOWN, 00fb, 17, healthy", // IXFR
    "RESOLVER, 00fb, 17, zone-transfer-from-client",
    "RESOLVER, 00fc, 6, zone-transfer-from-client",
    "RESOLVER, 0010, 17, healthy"
  })
  void transfersAreForSecondaries(Vantage vantage, String type, int protocol, String expected) {
    String query = query("0000", "0001000000000000", NAME + type + "0001");
    Sender sender = new Sender(addresses("8.8.8.8", "8.8.4.4"), 40_000, protocol);
    assertThat(claimant(catalogue(vantage, ""), query, sender)).isEqualTo(expected);
  }

  @Test
  void configuredSecondariesMayTransfer() {
    String settings = "zone-transfer-from-client: {secondaries: [8.8.8.0/24]}";
    DetectorCatalogue catalogue = catalogue(Vantage.AUTHORITATIVE, settings);
    String query = query("0000", "0001000000000000", NAME + "00fb0001");
    assertThat(claimant(catalogue, query, sender("8.8.8.8"))).isEqualTo("healthy");
    assertThat(claimant(catalogue, query, sender("8.8.9.8")))
        .isEqualTo("zone-transfer-from-client");
  }

  @Test
  void nobodyCanAnswerPortZero() {
    Sender zero = new Sender(addresses("198.51.100.7", "8.8.4.4"), 0, 17);
    assertThat(claimant(catalogue(Vantage.UNKNOWN, ""), plain(), zero))
        .isEqualTo("src-port-anomaly");
  }

  @ParameterizedTest
  @CsvSource({
    "ROOT, 10.1.2.3, bogon-source",
    "ROOT, 172.31.0.1, bogon-source",
    "ROOT, 172.32.0.1, healthy",
    "AUTHORITATIVE, 192.168.7.7, bogon-source",
    "AUTHORITATIVE, 100.64.0.1, bogon-source",
    "AUTHORITATIVE, 100.128.0.1, healthy",
    "AUTHORITATIVE, fe80::1, bogon-source",
    "AUTHORITATIVE, 2600::1, healthy",
    "AUTHORITATIVE, 8.8.8.8, healthy",
    "RESOLVER, 10.1.2.3, healthy",
    "UNKNOWN, 10.1.2.3, healthy"
  })
  void privateSendersCannotBeAnswered(Vantage vantage, String address, String expected) {
    assertThat(claimant(catalogue(vantage, ""), plain(), sender(address))).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "127.0.0.1, 127.0.0.1, healthy",
    "10.1.2.3, 192.168.0.53, healthy",
    "10.1.2.3, 9.9.9.9, bogon-source",
    "::1, fd00::53, healthy",
    "fe80::1, 2600::53, bogon-source"
  })
  void aServerInsideMayBeAskedFromInside(String client, String server, String expected) {
    Sender sender = new Sender(addresses(client, server), 40_000, 17);
    assertThat(claimant(catalogue(Vantage.AUTHORITATIVE, ""), plain(), sender)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "01, 0000, '', edns-version",
    "00, 4000, '', healthy", // CO
    "00, 2000, '', edns-malformed", // reserved
    "00, 0000, 000a00081122334455667788, healthy", // cookie
    "00, 0000, 000a00091122334455667788, edns-malformed", // past the end
    "00, 0000, 000a00, edns-malformed", // half an option
    "00, 0000, 0008000700011800c00002, healthy", // 192.0.2.0/24
    "00, 0000, 0008000700011701c00002, edns-malformed", // a scope
    "00, 0000, 0008000700011700c00003, edns-malformed", // a bit beyond 23
    "00, 0000, 0008000700031800c00002, edns-malformed", // a family
    "00, 0000, 0008000900012100c000020000, edns-malformed", // 33 bits
    "00, 0000, 0008000400010000, healthy", // do not tell
    "00, 0000, 000b0000, edns-malformed" // keepalive in a datagram
  })
  void ednsFollowsItsRules(String version, String flags, String options, String expected) {
    String opt = opt(version, flags, options);
    assertThat(claimant(withOpt(opt))).isEqualTo(expected);
  }

  @Test
  void ednsIsOneRecordAtTheRoot() {
    String opt = opt("00", "0000", "");
    String two = query("0100", "0001000000000002", NAME + A_IN + opt + opt);
    assertThat(claimant(two)).isEqualTo("edns-malformed");
    String elsewhere = "0161" + opt;
    assertThat(claimant(withOpt(elsewhere))).isEqualTo("edns-malformed");
  }

  @Test
  void theFirstInPrecedenceClaims() {
    String junk = query("0180", "0002000000000000", NAME + A_IN + NAME + A_IN);
    assertThat(claimant(junk)).isEqualTo("header-flag-junk");
  }

  @Test
  void messagesThatAreNotShownAreNotEvaluated() {
    DetectorSources sources =
        new DetectorSources(
            DetectorVectors.SUFFIXES,
            DetectorVectors.TLDS,
            Registries.bundled(),
            DetectorSettings.none(),
            Vantage.ROOT,
            false);
    DetectorCatalogue catalogue = DetectorCatalogue.load(sources);
    assertThat(catalogue.detectors()).noneMatch(MessageDetector.class::isInstance);
    List<String> left =
        catalogue.notEvaluated().stream().map(DetectorCatalogue.NotEvaluated::id).toList();
    assertThat(left).contains("bogon-source", "edns-malformed", "dynamic-update-leak");
  }

  @Property(tries = 500)
  void neverThrowsWhateverTheOctets(@ForAll @Size(min = 12, max = 80) byte[] octets) {
    octets[2] &= 0x7F;
    octets[4] = 0;
    octets[5] = 1;
    octets[6] = octets[8] = octets[10] = 0;
    octets[7] = octets[9] = 0;
    octets[11] &= 1;
    DnsMessage message = new DnsMessage();
    message.wrap(octets, 0, octets.length, octets.length);
    if (message.countable()) {
      QueryMessage query = new QueryMessage().wrap(message, sender("10.0.0.1"));
      Detector first = DetectorVectors.at(Vantage.ROOT).primary(query);
      for (Detector detector : DetectorVectors.at(Vantage.ROOT).detectors()) {
        boolean matches = detector instanceof MessageDetector other && other.matches(query);
        assertThat(matches && first == null).isFalse();
      }
    }
  }
}
