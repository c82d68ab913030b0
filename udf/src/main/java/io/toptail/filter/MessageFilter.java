package io.toptail.filter;

import io.toptail.dns.DnsMessage;
import io.toptail.ignore.IgnoreList;
import io.toptail.name.WireName;
import io.toptail.packet.FiveTuple;
import java.io.Serializable;
import java.util.BitSet;

/**
 * What is counted at all. A filter that is not set matches everything; a message has to match every
 * filter that is set, and one of the values of each.
 *
 * <ul>
 *   <li>Time: from {@code from} on and before {@code to}. Of every packet, message or not.
 *   <li>Client and server: blocks of addresses. The client is who sent a query or gets a response.
 *   <li>Sample: see {@link ClientSample}.
 *   <li>Queries only, responses only: by QR.
 *   <li>Name and type: of the first question; a message without one does not match.
 *   <li>Response code, EDNS extension included: only responses match.
 * </ul>
 *
 * <p>Of a malformed message only what can be read decides: it is held back for an address or a name
 * that does not match, never for a name that cannot be read.
 *
 * <p>Immutable and serializable; each task asks through a {@link Matcher} of its own.
 */
public final class MessageFilter implements Serializable {
  private static final long serialVersionUID = 1L;

  private final long from;
  private final long to;
  private final IgnoreList clients;
  private final IgnoreList servers;
  private final ClientSample sample;
  private final boolean queriesOnly;
  private final boolean responsesOnly;
  private final IgnoreList names;
  private final BitSet types;
  private final BitSet codes;

  MessageFilter(MessageFilterBuilder set) {
    from = set.from;
    to = set.to;
    clients = set.list(set.clients);
    servers = set.list(set.servers);
    sample = set.sample;
    queriesOnly = set.queriesOnly;
    responsesOnly = set.responsesOnly;
    names = set.list(set.names);
    types = (BitSet) set.types.clone();
    codes = (BitSet) set.codes.clone();
  }

  /** The filter that everything matches. */
  public static MessageFilter none() {
    return new MessageFilterBuilder().build();
  }

  /** Asks the filters; for one task. Only those for addresses and expressions make objects. */
  public final class Matcher {
    private final WireName name = new WireName();

    /**
     * The time nearest to a packet's that the filter of times lets through. Packets held back are
     * accounted for at it, so that they make no window and no time span longer.
     */
    public long clamp(long timeNanos) {
      return Math.max(from, Math.min(timeNanos, to - 1));
    }

    /** The filter that holds back a packet of this time; null for none. */
    public FilterOption rejecting(long timeNanos) {
      if (timeNanos < from) {
        return FilterOption.FROM;
      }
      return isBefore(timeNanos) ? null : FilterOption.TO;
    }

    /** Times are cut off at the end of their range; if that is not the limit, no filter is set. */
    private boolean isBefore(long timeNanos) {
      return timeNanos < to || to == Long.MAX_VALUE;
    }

    /** The filter that holds back a message of this time; null for none. */
    public FilterOption rejecting(FiveTuple endpoints, DnsMessage message, long timeNanos) {
      FilterOption byTime = rejecting(timeNanos);
      if (byTime != null || !message.headerReadable()) {
        return byTime;
      }
      FilterOption byEndpoint = byEndpoint(endpoints, message.isResponse());
      return byEndpoint != null ? byEndpoint : byContent(message);
    }

    private FilterOption byEndpoint(FiveTuple endpoints, boolean response) {
      byte[] bytes = endpoints.addressBytes();
      int length = endpoints.addressLength();
      int source = endpoints.sourceAddressOffset();
      int destination = endpoints.destinationAddressOffset();
      int client = response ? destination : source;
      int server = response ? source : destination;
      if (clients != null && clients.matchClient(bytes, client, length) < 0) {
        return FilterOption.CLIENT;
      }
      if (servers != null && servers.matchClient(bytes, server, length) < 0) {
        return FilterOption.SERVER;
      }
      return sample != null && !sample.contains(bytes, client, length) ? FilterOption.SAMPLE : null;
    }

    private FilterOption byContent(DnsMessage message) {
      if (queriesOnly && message.isResponse()) {
        return FilterOption.QUERIES_ONLY;
      }
      if (responsesOnly && !message.isResponse()) {
        return FilterOption.RESPONSES_ONLY;
      }
      boolean readable = message.questionReadable();
      boolean judged = readable || message.countable();
      if (names != null && judged && !(readable && isNamed(message))) {
        return FilterOption.NAME;
      }
      if (!types.isEmpty() && judged && !(readable && types.get(message.qtype()))) {
        return FilterOption.QTYPE;
      }
      boolean coded = message.isResponse() && codes.get(message.rcode());
      return codes.isEmpty() || coded ? null : FilterOption.RCODE;
    }

    private boolean isNamed(DnsMessage message) {
      name.wrap(message.name(), 0, message.nameLength());
      return names.matchQuestion(name, message.qtype()) >= 0;
    }
  }
}
