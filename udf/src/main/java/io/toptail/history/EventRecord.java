package io.toptail.history;

import io.toptail.dns.Outcome;
import io.toptail.packet.NetworkOrder;
import io.toptail.tally.KeyHash;
import java.util.Arrays;

/**
 * Layout of an event where it is sorted and joined: whole, without its client. Compared as unsigned
 * octets, records are in the order of time, queries before responses of the same time, then of
 * content, then of files, so that the order depends on nothing else.
 *
 * <pre>
 *    0  time, nanoseconds, sign bit flipped (8)
 *    8  0 query, 1 response
 *    9  flags of the header (2)
 *   11  EDNS: 0 without, else 1 + (size shifted left by 1 | DO) (3)
 *   14  size of the message, at most 65535 (2)
 *   16  facts of the question, the sender's (4)
 *   20  of a response only: outcome (1), response code (2), extended error + 1 (3), TTL + 1 (4),
 *       labels of the SOA's owner + 1 (1)
 *       key: transport protocol (1), client's port (2), id (2), length of the server's address (1),
 *       server's address, length of the name, 0 for no question (1), type (2), class (2), name
 *       file (4)
 * </pre>
 *
 * <p>The methods read one record that begins at {@code at}; they do not check bounds.
 */
final class EventRecord {
  static final int TIME = 0;
  static final int ROLE = 8;
  static final int FLAGS = 9;
  static final int EDNS = 11;
  static final int SIZE = 14;
  static final int FACTS = 16;
  static final int RESPONSE = 20;
  static final int RESPONSE_LENGTH = 11;

  static final int QUERY_ROLE = 0;
  static final int RESPONSE_ROLE = 1;

  /** Octets of a key before the server's address: protocol, port, id, length. */
  static final int KEY_SERVER = 6;

  /** Octets of a question before its name: length, type, class. */
  static final int QUESTION_NAME = 5;

  /** Octets of the longest record. */
  static final int MAX_LENGTH =
      RESPONSE + RESPONSE_LENGTH + KEY_SERVER + 16 + QUESTION_NAME + 255 + Integer.BYTES;

  private EventRecord() {}

  static long time(byte[] record, int at) {
    return getLong(record, at) ^ Long.MIN_VALUE;
  }

  static boolean isResponse(byte[] record, int at) {
    return record[at + ROLE] != QUERY_ROLE;
  }

  static int flags(byte[] record, int at) {
    return NetworkOrder.u16(record, at + FLAGS);
  }

  static int edns(byte[] record, int at) {
    return getThree(record, at + EDNS);
  }

  static int size(byte[] record, int at) {
    return NetworkOrder.u16(record, at + SIZE);
  }

  static int facts(byte[] record, int at) {
    return NetworkOrder.u32(record, at + FACTS);
  }

  static Outcome outcome(byte[] record, int at) {
    return Outcome.of(record[at + RESPONSE]);
  }

  static int rcode(byte[] record, int at) {
    return NetworkOrder.u16(record, at + RESPONSE + 1);
  }

  /** Extended DNS error; −1 for none. */
  static int errorCode(byte[] record, int at) {
    return getThree(record, at + RESPONSE + 3) - 1;
  }

  /** Seconds; −1 for none. */
  static int ttl(byte[] record, int at) {
    return NetworkOrder.u32(record, at + RESPONSE + 6) - 1;
  }

  /** Of the owner of the SOA, or of the zone that a referral leads to; −1 for neither. */
  static int zoneLabels(byte[] record, int at) {
    return (record[at + RESPONSE + 10] & 0xFF) - 1;
  }

  /** Where the key begins. */
  static int key(byte[] record, int at) {
    return at + RESPONSE + (isResponse(record, at) ? RESPONSE_LENGTH : 0);
  }

  static int protocol(byte[] record, int key) {
    return record[key] & 0xFF;
  }

  static int port(byte[] record, int key) {
    return NetworkOrder.u16(record, key + 1);
  }

  static int id(byte[] record, int key) {
    return NetworkOrder.u16(record, key + 3);
  }

  static int serverLength(byte[] record, int key) {
    return record[key + KEY_SERVER - 1];
  }

  /** Where the question begins. */
  static int question(byte[] record, int key) {
    return key + KEY_SERVER + serverLength(record, key);
  }

  /** Octets of the name; 0 for no question. */
  static int nameLength(byte[] record, int question) {
    return record[question] & 0xFF;
  }

  static int qtype(byte[] record, int question) {
    return NetworkOrder.u16(record, question + 1);
  }

  static int qclass(byte[] record, int question) {
    return NetworkOrder.u16(record, question + 3);
  }

  /** Octets of the question. */
  static int questionLength(byte[] record, int question) {
    return QUESTION_NAME + nameLength(record, question);
  }

  /** Octets of the whole record. */
  static int length(byte[] record, int at) {
    int question = question(record, key(record, at));
    return question + questionLength(record, question) + Integer.BYTES - at;
  }

  static int file(byte[] record, int at) {
    return NetworkOrder.u32(record, at + length(record, at) - Integer.BYTES);
  }

  /** Of what a response must have in common with its query. */
  static long keyHash(byte[] record, int key) {
    int question = question(record, key);
    return KeyHash.of(record, key, question + questionLength(record, question) - key);
  }

  /** Of what identifies a message between client and server but for its question. */
  static long tupleHash(byte[] record, int key) {
    return KeyHash.of(record, key, KEY_SERVER + serverLength(record, key));
  }

  static long questionHash(byte[] record, int question) {
    return KeyHash.of(record, question, questionLength(record, question));
  }

  /** Whether two records have the same key. */
  static boolean sameKey(byte[] a, int keyA, byte[] b, int keyB) {
    int questionA = question(a, keyA);
    int questionB = question(b, keyB);
    int endA = questionA + questionLength(a, questionA);
    int endB = questionB + questionLength(b, questionB);
    return Arrays.equals(a, keyA, endA, b, keyB, endB);
  }

  static boolean sameTuple(byte[] a, int keyA, byte[] b, int keyB) {
    int endA = question(a, keyA);
    int endB = question(b, keyB);
    return Arrays.equals(a, keyA, endA, b, keyB, endB);
  }

  static int compare(byte[] a, int atA, byte[] b, int atB) {
    int order = Long.compareUnsigned(getLong(a, atA), getLong(b, atB));
    if (order != 0) {
      return order;
    }
    return Arrays.compareUnsigned(a, atA, atA + length(a, atA), b, atB, atB + length(b, atB));
  }

  static long getLong(byte[] bytes, int at) {
    return NetworkOrder.u64(bytes, at);
  }

  static int getThree(byte[] bytes, int at) {
    return (bytes[at] & 0xFF) << 16 | NetworkOrder.u16(bytes, at + 1);
  }
}
