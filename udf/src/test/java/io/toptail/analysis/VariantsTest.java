package io.toptail.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import io.toptail.analysis.Frames.Frame;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Messages and packets that public collections hold and that are seldom seen elsewhere. */
class VariantsTest {
  private static final long T = 1_700_000_000L * Analysis.SECOND;
  private static final String CLIENT_6 = "2001:db8::1";
  private static final String SERVER_6 = "2001:db8::53";

  /** {@code q} stands for a.b, A, IN; a column that is empty is {@code -}. */
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          root                 | 0001 0100 0001 0000 0000 0000 00 0002 0001 | . NS QUERY - -
          priming with EDNS    | 0001 0000 0001 0000 0000 0001 00 0002 0001 00 0029 1000 00008000 0000 | . NS QUERY - -
          no question          | 0001 8185 0000 0000 0000 0000 | - - QUERY REFUSED -
          cookie only (RFC 7873) | 0001 0100 0000 0000 0000 0001 00 0029 1000 00000000 000C 000A0008 0102030405060708 | - - QUERY - -
          client subnet        | 0001 0100 0001 0000 0000 0001 q 00 0029 1000 00000000 000B 00080007 00011800 C00002 | a.b A QUERY - -
          EDNS version 1       | 0001 0100 0001 0000 0000 0001 q 00 0029 1000 00010000 0000 | a.b A QUERY - -
          BADVERS              | 0001 8100 0001 0000 0000 0001 q 00 0029 1000 01000000 0000 | a.b A QUERY BADVERS -
          two questions        | 0001 0100 0002 0000 0000 0000 q q | a.b A QUERY - -
          pointer to before    | 0001 0100 0002 0000 0000 0000 q C00C 001C 0001 | a.b A QUERY - -
          TSIG                 | 0001 0100 0001 0000 0000 0001 q 00 00FA 00FF 00000000 0011 00 000000000001 012C 0000 0001 0000 0000 | a.b A QUERY - -
          SIG(0)               | 0001 0100 0001 0000 0000 0001 q 00 0018 00FF 00000000 0013 0000 05 00 00000000 00000002 00000001 0001 00 | a.b A QUERY - -
          update               | 0001 2800 0001 0000 0000 0000 0162 00 0006 0001 | b SOA UPDATE - -
          notify               | 0001 2400 0001 0000 0000 0000 0162 00 0006 0001 | b SOA NOTIFY - -
          stateful operations  | 0001 3000 0000 0000 0000 0000 0001 0008 0000 3A98 0000 3A98 | - - DSO - -
          transfer             | 0001 0000 0001 0000 0000 0000 0162 00 00FC 0001 | b AXFR QUERY - -
          any, chaos           | 0001 0000 0001 0000 0000 0000 0162 00 00FF 0003 | b ANY QUERY - -
          multicast bit        | 0000 0000 0001 0000 0000 0000 0161 056C6F63616C 00 000C 8001 | a.local PTR QUERY - -
          unknown type         | 0001 0100 0001 0000 0000 0000 0161 00 FF01 0001 | a TYPE65281 QUERY - -
          odd octets           | 0001 0100 0001 0000 0000 0000 05 00 2E 20 5C FF 00 0001 0001 | \\000\\.\\032\\\\\\255 A QUERY - -
          Z bit                | 0001 0140 0001 0000 0000 0000 q | a.b A QUERY - -
          """)
  void messages(String name, String octets, String row) {
    String hex = octets.replace("q", "0161 0162 00 0001 0001").replace(" ", "");
    byte[] wire = HexFormat.of().parseHex(hex);
    boolean response = (wire[2] & 0x80) != 0;
    Frame frame =
        response
            ? Frames.udp(T, Frames.SERVER, 53, "10.0.0.1", 4000, wire)
            : Frames.udp(T, "10.0.0.1", 4000, Frames.SERVER, 53, wire);
    StringBuilder cells = new StringBuilder();
    for (String column : List.of("qname", "qtype", "opcode", "rcode", "anomaly")) {
      List<String> cell = new Exports().malformed().column(column, frame);
      assertThat(cell).hasSize(1);
      boolean shown = !cell.get(0).isEmpty() && (response || !column.equals("rcode"));
      cells.append(shown ? cell.get(0) : "-").append(' ');
    }
    assertThat(cells.toString().strip()).isEqualTo(row);
  }

  @Test
  void lengthsThatAreZeroOrTooLongMeanAllThatIsThere() {
    byte[] dns = Frames.message(0x0100, Frames.question("www.example.com", Frames.A, Frames.IN));
    for (int udpLength : new int[] {0, 8 + dns.length, 0xFFFF}) {
      byte[] udp = udp(udpLength, dns);
      Frame four = Frames.ip(T, "10.0.0.1", Frames.SERVER, 17, 0, udp);
      Frame six = Frames.ip(T, CLIENT_6, SERVER_6, 17, 0, udp);
      assertThat(names(four, six, withLength(four, 16, 0), withLength(six, 18, 0)))
          .containsOnly("www.example.com")
          .hasSize(4);
    }
  }

  @Test
  void aJumbogramHasItsLengthInAnOption() {
    byte[] dns = Frames.message(0x0100, Frames.question("jumbo.example.com", 1, Frames.IN));
    byte[] udp = udp(0, dns);
    // Next header UDP, length 0; option Jumbo Payload (RFC 2675) with the length of all.
    ByteBuffer options = ByteBuffer.allocate(8 + udp.length).put((byte) 17).put((byte) 0);
    options.put((byte) 0xC2).put((byte) 4).putInt(8 + udp.length).put(udp);
    Frame frame = Frames.ip(T, CLIENT_6, SERVER_6, 0, 0, options.array());
    assertThat(names(withLength(frame, 18, 0))).containsExactly("jumbo.example.com");
  }

  @Test
  void paddingOfTheLinkIsNoPartOfTheMessage() {
    Frame short4 = Frames.query(T, "10.0.0.1", "a", Frames.A);
    byte[] padded = java.util.Arrays.copyOf(short4.bytes(), 64);
    Frame frame = new Frame(T, padded);
    assertThat(new Exports().column("message_size", frame)).containsExactly("19");
    assertThat(new Exports().column("anomaly", frame)).containsExactly("");
  }

  @Test
  void multicastNamesAreReadOnlyOnPortsThatAreNamed() {
    byte[] dns = Frames.message(0, Frames.question("printer.local", 12, Frames.IN));
    Frame mdns = Frames.udp(T, "10.0.0.1", 5353, "224.0.0.251", 5353, dns);
    Frame llmnr = Frames.udp(T, "10.0.0.1", 4000, "224.0.0.252", 5355, dns);
    assertThat(names(mdns, llmnr)).isEmpty();
    Exports exports = new Exports().ports(53, 5353, 5355);
    assertThat(exports.column("qname", mdns, llmnr)).hasSize(2).containsOnly("printer.local");
  }

  private static List<String> names(Frame... frames) {
    return new Exports().column("qname", frames);
  }

  private static byte[] udp(int length, byte[] payload) {
    ByteBuffer udp = ByteBuffer.allocate(8 + payload.length);
    udp.putShort((short) 4000).putShort((short) 53).putShort((short) length).putShort((short) 0);
    return udp.put(payload).array();
  }

  private static Frame withLength(Frame frame, int offset, int length) {
    byte[] bytes = frame.bytes().clone();
    ByteBuffer.wrap(bytes).putShort(offset, (short) length);
    return new Frame(frame.nanos(), bytes);
  }
}
