package io.toptail.history;

import static io.toptail.history.Message.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import io.toptail.dns.DnsName;
import io.toptail.dns.Outcome;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** The join against rules written down naively, whatever the order, the blocks and the memory. */
class TransactionJoinTest {
  private static final long START = 1_700_000_000L * SECOND;
  private static final Outcome[] KINDS = {
    Outcome.ANSWER, Outcome.NXDOMAIN, Outcome.SERVFAIL, Outcome.TRUNCATED
  };

  /** What came out of a run: of each client, in the order of clients. */
  private static final class Run {
    final Map<Integer, List<String>> results = new TreeMap<>();
    final Map<Integer, Map<JoinCount, Long>> counts = new TreeMap<>();
    private int client;

    Run(List<Message> messages, int partitions, int senders, long memory, Random random) {
      List<EventBlock> blocks = blocks(messages, partitions, senders, random);
      for (int i = 0; i < partitions; i++) {
        replay(blocks, i, memory);
      }
    }

    private static List<EventBlock> blocks(
        List<Message> messages, int partitions, int senders, Random random) {
      List<EventBlock> blocks = new ArrayList<>();
      List<EventBlockWriter> writers = new ArrayList<>();
      for (int i = 0; i < senders; i++) {
        writers.add(new EventBlockWriter(partitions, blocks::add));
      }
      for (Message message : messages) {
        EventBlockWriter writer = writers.get(random.nextInt(senders));
        message.writeTo(writer);
        if (random.nextInt(20) == 0) {
          writer.flush();
        }
      }
      writers.forEach(EventBlockWriter::flush);
      Collections.shuffle(blocks, random);
      return blocks;
    }

    private void replay(List<EventBlock> blocks, int partition, long memory) {
      try (EventHistory history = new EventHistory(memory, TransactionJoinTest::temporaryFile)) {
        blocks.stream().filter(block -> block.partition() == partition).forEach(history::add);
        TransactionJoin join =
            new TransactionJoin(
                history.seen(),
                facts -> facts / 7,
                new TransactionJoin.Output() {
                  @Override
                  public void transaction(JoinedTransaction transaction, int facts) {
                    results.get(client).add(text(transaction, client));
                  }

                  @Override
                  public void count(JoinCount what, long timeNanos, int file) {
                    counts.get(client).merge(what, 1L, Long::sum);
                  }
                });
        history.replay(
            join,
            new EventHistory.Clients() {
              @Override
              public void client(byte[] address, int offset, int length) {
                client =
                    (int)
                        EventRecord.getLong(
                            new byte[] {
                              0,
                              0,
                              0,
                              0,
                              address[offset],
                              address[offset + 1],
                              address[offset + 2],
                              address[offset + 3]
                            },
                            0);
                results.put(client, new ArrayList<>());
                counts.put(client, new TreeMap<>());
              }

              @Override
              public void endClient() {}
            });
      }
    }
  }

  private static String text(JoinedTransaction transaction, int client) {
    int server =
        (int) EventRecord.getLong(transaction.serverBytes(), transaction.serverOffset() - 4);
    String name =
        transaction.nameLength() == 0
            ? ""
            : DnsName.toText(transaction.nameBytes(), transaction.nameOffset());
    Message query =
        new Message(
            client,
            transaction.timeNanos(),
            null,
            transaction.protocol(),
            transaction.clientPort(),
            transaction.id(),
            server,
            name,
            transaction.qtype(),
            transaction.file());
    return new JoinOracle.Result(
            query,
            transaction.outcome(),
            transaction.latencyNanos(),
            transaction.isRetransmission(),
            transaction.isSentOnce())
        .toString();
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

  /**
   * Messages of few clients with few ports, ids and names, so that much collides; no two at one
   * time.
   */
  private static List<Message> messages(Random random, int count, int clients, long spread) {
    List<Message> messages = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      long time = START + random.nextInt(60) * spread + i;
      boolean response = random.nextInt(5) < 2;
      boolean nameless = response && random.nextInt(6) == 0;
      messages.add(
          new Message(
              random.nextInt(clients),
              time,
              response ? KINDS[random.nextInt(KINDS.length)] : null,
              random.nextInt(4) == 0 ? 6 : 17,
              1024 + random.nextInt(2),
              random.nextInt(2),
              100 + random.nextInt(2),
              nameless ? "" : "n" + random.nextInt(2) + ".example",
              nameless ? 0 : 1,
              random.nextInt(2)));
    }
    return messages;
  }

