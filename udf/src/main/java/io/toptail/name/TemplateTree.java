package io.toptail.name;

import java.util.Arrays;

/**
 * Learns which labels of one domain vary, from the templates of all its names: where a place in the
 * tree of names takes at least {@value #LEAST_LABELS} labels with anything literal, none of which
 * has more than a fifth of the queries through that place, they all become {@code ‹var›}, and what
 * was below them is put together. Places further left come first, again and again until nothing
 * changes. Labels with more than a fifth stay as they are and do not prevent the others.
 *
 * <p>The outcome depends only on the names and their queries, not on their order; templates that
 * are learned again stay as they are. A domain of more than {@value #MOST_PREFIXES} prefixes is not
 * learned place by place: each of their labels becomes {@code ‹var›}.
 *
 * <p>Use: {@link #clear}, {@link #add} for every name, {@link #learn}, then ask. Reusable, for one
 * thread; memory is that of the largest domain so far.
 */
public final class TemplateTree {
  /** So many labels in one place are no longer listed. */
  public static final int LEAST_LABELS = 10;

  /** From here on a domain is not learned place by place. */
  public static final int MOST_PREFIXES = 10_000;

  private static final int FIFTH = 5;

  private final TemplatePrefixes prefixes = new TemplatePrefixes();
  private final LabelTree tree = new LabelTree(prefixes);
  private final byte[] flat = new byte[Template.MAX_LENGTH];
  private int[] nodes = new int[64];
  private int[] numbers = new int[64];
  private int[] templates = new int[64];
  private int[] nodeNumbers = new int[0];
  private int count;
  private boolean flattened;
  private boolean learned;

  /** Forgets the domain before. */
  public void clear() {
    prefixes.clear();
    count = 0;
    flattened = false;
    learned = false;
  }

  /**
   * Adds a name.
   *
   * @param template of the name, from {@link TemplateWriter}
   * @param length octets of its labels in front of the domain
   * @param queries for the name
   * @return a number to give to {@link #template}
   */
  public int add(byte[] template, int offset, int length, long queries) {
    if (flattened) {
      return prefixes.add(flat, 0, flatten(template, offset, length), queries);
    }
    return prefixes.add(template, offset, length, queries);
  }

  /** Whether there are too many prefixes to learn. */
  public boolean isTooLarge() {
    return prefixes.size() > MOST_PREFIXES;
  }

  /**
   * Starts anew for names of which there are too many: each prefix that is added from now on counts
   * as so many {@code ‹var›} as it has labels.
   */
  public void flatten() {
    clear();
    flattened = true;
  }

  private int flatten(byte[] template, int offset, int length) {
    int at = 0;
    for (int i = offset; i < offset + length; i += 1 + (template[i] & 0xFF)) {
      at = Template.putVariable(flat, at);
    }
    return at;
  }

  /** Finds what varies; the last call before questions. */
  public void learn() {
    int size = prefixes.size();
    if (numbers.length < size) {
      nodes = new int[2 * size];
      numbers = new int[2 * size];
      templates = new int[2 * size];
    }
    learned = size >= LEAST_LABELS;
    if (!learned) {
      for (int i = 0; i < size; i++) {
        numbers[i] = i;
        templates[i] = i;
      }
      count = size;
      return;
    }
    tree.clear();
    for (int i = 0; i < size; i++) {
      nodes[i] = tree.add(i);
    }
    generalise(LabelTree.ROOT);
    number(size);
  }

  private void number(int size) {
    if (nodeNumbers.length < tree.size()) {
      nodeNumbers = new int[2 * tree.size()];
    }
    Arrays.fill(nodeNumbers, 0, tree.size(), 0);
    for (int i = 0; i < size; i++) {
      int node = tree.resolved(nodes[i]);
      if (nodeNumbers[node] == 0) {
        templates[count] = node;
        nodeNumbers[node] = ++count;
      }
      numbers[i] = nodeNumbers[node] - 1;
    }
  }

  private void generalise(int node) {
    for (int child = tree.firstChild(node);
        child != LabelTree.NONE;
        child = tree.nextSibling(child)) {
      generalise(child);
    }
    long all = tree.childQueries(node);
    if (varying(node, all) < LEAST_LABELS) {
      return;
    }
    int variable = tree.variableChild(node);
    int child = tree.takeChildren(node);
    while (child != LabelTree.NONE) {
      int next = tree.nextSibling(child);
      if (varies(child, all)) {
        tree.merge(child, variable);
      } else {
        tree.giveBack(child, node);
      }
      child = next;
    }
    generalise(variable);
  }

  private int varying(int node, long all) {
    int labels = 0;
    for (int child = tree.firstChild(node);
        child != LabelTree.NONE;
        child = tree.nextSibling(child)) {
      labels += varies(child, all) ? 1 : 0;
    }
    return labels;
  }

  private boolean varies(int child, long all) {
    return tree.hasLiteral(child) && tree.queries(child) * FIFTH <= all;
  }

  /** How many templates the names have. */
  public int templates() {
    return count;
  }

  /** The template of what was added, from 0 to {@link #templates} − 1. */
  public int template(int added) {
    return numbers[added];
  }

  /**
   * Writes the labels of a template in front of the domain.
   *
   * @return where they end in {@code to}
   */
  public int write(int template, byte[] to, int offset) {
    int at = offset;
    if (learned) {
      int node = templates[template];
      while (node != LabelTree.ROOT) {
        at = tree.writeLabel(node, to, at);
        node = tree.parent(node);
      }
      return at;
    }
    int prefix = templates[template];
    int length = prefixes.end(prefix) - prefixes.start(prefix);
    System.arraycopy(prefixes.bytes(), prefixes.start(prefix), to, at, length);
    return at + length;
  }
}
