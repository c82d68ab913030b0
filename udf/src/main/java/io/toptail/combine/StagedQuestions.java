package io.toptail.combine;

import io.toptail.dns.DnsMessage;
import io.toptail.dns.ResponseFacts;
import io.toptail.history.MessageEvent;
import io.toptail.ignore.IgnoreList;
import io.toptail.name.WireName;
import io.toptail.packet.FiveTuple;
import io.toptail.row.RowKey;
import io.toptail.row.RowKind;
import io.toptail.tally.KeyHash;
import io.toptail.tally.TallyTable;
import java.util.Arrays;

/**
 * A few decoded questions that wait for their look-ups. The tables are far larger than any cache,
 * so a look-up made alone waits for memory at every step; made for many questions step by step, the
 * waits overlap. Everything is copied, so the message's bytes may change meanwhile.
 */
final class StagedQuestions {
  static final int CAPACITY = 64;

  private static final int KEY_ROOM = 512;
  private static final int CLIENT_ROOM = 32;
  private static final int ADDRESS_ROOM = 16;

  final int[] base = new int[CAPACITY];
  final int[] window = new int[CAPACITY];
  final long[] time = new long[CAPACITY];
  final int[] file = new int[CAPACITY];
  final int[] addressLength = new int[CAPACITY];
  final int[] opcode = new int[CAPACITY];
  final int[] protocol = new int[CAPACITY];
  final int[] qtype = new int[CAPACITY];
  final int[] qclass = new int[CAPACITY];
  final int[] anomaly = new int[CAPACITY];

  /** What the message shows besides its question: a detector, -1 for none, and its reason. */
  final int[] detector = new int[CAPACITY];

  final int[] reason = new int[CAPACITY];

  /** What the records of a response show: a bit for each detector of {@code ContentTally}. */
  final long[] content = new long[CAPACITY];

  final int[] id = new int[CAPACITY];
  final int[] clientPort = new int[CAPACITY];
  final long[] clientHash = new long[CAPACITY];

  /** The facts of each message, if they are of interest. */
  final MessageEvent[] events = new MessageEvent[CAPACITY];

  /** Whether a message is of interest for its event alone. */
  final boolean[] eventOnly = new boolean[CAPACITY];

  /** Key of the client's row: header and address. */
  final byte[] clientKeys = new byte[CAPACITY * CLIENT_ROOM];

  final long[] clientKeyHash = new long[CAPACITY];

  /** Addresses of servers. */
  final byte[] servers = new byte[CAPACITY * ADDRESS_ROOM];

  /**
   * Key of the question's row, {@link #questionLength} octets; 0 of them if there is no question.
   */
  final byte[] questionKeys = new byte[CAPACITY * KEY_ROOM];

  final int[] questionLength = new int[CAPACITY];
  final long[] questionKeyHash = new long[CAPACITY];

  /** Entries of the client and of the question, for the caller to keep; -1 for no question. */
  final int[] clientEntry = new int[CAPACITY];

  final int[] questionEntry = new int[CAPACITY];
  private final long[] clientFound = new long[CAPACITY];
  private final long[] questionFound = new long[CAPACITY];
  private int size;

  /** Makes room for the events of messages. */
  void keepEvents() {
    Arrays.setAll(events, i -> new MessageEvent());
  }

  /** Keeps the event of the message that was added last, with the server as it is staged. */
  void keepEvent(FiveTuple endpoints, DnsMessage message, ResponseFacts facts) {
    int i = size - 1;
    events[i].set(endpoints, message, facts, time[i], file[i]);
    events[i].setServer(servers, serverOffset(i));
  }

  int size() {
    return size;
  }

  boolean isFull() {
    return size == CAPACITY;
  }

  void clear() {
    size = 0;
  }

  /**
   * Takes a decoded message.
   *
   * @param rowBase {@link RowKind#FROM_RESPONSES} for a response that is counted in place of a
   *     query
   */
  void add(
      int rowBase,
      FiveTuple endpoints,
      DnsMessage message,
      int anomalyNumber,
      int rowWindow,
      long timeNanos,
      int fileNumber) {
    int i = size++;
    base[i] = rowBase;
    window[i] = rowWindow;
    time[i] = timeNanos;
    file[i] = fileNumber;
    addressLength[i] = endpoints.addressLength();
    opcode[i] = message.opcode();
    protocol[i] = endpoints.protocol();
    qtype[i] = message.qtype();
    qclass[i] = message.qclass();
    anomaly[i] = anomalyNumber;
    id[i] = message.id();
    clientPort[i] = rowBase == 0 ? endpoints.sourcePort() : endpoints.destinationPort();
    eventOnly[i] = rowBase == 0 && message.isResponse();
    addresses(i, endpoints, message.isResponse());
    questionLength[i] = message.hasQuestion() ? key(i, message) : 0;
    detector[i] = -1;
    reason[i] = 0;
    content[i] = 0;
  }

