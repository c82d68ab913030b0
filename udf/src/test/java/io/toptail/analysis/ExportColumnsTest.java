package io.toptail.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.toptail.analysis.Frames.Frame;
import io.toptail.dns.DnsMessage;
import io.toptail.dns.GeneratedMessages;
import io.toptail.dns.Mnemonics;
import io.toptail.dns.WireAnomaly;
import io.toptail.export.ExportFormat;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Header;
import org.xbill.DNS.Message;
import org.xbill.DNS.OPTRecord;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;

/** Every column of a row against what dnsjava reads in the same octets. */
class ExportColumnsTest {
  private static final long T = 1_700_000_000L * Analysis.SECOND;
  private static final ObjectMapper JSON = new ObjectMapper();

  @Property(tries = 500)
  void theColumnsAreWhatDnsjavaReads(@ForAll long seed) throws IOException {
    Random random = new Random(seed);
    byte[] wire = new GeneratedMessages(random).wellFormed();
    long time = T + random.nextLong(1L << 60);
    boolean six = random.nextBoolean();
    String source = address(random, six);
    String target = address(random, six);
    int port = random.nextInt(65_536);
    JsonNode row = row(Frames.udp(time, source, port, target, 53, wire));

    assertThat(row.get("file").asText()).isEqualTo("a.pcap");
    assertThat(Instant.parse(row.get("time").asText())).isEqualTo(Instant.ofEpochSecond(0, time));
    assertThat(InetAddress.getByName(row.get("src").asText()))
        .isEqualTo(InetAddress.getByName(source));
    assertThat(InetAddress.getByName(row.get("dst").asText()))
        .isEqualTo(InetAddress.getByName(target));
    assertThat(row.get("src_port").intValue()).isEqualTo(port);
    assertThat(row.get("dst_port").intValue()).isEqualTo(53);
    assertThat(row.get("transport").asText()).isEqualTo("udp");
    assertThat(row.get("message_size").intValue()).isEqualTo(wire.length);
    assertThat(row.get("anomaly").isNull()).isTrue();
    Message theirs = new Message(wire);
    header(row, theirs);
    question(row, theirs.getQuestion());
    edns(row, theirs);
  }

  private static void header(JsonNode row, Message theirs) {
    Header header = theirs.getHeader();
    assertThat(row.get("id").intValue()).isEqualTo(header.getID());
    assertThat(row.get("opcode_code").intValue()).isEqualTo(header.getOpcode());
    assertThat(row.get("opcode").asText()).isEqualTo(Mnemonics.opcode(header.getOpcode()));
    assertThat(row.get("rcode_code").intValue()).isEqualTo(header.getRcode());
    assertThat(Mnemonics.rcodeNumber(row.get("rcode").asText())).isEqualTo(theirs.getRcode());
    int[] flags = {Flags.QR, Flags.AA, Flags.TC, Flags.RD, Flags.RA, Flags.AD, Flags.CD};
    List<String> names = List.of("qr", "aa", "tc", "rd", "ra", "ad", "cd");
    for (int i = 0; i < flags.length; i++) {
      assertThat(row.get(names.get(i)).booleanValue())
          .as(names.get(i))
          .isEqualTo(header.getFlag(flags[i]));
    }
    assertThat(row.get("qdcount").intValue()).isEqualTo(header.getCount(Section.QUESTION));
    assertThat(row.get("ancount").intValue()).isEqualTo(header.getCount(Section.ANSWER));
    assertThat(row.get("nscount").intValue()).isEqualTo(header.getCount(Section.AUTHORITY));
    assertThat(row.get("arcount").intValue()).isEqualTo(header.getCount(Section.ADDITIONAL));
  }

  private static void question(JsonNode row, Record question) {
    if (question == null) {
      for (String column : List.of("qname", "qtype", "qclass", "qtype_code", "qclass_code")) {
        assertThat(row.get(column).isNull()).as(column).isTrue();
      }
      return;
    }
    String name = question.getName().toString(true);
    assertThat(row.get("qname").asText()).isEqualTo(name.isEmpty() ? "." : name);
    assertThat(row.get("qtype_code").intValue()).isEqualTo(question.getType());
    assertThat(Mnemonics.typeNumber(row.get("qtype").asText())).isEqualTo(question.getType());
    assertThat(row.get("qclass_code").intValue()).isEqualTo(question.getDClass());
    assertThat(DClass.value(row.get("qclass").asText())).isEqualTo(question.getDClass());
  }

  private static void edns(JsonNode row, Message theirs) {
    OPTRecord opt = theirs.getOPT();
    if (opt == null) {
      assertThat(row.get("edns_version").isNull()).isTrue();
      assertThat(row.get("edns_udp_size").isNull()).isTrue();
      assertThat(row.get("do").booleanValue()).isFalse();
      return;
    }
    assertThat(row.get("edns_version").intValue()).isEqualTo(opt.getVersion());
    assertThat(row.get("edns_udp_size").intValue()).isEqualTo(opt.getPayloadSize());
    assertThat(row.get("do").booleanValue()).isEqualTo((opt.getFlags() & 0x8000) != 0);
  }

  @Property(tries = 500)
  void aMalformedMessageHasARowThatSaysWhy(@ForAll long seed) throws IOException {
    GeneratedMessages messages = new GeneratedMessages(new Random(seed));
    byte[] wire = messages.damaged(messages.wellFormed());
    DnsMessage message = new DnsMessage();
    WireAnomaly anomaly = message.wrap(wire, 0, wire.length, wire.length);
    Frame frame = Frames.udp(T, "10.0.0.1", 4000, Frames.SERVER, 53, wire);

    JsonNode row = row(frame);
    if (anomaly == WireAnomaly.NONE) {
      assertThat(row.get("anomaly").isNull()).isTrue();
    } else {
      assertThat(row.get("anomaly").asText()).isEqualTo(anomaly.id());
    }
    assertThat(row.get("id").isNull()).isEqualTo(wire.length < 12);
    assertThat(row.get("qname").isNull()).isEqualTo(!message.questionReadable());
    assertThat(new Exports().lines(frame)).hasSize(message.countable() ? 1 : 0);
  }

  private static JsonNode row(Frame frame) throws IOException {
    List<String> lines = new Exports().malformed().format(ExportFormat.JSONL).lines(frame);
    assertThat(lines).hasSize(1);
    return JSON.readTree(lines.get(0));
  }

  /** Any address; of those of IPv6 many with zeros, which are written in short. */
  private static String address(Random random, boolean six) throws IOException {
    byte[] octets = new byte[six ? 16 : 4];
    random.nextBytes(octets);
    for (int i = 0; six && i < 8; i++) {
      if (random.nextBoolean()) {
        octets[2 * i] = 0;
        octets[2 * i + 1] = (byte) (random.nextBoolean() ? 0 : 7);
      }
    }
    octets[0] = (byte) (six ? 0x20 : 10);
    return InetAddress.getByAddress(octets).getHostAddress();
  }
}
