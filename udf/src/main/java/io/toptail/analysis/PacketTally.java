package io.toptail.analysis;

import io.toptail.capture.CaptureDamage;
import io.toptail.capture.PacketBatch;
import io.toptail.dns.DnsMessage;
import io.toptail.dns.DnsName;
import io.toptail.dns.WireAnomaly;
import io.toptail.packet.PacketDecoder;
import io.toptail.packet.PacketOutcome;
import io.toptail.tally.KeyHash;
import io.toptail.tally.TallyBlock;
import io.toptail.tally.TallyBlockWriter;
import io.toptail.tally.TallyTable;
import java.util.BitSet;
import java.util.function.Consumer;

/**
 * The first step: decodes packets in place and combines them into tallies before anything is moved.
 * Data-processing style: no object per packet; one instance for each task.
 *
 * <p>Every packet ends in exactly one row of the ledger. When the table outgrows its budget, and on
 * {@link #flush}, all rows are written out, each to the partition that completes its key.
 */
public final class PacketTally {
  private final AnalysisSettings settings;
  private final Knowledge knowledge;
  private final Knowledge.Classifier classifier;
  private final BitSet ports = new BitSet();
  private final TallyTable table = new TallyTable();
  private final TallyBlockWriter writer;
  private final RowPartitioner partitioner;
  private final RowKey key = new RowKey();
  private final PacketDecoder packet = new PacketDecoder();
  private final DnsMessage message = new DnsMessage();
  private final StagedQuestions staged = new StagedQuestions();
  private final SeriesTally series;
  private final LedgerTally ledger;

  private byte[] bytes;
  private long time;
  private int file;
  private int window;
  private boolean querySeen;

  /**
   * @param partitions how many of the next step run in parallel
   * @param output takes the blocks of rows
   */
  public PacketTally(AnalysisSettings settings, int partitions, Consumer<TallyBlock> output) {
    this.settings = settings;
    this.knowledge = Knowledge.of(settings);
    this.classifier = knowledge.new Classifier();
    this.writer = new TallyBlockWriter(partitions, output);
    this.partitioner = new RowPartitioner(partitions);
    this.series = new SeriesTally(table, knowledge.categories.size() + 1);
    this.ledger = new LedgerTally(table);
    for (int port : settings.ports()) {
      ports.set(port);
    }
  }

  /** Counts all packets of a batch; the batch may be reused afterwards. */
  public void add(PacketBatch batch, int file) {
    this.bytes = batch.bytes();
    this.file = file;
    for (int i = 0; i < batch.size(); i++) {
      time = batch.timeNanos(i);
      window = TimeWindows.number(time, settings.windowNanos());
      PacketOutcome outcome =
          packet.decode(
              bytes,
              batch.offset(i),
              batch.capturedLength(i),
              batch.originalLength(i),
              batch.linkType(i));
      ledger.moveTo(window, time, file);
      if (outcome == PacketOutcome.UDP) {
        datagram();
      } else {
        ledger.skipped(outcome, packet);
      }
    }
    tallyStaged();
    addFile(batch);
    if (table.bytes() > settings.tableBytes()) {
      flush();
    }
  }

  /** Writes out all rows and forgets them. */
  public void flush() {
    series.flush();
    byte[] keys = table.keys();
    for (int entry = 0; entry < table.size(); entry++) {
      int kind = RowKey.kind(keys, table.keyOffset(entry));
      boolean dropped = querySeen && (kind & RowKind.FROM_RESPONSES) != 0;
      if (table.count(entry) > 0 && !dropped) {
        writer.write(partitioner.partition(table, entry), table, entry);
      }
    }
    writer.flush();
    table.clear();
    series.forget();
    ledger.forget();
  }

  private void addFile(PacketBatch batch) {
    if (batch.size() > 0) {
      int entry = key.start(RowKind.FILE, 0).putInt(file).put(batch.container()).in(table);
      table.count(entry, batch.size(), time, file);
      entry = key.start(RowKind.DIGITS, 0).putByte(batch.fractionDigits()).in(table);
      table.count(entry, 1, time, file);
    }
    for (CaptureDamage damage : batch.damages()) {
      key.start(RowKind.DAMAGE, 0).putInt(file).putLong(damage.offset()).putLong(damage.length());
      table.count(key.put(damage.reason()).in(table), 1, 0, file);
    }
  }

