package io.toptail.detect;

/**
 * Tells where a capture was taken from the servers that answered in it: at resolvers, at root
 * servers or at other authoritative servers, if servers of that kind sent at least nine tenths of
 * the responses. Servers that are no resolvers, and many more than the clients that they answered,
 * are those that a resolver asks: its upstream side.
 *
 * <p>If it is none of these, the vantage is {@link Vantage#UNKNOWN}; a rule never guesses.
 */
public final class VantageInference {
  /** Fewer responses tell nothing. */
  static final long LEAST_RESPONSES = 10;

  private static final long LEAST_UPSTREAM_SERVERS = 10;
  private static final int SERVERS_PER_CLIENT = 2;
  private static final int TENTHS = 9;

  private final long[] responses = new long[ServerKind.values().length];
  private final long[] servers = new long[responses.length];
  private long clients;

  /** Adds servers of a kind and their responses. */
  public VantageInference add(ServerKind kind, long responsesOfKind, long serversOfKind) {
    responses[kind.ordinal()] += responsesOfKind;
    servers[kind.ordinal()] += serversOfKind;
    return this;
  }

  /** Says how many clients the servers answered that are no resolvers. */
  public VantageInference askingOthers(long count) {
    clients = count;
    return this;
  }

  /** All responses. */
  public long responses() {
    return sum(responses);
  }

  /** All servers that answered. */
  public long servers() {
    return sum(servers);
  }

  /** Responses of the servers of a kind. */
  public long responses(ServerKind kind) {
    return responses[kind.ordinal()];
  }

  /** Servers of a kind. */
  public long servers(ServerKind kind) {
    return servers[kind.ordinal()];
  }

  /** Where the capture was taken. */
  public Vantage vantage() {
    if (responses() < LEAST_RESPONSES) {
      return Vantage.UNKNOWN;
    }
    if (isMost(responses(ServerKind.RESOLVER))) {
      return Vantage.RESOLVER;
    }
    if (isMost(responses() - responses(ServerKind.RESOLVER)) && isUpstream()) {
      return Vantage.UPSTREAM;
    }
    if (isMost(responses(ServerKind.ROOT))) {
      return Vantage.ROOT;
    }
    return isMost(responses(ServerKind.AUTHORITATIVE)) ? Vantage.AUTHORITATIVE : Vantage.UNKNOWN;
  }

  private boolean isUpstream() {
    long others = servers() - servers(ServerKind.RESOLVER);
    return others >= LEAST_UPSTREAM_SERVERS && others >= SERVERS_PER_CLIENT * clients;
  }

  private boolean isMost(long part) {
    return part * 10 >= responses() * TENTHS;
  }

  private static long sum(long[] counts) {
    long sum = 0;
    for (long count : counts) {
      sum += count;
    }
    return sum;
  }
}
