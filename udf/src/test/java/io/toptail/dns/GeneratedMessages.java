package io.toptail.dns;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.xbill.DNS.AAAARecord;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.EDNSOption;
import org.xbill.DNS.GenericEDNSOption;
import org.xbill.DNS.Header;
import org.xbill.DNS.MXRecord;
import org.xbill.DNS.Message;
import org.xbill.DNS.NSRecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.OPTRecord;
import org.xbill.DNS.Record;
import org.xbill.DNS.SOARecord;
import org.xbill.DNS.Section;
import org.xbill.DNS.TXTRecord;

/** Messages made and encoded by dnsjava, with compression, and damaged copies of them. */
public final class GeneratedMessages {
  private final Random random;
  private Name previous = Name.root;

  /** Messages that the same randomness makes again. */
  public GeneratedMessages(Random random) {
    this.random = random;
  }

  /** A well-formed message in wire form. */
  public byte[] wellFormed() {
    try {
      return message().toWire();
    } catch (IOException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** A copy with flipped bits, cut, extended, or with octets that make pointers. */
  public byte[] damaged(byte[] message) {
    byte[] copy = message.clone();
    switch (random.nextInt(5)) {
      case 0 -> copy = Arrays.copyOf(copy, random.nextInt(copy.length + 1));
      case 1 -> copy = Arrays.copyOf(copy, copy.length + 1 + random.nextInt(8));
      case 2 -> {
        if (copy.length > 20) {
          copy[12 + random.nextInt(copy.length - 12)] = (byte) (0xC0 | random.nextInt(2));
        }
      }
      default -> {
        for (int flips = 1 + random.nextInt(3); flips > 0 && copy.length > 0; flips--) {
          copy[random.nextInt(copy.length)] ^= (byte) (1 << random.nextInt(8));
        }
      }
    }
    return copy;
  }

  private Message message() throws IOException {
    Header header = new Header(random.nextInt(65_536));
    header.setOpcode(random.nextInt(4) == 0 ? random.nextInt(16) : 0);
    header.setRcode(random.nextInt(16));
    for (int flag : new int[] {0, 5, 6, 7, 8, 10, 11}) {
      if (random.nextBoolean()) {
        header.setFlag(flag);
      }
    }
    Message message = new Message();
    message.setHeader(header);
    int questions = random.nextInt(10) == 0 ? random.nextInt(4) : 1;
    for (int i = 0; i < questions; i++) {
      message.addRecord(Record.newRecord(name(), type(), dnsClass()), Section.QUESTION);
    }
    for (int section = Section.ANSWER; section <= Section.ADDITIONAL; section++) {
      for (int records = Math.max(0, random.nextInt(7) - 3); records > 0; records--) {
        message.addRecord(record(), section);
      }
    }
    if (random.nextBoolean()) {
      message.addRecord(opt(), Section.ADDITIONAL);
    }
    return message;
  }

  private Record record() throws IOException {
    int ttl = random.nextInt(1 << 20);
    return switch (random.nextInt(7)) {
      case 0 -> new ARecord(name(), DClass.IN, ttl, InetAddress.getByAddress(octets(4)));
      case 1 -> new AAAARecord(name(), DClass.IN, ttl, InetAddress.getByAddress(octets(16)));
      case 2 -> new NSRecord(name(), DClass.IN, ttl, name());
      case 3 -> new CNAMERecord(name(), DClass.IN, ttl, name());
      case 4 -> new MXRecord(name(), DClass.IN, ttl, random.nextInt(100), name());
      case 5 -> new SOARecord(name(), DClass.IN, ttl, name(), name(), 1, 2, 3, 4, 5);
      default -> new TXTRecord(name(), DClass.IN, ttl, "v=spf1 -all");
    };
  }

  private OPTRecord opt() {
    List<EDNSOption> options =
        random.nextBoolean()
            ? List.of()
            : List.of(
                new GenericEDNSOption(65_001 + random.nextInt(9), octets(random.nextInt(20))));
    return new OPTRecord(
        random.nextInt(65_536),
        random.nextInt(3) == 0 ? random.nextInt(16) : 0,
        random.nextInt(8) == 0 ? 1 : 0,
        random.nextBoolean() ? 0x8000 : 0,
        options);
  }

  private int type() {
    int[] usual = {1, 2, 5, 6, 12, 15, 16, 28, 33, 65, 255};
    return random.nextInt(5) == 0 ? random.nextInt(65_536) : usual[random.nextInt(usual.length)];
  }

  private int dnsClass() {
    return random.nextInt(5) == 0 ? random.nextInt(65_536) : DClass.IN;
  }

  /** Often below the name made before, so that there is something to compress. */
  private Name name() throws IOException {
    ByteArrayOutputStream wire = new ByteArrayOutputStream();
    for (int labels = random.nextInt(5); labels > 0; labels--) {
      int length = 1 + random.nextInt(random.nextInt(20) == 0 ? 63 : 8);
      wire.write(length);
      for (int i = 0; i < length; i++) {
        wire.write(octet());
      }
    }
    if (random.nextInt(3) > 0 && wire.size() + previous.length() <= 255) {
      wire.writeBytes(previous.toWire());
    } else {
      wire.write(0);
    }
    if (wire.size() > 255) {
      return previous;
    }
    previous = new Name(wire.toByteArray());
    return previous;
  }

  private int octet() {
    return random.nextInt(6) == 0
        ? random.nextInt(256)
        : "abcdefABCDEF-_019".charAt(random.nextInt(17));
  }

  private byte[] octets(int length) {
    byte[] octets = new byte[length];
    random.nextBytes(octets);
    return octets;
  }
}
