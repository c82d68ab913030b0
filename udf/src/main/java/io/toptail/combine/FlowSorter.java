package io.toptail.combine;

import io.toptail.packet.FlowPacket;
import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Sorts packets by flow, and those of a flow in the order of capture. Holds a bounded number of
 * them; more are sorted in runs in one temporary file, which is made when it is needed. Where the
 * system can, the file has no name any more once it is open, so a program that is killed leaves no
 * packets behind.
 */
final class FlowSorter implements AutoCloseable {
  private static final int WRITE_BUFFER = 1 << 18;

  private static final Comparator<Keyed> ORDER =
      Comparator.comparing(Keyed::flow).thenComparing(Keyed::packet, FlowPacket.CAPTURE_ORDER);

  private final long memory;
  private final Supplier<Path> spillFile;
  private final List<Keyed> held = new ArrayList<>();
  private final List<Long> runEnds = new ArrayList<>();
  private long heldBytes;
  private FileChannel file;

  /** A packet and the key of its flow, which is worked out once. */
  record Keyed(String flow, FlowPacket packet) {
    static Keyed of(FlowPacket packet) {
      return new Keyed(packet.flowKey(), packet);
    }
  }

  /**
   * @param memory octets that may be held, about
   * @param spillFile a path at which no file is yet
   */
  FlowSorter(long memory, Supplier<Path> spillFile) {
    this.memory = memory;
    this.spillFile = spillFile;
  }

  /** Takes a packet. */
  void add(FlowPacket packet) throws IOException {
    held.add(Keyed.of(packet));
    heldBytes += packet.memory();
    if (heldBytes > memory) {
      spill();
    }
  }

  private void spill() throws IOException {
    if (file == null) {
      file =
          FileChannel.open(
              spillFile.get(),
              StandardOpenOption.CREATE_NEW,
              StandardOpenOption.READ,
              StandardOpenOption.WRITE,
              StandardOpenOption.DELETE_ON_CLOSE);
    }
    held.sort(ORDER);
    OutputStream out = new BufferedOutputStream(Channels.newOutputStream(file), WRITE_BUFFER);
    DataOutputStream data = new DataOutputStream(out);
    for (Keyed keyed : held) {
      keyed.packet.writeTo(data);
    }
    data.flush();
    runEnds.add(file.position());
    forget();
  }

  private void forget() {
    held.clear();
    heldBytes = 0;
  }

  /** Gives all packets in order, and forgets them. */
  void drain(Consumer<Keyed> output) throws IOException {
    if (file == null) {
      held.sort(ORDER);
      held.forEach(output);
      forget();
      return;
    }
    if (!held.isEmpty()) {
      spill();
    }
    merge(output);
    close();
  }

  private void merge(Consumer<Keyed> output) throws IOException {
    PriorityQueue<FlowRun> runs = new PriorityQueue<>((a, b) -> ORDER.compare(a.head(), b.head()));
    long start = 0;
    for (long end : runEnds) {
      runs.add(new FlowRun(file, start, end));
      start = end;
    }
    while (!runs.isEmpty()) {
      FlowRun run = runs.poll();
      output.accept(run.head());
      if (run.advance()) {
        runs.add(run);
      }
    }
  }

  /** Forgets all packets and deletes the file. */
  @Override
  public void close() throws IOException {
    forget();
    runEnds.clear();
    if (file != null) {
      file.close();
      file = null;
    }
  }
}