  private void datagram() {
    boolean toServer = ports.get(packet.destinationPort());
    if (!toServer && !ports.get(packet.sourcePort())) {
      ledger.notDns(packet);
      return;
    }
    WireAnomaly anomaly =
        message.wrap(
            bytes, packet.payloadOffset(), packet.payloadLength(), packet.payloadFullLength());
    // A name beyond 255 octets can be read, but no server can answer it: no question to rank.
    if (!message.countable() || message.nameLength() > DnsName.MAX_LENGTH) {
      ledger.malformed(anomaly);
    } else if (message.isResponse()) {
      response(anomaly);
    } else {
      querySeen = true;
      stage(0, packet.sourceAddressOffset(), packet.destinationAddressOffset(), anomaly);
    }
  }

  private void response(WireAnomaly anomaly) {
    ledger.response(anomaly);
    int client = packet.destinationAddressOffset();
    int length = packet.addressLength();
    int entry = key.start(RowKind.RCODE, window).putShort(message.rcode()).in(table);
    table.count(entry, 1, time, file);
    table.addClient(entry, KeyHash.of(bytes, client, length));
    if (!querySeen) {
      stage(RowKind.FROM_RESPONSES, client, packet.sourceAddressOffset(), anomaly);
    }
  }

  private void stage(int base, int client, int server, WireAnomaly anomaly) {
    staged.add(base, window, time, bytes, client, server, packet, message, anomaly.ordinal());
    if (staged.isFull()) {
      tallyStaged();
    }
  }

  private void tallyStaged() {
    staged.touch(table);
    for (int i = 0; i < staged.size(); i++) {
      tally(i);
    }
    staged.clear();
  }

  private void tally(int i) {
    time = staged.time[i];
    window = staged.window[i];
    int base = staged.base[i];
    ledger.moveTo(window, time, file);
    int client = clientEntry(i, base);
    int question = staged.questionLength[i] > 0 ? questionEntry(i) : -1;
    int rule = firstRule(table.attribute(client) - 1, question);
    if (rule >= 0) {
      ignored(i, rule, question);
      return;
    }
    table.count(client, 1, time, file);
    int server = serverEntry(i, base);
    table.count(server, 1, time, file);
    table.addClient(server, staged.clientHash[i]);
    int facts = 0;
    if (question >= 0) {
      table.count(question, 1, time, file);
      table.addClient(question, staged.clientHash[i]);
      facts = table.attribute(question);
      if (QuestionFacts.detector(facts) >= 0) {
        finding(i, QuestionFacts.detector(facts));
      }
    }
    series.add(base, window, time, QuestionFacts.category(facts));
    if (base == 0) {
      ledger.query(staged.anomaly[i], false);
    }
  }

  private int clientEntry(int i, int base) {
    int length = staged.addressLength[i];
    key.start(base | RowKind.CLIENT, window).put(bytes, staged.client[i], length);
    int entry = key.in(table, staged.clientKeyHash[i]);
    if (table.inserted()) {
      int rule = knowledge.ignore.matchClient(bytes, staged.client[i], length);
      table.setAttribute(entry, rule + 1);
    }
    return entry;
  }

  private int firstRule(int clientRule, int question) {
    int facts = question < 0 ? 0 : table.attribute(question);
    if (!QuestionFacts.isIgnored(facts)) {
      return clientRule;
    }
    int nameRule = QuestionFacts.rule(facts);
    return clientRule < 0 ? nameRule : Math.min(nameRule, clientRule);
  }

  private void ignored(int i, int rule, int question) {
    int base = staged.base[i];
    boolean byName =
        question >= 0
            && QuestionFacts.isIgnored(table.attribute(question))
            && QuestionFacts.rule(table.attribute(question)) == rule;
    int entry =
        byName ? question : key.start(base | RowKind.IGNORED, window).putInt(rule).in(table);
    table.count(entry, 1, time, file);
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

  private int serverEntry(int i, int base) {
    key.start(base | RowKind.SERVER, window).putByte(staged.opcode[i]).putByte(staged.protocol[i]);
    return key.put(bytes, staged.server[i], staged.addressLength[i]).in(table);
  }

  private void finding(int i, int detector) {
    int length = staged.addressLength[i];
    key.start(staged.base[i] | RowKind.FINDING, window).putByte(detector).putByte(length);
    key.put(bytes, staged.client[i], length);
    key.put(staged.questionKeys, staged.nameOffset(i), staged.nameLength(i));
    table.count(key.in(table), 1, time, file);
  }
}
