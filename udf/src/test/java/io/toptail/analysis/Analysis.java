package io.toptail.analysis;

import io.toptail.analysis.Frames.Frame;
import io.toptail.assembly.ReportAssembler;
import io.toptail.capture.PacketBatch;
import io.toptail.combine.FlowTally;
import io.toptail.combine.PacketTally;
import io.toptail.compat.CompatMode;
import io.toptail.detect.Vantage;
import io.toptail.filter.MessageFilter;
import io.toptail.filter.MessageFilterBuilder;
import io.toptail.history.EventBlock;
import io.toptail.ignore.IgnoreLine;
import io.toptail.ignore.IgnoreList;
import io.toptail.ignore.IgnoreSyntaxException;
import io.toptail.packet.FlowPacket;
import io.toptail.privacy.AddressPrivacy;
import io.toptail.privacy.Privacy;
import io.toptail.report.AnalysisReport;
import io.toptail.report.WindowReport;
import io.toptail.report.WindowReport.TopRow;
import io.toptail.rollup.HistoryTally;
import io.toptail.rollup.NameRollup;
import io.toptail.row.AnalysisSettings;
import io.toptail.row.AnalysisSettings.DetectorTexts;
import io.toptail.row.AnalysisSettings.InputFile;
import io.toptail.row.AnalysisSettings.ListText;
import io.toptail.tally.TallyBlock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** The three steps without Flink, split up in any way; settings that a test may change. */
public final class Analysis {
  public static final long SECOND = 1_000_000_000L;

  private static final String OWNERS =
      """
      categories:
        social: {description: social networks, colour: "#3b5998"}
        cdn: {description: content networks, colour: "#888888"}
      owners:
        - owner: Meta (Facebook)
          category: social
          suffixes: [facebook.com, fbcdn.net, {suffix: ak.fbcdn.net, carrier: Akamai}]
      carriers:
        - carrier: Akamai
          category: cdn
          suffixes: [akamai.net]
          customer_suffixes: [edgekey.net]
      """;

  private List<String> ignored = List.of();
  private MessageFilter filter = MessageFilter.none();
  private int top = 50;
  private int counts = 1_000;
  private long window;
  private long step;
  private long tableBytes = 1 << 26;
  private boolean history = true;
  private Privacy privacy = Privacy.none();
  private Vantage vantage = Vantage.UNKNOWN;
  private boolean declared;
  private List<CompatMode> compat = List.of();
  private Vantage otherVantage;

  public Analysis ignore(String... rules) {
    ignored = List.of(rules);
    return this;
  }

  public Analysis filter(MessageFilterBuilder set) {
    filter = set.build();
    return this;
  }

  public Analysis top(int rows) {
    top = rows;
    return this;
  }

  public Analysis counts(int ranks) {
    counts = ranks;
    return this;
  }

  public Analysis window(long nanos) {
    window = nanos;
    return this;
  }

  public Analysis step(long nanos) {
    step = nanos;
    return this;
  }

  public Analysis tableBytes(long bytes) {
    tableBytes = bytes;
    return this;
  }

  public Analysis compat(CompatMode... modes) {
    compat = List.of(modes);
    return this;
  }

  public Analysis withoutHistory() {
    history = false;
    return this;
  }

  public Analysis privacy(AddressPrivacy addresses, int minClients) {
    privacy = new Privacy(addresses, minClients);
    return this;
  }

  public Analysis vantage(Vantage where, boolean isDeclared) {
    vantage = where;
    declared = isDeclared;
    return this;
  }

  /** What the last report said of where the captures were taken; null if as assumed. */
  public Vantage otherVantage() {
    return otherVantage;
  }

  public AnalysisSettings settings() {
    return new AnalysisSettings(
        List.of(
            new InputFile("a.pcap", "file:/captures/a.pcap", 100),
            new InputFile("b.pcap", "file:/captures/b.pcap", 200)),
        top,
        counts,
        window,
        step,
        new int[] {53},
        true,
        tableBytes,
        history,
        filter,
        ignoreList(ignored),
        new ListText("owners.yaml", OWNERS),
        null,
        null,
        new DetectorTexts(null, List.of(), vantage, declared, compat),
        privacy,
        Map.of("top", Integer.toString(top)),
        "test");
  }

  public static IgnoreList ignoreList(List<String> rules) {
    try {
      return IgnoreList.parse(IgnoreLine.of("ignore.txt", rules));
    } catch (IgnoreSyntaxException e) {
      throw new IllegalArgumentException(e);
    }
  }

  /** One file, one task, one partition. */
  public AnalysisReport of(Frame... frames) {
    return of(List.of(List.of(frames)), 1, 1, new Random(0));
  }

