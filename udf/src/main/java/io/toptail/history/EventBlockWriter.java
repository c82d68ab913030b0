package io.toptail.history;

import java.util.Arrays;
import java.util.function.Consumer;

/**
 * Packs events into blocks, one open block for each partition; the partition of an event follows
 * from its client, so that all of a client come to one place.
 *
 * <p>In a block a question is written once and referred to afterwards, as are servers; times are
 * differences. An event is: what follows (1, see {@link Mark}); difference of time (varint,
 * zigzag); file if it changed (varint); client's address; port (2); id (2); flags (2); server: its
 * number (1), or its address where it is new; question: its number (varint), or where it is new
 * facts, type, class (varints), length and name; EDNS if there is any (varint); size (varint); of a
 * response its outcome (1), response code, error code + 1, TTL + 1, labels + 1 (varints). A block
 * begins with its {@linkplain #EVENTS kind}.
 */
public final class EventBlockWriter {
  /** First octet of a block of events. */
  static final int EVENTS = 1;

  /** First octet of a block that holds what a sender saw as a whole: a {@link SeenTraffic}. */
  static final int SEEN = 2;

  private static final int BLOCK = 1 << 18;

  /** Servers that a block refers to; all others are written out each time. */
  private static final int SERVERS = 16;

  private static final int TCP = 6;

  /** Octets of the longest event. */
  private static final int ROOM = 420;

  private final Consumer<EventBlock> output;
  private final Open[] open;
  private final SeenTraffic seen = new SeenTraffic();

  /** Bits of an event's first octet. */
  static final class Mark {
    static final int RESPONSE = 1;
    static final int QUESTION = 2;
    static final int NEW_QUESTION = 4;
    static final int IP6 = 8;
    static final int TCP = 16;
    static final int EDNS = 32;
    static final int NEW_SERVER = 64;
    static final int NEW_FILE = 128;

    private Mark() {}
  }

  /**
   * @param partitions number of receivers
   * @param output is given every block that is full, and the rest on {@link #flush}; it may keep it
   */
  public EventBlockWriter(int partitions, Consumer<EventBlock> output) {
    this.output = output;
    this.open = new Open[partitions];
    for (int i = 0; i < partitions; i++) {
      open[i] = new Open(i);
    }
  }

  /**
   * Writes an event.
   *
   * @param facts of the question, the caller's
   * @param name wire form, lower case; not read if {@code nameLength} is 0
   * @param nameLength 0 for a message without a question; at most 255
   * @param hash of anything that has a value of its own for each question
   */
  public void write(
      MessageEvent event,
      int facts,
      int qtype,
      int qclass,
      byte[] name,
      int nameOffset,
      int nameLength,
      long hash) {
    seen.add(event.response, event.protocol == TCP, event.time);
    Open to = open[partition(event)];
    to.begin(event);
    to.server(event);
    if (nameLength > 0) {
      to.question(facts, qtype, qclass, name, nameOffset, nameLength, hash);
    }
    to.rest(event);
  }

  /**
   * Brings what {@link #write} will look up into the processor's cache, to be done for several
   * events before they are written.
   *
   * @param hash as for {@link #write}
   * @return anything; to be used, so that the read is not optimised away
   */
  public long touch(MessageEvent event, long hash) {
    return open[partition(event)].questions.touch(hash);
  }

  /** The receiver of a client's events. */
  private int partition(MessageEvent event) {
    return open.length == 1 ? 0 : (int) Long.remainderUnsigned(event.clientHash, open.length);
  }

  /** Hands out every block that holds an event, and to every partition what was seen so far. */
  public void flush() {
    for (Open each : open) {
      each.emit();
      if (!seen.isEmpty()) {
        byte[] bytes = seen.toBytes(SEEN);
        output.accept(new EventBlock(each.partition, bytes, bytes.length));
      }
    }
    seen.clear();
  }