  @Property(tries = 300)
  void agreesWithTheRules(
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 3) int partitions,
      @ForAll @IntRange(min = 1, max = 3) int senders) {
    Random random = new Random(seed);
    int clients = 1 + random.nextInt(4);
    long spread = SECOND / (1 + random.nextInt(4));
    List<Message> messages = messages(random, 1 + random.nextInt(150), clients, spread);
    messages.add(
        new Message(90, START + 60 * spread, Outcome.ANSWER, 17, 1, 1, 1, "e.example", 1, 0));
    Collections.shuffle(messages, random);
    long memory = random.nextBoolean() ? 0 : 1 << 24;
    // What was seen is told to every partition, so each has to see all.
    Run run = new Run(messages, partitions, senders, memory, random);
    long start = messages.stream().mapToLong(Message::time).min().orElseThrow();
    long end = messages.stream().mapToLong(Message::time).max().orElseThrow();
    for (int client = 0; client < clients; client++) {
      int wanted = client;
      List<Message> own = messages.stream().filter(m -> m.client() == wanted).toList();
      if (own.isEmpty()) {
        assertThat(run.results).doesNotContainKey(client);
        continue;
      }
      JoinOracle oracle = new JoinOracle(own, start, end);
      assertThat(run.results.get(client)).isEqualTo(oracle.results);
      Map<JoinCount, Long> counts = new TreeMap<>(run.counts.get(client));
      counts
          .keySet()
          .removeIf(what -> what.name().contains("RETR") && what != JoinCount.RETRANSMISSION);
      assertThat(counts).isEqualTo(oracle.counts);
    }
  }

  @Property(tries = 60)
  void dependsOnNothingButTheMessages(@ForAll long seed) {
    Random random = new Random(seed);
    List<Message> messages = new ArrayList<>();
    // At the same times and twice the same.
    for (Message message : messages(random, 200, 3, SECOND)) {
      long time = message.time() - message.time() % SECOND;
      messages.add(at(message, time));
      if (random.nextInt(4) == 0) {
        messages.add(at(message, time));
      }
    }
    Run expected = new Run(messages, 1, 1, 1 << 24, new Random(1));
    Collections.shuffle(messages, random);
    Run actual = new Run(messages, 4, 3, 0, random);
    assertThat(actual.results).isEqualTo(expected.results);
    assertThat(actual.counts).isEqualTo(expected.counts);
  }

  private static Message at(Message message, long time) {
    return new Message(
        message.client(),
        time,
        message.outcome(),
        message.protocol(),
        message.port(),
        message.id(),
        message.server(),
        message.name(),
        message.qtype(),
        message.file());
  }

  private static Message query(long time, int protocol, int port, String name) {
    return new Message(2, START + time, null, protocol, port, 7, 1, name, 1, 0);
  }

  private static Message response(long time, Outcome outcome, int port, String name) {
    return new Message(2, START + time, outcome, 17, port, 7, 1, name, 1, 0);
  }

  private static Map<JoinCount, Long> counts(Message... messages) {
    return new Run(List.of(messages), 1, 1, 1 << 24, new Random(0)).counts.get(2);
  }

  @Test
  void truncatedResponsesAreToBeAskedAgainOverTcp() {
    Message end = response(60 * SECOND, Outcome.ANSWER, 99, "end.example");
    assertThat(
            counts(
                query(0, 17, 1, "a.example"),
                response(SECOND, Outcome.TRUNCATED, 1, "a.example"),
                query(2 * SECOND, 6, 2, "a.example"),
                end))
        .containsEntry(JoinCount.RETRIED, 1L);
    assertThat(
            counts(
                query(0, 17, 1, "a.example"),
                response(SECOND, Outcome.TRUNCATED, 1, "a.example"),
                query(2 * SECOND, 6, 2, "b.example"),
                query(2 * SECOND, 17, 3, "a.example"),
                end))
        .containsEntry(JoinCount.NOT_RETRIED, 1L)
        .doesNotContainKey(JoinCount.RETRIED);
    assertThat(
            counts(
                query(0, 17, 1, "a.example"),
                response(SECOND, Outcome.TRUNCATED, 1, "a.example"),
                response(4 * SECOND, Outcome.ANSWER, 99, "end.example")))
        .containsEntry(JoinCount.RETRY_UNDETERMINED, 1L);
  }

  @Test
  void aClientWithTooManyOpenQueriesLosesTheOldest() {
    PendingQueries pending = new PendingQueries(64);
    List<Message> queries = new ArrayList<>();
    for (int i = 0; i < 64; i++) {
      queries.add(query(i, 17, 1000 + i, "q" + i + ".example"));
    }
    List<byte[]> records = new ArrayList<>();
    EventBlockReader reader =
        new EventBlockReader(
            (client, offset, length, record, recordLength) ->
                records.add(java.util.Arrays.copyOf(record, recordLength)));
    EventBlockWriter writer =
        new EventBlockWriter(
            1,
            block -> {
              if (!EventBlockReader.isSeen(block)) {
                reader.read(block);
              }
            });
    queries.forEach(query -> query.writeTo(writer));
    writer.flush();
    for (byte[] record : records) {
      assertThat(pending.isFull()).isFalse();
      pending.add(record, 0, 0);
    }
    assertThat(pending.isFull()).isTrue();
    assertThat(EventRecord.time(pending.record(pending.first()), 0)).isEqualTo(START);
    pending.removeFirst();
    assertThat(EventRecord.time(pending.record(pending.first()), 0)).isEqualTo(START + 1);
  }

  @Test
  void aCaptureOfQueriesOnlySaysNothingAboutOutcomes() {
    List<Message> messages = new ArrayList<>();
    for (int i = 0; i < 250; i++) {
      messages.add(query(i * SECOND, 17, i, "a.example"));
    }
    messages.add(response(SECOND / 2, Outcome.ANSWER, 0, "a.example"));
    Run run = new Run(messages, 1, 1, 1 << 24, new Random(0));
    assertThat(run.results.get(2)).hasSize(250).allMatch(text -> text.contains("undetermined -1"));
    assertThat(run.counts.get(2)).isEmpty();
  }
}
