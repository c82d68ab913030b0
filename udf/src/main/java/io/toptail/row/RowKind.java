package io.toptail.row;

/**
 * What a row of tallies counts: the first octet of its key. The next four are the number of the
 * window, big-endian; the rest is written beside each kind.
 *
 * <p>The same kinds with {@link #FROM_RESPONSES} set count the questions of responses, for captures
 * that hold no query.
 */
public final class RowKind {
  /** Set in a kind whose rows count responses in place of queries. */
  public static final int FROM_RESPONSES = 0x80;

  /** Packets of the window; no more key. */
  public static final int WINDOW = 1;

  /** Packets by outcome: outcome, transport protocol, port (2). */
  public static final int LEDGER = 2;

  /** Packets by file: file (4), container. */
  public static final int FILE = 3;

  /** A damaged place, the first of each split: file (4), offset (8), length (8), reason. */
  public static final int DAMAGE = 4;

  /** Digits of a second that a capture records: digits. */
  public static final int DIGITS = 5;

  /** Responses by code: response code (2). */
  public static final int RCODE = 6;

  /** Queries by question: type (2), class (2), name. Attribute: {@link QuestionFacts}. */
  public static final int QUESTION = 7;

  /** Queries by client: address. */
  public static final int CLIENT = 8;

  /** Queries by server: opcode, transport protocol, address. */
  public static final int SERVER = 9;

  /** Queries over time: level, category (2), time step (8). */
  public static final int SERIES = 10;

  /** Queries that a rule removed by their client: rule (4). */
  public static final int IGNORED = 11;

  /**
   * Queries, or payloads, of a detector: detector, reason, length of the address, address, name
   * (empty for what has no question).
   */
  public static final int FINDING = 12;

  /**
   * Packets that a capture says it lost: file (4), section (8), interface (4). The last time is no
   * time but how many: later counts include earlier ones, so the largest holds.
   */
  public static final int DROPS = 16;

  /** Messages put together from several packets: IP protocol, outcome, detail (4). */
  public static final int REASSEMBLED = 13;

  /** How many of them there are: IP protocol. */
  public static final int REASSEMBLED_SUM = 14;

  /** Octets of TCP streams that are in no message, by reason: reason. */
  public static final int LOST_OCTETS = 15;

  /** How the reading of a split went: file (4), a {@code SplitSpan}. */
  public static final int SPLIT = 17;

  /** Packets by file and period of days: file (4), number of the period (4); {@code ClockTally}. */
  public static final int DAYS = 18;

  /**
   * Outcomes of transactions and what the join counts beside them: what, see {@link
   * OutcomeCode#TOTALS}.
   */
  public static final int TRANSACTIONS = 51;

  /** Queries of a name by outcome: {@link OutcomeCode}, name. Attribute: {@link QuestionFacts}. */
  public static final int NAME_OUTCOME = 52;

  /** Queries to a server by outcome: {@link OutcomeCode}, address. */
  public static final int SERVER_OUTCOME = 53;

  /** Answered queries of a server by latency: bucket (2), address. */
  public static final int SERVER_LATENCY = 54;

  /** Queries of a large client by outcome: {@link OutcomeCode}, address. */
  public static final int CLIENT_OUTCOME = 55;

  /** Answered queries of a large client by latency: bucket (2), address. */
  public static final int CLIENT_LATENCY = 56;

  /**
   * Queries that a detector of messages claimed: detector, and for a query with a question type
   * (2), class (2), name. Attribute: {@link QuestionFacts} of the question.
   */
  public static final int MESSAGE = 19;

  /** A damaged place in which a split ends, with the fields of {@link #DAMAGE}. */
  public static final int OPEN_DAMAGE = 60;

  /** How many damaged places there are, but for {@link #OPEN_DAMAGE}: file (4). */
  public static final int DAMAGED_PLACES = 61;

  /** How many octets these places have: file (4). */
  public static final int DAMAGED_OCTETS = 62;

  /**
   * Queries without RD to a server for names of a domain by outcome, where servers are
   * authoritative: {@link OutcomeCode}, length of the address, address, domain.
   */
  public static final int SERVER_DOMAIN = 63;

  /**
   * What the search lists of clients show of a suffix, for every partition: what ({@code
   * detect.SearchSuffix}), suffix.
   */
  public static final int SEARCH_SUFFIX = 73;

  /**
   * Messages of a detector that is about servers, with the fields of {@link #FINDING}; the address
   * is a server's. A finding from the roll-up on.
   */
  public static final int FINDING_OF_SERVER = 72;

  /**
   * Answers to names that do not exist: what ({@code ProbeTally}), length of the server's address,
   * that, hash of an address answered (8). Stays inside the roll-up.
   */
  public static final int INVENTED = 71;

  /** Responses whose NS or MX records point to a name: name. Stays inside the roll-up. */
  public static final int TARGET = 69;

  /** Responses that say that their name is an alias: name. Stays inside the roll-up. */
  public static final int ALIAS = 70;

