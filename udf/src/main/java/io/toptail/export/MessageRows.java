package io.toptail.export;

import io.toptail.dns.DnsMessage;
import io.toptail.dns.DnsName;
import io.toptail.dns.Mnemonics;
import io.toptail.dns.WireAnomaly;
import io.toptail.packet.FiveTuple;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * Makes rows of messages, whatever they travelled in, and gathers them into blocks. What cannot be
 * read of a malformed message is absent. For one task; makes objects for blocks only.
 */
public final class MessageRows {
  /** Text of the longest name that a message may give, each octet as an escape. */
  private static final int SCRATCH = 4 * 1_100;

  private static final int TCP = 6;
  private static final int MICROS = 6;

  private final RowEncoder row;
  private final byte[][] paths;
  private final byte[] scratch = new byte[SCRATCH];
  private final PrivateMessage privacy;
  private int[] ends = new int[1 << 10];
  private long[] times = new long[1 << 10];
  private int[] files = new int[1 << 10];
  private long[] positions = new long[1 << 10];
  private int size;
  private int digits = MICROS;

  /**
   * @param paths of the files by their number, as the user reads them
   * @param privacy hides addresses
   */
  public MessageRows(ExportFormat format, List<String> paths, PrivateMessage privacy) {
    this.privacy = privacy;
    this.row = format.encoder();
    this.paths =
        paths.stream()
            .map(path -> format == ExportFormat.CSV ? noFormula(path) : path)
            .map(path -> path.getBytes(StandardCharsets.UTF_8))
            .toArray(byte[][]::new);
  }

  /** The path such that no spreadsheet takes it for a formula, and that it still is the path. */
  private static String noFormula(String path) {
    if (path.equals("-")) {
      return "stdin";
    }
    boolean formula = !path.isEmpty() && DelimitedRows.FORMULA_STARTS.indexOf(path.charAt(0)) >= 0;
    return formula ? "./" + path : path;
  }

  /** Digits of a second that the next messages were recorded with: 6, or 9. */
  public void setFractionDigits(int fractionDigits) {
    digits = fractionDigits;
  }

  /**
   * Adds the row of a message.
   *
   * @param anomaly what is wrong with it; {@link WireAnomaly#NONE} leaves the cell empty
   * @param timeNanos of the packet that completed it, since the epoch
   * @param file number of the file
   * @param position where in the file that packet lies
   */
  public void add(
      FiveTuple endpoints,
      DnsMessage message,
      WireAnomaly anomaly,
      long timeNanos,
      int file,
      long position) {
    row.begin();
    row.text(paths[file], 0, paths[file].length);
    row.time(timeNanos, digits);
    endpoints(endpoints, message);
    if (message.headerReadable()) {
      header(message);
    } else {
      absent(MessageColumn.ID, MessageColumn.DO);
    }
    question(message);
    counts(message);
    edns(message);
    row.number(message.length());
    if (anomaly == WireAnomaly.NONE) {
      row.absent();
    } else {
      text(anomaly.id());
    }
    codes(message);
    row.end();
    index(timeNanos, file, position);
  }

  /** Whether no row was added since the last block. */
  public boolean isEmpty() {
    return size == 0;
  }

  /** Octets of the rows added since the last block. */
  public int bytes() {
    return row.rows().length();
  }

  /** Whether the last row added is of the packet that lies there. */
  public boolean endsAt(int file, long position) {
    return size > 0 && files[size - 1] == file && positions[size - 1] == position;
  }

  /**
   * The rows added since the last block.
   *
   * @param late see {@link RowBlock#late}
   */
  public RowBlock block(boolean late) {
    RowBlock block =
        new RowBlock(
            late,
            row.rows().toArray(),
            Arrays.copyOf(ends, size),
            Arrays.copyOf(times, size),
            Arrays.copyOf(files, size),
            Arrays.copyOf(positions, size));
    row.rows().clear();
    size = 0;
    return block;
  }

  private void index(long timeNanos, int file, long position) {
    if (size == ends.length) {
      ends = Arrays.copyOf(ends, 2 * size);
      times = Arrays.copyOf(times, 2 * size);
      files = Arrays.copyOf(files, 2 * size);
      positions = Arrays.copyOf(positions, 2 * size);
    }
    ends[size] = row.rows().length();
    times[size] = timeNanos;
    files[size] = file;
    positions[size++] = position;
  }

  private void endpoints(FiveTuple endpoints, DnsMessage message) {
    int length = endpoints.addressLength();
    byte[] bytes = privacy.addresses(endpoints, message);
    int end = AddressCells.write(bytes, privacy.source(), length, scratch);
    row.text(scratch, 0, end);
    row.number(endpoints.sourcePort());
    end = AddressCells.write(bytes, privacy.destination(), length, scratch);
    row.text(scratch, 0, end);
    row.number(endpoints.destinationPort());
    text(endpoints.protocol() == TCP ? "tcp" : "udp");
  }

  private void header(DnsMessage message) {
    row.number(message.id());
    row.flag(message.isResponse());
    text(Mnemonics.opcode(message.opcode()));
    text(Mnemonics.rcode(message.rcode()));
    row.flag(message.aa());
    row.flag(message.tc());
    row.flag(message.rd());
    row.flag(message.ra());
    row.flag(message.ad());
    row.flag(message.cd());
    row.flag(message.dnssecOk());
  }

  private void question(DnsMessage message) {
    if (!message.questionReadable()) {
      absent(MessageColumn.QNAME, MessageColumn.QCLASS);
      return;
    }
    row.text(scratch, 0, DnsName.writeText(privacy.name(message), 0, scratch, 0));
    text(Mnemonics.type(message.qtype()));
    text(Mnemonics.dnsClass(message.qclass()));
  }

  private void counts(DnsMessage message) {
    if (!message.headerReadable()) {
      absent(MessageColumn.QDCOUNT, MessageColumn.ARCOUNT);
      return;
    }
    row.number(message.questionCount());
    row.number(message.answerCount());
    row.number(message.authorityCount());
    row.number(message.additionalCount());
  }

  private void edns(DnsMessage message) {
    if (message.hasEdns()) {
      row.number(message.ednsVersion());
      row.number(message.ednsUdpSize());
    } else {
      absent(MessageColumn.EDNS_VERSION, MessageColumn.EDNS_UDP_SIZE);
    }
  }

  private void codes(DnsMessage message) {
    if (message.headerReadable()) {
      row.number(message.opcode());
      row.number(message.headerRcode());
    } else {
      absent(MessageColumn.OPCODE_CODE, MessageColumn.RCODE_CODE);
    }
    if (message.questionReadable()) {
      row.number(message.qtype());
      row.number(message.qclass());
    } else {
      absent(MessageColumn.QTYPE_CODE, MessageColumn.QCLASS_CODE);
    }
  }

  private void absent(MessageColumn first, MessageColumn last) {
    for (int i = first.ordinal(); i <= last.ordinal(); i++) {
      row.absent();
    }
  }

  /** Mnemonics are ASCII. */
  private void text(String ascii) {
    int length = ascii.length();
    for (int i = 0; i < length; i++) {
      scratch[i] = (byte) ascii.charAt(i);
    }
    row.text(scratch, 0, length);
  }
}
