package io.toptail.fuzz;

import io.toptail.capture.CaptureReader;
import io.toptail.capture.Captures;
import io.toptail.capture.PacketBatch;
import io.toptail.capture.RealCaptures;
import io.toptail.capture.RealCaptures.Row;
import io.toptail.packet.PacketDecoder;
import io.toptail.packet.PacketOutcome;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiConsumer;
import org.opentest4j.TestAbortedException;

/**
 * Seeds from the captures of other people, where the folder with them is there (see {@link
 * RealCaptures}); elsewhere there are none. They are never part of the project.
 */
public final class RealSeeds {
  private static final int PACKETS_OF_A_FILE = 8;
  private static final int LONGEST_PACKET = 480;

  private RealSeeds() {}

  /** The beginnings of all captures whose container, compression included, is like that. */
  public static List<byte[]> captures(String container, int length) {
    List<byte[]> seeds = new ArrayList<>();
    for (Row row : rows()) {
      if (row.container().matches(container)) {
        try (InputStream in = Files.newInputStream(row.path())) {
          seeds.add(in.readNBytes(length));
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
    }
    return seeds;
  }

  /**
   * Some packets of every capture that can be read.
   *
   * @param action given a batch and a packet's number
   */
  public static void packets(BiConsumer<PacketBatch, Integer> action) {
    PacketBatch batch = new PacketBatch();
    for (Row row : rows()) {
      try (CaptureReader reader = Captures.open(Files.newInputStream(row.path()), row.file())) {
        reader.read(batch);
        for (int i = 0; i < Math.min(batch.size(), PACKETS_OF_A_FILE); i++) {
          if (batch.capturedLength(i) <= LONGEST_PACKET) {
            action.accept(batch, i);
          }
        }
      } catch (IOException unreadable) {
        // A container that is not read yet has no packets to offer.
      }
    }
  }

  /** The DNS messages among {@link #packets}. */
  public static List<byte[]> messages() {
    List<byte[]> seeds = new ArrayList<>();
    PacketDecoder packet = new PacketDecoder();
    packets(
        (batch, i) -> {
          int at = batch.offset(i);
          int length = batch.capturedLength(i);
          byte[] bytes = batch.bytes();
          PacketOutcome outcome =
              packet.decode(bytes, at, length, batch.originalLength(i), batch.linkType(i));
          if (outcome == PacketOutcome.UDP && packet.payloadLength() >= 12) {
            int from = packet.payloadOffset();
            seeds.add(Arrays.copyOfRange(bytes, from, from + packet.payloadLength()));
          }
        });
    return seeds;
  }

  private static List<Row> rows() {
    try {
      return RealCaptures.index();
    } catch (TestAbortedException none) {
      return List.of();
    }
  }
}
