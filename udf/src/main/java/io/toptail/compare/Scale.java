package io.toptail.compare;

import java.util.Arrays;
import java.util.stream.Stream;

/**
 * How many times as much is expected in the second period as in the first, if nothing changed but
 * how long it was and how busy.
 *
 * <p>That is not the ratio of the totals: one name that takes half of the traffic would make all
 * others look as if they had fallen. It is the ratio that the names have in the middle: the median
 * over those asked {@value #ENOUGH} times or more in both periods together (the median of ratios of
 * Anders and Huber, Genome Biology 11:R106, 2010, taken over the second period's part of the sum,
 * which keeps names that are missing in one of the periods). With fewer than {@value #FEWEST} such
 * names it is the ratio of the totals.
 *
 * @param queries for counts of queries
 * @param responses for counts of responses
 * @param clients for counts of distinct clients; 0 if they cannot be compared, because one period
 *     is much longer: who is seen in an hour may be all who are seen in two
 * @param names how many names the median is of; 0 if it is the ratio of the totals
 */
public record Scale(double queries, double responses, double clients, int names) {
  private static final int ENOUGH = 50;
  private static final int FEWEST = 10;

  /** How much longer one period may be than the other, for clients to be compared. */
  private static final double MOST_LONGER = 1.25;

  /** The scale between two periods, in both of which something was counted. */
  static Scale of(Snapshot before, Snapshot after) {
    KeyCounts namesBefore = before.of("name");
    KeyCounts namesAfter = after.of("name");
    double[] parts = parts(namesBefore, namesAfter);
    boolean enough = parts.length >= FEWEST;
    double part = enough ? median(parts) : 0;
    boolean usable = part > 0 && part < 1;
    return new Scale(
        usable ? part / (1 - part) : ratio(before.queries(), after.queries()),
        ratio(before.responses(), after.responses()),
        clients(before, after),
        usable ? parts.length : 0);
  }

  /** The second period's part of the queries for each name that has enough of them. */
  private static double[] parts(KeyCounts before, KeyCounts after) {
    long enough = Math.max(ENOUGH, KeyCount.sum(before.bound(), after.bound()) * 4);
    return Stream.concat(
            before.keys().stream(), after.keys().stream().filter(key -> !before.of(key).isListed()))
        .filter(key -> before.of(key).least() + after.of(key).least() >= enough)
        .mapToDouble(key -> part(before.of(key), after.of(key)))
        .toArray();
  }

  private static double part(KeyCount before, KeyCount after) {
    return (double) after.least() / (before.least() + after.least());
  }

  private static double median(double[] values) {
    Arrays.sort(values);
    int middle = values.length / 2;
    return values.length % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
  }

  private static double clients(Snapshot before, Snapshot after) {
    double first = before.endNanos() - before.startNanos();
    double second = after.endNanos() - after.startNanos();
    boolean alike = second <= MOST_LONGER * first && first <= MOST_LONGER * second;
    return alike && before.clients() > 0 && after.clients() > 0
        ? (double) after.clients() / before.clients()
        : 0;
  }

  private static double ratio(long before, long after) {
    return before == 0 || after == 0 ? 1 : (double) after / before;
  }
}
