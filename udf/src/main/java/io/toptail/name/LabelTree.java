package io.toptail.name;

import java.util.Arrays;

/**
 * Prefixes of one domain as a tree of labels, from the right: a node is a label in its place, and
 * its queries are those of all names through it. Nodes can be merged into others. Node 0 is the
 * domain.
 */
final class LabelTree {
  static final int ROOT = 0;
  static final int NONE = -1;

  /** In place of a label's place in the octets: {@code ‹var›}. */
  static final int VARIABLE = -1;

  private final TemplatePrefixes prefixes;
  private final int[] labelStarts = new int[128];
  private int[] label = new int[256];
  private int[] parent = new int[256];
  private int[] firstChild = new int[256];
  private int[] nextSibling = new int[256];
  private int[] mergedInto = new int[256];
  private long[] queries = new long[256];
  private int[] slots = new int[256];
  private int mask = 255;
  private int links;
  private int size;

  LabelTree(TemplatePrefixes prefixes) {
    this.prefixes = prefixes;
  }

  /** Forgets all nodes but that of the domain. */
  void clear() {
    Arrays.fill(slots, 0, mask + 1, 0);
    mask = 255;
    links = 0;
    size = 0;
    node(NONE, VARIABLE);
  }

  /** Adds a prefix, and tells the node of its leftmost label. */
  int add(int prefix) {
    byte[] bytes = prefixes.bytes();
    int labels = 0;
    int end = prefixes.end(prefix);
    for (int at = prefixes.start(prefix); at < end; at += 1 + (bytes[at] & 0xFF)) {
      labelStarts[labels++] = at;
    }
    int node = ROOT;
    queries[node] += prefixes.queries(prefix);
    for (int i = labels - 1; i >= 0; i--) {
      node = childOrNew(node, labelStarts[i]);
      queries[node] += prefixes.queries(prefix);
    }
    return node;
  }

  private int childOrNew(int above, int at) {
    int found = find(above, at);
    if (found != NONE) {
      return found;
    }
    int node = node(above, at);
    link(node, above);
    return node;
  }

  private int node(int above, int at) {
    int node = size++;
    if (node == label.length) {
      grow(2 * node);
    }
    label[node] = at;
    parent[node] = above;
    firstChild[node] = NONE;
    nextSibling[node] = NONE;
    mergedInto[node] = NONE;
    queries[node] = 0;
    return node;
  }

  private void grow(int capacity) {
    label = Arrays.copyOf(label, capacity);
    parent = Arrays.copyOf(parent, capacity);
    firstChild = Arrays.copyOf(firstChild, capacity);
    nextSibling = Arrays.copyOf(nextSibling, capacity);
    mergedInto = Arrays.copyOf(mergedInto, capacity);
    queries = Arrays.copyOf(queries, capacity);
  }

  /** Makes a node the child of another. */
  private void link(int node, int above) {
    parent[node] = above;
    giveBack(node, above);
    put(node);
    if (4 * links > 3 * mask) {
      rehash();
    }
  }

  private void put(int node) {
    int slot = hash(parent[node], label[node]) & mask;
    while (slots[slot] != 0) {
      slot = (slot + 1) & mask;
    }
    slots[slot] = node + 1;
    links++;
  }

  private void rehash() {
    mask = 2 * mask + 1;
    slots = mask < slots.length ? slots : new int[mask + 1];
    Arrays.fill(slots, 0, mask + 1, 0);
    links = 0;
    for (int node = 1; node < size; node++) {
      if (mergedInto[node] == NONE && parent[node] != NONE) {
        put(node);
      }
    }
  }

  /** The child of a node by its label; {@link #NONE} if there is none. */
  int find(int above, int at) {
    int slot = hash(above, at) & mask;
    while (slots[slot] != 0) {
      int node = slots[slot] - 1;
      if (parent[node] == above && mergedInto[node] == NONE && sameLabel(label[node], at)) {
        return node;
      }
      slot = (slot + 1) & mask;
    }
    return NONE;
  }

  private boolean sameLabel(int a, int b) {
    boolean variableA = isVariable(a);
    if (variableA || isVariable(b)) {
      return variableA == isVariable(b);
    }
    byte[] bytes = prefixes.bytes();
    int length = 1 + (bytes[a] & 0xFF);
    return Arrays.equals(bytes, a, a + length, bytes, b, b + length);
  }

  private boolean isVariable(int at) {
    return at == VARIABLE || Template.isVariable(prefixes.bytes(), at);
  }

  private int hash(int above, int at) {
    int hash = above * 0x85EBCA6B;
    if (!isVariable(at)) {
      byte[] bytes = prefixes.bytes();
      int end = at + 1 + (bytes[at] & 0xFF);
      for (int i = at; i < end; i++) {
        hash = 31 * hash + bytes[i];
      }
    }
    hash *= 0x9E3779B9;
    return hash ^ hash >>> 15;
  }

  /** Whether a node's label holds anything but tokens. */
  boolean hasLiteral(int node) {
    return label[node] != VARIABLE && Template.hasLiteral(prefixes.bytes(), label[node]);
  }

  int firstChild(int node) {
    return firstChild[node];
  }

  int nextSibling(int node) {
    return nextSibling[node];
  }

  /** Queries through a node. */
  long queries(int node) {
    return queries[node];
  }

  /** Queries through all children of a node. */
  long childQueries(int node) {
    long sum = 0;
    for (int child = firstChild[node]; child != NONE; child = nextSibling[child]) {
      sum += queries[child];
    }
    return sum;
  }

  /** The child {@code ‹var›} of a node, new or not. */
  int variableChild(int node) {
    int found = find(node, VARIABLE);
    if (found == NONE) {
      found = node(node, VARIABLE);
      link(found, node);
    }
    return found;
  }

  /** Takes all children from a node, and tells the first; the next is its next sibling. */
  int takeChildren(int node) {
    int first = firstChild[node];
    firstChild[node] = NONE;
    return first;
  }

  /** Gives a node a child back. */
  void giveBack(int child, int node) {
    nextSibling[child] = firstChild[node];
    firstChild[node] = child;
  }

  /** Makes one node, that was taken from its parent, and all below it part of another. */
  void merge(int node, int into) {
    queries[into] += queries[node];
    mergedInto[node] = into;
    int child = firstChild[node];
    while (child != NONE) {
      int next = nextSibling[child];
      int same = find(into, label[child]);
      if (same == NONE) {
        link(child, into);
      } else {
        merge(child, same);
      }
      child = next;
    }
  }

  /** The node that a node is part of by now. */
  int resolved(int node) {
    int found = node;
    while (mergedInto[found] != NONE) {
      found = mergedInto[found];
    }
    return found;
  }

  int parent(int node) {
    return resolved(parent[node]);
  }

  int size() {
    return size;
  }

  /** Writes a node's label behind what is there, and tells where it ends. */
  int writeLabel(int node, byte[] to, int at) {
    if (isVariable(label[node])) {
      return Template.putVariable(to, at);
    }
    byte[] bytes = prefixes.bytes();
    int length = 1 + (bytes[label[node]] & 0xFF);
    System.arraycopy(bytes, label[node], to, at, length);
    return at + length;
  }
}