  public WindowReport window(Frame... frames) {
    return of(frames).windows().get(0);
  }

  /**
   * Every packet goes to one of the tasks, in batches of few packets, which flush now and then.
   *
   * @param files the packets of each file
   */
  public AnalysisReport of(List<List<Frame>> files, int tasks, int partitions, Random random) {
    AnalysisSettings settings = settings();
    List<TallyBlock> rows = new ArrayList<>();
    List<FlowPacket> pieces = new ArrayList<>();
    List<EventBlock> events = new ArrayList<>();
    List<PacketTally> tallies = new ArrayList<>();
    for (int i = 0; i < tasks; i++) {
      tallies.add(new PacketTally(settings, partitions, rows::add, pieces::add, events::add));
    }
    for (int file = 0; file < files.size(); file++) {
      byte[] capture = Frames.pcap(files.get(file));
      for (PacketBatch batch : Frames.batches(capture, tasks == 1 ? 1 << 20 : 1 << 10)) {
        PacketTally tally = tallies.get(random.nextInt(tasks));
        tally.add(batch, file);
        if (random.nextInt(4) == 0) {
          tally.flush();
        }
      }
    }
    tallies.forEach(PacketTally::flush);
    flows(settings, pieces, tasks, partitions, events, random).forEach(rows::add);
    histories(settings, events, partitions, random).forEach(rows::add);
    Collections.shuffle(rows, random);
    return assemble(settings, rolledUp(settings, rows, partitions), random);
  }

  /** Flows go to any of the tasks, and their packets come in any order. */
  private static List<TallyBlock> flows(
      AnalysisSettings settings,
      List<FlowPacket> pieces,
      int tasks,
      int partitions,
      List<EventBlock> events,
      Random random) {
    List<TallyBlock> rows = new ArrayList<>();
    Collections.shuffle(pieces, random);
    List<FlowTally> tallies = new ArrayList<>();
    for (int i = 0; i < tasks; i++) {
      tallies.add(
          new FlowTally(settings, partitions, rows::add, events::add, Analysis::temporaryFile));
    }
    int offset = random.nextInt(tasks);
    try {
      for (FlowPacket piece : pieces) {
        tallies.get(Math.floorMod(piece.flowKey().hashCode() + offset, tasks)).add(piece);
      }
      for (FlowTally tally : tallies) {
        tally.finish();
        tally.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return rows;
  }

  /** Events of a client go to one task, in any order. */
  private static List<TallyBlock> histories(
      AnalysisSettings settings, List<EventBlock> events, int partitions, Random random) {
    List<TallyBlock> rows = new ArrayList<>();
    Collections.shuffle(events, random);
    for (int i = 0; i < partitions; i++) {
      try (HistoryTally tally =
          new HistoryTally(settings, partitions, rows::add, Analysis::temporaryFile)) {
        for (EventBlock block : events) {
          if (block.partition() == i) {
            tally.add(block);
          }
        }
        tally.finish();
      }
    }
    return rows;
  }

  /** A path at which no file is yet. */
  public static Path temporaryFile() {
    try {
      Path file = Files.createTempFile("toptail", "rows");
      Files.delete(file);
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<TallyBlock> rolledUp(
      AnalysisSettings settings, List<TallyBlock> rows, int partitions) {
    List<TallyBlock> summaries = new ArrayList<>();
    List<NameRollup> rollups = new ArrayList<>();
    for (int i = 0; i < partitions; i++) {
      rollups.add(new NameRollup(settings, summaries::add, Analysis::temporaryFile));
    }
    rows.forEach(block -> rollups.get(block.partition()).add(block));
    rollups.forEach(NameRollup::finish);
    rollups.forEach(NameRollup::close);
    return summaries;
  }

  private AnalysisReport assemble(
      AnalysisSettings settings, List<TallyBlock> summaries, Random random) {
    Collections.shuffle(summaries, random);
    ReportAssembler assembler = new ReportAssembler(settings, null, Analysis::temporaryFile);
    summaries.forEach(assembler::add);
    otherVantage = assembler.otherVantage();
    return assembler.finish();
  }

  /** {@code key queries clients owner/category/carrier} of a dimension, in the order of ranks. */
  public static List<String> top(WindowReport report, String dimension) {
    return report.top().stream()
        .filter(row -> row.dimension().equals(dimension))
        .map(Analysis::text)
        .toList();
  }

  private static String text(TopRow row) {
    String who = row.owner() + "/" + row.category() + "/" + row.carrier();
    return row.key()
        + " "
        + row.queries()
        + " "
        + row.clients()
        + (row.owner().isEmpty() ? "" : " " + who);
  }
}