  /**
   * Queries below a zone that the client was referred to before: hash of the client (8), hash of
   * the question (8), both those of {@link #REPETITION}. Stays inside the roll-up.
   */
  public static final int REFERRED = 68;

  /**
   * Queries of a detector whose findings depend on the server: detector, hash of the client (8),
   * hash of the server (8), length of the server's address, that, length of the client's, that,
   * name. {@link HeldKey} knows the places.
   */
  public static final int HELD_FINDING = 67;

  /** There is DNS over TCP in the input; no more key. */
  public static final int OVER_TCP = 66;

  // From here on made by the roll-up.

  /**
   * Queries of {@link #SERVER_DOMAIN} in all: length of the address, address, domain; with a length
   * of 0 its names are the servers of the domain that are fine. Stays inside.
   */
  public static final int DELEGATION_SUM = 47;

  /** How many windows there are beside the largest; no more key. */
  public static final int OTHER_WINDOWS = 64;

  /** Queries by name: name. Attribute: {@link QuestionFacts} of its first class. */
  public static final int NAME = 20;

  /** Queries by registrable domain, or by name where there is none: domain. */
  public static final int DOMAIN = 21;

  /** Queries by top-level domain: its label. */
  public static final int TLD = 22;

  /** Queries by owner: its name as text. */
  public static final int OWNER = 23;

  /** Queries by category: its number (2). */
  public static final int CATEGORY = 24;

  /** Queries by type: type (2). */
  public static final int QTYPE = 25;

  /** Queries by class: class (2). */
  public static final int QCLASS = 26;

  /** Names removed by a rule: rule (4), name. Stays inside the roll-up. */
  public static final int IGNORED_NAME = 27;

  /** Queries by detector: detector. */
  public static final int DETECTOR = 28;

  /** Queries by detector and name: detector, name. Stays inside the roll-up but for the largest. */
  public static final int DETECTOR_NAME = 29;

  /** Queries with any class of severity low or above; no more key. */
  public static final int MISCONFIGURED = 30;

  /** How many distinct names, domains, clients there are: what. */
  public static final int CARDINALITY = 31;

  /** Names by count: count (8). */
  public static final int COUNTS = 32;

  /** A group of the tail that is in no other partition: {@code TailKey} with a payload. */
  public static final int TAIL = 33;

  /** The same that other partitions may have too. */
  public static final int TAIL_SHARED = 34;

  /** Names of a small domain that nothing is wrong with; the template is the domain. */
  public static final int TAIL_DOMAIN = 35;

  /** Names that are alike, of a domain whose names are spread. Stays inside the roll-up. */
  public static final int TAIL_PART = 36;

  /** A domain that many clients ask for; its names are the clients: domain. */
  public static final int POPULAR = 37;

  /**
   * A top label that is not delegated; its names are the domains below: template ({@code
   * name.Template}) of everything below.
   */
  public static final int SUFFIX = 38;

  /**
   * Queries by registrable domain, where names are masked but their templates are learned from all
   * of them: domain. Stays inside the roll-up.
   */
  public static final int TAIL_TREE = 39;

  /** Queries of a domain by outcome: {@link OutcomeCode}, domain. Stays inside but for the top. */
  public static final int DOMAIN_OUTCOME = 57;

  /**
   * Responses of the whole input by server and what they say: {@code AnswerTally} flags, address.
   * Stays inside the roll-up.
   */
  public static final int ANSWER = 48;

  /** Responses by the kind of their server, whose number is that of names: kind. */
  public static final int SERVER_KIND = 49;

  /** A server that is being summed up: address. Stays inside the summary. */
  public static final int ANSWERING = 50;

  /** Queries, or responses, by the classes of published studies: mode, class. */
  public static final int COMPAT = 44;

  /**
   * Messages by what makes them a repetition: hash of the client (8), hash of the question (8), id
   * (2). Stays inside the roll-up.
   */
  public static final int REPETITION = 45;

  /** The same without ids, which are counted as names. Stays inside the summary. */
  public static final int REPEATED = 46;

  /** Queries without error for names below a name: name. Attribute: {@link QuestionFacts}. */
  public static final int ANSWERED_BELOW = 40;

  /**
   * What the names of a domain are like: domain. The count is of names that were asked once, that
   * of names is of octets in front of the domain.
   */
  public static final int DOMAIN_SHAPE = 41;

  /**
   * New names of a large domain by the minute of their first query: detector, which (0 all, 1 those
   * that it looks for), minutes since 1970 (4), domain.
   */
  public static final int DOMAIN_MINUTE = 42;

  /** What a detector that compares with everybody may find: detector, name. */
  public static final int CANDIDATE = 43;

  /** Clients by count: count (8). */
  public static final int CLIENT_COUNTS = 58;

  /** Queries to a server: address. Stays inside. */
  public static final int SERVER_SUM = 59;

  /** What one client did wrong, by detector: {@code OffenceKey}. Made for the report. */
  public static final int OFFENCE = 65;

  private RowKind() {}
}
