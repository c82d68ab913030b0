package io.toptail.detect.behaviour;

import io.toptail.detect.HistoryFindings;
import io.toptail.detect.KnownNames;
import io.toptail.detect.SearchSuffix;
import io.toptail.name.DelegatedTlds;
import io.toptail.name.WireName;
import java.util.Arrays;

/**
 * Suffixes that one client seems to append: at most {@value #MOST} of them, each with the look-ups
 * that it spoilt and up to a few distinct names that it was appended to.
 */
final class SearchSuffixes {
  static final int MOST = 256;

  private final KnownNames blockLists;
  private final DelegatedTlds delegated;
  private final int names;
  private final WireName view = new WireName();
  private final byte[] label = new byte[65];
  private final DomainCounts suffixes = new DomainCounts(MOST);
  private long[] prefixes;
  private int[] prefixCount = new int[16];
  private boolean[] answers = new boolean[16];

  /**
   * @param blockLists zones that are asked for names as labels in front
   * @param names distinct names that a suffix has to follow
   */
  SearchSuffixes(KnownNames blockLists, DelegatedTlds delegated, int names) {
    this.blockLists = blockLists;
    this.delegated = delegated;
    this.names = names;
    prefixes = new long[16 * names];
  }

  boolean isEmpty() {
    return suffixes.size() == 0;
  }

  /**
   * A name was denied that is another name, which was asked for too, with a suffix.
   *
   * @param name the whole name, from the array's start or at an offset
   * @param suffix where the suffix begins
   * @param registrable labels of the whole name's registrable domain
   */
  void add(
      byte[] bytes, int name, int suffix, int length, int registrable, long timeNanos, int file) {
    int end = name + length;
    view.wrap(bytes, suffix, end - suffix);
    // Below a delegated top label nobody searches public suffixes, but browsers try them.
    boolean tooShort = view.labels() < registrable && delegated.contains(view);
    if (view.labels() == 0 || tooShort || blockLists.cover(view)) {
      return;
    }
    int slot = suffixes.slot(WireLabels.hash(bytes, suffix, end), bytes, suffix, end);
    if (slot < 0) {
      return;
    }
    if (suffixes.isNew()) {
      start(slot);
    }
    addPrefix(slot, WireLabels.hash(bytes, name, suffix));
    suffixes.count(slot, timeNanos, file);
  }

  private void start(int slot) {
    if (slot == prefixCount.length) {
      prefixCount = Arrays.copyOf(prefixCount, 2 * slot);
      answers = Arrays.copyOf(answers, 2 * slot);
      prefixes = Arrays.copyOf(prefixes, 2 * slot * names);
    }
    prefixCount[slot] = 0;
    answers[slot] = false;
  }

  private void addPrefix(int slot, long hash) {
    int from = slot * names;
    for (int i = from; i < from + prefixCount[slot]; i++) {
      if (prefixes[i] == hash) {
        return;
      }
    }
    if (prefixCount[slot] < names) {
      prefixes[from + prefixCount[slot]++] = hash;
    }
  }

  /**
   * A name exists. If it is a public name in front of a suffix, that suffix is a zone made for such
   * names: a block list of domains, a content network.
   */
  void answered(byte[] bytes, int name, int length) {
    int end = name + length;
    int labels = 1;
    int last = name;
    for (int at = name + 1 + bytes[name]; bytes[at] != 0; at += 1 + bytes[at]) {
      if (labels >= 2) {
        int slot = suffixes.find(WireLabels.hash(bytes, at, end));
        if (slot >= 0 && isDelegated(bytes, last)) {
          answers[slot] = true;
        }
      }
      last = at;
      labels++;
    }
  }

  private boolean isDelegated(byte[] bytes, int at) {
    int length = 1 + bytes[at];
    System.arraycopy(bytes, at, label, 0, length);
    label[length] = 0;
    return delegated.contains(view.wrap(label, 0, length + 1));
  }

  /** Reports what is searched, and tells of every suffix what shows of it. */
  void report(HistoryFindings findings) {
    for (int slot = 0; slot < suffixes.size(); slot++) {
      boolean searched = prefixCount[slot] >= names;
      if (searched && !answers[slot]) {
        suffixes.report(slot, 1, findings);
      }
      SearchSuffix what = searched ? SearchSuffix.SEARCHED : SearchSuffix.APPENDED;
      suffixes.teach(slot, answers[slot] ? SearchSuffix.OF_PUBLIC_NAMES : what, findings);
    }
  }

  void clear() {
    suffixes.clear();
  }
}
