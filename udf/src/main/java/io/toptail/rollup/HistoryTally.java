package io.toptail.rollup;

import io.toptail.detect.CountedQueries;
import io.toptail.detect.DelegationDetector;
import io.toptail.detect.HistoryDetector;
import io.toptail.detect.HistoryScope;
import io.toptail.detect.SearchSuffix;
import io.toptail.detect.StrayResponse;
import io.toptail.filter.MessageFilter;
import io.toptail.history.ClientHistory;
import io.toptail.history.EventBlock;
import io.toptail.history.EventHistory;
import io.toptail.history.JoinCount;
import io.toptail.history.JoinedTransaction;
import io.toptail.history.SeenTraffic;
import io.toptail.history.TransactionJoin;
import io.toptail.name.WireName;
import io.toptail.privacy.HiddenAddresses;
import io.toptail.row.AnalysisSettings;
import io.toptail.row.FindingKey;
import io.toptail.row.HeldKey;
import io.toptail.row.Knowledge;
import io.toptail.row.QuestionFacts;
import io.toptail.row.RowKey;
import io.toptail.row.RowKind;
import io.toptail.row.RowOutput;
import io.toptail.row.TimeWindows;
import io.toptail.tally.KeyHash;
import io.toptail.tally.TallyBlock;
import io.toptail.tally.TallyTable;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Beside the first step: joins the queries and responses of each client, counts what became of
 * them, and shows them to the detectors that look at a client's history. Events are sorted by
 * client and time first, on disk if they are many, so only one client is looked at at a time, and
 * the order in which they come does not matter. One instance for each task; events of a client all
 * go to the same.
 */
public final class HistoryTally implements AutoCloseable {
  private static final double HOUR_NANOS = 3.6e12;

  /** Of the budget of a table: what events may take while they are collected. */
  private static final int EVENT_SHARE = 2;

  private final AnalysisSettings settings;
  private final Knowledge knowledge;
  private final MessageFilter.Matcher filter;
  private final TallyTable table = new TallyTable();
  private final RowOutput rows;
  private final RowKey key = new RowKey();
  private final HiddenAddresses hidden;
  private final EventHistory history;

  /**
   * @param partitions how many of the next step run in parallel
   * @param output takes the blocks of rows
   * @param spillFile gives a path for the temporary file, if one is needed
   */
  public HistoryTally(
      AnalysisSettings settings,
      int partitions,
      Consumer<TallyBlock> output,
      Supplier<Path> spillFile) {
    this.settings = settings;
    this.knowledge = Knowledge.of(settings);
    this.filter = settings.filter().new Matcher();
    this.hidden = new HiddenAddresses(settings.privacy().addresses());
    this.rows = new RowOutput(settings, table, partitions, output);
    this.history = new EventHistory(settings.tableBytes() / EVENT_SHARE, spillFile);
  }

  /**
   * Takes a block of events; blocks may come in any order.
   *
   * @throws java.io.UncheckedIOException if events cannot be written to a temporary file
   */
  public void add(EventBlock block) {
    history.add(block);
  }

  /** Looks at all clients, and writes out all rows; the last call but for {@link #close}. */
  public void finish() {
    Clients clients = new Clients(history.seen());
    history.replay(clients.join, clients);
    clients.finish();
    if (history.seen().holdsTcp()) {
      table.count(key.start(RowKind.OVER_TCP, 0).in(table), 1, 0, 0);
    }
    rows.flush(false);
  }

  /** Gives back memory and the temporary file. */
  @Override
  public void close() {
    history.close();
  }

  private int window(long timeNanos) {
    return TimeWindows.number(filter.clamp(timeNanos), settings.windowNanos());
  }

  /** Of networks only a part of the clients would be known, so nothing is told of them. */
  private int clientsKept() {
    return settings.privacy().addresses().isNetworks() ? 0 : settings.top();
  }

  private double hours(SeenTraffic seen) {
    long nanos = settings.windowNanos() > 0 ? settings.windowNanos() : seen.spans().length();
    return nanos / HOUR_NANOS;
  }

