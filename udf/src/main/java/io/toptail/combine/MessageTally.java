package io.toptail.combine;

import io.toptail.dns.DnsMessage;
import io.toptail.dns.DnsName;
import io.toptail.dns.ResponseFacts;
import io.toptail.dns.WireAnomaly;
import io.toptail.filter.FilterOption;
import io.toptail.filter.MessageFilter;
import io.toptail.history.EventBlockWriter;
import io.toptail.packet.FiveTuple;
import io.toptail.row.AnalysisSettings;
import io.toptail.row.Knowledge;
import io.toptail.row.QuestionFacts;
import io.toptail.row.RowKey;
import io.toptail.row.RowKind;
import io.toptail.tally.KeyHash;
import io.toptail.tally.TallyTable;

/**
 * Tallies DNS messages by client, question, server, response code and time, and what the detectors
 * find. Data-processing style: no object per message.
 *
 * <p>Questions are staged and tallied in groups: what was added is in the table only after {@link
 * #tallyStaged}.
 */
final class MessageTally {
  private static final int UDP = 17;

  private final Knowledge knowledge;
  private final Knowledge.Classifier classifier;
  private final MessageFilter.Matcher filter;
  private final TallyTable table;
  private final MessageLedger ledger;
  private final SeriesTally series;
  private final RowKey key = new RowKey();
  private final StagedQuestions staged = new StagedQuestions();
  private final StagedFindings findings = new StagedFindings();
  private final ServerTally servers;
  private final EventBlockWriter events;
  private final ResponseFacts responseFacts = new ResponseFacts();
  private final PrivateServers privacy;
  private final ClaimTally claims;
  private final AnswerTally answers;
  private final ContentTally contents;
  private final CompatTally compat;
  private final boolean reassembled;
  private final DnsMessage nothing = new DnsMessage();
  private boolean querySeen;
  private long touched;

  /**
   * @param reassembled whether messages come out of streams and fragments
   * @param events takes the facts of counted messages; null if they are of no interest
   */
  MessageTally(
      AnalysisSettings settings,
      MessageFilter.Matcher filter,
      TallyTable table,
      MessageLedger ledger,
      EventBlockWriter events,
      boolean reassembled) {
    this.knowledge = Knowledge.of(settings);
    this.privacy = new PrivateServers(settings);
    this.classifier = knowledge.new Classifier();
    this.filter = filter;
    this.table = table;
    this.ledger = ledger;
    this.servers = new ServerTally(table);
    this.claims = new ClaimTally(knowledge, table);
    this.answers = new AnswerTally(table);
    this.compat = new CompatTally(knowledge, settings.detectors().compat(), table);
    this.series = new SeriesTally(table, knowledge.categories.size() + 1);
    this.events = events;
    this.contents = new ContentTally(knowledge, table);
    this.reassembled = reassembled;
    nothing.wrap(new byte[0], 0, 0, 0);
    if (events != null) {
      staged.keepEvents();
    }
  }

  /**
   * Adds a message and gives it its row in the ledger.
   *
   * @param window of the time, {@linkplain MessageFilter.Matcher#clamp clamped}
   */
  void add(
      FiveTuple endpoints,
      DnsMessage message,
      WireAnomaly anomaly,
      int window,
      long time,
      int file) {
    FilterOption heldBack = filter.rejecting(endpoints, message, time);
    if (heldBack != null) {
      ledger.moveTo(window, filter.clamp(time), file, endpoints.protocol());
      ledger.filtered(heldBack);
    } else if (!counts(message)) {
      ledger.moveTo(window, time, file, endpoints.protocol());
      ledger.malformed(anomaly);
      claims.unreadable(endpoints, anomaly, window, time, file, !querySeen);
      compat.unreadable(message, anomaly, window, time, file, !querySeen);
    } else if (message.isResponse()) {
      response(endpoints, message, anomaly, window, time, file);
    } else {
      querySeen = true;
      stage(0, endpoints, message, anomaly, window, time, file);
      claims.claim(endpoints, message, staged);
      tallyIfFull();
    }
  }

  /** Adds a segment of a stream that holds no message; it is in the ledger as such. */
  void notDns(FiveTuple endpoints, int window, long time, int file) {
    if (filter.rejecting(endpoints, nothing, time) == null) {
      claims.unreadable(endpoints, WireAnomaly.NOT_DNS, window, time, file, !querySeen);
    }
  }

  /**
   * Whether a message is counted as one, and not as malformed. A name beyond 255 octets can be
   * read, but no server can answer it: no question to rank.
   */
  static boolean counts(DnsMessage message) {
    return message.countable() && message.nameLength() <= DnsName.MAX_LENGTH;
  }

  /** Whether a query was added; then the questions of responses are of no interest. */
  boolean querySeen() {
    return querySeen;
  }

  /** Moves what is staged or kept apart to the table, and hands out events. */
  void flush() {
    tallyStaged();
    series.flush();
    if (events != null) {
      events.flush();
    }
  }

  /** Starts anew after the table was cleared. */
  void forget() {
    series.forget();
    servers.forget();
    answers.forget();
  }

  private void response(
      FiveTuple endpoints,
      DnsMessage message,
      WireAnomaly anomaly,
      int window,
      long time,
      int file) {
    ledger.moveTo(window, time, file, endpoints.protocol());
    ledger.response(anomaly);
    answers.add(endpoints, message, time, file);
    compat.response(message, window, time, file);
    int client = endpoints.destinationAddressOffset();
    int entry = key.start(RowKind.RCODE, window).putShort(message.rcode()).in(table);
    table.count(entry, 1, time, file);
    table.addClient(entry, KeyHash.of(endpoints.addressBytes(), client, endpoints.addressLength()));
    if (!querySeen || events != null) {
      int base = querySeen ? 0 : RowKind.FROM_RESPONSES;
      stage(base, endpoints, message, anomaly, window, time, file);
      tallyIfFull();
    }
  }

