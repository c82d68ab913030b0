package io.toptail.detect;

/**
 * A response that answers no query of its receiver, who is called the client. A view: it holds
 * until whoever gave it moves on, and does not own the octets.
 */
public interface StrayResponse {
  /** What is wrong with it. */
  enum Kind {
    /**
     * The client sent no query to this sender with this id and question, from when the capture goes
     * on without a break: at least 15 seconds before the response.
     */
    UNASKED,
    /** It has addresses, ports and id of a query that is open, but another question. */
    OTHER_QUESTION
  }

  Kind kind();

  /** When it was sent, nanoseconds since the epoch. */
  long timeNanos();

  /** Number of the file that it is in. */
  int file();

  /** The array that the name is in: wire form, lower case. */
  byte[] nameBytes();

  int nameOffset();

  /** Octets of the name, its final zero octet included; 0 for a response without a question. */
  int nameLength();

  int qtype();

  /** Message id, 0 to 65535. */
  int id();

  /** The port that it was sent to. */
  int clientPort();

  /** The array that the sender's address is in. */
  byte[] serverBytes();

  int serverOffset();

  int serverLength();
}
