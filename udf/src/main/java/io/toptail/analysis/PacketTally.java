package io.toptail.analysis;

import io.toptail.capture.CaptureDamage;
import io.toptail.capture.PacketBatch;
import io.toptail.dns.DnsMessage;
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
    if (!message.countable() || anomaly == WireAnomaly.NAME_TOO_LONG) {
      ledger.malformed(anomaly);
    } else if (message.isResponse()) {
      response(anomaly);
    } else {
      querySeen = true;
      question(0, packet.sourceAddressOffset(), packet.destinationAddressOffset(), anomaly);
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
      question(RowKind.FROM_RESPONSES, client, packet.sourceAddressOffset(), anomaly);
    }
  }

  private void question(int base, int clientOffset, int serverOffset, WireAnomaly anomaly) {
    int addressLength = packet.addressLength();
    key.start(base | RowKind.CLIENT, window).put(bytes, clientOffset, addressLength);
    int client = key.in(table);
    if (table.inserted()) {
      int rule = knowledge.ignore.matchClient(bytes, clientOffset, addressLength);
      table.setAttribute(client, rule + 1);
    }
    long clientHash = KeyHash.of(bytes, clientOffset, addressLength);
    int question = message.hasQuestion() ? questionEntry(base) : -1;
    int rule = firstRule(table.attribute(client) - 1, question);
    if (rule >= 0) {
      ignored(base, rule, question, clientHash, anomaly);
      return;
    }
    table.count(client, 1, time, file);
    table.addClient(client, clientHash);
    int server = serverEntry(base, serverOffset, addressLength);
    table.count(server, 1, time, file);
    table.addClient(server, clientHash);
    int facts = 0;
    if (question >= 0) {
      table.count(question, 1, time, file);
      table.addClient(question, clientHash);
      facts = table.attribute(question);
      if (QuestionFacts.detector(facts) >= 0) {
        finding(base, QuestionFacts.detector(facts), clientOffset, addressLength, clientHash);
      }
    }
    series.add(base, window, time, QuestionFacts.category(facts));
    if (base == 0) {
      ledger.query(anomaly, false);
    }
  }

  private int firstRule(int clientRule, int question) {
    int facts = question < 0 ? 0 : table.attribute(question);
    if (!QuestionFacts.isIgnored(facts)) {
      return clientRule;
    }
    int nameRule = QuestionFacts.rule(facts);
    return clientRule < 0 ? nameRule : Math.min(nameRule, clientRule);
  }

  private void ignored(int base, int rule, int question, long clientHash, WireAnomaly anomaly) {
    boolean byName =
        question >= 0
            && QuestionFacts.isIgnored(table.attribute(question))
            && QuestionFacts.rule(table.attribute(question)) == rule;
    int entry =
        byName ? question : key.start(base | RowKind.IGNORED, window).putInt(rule).in(table);
    table.count(entry, 1, time, file);
    table.addClient(entry, clientHash);
    if (base == 0) {
      ledger.query(anomaly, true);
    }
  }

  private int questionEntry(int base) {
    key.start(base | RowKind.QUESTION, window);
    key.putShort(message.qtype()).putShort(message.qclass());
    int entry = key.put(message.name(), 0, message.nameLength()).in(table);
    if (table.inserted()) {
      table.setAttribute(
          entry,
          classifier.classify(
              message.name(), 0, message.nameLength(), message.qtype(), message.qclass()));
    }
    return entry;
  }

  private int serverEntry(int base, int offset, int length) {
    key.start(base | RowKind.SERVER, window).putByte(message.opcode()).putByte(packet.protocol());
    return key.put(bytes, offset, length).in(table);
  }

  private void finding(int base, int detector, int client, int length, long clientHash) {
    key.start(base | RowKind.FINDING, window).putByte(detector).putByte(length);
    int entry =
        key.put(bytes, client, length).put(message.name(), 0, message.nameLength()).in(table);
    table.count(entry, 1, time, file);
    table.addClient(entry, clientHash);
  }
}
