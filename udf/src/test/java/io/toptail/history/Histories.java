package io.toptail.history;

import io.toptail.detect.DetectorCatalogue;
import io.toptail.detect.HistoryDetector;
import io.toptail.detect.HistoryScope;
import io.toptail.dns.DnsName;
import io.toptail.dns.Outcome;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Histories of a client as a test states them, and what detectors find in them. */
final class Histories {
  private static final int CLIENT = 2;
  private static final long START = 1_700_000_000L * Message.SECOND;

  private final List<Message> messages = new ArrayList<>();
  private int port = 1024;

  /** A query with a port and an id of its own, and its response, 20 ms later; null for none. */
  Histories ask(double seconds, String name, Outcome outcome) {
    port++;
    return ask(seconds, name, outcome, port, port * 7919 & 0xFFFF);
  }

  Histories ask(double seconds, String name, Outcome outcome, int port, int id) {
    long time = START + (long) (seconds * Message.SECOND);
    messages.add(new Message(CLIENT, time, null, 17, port, id, 1, name, 1, 0));
    if (outcome != null) {
      long answered = time + Message.SECOND / 50;
      messages.add(new Message(CLIENT, answered, outcome, 17, port, id, 1, name, 1, 0));
    }
    return this;
  }

  /** Another client's message at this time, so that the capture goes on. */
  Histories until(double seconds) {
    long time = START + (long) (seconds * Message.SECOND);
    messages.add(new Message(CLIENT + 2, time, null, 17, 9, 9, 1, "end.example", 1, 0));
    return this;
  }

  /** {@code name queries} of each finding about the client. */
  List<String> found(HistoryDetector detector) {
    List<String> found = new ArrayList<>();
    List<EventBlock> blocks = new ArrayList<>();
    EventBlockWriter writer = new EventBlockWriter(1, blocks::add);
    messages.forEach(message -> message.writeTo(writer));
    writer.flush();
    try (EventHistory history = new EventHistory(1 << 20, Histories::temporaryFile)) {
      blocks.forEach(history::add);
      boolean responses = history.seen().holdsResponses();
      double hours = history.seen().spans().length() / 3.6e12;
      ClientHistory watched =
          new ClientHistory(
              List.of(detector),
              new HistoryScope(responses, hours),
              (d, name, queries) ->
                  found.add(DnsName.toText(name.bytes(), name.offset()) + " " + queries.count()));
      TransactionJoin join =
          new TransactionJoin(
              history.seen(),
              facts -> 2,
              new TransactionJoin.Output() {
                @Override
                public void transaction(JoinedTransaction transaction, int facts) {
                  watched.add(transaction);
                }

                @Override
                public void count(JoinCount what, long timeNanos, int file) {}
              });
      history.replay(
          join,
          new EventHistory.Clients() {
            @Override
            public void client(byte[] address, int offset, int length) {}

            @Override
            public void endClient() {
              watched.end();
            }
          });
    }
    return found;
  }

  private static Path temporaryFile() {
    try {
      Path file = Files.createTempFile("toptail", "events");
      Files.delete(file);
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static HistoryDetector detector(DetectorCatalogue catalogue, String id) {
    return (HistoryDetector) catalogue.byId(id);
  }
}
