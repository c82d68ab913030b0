package io.toptail.history;

import io.toptail.history.EventBlockWriter.Mark;
import java.util.Arrays;

/**
 * Unpacks blocks into {@linkplain EventRecord records}. Reusable; for one thread.
 *
 * <p>Blocks come from this program, not from captures: what is not a block fails with an exception
 * of an array's bounds.
 */
final class EventBlockReader {
  private final Taker taker;
  private final byte[] record = new byte[EventRecord.MAX_LENGTH];
  private final int[] servers = new int[256];
  private int[] questions = new int[1 << 10];
  private byte[] bytes;
  private int at;
  private int serverCount;
  private int questionCount;
  private int end;

  /** Takes records. */
  @FunctionalInterface
  interface Taker {
    /**
     * @param client an array with the client's address; like the record valid only during the call
     */
    void event(byte[] client, int clientOffset, int clientLength, byte[] record, int recordLength);
  }

  EventBlockReader(Taker taker) {
    this.taker = taker;
  }

  /** Gives all events of a block. */
  void read(EventBlock block) {
    bytes = block.bytes();
    at = 1;
    serverCount = 0;
    questionCount = 0;
    long time = 0;
    int file = 0;
    while (at < block.length()) {
      int mark = bytes[at++];
      long difference = varint();
      time += difference >>> 1 ^ -(difference & 1);
      file = (mark & Mark.NEW_FILE) != 0 ? (int) varint() : file;
      event(mark, time, file);
    }
  }

  private void event(int mark, long time, int file) {
    boolean response = (mark & Mark.RESPONSE) != 0;
    int addressLength = (mark & Mark.IP6) != 0 ? 16 : 4;
    int client = at;
    int header = client + addressLength;
    at = header + 6;
    putLong(EventRecord.TIME, time ^ Long.MIN_VALUE);
    record[EventRecord.ROLE] =
        (byte) (response ? EventRecord.RESPONSE_ROLE : EventRecord.QUERY_ROLE);
    record[EventRecord.FLAGS] = bytes[header + 4];
    record[EventRecord.FLAGS + 1] = bytes[header + 5];
    int key = EventRecord.key(record, 0);
    record[key] = (byte) ((mark & Mark.TCP) != 0 ? 6 : 17);
    System.arraycopy(bytes, header, record, key + 1, 4);
    record[key + EventRecord.KEY_SERVER - 1] = (byte) addressLength;
    server(mark, key + EventRecord.KEY_SERVER, addressLength);
    question(mark, key + EventRecord.KEY_SERVER + addressLength);
    putThree(EventRecord.EDNS, (mark & Mark.EDNS) != 0 ? (int) varint() : 0);
    int size = (int) varint();
    record[EventRecord.SIZE] = (byte) (size >> 8);
    record[EventRecord.SIZE + 1] = (byte) size;
    if (response) {
      response();
    }
    putInt(end, file);
    taker.event(bytes, client, addressLength, record, end + Integer.BYTES);
  }

  private void server(int mark, int to, int length) {
    int from;
    if ((mark & Mark.NEW_SERVER) == 0) {
      from = servers[bytes[at++] & 0xFF];
    } else {
      from = at;
      at += length;
      if (serverCount < servers.length) {
        servers[serverCount++] = from;
      }
    }
    System.arraycopy(bytes, from, record, to, length);
  }

  /** Reads a question to a place in the record, and sets {@link #end} behind it. */
  private void question(int mark, int to) {
    int resume = -1;
    if ((mark & Mark.QUESTION) == 0) {
      putInt(EventRecord.FACTS, 0);
      Arrays.fill(record, to, to + EventRecord.QUESTION_NAME, (byte) 0);
      end = to + EventRecord.QUESTION_NAME;
      return;
    }
    if ((mark & Mark.NEW_QUESTION) == 0) {
      int number = (int) varint();
      resume = at;
      at = questions[number];
    } else {
      remember(at);
    }
    putInt(EventRecord.FACTS, (int) varint());
    int type = (int) varint();
    int qclass = (int) varint();
    int length = bytes[at++] & 0xFF;
    record[to] = (byte) length;
    record[to + 1] = (byte) (type >> 8);
    record[to + 2] = (byte) type;
    record[to + 3] = (byte) (qclass >> 8);
    record[to + 4] = (byte) qclass;
    System.arraycopy(bytes, at, record, to + EventRecord.QUESTION_NAME, length);
    end = to + EventRecord.QUESTION_NAME + length;
    at = resume < 0 ? at + length : resume;
  }

  private void remember(int question) {
    if (questionCount == questions.length) {
      questions = Arrays.copyOf(questions, 2 * questionCount);
    }
    questions[questionCount++] = question;
  }

  private void response() {
    int to = EventRecord.RESPONSE;
    record[to] = bytes[at++];
    int rcode = (int) varint();
    record[to + 1] = (byte) (rcode >> 8);
    record[to + 2] = (byte) rcode;
    putThree(to + 3, (int) varint());
    putInt(to + 6, (int) varint());
    record[to + 10] = (byte) varint();
  }

  private void putLong(int to, long value) {
    putInt(to, (int) (value >>> 32));
    putInt(to + 4, (int) value);
  }

  private void putInt(int to, int value) {
    record[to] = (byte) (value >> 24);
    putThree(to + 1, value);
  }

  private void putThree(int to, int value) {
    record[to] = (byte) (value >> 16);
    record[to + 1] = (byte) (value >> 8);
    record[to + 2] = (byte) value;
  }

  private long varint() {
    long value = 0;
    for (int shift = 0; ; shift += 7) {
      byte octet = bytes[at++];
      value |= (octet & 0x7FL) << shift;
      if (octet >= 0) {
        return value;
      }
    }
  }

  /** Whether a block holds no events, but a {@link SeenTraffic}. */
  static boolean isSeen(EventBlock block) {
    return block.bytes()[0] == EventBlockWriter.SEEN;
  }
}