  /** The block of one partition that is being filled. */
  private final class Open {
    private final int partition;
    private final BlockQuestions questions = new BlockQuestions();
    private final byte[] servers = new byte[SERVERS * 17];
    private int serverCount;
    private byte[] bytes;
    private int at;
    private int mark;
    private long lastTime;
    private int lastFile;

    Open(int partition) {
      this.partition = partition;
    }

    void begin(MessageEvent event) {
      if (bytes == null || at + ROOM > bytes.length) {
        emit();
        bytes = new byte[BLOCK];
        bytes[0] = EVENTS;
        at = 1;
      }
      mark = at++;
      int bits = event.response ? Mark.RESPONSE : 0;
      bits |= event.addressLength == 16 ? Mark.IP6 : 0;
      bits |= event.protocol == TCP ? Mark.TCP : 0;
      bits |= event.edns != 0 ? Mark.EDNS : 0;
      bits |= event.file != lastFile ? Mark.NEW_FILE : 0;
      bytes[mark] = (byte) bits;
      long difference = event.time - lastTime;
      varint(difference << 1 ^ difference >> 63);
      lastTime = event.time;
      if (event.file != lastFile) {
        varint(event.file);
        lastFile = event.file;
      }
      System.arraycopy(event.addresses, 0, bytes, at, event.addressLength);
      at += event.addressLength;
      two(event.port);
      two(event.id);
      two(event.flags);
    }

    void server(MessageEvent event) {
      int known = serverNumber(event);
      if (known >= 0) {
        bytes[at++] = (byte) known;
        return;
      }
      bytes[mark] |= Mark.NEW_SERVER;
      System.arraycopy(event.addresses, 16, bytes, at, event.addressLength);
      at += event.addressLength;
      if (serverCount < SERVERS) {
        int to = serverCount++ * 17;
        servers[to] = (byte) event.addressLength;
        System.arraycopy(event.addresses, 16, servers, to + 1, event.addressLength);
      }
    }

    /** Servers are few, or so many that a search costs more than it saves. */
    private int serverNumber(MessageEvent event) {
      int length = event.addressLength;
      for (int i = 0, from = 0; i < serverCount; i++, from += 17) {
        if (servers[from] == length
            && Arrays.equals(
                servers, from + 1, from + 1 + length, event.addresses, 16, 16 + length)) {
          return i;
        }
      }
      return -1;
    }

    void question(
        int facts, int qtype, int qclass, byte[] name, int nameOffset, int nameLength, long hash) {
      bytes[mark] |= Mark.QUESTION;
      int known = questions.number(hash);
      if (known >= 0) {
        varint(known);
        return;
      }
      bytes[mark] |= Mark.NEW_QUESTION;
      varint(facts & 0xFFFFFFFFL);
      varint(qtype);
      varint(qclass);
      bytes[at++] = (byte) nameLength;
      System.arraycopy(name, nameOffset, bytes, at, nameLength);
      at += nameLength;
    }

    void rest(MessageEvent event) {
      if (event.edns != 0) {
        varint(event.edns);
      }
      varint(event.size);
      if (event.response) {
        bytes[at++] = (byte) event.outcome.ordinal();
        varint(event.rcode);
        varint(event.errorCode + 1);
        varint(event.ttl + 1L);
        varint(event.zoneLabels + 1);
      }
    }

    void emit() {
      if (bytes != null) {
        byte[] full = at * 2 < bytes.length ? Arrays.copyOf(bytes, at) : bytes;
        output.accept(new EventBlock(partition, full, at));
      }
      bytes = null;
      lastTime = 0;
      lastFile = 0;
      serverCount = 0;
      questions.clear();
    }

    private void two(int value) {
      bytes[at++] = (byte) (value >> 8);
      bytes[at++] = (byte) value;
    }

    private void varint(long value) {
      long rest = value;
      while ((rest & ~0x7FL) != 0) {
        bytes[at++] = (byte) (rest | 0x80);
        rest >>>= 7;
      }
      bytes[at++] = (byte) rest;
    }
  }
}
