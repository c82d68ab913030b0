package io.toptail.jobs.generate;

/**
 * A healthy name that a client looks up, all types of it at once.
 *
 * @param host labels in front of the zone, between dots; empty for the zone itself
 * @param zone the zone that the name is in, which denies what it does not hold
 * @param reply what is known of the name
 * @param types asked one right after the other
 */
record Lookup(String host, String zone, Reply reply, int... types) {

  /** What a zone holds of a name; what it does not hold is answered NODATA. */
  enum Reply {
    /** Addresses: always of IPv4, of some hosts also of IPv6, of some with parameters. */
    HOST,
    /** An alias to a content network, and the addresses there. */
    ALIAS,
    /** What a zone has at its top: name servers, mail exchangers, texts, addresses. */
    APEX,
    /** A text. */
    TEXT,
    /** The name of an address. */
    POINTER,
    /** Where a service is. */
    SERVICE,
    /** The sign of a block list that an address is on it. */
    LISTED,
    /** The name exists, and holds nothing that anybody asks for. */
    EMPTY,
    /** The name does not exist. */
    NONE
  }

  /** The whole name, labels between dots. */
  String name() {
    return host.isEmpty() ? zone : host + '.' + zone;
  }
}
