package io.toptail.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.apache.flink.connector.file.src.FileSourceSplit;
import org.apache.flink.core.fs.Path;
import org.junit.jupiter.api.Test;

class InOrderSplitAssignerTest {
  private final List<CaptureFile> files =
      List.of(
          new CaptureFile("file:/z.pcap", 5),
          new CaptureFile("file:/a.pcap", 0),
          new CaptureFile("file:/with%20blank.pcap", 7));

  private Collection<FileSourceSplit> splits() {
    return new CaptureFileEnumerator.Provider(files).create() instanceof CaptureFileEnumerator all
        ? all.enumerateSplits(new Path[0], 1)
        : List.of();
  }

  @Test
  void everyFileIsOneSplitInTheOrderOfTheList() {
    assertThat(splits())
        .extracting(split -> split.path().toString())
        .containsExactlyElementsOf(
            files.stream().map(file -> new Path(file.uri()).toString()).toList());
    assertThat(splits()).extracting(FileSourceSplit::length).containsExactly(5L, 0L, 7L);
    assertThat(splits()).extracting(FileSourceSplit::offset).containsOnly(0L);
    assertThat(splits()).extracting(FileSourceSplit::splitId).isSorted().doesNotHaveDuplicates();
  }

  @Test
  void givesThemOutInOrder() {
    List<FileSourceSplit> shuffled = new ArrayList<>(splits());
    Collections.shuffle(shuffled, new Random(1));
    InOrderSplitAssigner assigner = new InOrderSplitAssigner(shuffled);
    assertThat(rest(assigner))
        .containsExactlyElementsOf(splits().stream().map(FileSourceSplit::splitId).toList());
    assertThat(assigner.getNext("host")).isEmpty();
  }

  @Test
  void aSplitThatCameBackIsNextAgain() {
    InOrderSplitAssigner assigner = new InOrderSplitAssigner(splits());
    FileSourceSplit first = assigner.getNext(null).orElseThrow();
    assigner.addSplits(List.of(first));
    assertThat(assigner.remainingSplits()).hasSize(3);
    assertThat(assigner.getNext("other")).contains(first);
    assertThat(assigner.remainingSplits()).hasSize(2);
  }

  private static List<String> rest(InOrderSplitAssigner assigner) {
    List<String> ids = new ArrayList<>();
    for (Optional<FileSourceSplit> next = assigner.getNext(null);
        next.isPresent();
        next = assigner.getNext(null)) {
      ids.add(next.get().splitId());
    }
    return ids;
  }
}