  /** Says which detector claims the message that was added last, and why. */
  void claim(int detectorNumber, int reasonNumber) {
    detector[size - 1] = detectorNumber;
    reason[size - 1] = reasonNumber;
  }

  /** Says what the records of the message that was added last show. */
  void showContent(long detectors) {
    content[size - 1] = detectors;
  }

  /** Whether a rule leaves a message out, by its question or its client. */
  boolean isLeftOut(int i, WireName name, IgnoreList ignore) {
    int client = clientKeyOffset(i) + RowKey.HEADER;
    return ignore.matchQuestion(name, qtype[i]) >= 0
        || ignore.matchClient(clientKeys, client, addressLength[i]) >= 0;
  }

  private void addresses(int i, FiveTuple endpoints, boolean fromServer) {
    byte[] bytes = endpoints.addressBytes();
    int source = endpoints.sourceAddressOffset();
    int destination = endpoints.destinationAddressOffset();
    int client = fromServer ? destination : source;
    int server = fromServer ? source : destination;
    int length = addressLength[i];
    int at = clientKeyOffset(i);
    header(clientKeys, at, base[i] | RowKind.CLIENT, window[i]);
    System.arraycopy(bytes, client, clientKeys, at + RowKey.HEADER, length);
    System.arraycopy(bytes, server, servers, serverOffset(i), length);
    clientHash[i] = KeyHash.of(bytes, client, length);
    clientKeyHash[i] = KeyHash.of(clientKeys, at, RowKey.HEADER + length);
  }

  private int key(int i, DnsMessage message) {
    int start = keyOffset(i);
    header(questionKeys, start, base[i] | RowKind.QUESTION, window[i]);
    int at = start + RowKey.HEADER;
    questionKeys[at++] = (byte) (qtype[i] >> 8);
    questionKeys[at++] = (byte) qtype[i];
    questionKeys[at++] = (byte) (qclass[i] >> 8);
    questionKeys[at++] = (byte) qclass[i];
    System.arraycopy(message.name(), 0, questionKeys, at, message.nameLength());
    int length = at + message.nameLength() - start;
    questionKeyHash[i] = KeyHash.of(questionKeys, start, length);
    return length;
  }

  private static void header(byte[] key, int at, int kind, int window) {
    key[at] = (byte) kind;
    key[at + 1] = (byte) (window >> 24);
    key[at + 2] = (byte) (window >> 16);
    key[at + 3] = (byte) (window >> 8);
    key[at + 4] = (byte) window;
  }

  /** Where the key of client {@code i} begins in {@link #clientKeys}. */
  int clientKeyOffset(int i) {
    return i * CLIENT_ROOM;
  }

  /** Where the address of server {@code i} begins in {@link #servers}. */
  int serverOffset(int i) {
    return i * ADDRESS_ROOM;
  }

  int keyOffset(int i) {
    return i * KEY_ROOM;
  }

  /** Where the name of question {@code i} begins in {@link #questionKeys}. */
  int nameOffset(int i) {
    return keyOffset(i) + RowKey.HEADER + 4;
  }

  int nameLength(int i) {
    return questionLength[i] - RowKey.HEADER - 4;
  }

  /**
   * Brings what the look-ups will read into the cache: first all slots, then entries, then keys and
   * sets of clients.
   */
  void touch(TallyTable table) {
    for (int i = 0; i < size; i++) {
      clientFound[i] = table.touchSlot(clientKeyHash[i]);
      questionFound[i] = table.touchSlot(questionKeyHash[i]);
    }
    for (int i = 0; i < size; i++) {
      clientFound[i] = table.touchEntry(clientFound[i]);
      questionFound[i] = table.touchEntry(questionFound[i]);
    }
    for (int i = 0; i < size; i++) {
      table.touchKeyAndClients(clientFound[i]);
      table.touchKeyAndClients(questionFound[i]);
    }
    for (int i = 0; i < size; i++) {
      table.touchClient(questionFound[i], clientHash[i]);
    }
  }
}
