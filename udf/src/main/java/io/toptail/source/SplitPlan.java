package io.toptail.source;

import io.toptail.capture.CaptureSplits;
import io.toptail.combine.SplitBorder;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.flink.core.fs.Path;

/**
 * How files are split over parallel tasks. Immutable.
 *
 * <p>Only uncompressed pcap and pcapng files of a known size are split, into pieces of equal size:
 * a few for each task, so that none waits long for the slowest, but none so small that its reading
 * is not worth a beginning.
 */
public final class SplitPlan {
  /** The smallest piece if nothing else is asked for. */
  public static final long MIN_BYTES = 16L << 20;

  private static final int SPLITS_PER_TASK = 4;

  private final List<CaptureFile> files;
  private final Set<Integer> corrected;

  private SplitPlan(List<CaptureFile> files, Set<Integer> corrected) {
    this.files = List.copyOf(files);
    this.corrected = Set.copyOf(corrected);
  }

  /**
   * Looks at the beginning of the files that are worth splitting. None is split beside a file of
   * unknown size: that may be a pipe, and a run that reads one cannot be repeated.
   *
   * @param parallelism tasks that read
   * @param minBytes of a split, 1 or more
   */
  public static SplitPlan of(List<CaptureFile> files, int parallelism, long minBytes) {
    long all = files.stream().mapToLong(CaptureFile::bytes).sum();
    long size = Math.max(minBytes, all / ((long) parallelism * SPLITS_PER_TASK) + 1);
    boolean repeatable = files.stream().allMatch(file -> file.bytes() > 0);
    List<CaptureFile> planned = new ArrayList<>();
    for (CaptureFile file : files) {
      boolean whole =
          !repeatable || parallelism == 1 || file.bytes() < 2 * size || !isSplittable(file);
      planned.add(whole ? file : split(file, size));
    }
    return new SplitPlan(planned, Set.of());
  }

  /** The files, in the order given, each with its borders. */
  public List<CaptureFile> files() {
    return files;
  }

  /** How many splits there are. */
  public int splits() {
    return files.stream().mapToInt(file -> file.borders().size() + 1).sum();
  }

  /**
   * The plan to read again by, without borders at which readers did not meet. A file that had such
   * a border before, too, is not split any more.
   */
  public SplitPlan without(List<SplitBorder> wrong) {
    Set<Integer> again = new HashSet<>(corrected);
    List<CaptureFile> planned = new ArrayList<>();
    for (int i = 0; i < files.size(); i++) {
      int file = i;
      List<SplitBorder> ofFile = wrong.stream().filter(border -> border.file() == file).toList();
      boolean whole = ofFile.stream().anyMatch(SplitBorder::ofAll) || corrected.contains(file);
      CaptureFile before = files.get(i);
      List<Long> borders = new ArrayList<>(before.borders());
      ofFile.forEach(border -> borders.remove((Long) border.offset()));
      if (!ofFile.isEmpty()) {
        again.add(i);
        before =
            new CaptureFile(before.uri(), before.bytes(), whole ? List.of() : List.copyOf(borders));
      }
      planned.add(before);
    }
    return new SplitPlan(planned, again);
  }

  private static CaptureFile split(CaptureFile file, long size) {
    long pieces = file.bytes() / size;
    List<Long> borders = new ArrayList<>();
    for (long i = 1; i < pieces; i++) {
      borders.add(file.bytes() / pieces * i);
    }
    return new CaptureFile(file.uri(), file.bytes(), List.copyOf(borders));
  }

  /** What cannot be opened here is left to the tasks, which say so. */
  private static boolean isSplittable(CaptureFile file) {
    Path path = new Path(file.uri());
    try (InputStream in = path.getFileSystem().open(path)) {
      return CaptureSplits.isSplittable(in.readNBytes(CaptureSplits.SNIFFED));
    } catch (IOException e) {
      return false;
    }
  }
}
