package io.toptail.analysis;

import io.toptail.analysis.Frames.Frame;
import io.toptail.capture.PacketBatch;
import io.toptail.combine.ExportSettings;
import io.toptail.combine.FlowExport;
import io.toptail.combine.MessageExport;
import io.toptail.combine.PacketAccount;
import io.toptail.combine.PacketAccount.Row;
import io.toptail.export.ExportFormat;
import io.toptail.export.RowBlock;
import io.toptail.export.RowWriter;
import io.toptail.filter.MessageFilter;
import io.toptail.filter.MessageFilterBuilder;
import io.toptail.packet.FlowPacket;
import io.toptail.privacy.AddressPrivacy;
import io.toptail.row.AnalysisSettings.InputFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Exports without Flink, split up in any way; settings that a test may change. */
final class Exports {
  private List<String> paths = List.of("a.pcap", "b.pcap");
  private MessageFilter filter = MessageFilter.none();
  private AddressPrivacy addresses = AddressPrivacy.none();
  private int[] ports = {53};
  private boolean malformed;
  private ExportFormat format = ExportFormat.TSV;
  private boolean byTime;
  private long memory = 1 << 20;
  private final List<Row> account = new ArrayList<>();

  Exports paths(String... names) {
    paths = List.of(names);
    return this;
  }

  Exports filter(MessageFilterBuilder set) {
    filter = set.build();
    return this;
  }

  Exports privacy(AddressPrivacy privacy) {
    addresses = privacy;
    return this;
  }

  Exports ports(int... numbers) {
    ports = numbers;
    return this;
  }

  Exports malformed() {
    malformed = true;
    return this;
  }

  Exports format(ExportFormat wanted) {
    format = wanted;
    return this;
  }

  Exports byTime(long memoryBytes) {
    byTime = true;
    memory = memoryBytes;
    return this;
  }

  ExportSettings settings() {
    List<InputFile> inputs =
        paths.stream().map(path -> new InputFile(path, "file:/" + path, 0)).toList();
    return new ExportSettings(
        inputs, ports, true, filter, addresses, malformed, format, byTime, memory);
  }

  /** One file, one task. */
  byte[] of(Frame... frames) {
    return of(List.of(List.of(frames)), 1, new Random(0));
  }

  /** Lines of a text format, the header left out. */
  List<String> lines(Frame... frames) {
    List<String> lines = new String(of(frames), StandardCharsets.UTF_8).lines().toList();
    return format == ExportFormat.JSONL ? lines : lines.subList(1, lines.size());
  }

  /** One column of a row for each message, out of TSV. */
  List<String> column(String name, Frame... frames) {
    List<String> lines = new String(of(frames), StandardCharsets.UTF_8).lines().toList();
    int column = List.of(lines.get(0).split("\t", -1)).indexOf(name);
    return lines.stream().skip(1).map(line -> line.split("\t", -1)[column]).toList();
  }

  /** What became of the packets of all exports of this object, by {@code outcome (detail)}. */
  List<Row> account() {
    return account;
  }

  long counted(PacketAccount.Unit unit) {
    return account.stream().filter(row -> row.unit() == unit).mapToLong(Row::count).sum();
  }

  /**
   * In the order of time every packet goes to one of the tasks, in batches of few packets, and rows
   * come in any order; else there is one task.
   *
   * @param files the packets of each file
   */
  byte[] of(List<List<Frame>> files, int tasks, Random random) {
    List<FlowPacket> pieces = new ArrayList<>();
    List<RowBlock> rows = new ArrayList<>();
    List<MessageExport> exports = new ArrayList<>();
    int readers = byTime ? tasks : 1;
    for (int i = 0; i < readers; i++) {
      exports.add(new MessageExport(settings(), rows::add, pieces::add));
    }
    for (int file = 0; file < files.size(); file++) {
      byte[] capture = Frames.pcap(files.get(file));
      for (PacketBatch batch : Frames.batches(capture, tasks == 1 ? 1 << 20 : 1 << 10)) {
        exports.get(random.nextInt(readers)).add(batch, file);
      }
    }
    exports.forEach(export -> account.addAll(export.account()));
    try {
      List<RowBlock> late = flows(pieces, tasks, random);
      Collections.shuffle(late, random);
      rows.addAll(late);
      if (byTime) {
        Collections.shuffle(rows, random);
      }
      return write(rows);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<RowBlock> flows(List<FlowPacket> pieces, int tasks, Random random)
      throws IOException {
    Collections.shuffle(pieces, random);
    List<RowBlock> rows = new ArrayList<>();
    for (int i = 0; i < tasks; i++) {
      try (FlowExport export = new FlowExport(settings(), rows::add, Analysis::temporaryFile)) {
        for (FlowPacket piece : pieces) {
          if (Math.floorMod(piece.flowKey().hashCode(), tasks) == i) {
            export.add(piece);
          }
        }
        export.finish();
        account.addAll(export.account());
      }
    }
    return rows;
  }

  private byte[] write(List<RowBlock> rows) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Path folder = Files.createTempDirectory("toptail");
    try (RowWriter writer = new RowWriter(format, out, byTime, memory, folder)) {
      for (RowBlock block : rows) {
        writer.add(block);
      }
      writer.finish();
    }
    try (var left = Files.list(folder)) {
      if (left.findAny().isPresent()) {
        throw new IllegalStateException("temporary files are left in " + folder);
      }
    }
    Files.delete(folder);
    return out.toByteArray();
  }
}