  /** One client after the other. */
  private final class Clients
      implements EventHistory.Clients, TransactionJoin.Output, ClientHistory.Taker {
    private final TransactionJoin join;
    private final ClientHistory watched;
    private final TransactionRows transactions;
    private final ReferralTally referrals;
    private final boolean responses;
    private byte[] client = new byte[16];
    private int clientLength;
    private int window;
    private boolean started;

    Clients(SeenTraffic seen) {
      responses = seen.holdsResponses();
      join = new TransactionJoin(seen, QuestionFacts::registrable, this);
      Set<Integer> ports = Arrays.stream(settings.ports()).boxed().collect(Collectors.toSet());
      HistoryScope scope = new HistoryScope(responses, hours(seen), seen.holdsTcp(), ports);
      watched = new ClientHistory(knowledge.catalogue.historyDetectors(), scope, this);
      boolean delegations = !knowledge.catalogue.all(DelegationDetector.class).isEmpty();
      transactions = new TransactionRows(table, clientsKept(), delegations);
      referrals =
          new ReferralTally(knowledge, settings.detectors().compat(), knowledge.vantage, table);
    }

    @Override
    public void client(byte[] address, int offset, int length) {
      clientLength = length;
      System.arraycopy(address, offset, client, 0, length);
    }

    @Override
    public void transaction(JoinedTransaction transaction, int facts) {
      moveTo(window(transaction.timeNanos()));
      if (responses) {
        transactions.add(transaction, facts, window);
      }
      watched.add(transaction);
      referrals.add(transaction, client, clientLength, window);
    }

    private void moveTo(int next) {
      if (next != window || !started) {
        endWindow();
        window = next;
        started = true;
      }
    }

    /** Each window is looked at on its own. */
    private void endWindow() {
      if (started) {
        watched.end();
        referrals.endClient();
        byte[] address = Arrays.copyOf(client, clientLength);
        byte[] shown = address.clone();
        hidden.replace(shown, 0, clientLength);
        transactions.endClient(address, shown, window);
        started = false;
      }
    }

    @Override
    public void endClient() {
      endWindow();
      if (table.bytes() > settings.tableBytes()) {
        rows.flush(false);
      }
    }

    void finish() {
      transactions.finish();
    }

    @Override
    public void count(JoinCount what, long timeNanos, int file) {
      transactions.count(what, window(timeNanos));
    }

    @Override
    public void stray(StrayResponse response) {
      watched.add(response);
    }

    /** It may be of a later window than the transactions that are being given, so none ends. */
    @Override
    public void finding(HistoryDetector detector, StrayResponse response) {
      int number = knowledge.detectorNumber(detector);
      int inWindow = window(response.timeNanos());
      byte[] bytes = response.nameBytes();
      int name = response.nameOffset();
      int length = response.nameLength();
      int size = response.serverLength();
      byte[] server = response.serverBytes();
      FindingKey.ofServer(key, 0, inWindow, number, server, response.serverOffset(), size);
      count(key.put(bytes, name, length), response);
      if (length > 0) {
        key.start(RowKind.DETECTOR_NAME, inWindow).putByte(number);
        count(key.put(bytes, name, length), response);
      }
      count(key.start(RowKind.DETECTOR, inWindow).putByte(number), response);
    }

    private void count(RowKey row, StrayResponse response) {
      int entry = row.in(table);
      table.count(entry, 1, response.timeNanos(), response.file());
      table.addClient(entry, KeyHash.of(client, 0, clientLength));
    }

    @Override
    public void heldFinding(HistoryDetector detector, WireName name, CountedQueries queries) {
      int number = knowledge.detectorNumber(detector);
      HeldKey.start(key, window, number, client, clientLength, queries);
      count(key.put(name), queries);
    }

    @Override
    public void finding(HistoryDetector detector, WireName name, CountedQueries queries) {
      int number = knowledge.detectorNumber(detector);
      FindingKey.start(key, 0, window, number, client, 0, clientLength).put(name);
      add(key.in(table), queries);
      count(key.start(RowKind.DETECTOR_NAME, window).putByte(number).put(name), queries);
      count(key.start(RowKind.DETECTOR, window).putByte(number), queries);
    }

    /** Adds queries of the client to a row. */
    private void count(RowKey row, CountedQueries queries) {
      int entry = row.in(table);
      add(entry, queries);
      table.addClient(entry, KeyHash.of(client, 0, clientLength));
    }

    private void add(int entry, CountedQueries queries) {
      table.count(entry, 1, queries.firstNanos(), queries.file());
      table.count(entry, queries.count() - 1, queries.lastNanos(), Integer.MAX_VALUE);
    }

    @Override
    public void searchSuffix(SearchSuffix what, WireName suffix, long nanos) {
      int entry =
          key.start(RowKind.SEARCH_SUFFIX, window).putByte(what.ordinal()).put(suffix).in(table);
      table.count(entry, 1, nanos, Integer.MAX_VALUE);
      table.addClient(entry, KeyHash.of(client, 0, clientLength));
    }
  }
}