  private void stage(
      int base,
      FiveTuple endpoints,
      DnsMessage message,
      WireAnomaly anomaly,
      int window,
      long time,
      int file) {
    staged.add(base, endpoints, message, anomaly.ordinal(), window, time, file);
    privacy.hide(staged, endpoints);
    if (events != null) {
      if (message.isResponse()) {
        responseFacts.read(message);
        boolean datagram = endpoints.protocol() == UDP;
        boolean fragments = datagram && reassembled;
        staged.showContent(contents.find(message, responseFacts, datagram, fragments));
        contents.compare(message, staged);
      }
      staged.keepEvent(endpoints, message, responseFacts);
    }
  }

  private void tallyIfFull() {
    if (staged.isFull()) {
      tallyStaged();
    }
  }

  /** Tallies what is staged. */
  void tallyStaged() {
    staged.touch(table);
    if (events != null) {
      touchEvents();
    }
    for (int i = 0; i < staged.size(); i++) {
      staged.clientEntry[i] = clientEntry(i);
      staged.questionEntry[i] = staged.questionLength[i] > 0 ? questionEntry(i) : -1;
    }
    for (int i = 0; i < staged.size(); i++) {
      if (staged.eventOnly[i]) {
        tallyEvent(i);
      } else {
        tally(i);
      }
    }
    findings.count(table, staged);
    staged.clear();
  }

  private void touchEvents() {
    for (int i = 0; i < staged.size(); i++) {
      touched += events.touch(staged.events[i], staged.questionKeyHash[i]);
    }
  }

  private void tally(int i) {
    long time = staged.time[i];
    int file = staged.file[i];
    int base = staged.base[i];
    ledger.moveTo(staged.window[i], time, file, staged.protocol[i]);
    int client = staged.clientEntry[i];
    int question = staged.questionEntry[i];
    int facts = question < 0 ? 0 : table.attribute(question);
    int rule = firstRule(table.attribute(client) - 1, facts);
    if (rule >= 0) {
      ignored(i, rule, facts);
      return;
    }
    if (events != null) {
      writeEvent(i, facts);
      contents.count(staged, i);
    }
    table.count(client, 1, time, file);
    int server = servers.entry(staged, i);
    table.count(server, 1, time, file);
    table.addClient(server, staged.clientHash[i]);
    compat.add(staged, i);
    int claimant = claims.claimant(staged, i, facts);
    if (claimant >= 0) {
      findings.add(staged, i, claimant, claimant == staged.detector[i] ? staged.reason[i] : 0);
    }
    int asked = claims.isByMessage(staged, i, claimant) ? claims.entry(staged, i, facts) : question;
    if (asked >= 0) {
      table.count(asked, 1, time, file);
      table.addClient(asked, staged.clientHash[i]);
    }
    series.add(base, staged.window[i], time, QuestionFacts.category(facts));
    if (base == 0) {
      ledger.query(staged.anomaly[i], false);
    }
  }

  /** A response that is of interest only beside its query. */
  private void tallyEvent(int i) {
    int question = staged.questionEntry[i];
    int facts = question < 0 ? 0 : table.attribute(question);
    if (firstRule(table.attribute(staged.clientEntry[i]) - 1, facts) < 0) {
      writeEvent(i, facts);
      contents.count(staged, i);
    }
  }

  private void writeEvent(int i, int facts) {
    events.write(
        staged.events[i],
        facts,
        staged.qtype[i],
        staged.qclass[i],
        staged.questionKeys,
        staged.nameOffset(i),
        Math.max(0, staged.nameLength(i)),
        staged.questionKeyHash[i]);
  }

  private int clientEntry(int i) {
    byte[] keys = staged.clientKeys;
    int at = staged.clientKeyOffset(i);
    int length = RowKey.HEADER + staged.addressLength[i];
    int entry = table.entry(keys, at, length, staged.clientKeyHash[i]);
    if (table.inserted()) {
      int rule = knowledge.ignore.matchClient(keys, at + RowKey.HEADER, staged.addressLength[i]);
      table.setAttribute(entry, rule + 1);
      if (privacy.joinsClients()) {
        table.addClient(entry, staged.clientHash[i]);
      }
    }
    return entry;
  }

  private static int firstRule(int clientRule, int facts) {
    if (!QuestionFacts.isIgnored(facts)) {
      return clientRule;
    }
    int nameRule = QuestionFacts.rule(facts);
    return clientRule < 0 ? nameRule : Math.min(nameRule, clientRule);
  }

  private void ignored(int i, int rule, int facts) {
    int base = staged.base[i];
    boolean byName = QuestionFacts.isIgnored(facts) && QuestionFacts.rule(facts) == rule;
    int entry =
        byName
            ? staged.questionEntry[i]
            : key.start(base | RowKind.IGNORED, staged.window[i]).putInt(rule).in(table);
    table.count(entry, 1, staged.time[i], staged.file[i]);
    table.addClient(entry, staged.clientHash[i]);
    if (base == 0) {
      ledger.query(staged.anomaly[i], true);
    }
  }

  private int questionEntry(int i) {
    byte[] keys = staged.questionKeys;
    int entry =
        table.entry(keys, staged.keyOffset(i), staged.questionLength[i], staged.questionKeyHash[i]);
    if (table.inserted()) {
      int facts =
          classifier.classify(
              keys, staged.nameOffset(i), staged.nameLength(i), staged.qtype[i], staged.qclass[i]);
      table.setAttribute(entry, facts);
    }
    return entry;
  }
}
