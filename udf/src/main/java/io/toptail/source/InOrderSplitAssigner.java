package io.toptail.source;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import org.apache.flink.connector.file.src.FileSourceSplit;
import org.apache.flink.connector.file.src.assigners.FileSplitAssigner;

/** Gives splits out in the order of their ids, whoever asks. */
final class InOrderSplitAssigner implements FileSplitAssigner {
  private final ArrayDeque<FileSourceSplit> remaining = new ArrayDeque<>();

  InOrderSplitAssigner(Collection<FileSourceSplit> splits) {
    addSplits(splits);
  }

  @Override
  public Optional<FileSourceSplit> getNext(String hostname) {
    return Optional.ofNullable(remaining.poll());
  }

  @Override
  public void addSplits(Collection<FileSourceSplit> splits) {
    splits.stream().sorted(Comparator.comparing(FileSourceSplit::splitId)).forEach(remaining::add);
  }

  @Override
  public Collection<FileSourceSplit> remainingSplits() {
    return remaining;
  }
}
