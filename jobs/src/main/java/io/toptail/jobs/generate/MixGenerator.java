package io.toptail.jobs.generate;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes the messages of a {@link Mix} at one server, shuffled, one query each millisecond and its
 * response half a millisecond later.
 */
final class MixGenerator {
  private static final int DNS_PORT = 53;
  private static final long STEP_NANOS = 1_000_000;

  private final Traffic traffic;
  private final Frame frame;
  private final PacketSink sink;
  private long nanos;

  /**
   * @param traffic where and when; it decides nothing about the questions
   */
  MixGenerator(Traffic traffic, PacketSink sink) {
    this.traffic = traffic;
    this.frame = new Frame(new Endpoints(traffic));
    this.sink = sink;
    this.nanos = traffic.startNanos();
  }

  /** Writes everything. */
  void run(Mix mix) throws IOException {
    List<MixMessage> messages = MixPlan.of(mix);
    Permutation order = new Permutation(messages.size(), traffic.seed());
    for (int i = 0; i < messages.size(); i++) {
      send(messages.get(order.apply(i)));
    }
    for (int i = 0; i < mix.counts().getOrDefault("malformed", 0); i++) {
      frame.payload().put(new byte[] {1, 2, 3});
      frame.wrapUdp(i, true, 20_000 + i, DNS_PORT);
      write();
    }
  }

  private void send(MixMessage message) throws IOException {
    message.query(frame.payload());
    frame.wrapUdp(message.client(), true, message.port(), DNS_PORT);
    write();
    message.response(frame.payload());
    frame.wrapUdp(message.client(), false, message.port(), DNS_PORT);
    write();
  }

  private void write() throws IOException {
    sink.write(nanos, frame.bytes(), frame.offset(), frame.length());
    nanos += STEP_NANOS / 2;
  }

  /** Writes what was planted: the mode, and messages by class. */
  static void writeTruth(Mix mix, Path file) throws IOException {
    if (file.toAbsolutePath().getParent() != null) {
      Files.createDirectories(file.toAbsolutePath().getParent());
    }
    Map<String, Object> truth = new LinkedHashMap<>();
    truth.put("mode", mix.toString());
    truth.put("messages", mix.counts().values().stream().mapToInt(Integer::intValue).sum());
    truth.put("classes", mix.counts());
    ObjectMapper json = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
    Files.writeString(file, json.writeValueAsString(truth) + '\n');
  }
}
