package io.toptail.detect.behaviour;

import io.toptail.detect.ClientWatch;
import io.toptail.detect.DetectorInfo;
import io.toptail.detect.DetectorSettings;
import io.toptail.detect.HistoryDetector;
import io.toptail.detect.HistoryFindings;
import io.toptail.detect.HistoryScope;
import io.toptail.detect.KnownNames;
import io.toptail.detect.Parameter;
import io.toptail.detect.Severity;
import io.toptail.detect.Transaction;
import io.toptail.dns.Outcome;
import io.toptail.name.DelegatedTlds;
import io.toptail.name.Registry;
import java.util.Arrays;
import java.util.List;

/**
 * A resolver library that appends one suffix after the other. Remembers the last {@value
 * RecentNames#SIZE} names that were denied, and {@link SearchSuffixes}.
 */
final class SearchListWalk extends HistoryDetector {
  static final String ID = "search-list-walk";
  static final Parameter NAMES =
      Parameter.number("names", 3, 2, 100, "distinct names that a suffix has to follow");
  static final Parameter SECONDS =
      Parameter.number("seconds", 2, 1, 60, "between one step and the next");
  static final String REGISTRY = "dnsbl-zones.tsv";

  private final KnownNames blockLists;
  private final DelegatedTlds delegated;
  private final int names;
  private final long nanos;

  SearchListWalk(Registry registry, DelegatedTlds delegated, DetectorSettings.Entry settings) {
    super(
        DetectorInfo.of(ID, 335, Severity.LOW, "resolver search list in action")
            .rule(
                "A client asks for a name with a suffix, is denied, and asks for the name alone or "
                    + "with the next suffix and then alone, or the other way round; of the same "
                    + "type and within so many seconds from step to step; with the same suffix for "
                    + "at least so many distinct names. Not for public suffixes, block lists, and "
                    + "suffixes below which a public name was found. The finding is under the "
                    + "suffix, and counts the look-ups that were denied.")
            .cause(
                "The search list of the client is tried before or after the name itself. Each "
                    + "suffix costs a round trip, and tells its owner what is visited.")
            .who("The administrator of the network that the client is in.")
            .fix("Shorten the search list, lower ndots to 1, or end names with a dot.")
            .source("RFC 1535; SAC064"),
        true);
    blockLists = new KnownNames(registry);
    this.delegated = delegated;
    names = settings.number(NAMES);
    nanos = settings.number(SECONDS) * Codes.SECOND;
  }

  @Override
  public List<Parameter> parameters() {
    return List.of(NAMES, SECONDS);
  }

  @Override
  public List<String> registries() {
    return List.of(REGISTRY);
  }

  @Override
  public ClientWatch watch(HistoryScope scope) {
    return new Watch();
  }

  private final class Watch extends ClientWatch {
    private final RecentNames denied = new RecentNames();
    private final SearchSuffixes suffixes = new SearchSuffixes(blockLists, delegated, names);

    @Override
    public void add(Transaction query) {
      if (query.nameLength() <= 1 || query.isRetransmission() || query.qclass() != Codes.IN) {
        return;
      }
      if (query.outcome() == Outcome.ANSWER && !suffixes.isEmpty()) {
        suffixes.answered(query.nameBytes(), query.nameOffset(), query.nameLength());
      }
      lookForLonger(query);
      if (query.outcome() == Outcome.NXDOMAIN) {
        boolean counted = lookForShorter(query);
        denied.add(query);
        if (counted) {
          denied.take(0);
        }
      }
    }

    /** The name alone: before it came the name with one suffix after the other. */
    private void lookForLonger(Transaction query) {
      long step = query.timeNanos();
      int prefix = query.nameLength() - 1;
      for (int i = 0; i < denied.size() && step - denied.time(i) <= nanos; i++) {
        boolean longer = denied.length(i) > prefix + 1 && denied.type(i) == query.qtype();
        if (longer && begins(denied.name(i), 0, query.nameBytes(), query.nameOffset(), prefix)) {
          step = denied.time(i);
          if (denied.take(i)) {
            suffixes.add(
                denied.name(i),
                0,
                prefix,
                denied.length(i),
                denied.registrableLabels(i),
                denied.time(i),
                denied.file(i));
          }
        }
      }
    }

    /** The name with a suffix: before it came the name alone. Whether that is so. */
    private boolean lookForShorter(Transaction query) {
      int from = query.nameOffset();
      for (int i = 0; i < denied.size(); i++) {
        if (query.timeNanos() - denied.time(i) > nanos) {
          return false;
        }
        int prefix = denied.length(i) - 1;
        boolean longer = query.nameLength() > prefix + 1 && denied.type(i) == query.qtype();
        if (longer && begins(query.nameBytes(), from, denied.name(i), 0, prefix)) {
          suffixes.add(
              query.nameBytes(),
              from,
              from + prefix,
              query.nameLength(),
              query.registrableLabels(),
              query.timeNanos(),
              query.file());
          return true;
        }
      }
      return false;
    }

    private static boolean begins(byte[] name, int at, byte[] prefix, int from, int length) {
      return name[at] == prefix[from]
          && Arrays.equals(name, at, at + length, prefix, from, from + length);
    }

    @Override
    public void endClient(HistoryFindings findings) {
      suffixes.report(findings);
      suffixes.clear();
      denied.clear();
    }
  }
}
