package io.toptail.capture;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/**
 * What a file is that is no capture we read, told by its first bytes, and what to do with it.
 *
 * @param found what it is; completes the sentence "FILE …"
 * @param advice what to do next, a sentence; {@code FILE} stands for the path
 */
record ForeignContent(String found, String advice) {
  private static final String CONVERT = "Convert it first: editcap -F pcap FILE NEW.pcap";
  private static final String UNPACK = "Unpack it, and give the captures in it";
  private static final String NOT_A_CAPTURE = "Give a pcap, pcapng, snoop or dnstap file";
  private static final int TAR_MAGIC = 257;
  private static final int SHOWN = 24;

  /** What a format's files have at an offset. */
  private record Signature(int offset, byte[] magic, String found, String advice) {
    boolean matches(byte[] head) {
      int end = offset + magic.length;
      return head.length >= end && Arrays.equals(head, offset, end, magic, 0, magic.length);
    }
  }

  private static final List<Signature> SIGNATURES =
      List.of(
          hex("1F9D", "is compressed with compress (.Z)", "Decompress it first: gzip -d FILE"),
          hex("5D000080", "is LZMA-compressed", "Decompress it first: xz --format=lzma -d FILE"),
          hex("504B0304", "starts with 'PK', a zip archive", UNPACK),
          hex("504B0506", "starts with 'PK', an empty zip archive", UNPACK),
          hex("377ABCAF271C", "is a 7-Zip archive", UNPACK),
          text("Rar!", "is a RAR archive", UNPACK),
          new Signature(TAR_MAGIC, ascii("ustar"), "is a tar archive", UNPACK),
          text("btsnoop\0", "is a Bluetooth btsnoop capture", NOT_A_CAPTURE),
          text("GMBU", "is a Microsoft Network Monitor capture", CONVERT),
          text("RTSS", "is a Microsoft Network Monitor 1 capture", CONVERT),
          text("TRSNIFF data", "is a DOS Sniffer capture", CONVERT),
          text("XCP\0", "is a NetXRay capture", CONVERT),
          hex("7F766572", "is an OmniPeek capture", CONVERT),
          hex("1C0001AB", "is an lcap capture of Ixia", CONVERT),
          hex("AB01001C", "is an lcap capture of Ixia", CONVERT),
          hex("1C0001AC", "is an lcap capture of Ixia", CONVERT),
          hex("AC01001C", "is an lcap capture of Ixia", CONVERT),
          hex("8365432D444E53", "is a C-DNS file (RFC 8618)", "Convert it first: inspector FILE"),
          hex("7F454C46", "is an ELF program", NOT_A_CAPTURE),
          text("PAR1", "is a Parquet file", NOT_A_CAPTURE),
          text("SQLite format 3", "is an SQLite database", NOT_A_CAPTURE),
          text("%PDF", "is a PDF document", NOT_A_CAPTURE),
          hex("89504E47", "is a PNG image", NOT_A_CAPTURE));

  /** Judges a file by its first bytes. */
  static ForeignContent of(byte[] head) {
    if (head.length == 0) {
      return new ForeignContent(
          "is empty (0 bytes)", "Check whether the capture was stopped before it was written");
    }
    for (Signature signature : SIGNATURES) {
      if (signature.matches(head)) {
        return new ForeignContent(signature.found, signature.advice);
      }
    }
    if (isZero(head)) {
      return new ForeignContent(
          "starts with " + head.length + " zero bytes",
          "Its space was reserved but not written, as after a crash: copy it again");
    }
    if (isText(head)) {
      return text(head);
    }
    if (isErf(head)) {
      return new ForeignContent("looks like an ERF capture of an Endace card", CONVERT);
    }
    return new ForeignContent(
        (head.length < 4 ? "is only " + head.length + " bytes long: " : "starts with the bytes ")
            + HexFormat.ofDelimiter(" ").formatHex(head, 0, Math.min(8, head.length))
            + ", which are no capture format that is known",
        "See what it is with: file FILE");
  }

  /** What to do next, with the path in its place. */
  String next(String path) {
    return advice.replace("FILE", path.replaceAll("\\p{Cntrl}", "?"));
  }

  private static boolean isZero(byte[] head) {
    for (byte octet : head) {
      if (octet != 0) {
        return false;
      }
    }
    return true;
  }

  private static boolean isText(byte[] head) {
    for (byte octet : head) {
      boolean control = octet >= 0 && octet < 0x20 || octet == 0x7F;
      if (control && octet != '\n' && octet != '\r' && octet != '\t') {
        return false;
      }
    }
    return head.length >= 4 && head[0] > 0 && head[1] > 0;
  }

  private static ForeignContent text(byte[] head) {
    String text = new String(head, StandardCharsets.US_ASCII).strip();
    String start = text.lines().findFirst().orElse("");
    String shown = start.length() > SHOWN ? start.substring(0, SHOWN) + "…" : start;
    String kind = text.startsWith("{") || text.startsWith("[") ? "JSON text" : "text";
    return new ForeignContent(
        "is " + kind + ", it starts with '" + shown.replaceAll("[^ -~…]", "?") + "'",
        "Write packets with: tcpdump -w NEW.pcap, without which tcpdump prints text");
  }

  /** ERF has no magic: a record's time, type and lengths that make sense together. */
  private static boolean isErf(byte[] head) {
    if (head.length < 16) {
      return false;
    }
    long seconds = Octets.uint32(head, 4, false);
    int type = head[8] & 0x7F;
    int recordLength = Octets.uint16(head, 10, true);
    return seconds > 900_000_000L && type >= 1 && type <= 48 && recordLength >= 16;
  }

  private static Signature hex(String magic, String found, String advice) {
    return new Signature(0, HexFormat.of().parseHex(magic), found, advice);
  }

  private static Signature text(String magic, String found, String advice) {
    return new Signature(0, ascii(magic), found, advice);
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
