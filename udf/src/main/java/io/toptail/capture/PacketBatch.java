package io.toptail.capture;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * About 1 MiB of whole packets in one buffer, with an index of them.
 *
 * <p>Mutable and reused through a pool, not thread-safe: one thread fills it, hands it over, and
 * another reads it. The buffer holds a piece of the capture as it is, record headers included; the
 * index points behind those. (What a server reported is no packet; it stands in the place of its
 * record, or behind the piece, with a {@link MessageHeader}.) Everything returned is valid until
 * the batch is filled or cleared again.
 *
 * <p>The buffer grows for a packet bigger than itself, up to {@link #MAX_PACKET}, and shrinks back
 * when the batch is cleared.
 */
public final class PacketBatch {
  /** The longest packet, in captured bytes, that is taken for a packet and not for damage. */
  public static final int MAX_PACKET = 16 << 20;

  /** Bytes of buffer if nothing else is asked for. */
  public static final int DEFAULT_CAPACITY = 1 << 20;

  private static final int MIN_CAPACITY = 32;
  private static final int MIN_INDEX = 16;
  // DNS packets with their record headers are seldom shorter; the index grows when they are.
  private static final int TYPICAL_RECORD = 96;

  private final int capacity;
  private final List<CaptureDamage> damages = new ArrayList<>();
  private final List<CaptureDamage> damagesView = Collections.unmodifiableList(damages);
  private final List<CaptureDrops> drops = new ArrayList<>();
  private final List<CaptureDrops> dropsView = Collections.unmodifiableList(drops);
  private byte[] bytes;
  private int filled;
  private int appended;
  private long base;
  private long position;
  private long start;
  private SplitSpan span;
  private boolean finerThanMicros;
  private String uri = "";
  private String container = "";
  private int size;
  private int[] offsets;
  private int[] captured;
  private int[] original;
  private long[] times;
  private char[] linkTypes;

  /** A batch of {@link #DEFAULT_CAPACITY}. */
  public PacketBatch() {
    this(DEFAULT_CAPACITY);
  }

  /**
   * @param capacityBytes of the buffer, for packets and record headers together; at least 32 are
   *     used
   */
  public PacketBatch(int capacityBytes) {
    capacity = Math.max(MIN_CAPACITY, capacityBytes);
    bytes = new byte[capacity];
    int packets = Math.max(MIN_INDEX, capacity / TYPICAL_RECORD);
    offsets = new int[packets];
    captured = new int[packets];
    original = new int[packets];
    times = new long[packets];
    linkTypes = new char[packets];
  }

  /** The buffer that all packets are in. Owned by the batch; another one after each read. */
  public byte[] bytes() {
    return bytes;
  }

  /** How many packets there are; they are numbered from 0. */
  public int size() {
    return size;
  }

  /** Where the first byte of packet {@code i} is in {@link #bytes()}. */
  public int offset(int i) {
    return offsets[i];
  }

  /** Bytes of packet {@code i} in {@link #bytes()}, 0 to {@link #MAX_PACKET}. */
  public int capturedLength(int i) {
    return captured[i];
  }

  /**
   * Bytes that packet {@code i} had on the network, as the capture says: usually, but in faulty
   * captures not always, at least {@link #capturedLength}. Values above 2³¹−1 are given as 2³¹−1.
   */
  public int originalLength(int i) {
    return original[i];
  }

  /** Nanoseconds from the Unix epoch to packet {@code i}; 0 to 2⁶³−1, saturated at both ends. */
  public long timeNanos(int i) {
    return times[i];
  }

  /** LINKTYPE_ number of packet {@code i}, 16 bits. */
  public int linkType(int i) {
    return linkTypes[i];
  }

  /**
   * Offset of packet {@code i} in the uncompressed capture; grows from packet to packet. Means
   * nothing for what has a {@link MessageHeader}.
   */
  public long position(int i) {
    return base + offsets[i];
  }

  /** Places that could not be read while filling this batch, in the order of their offsets. */
  public List<CaptureDamage> damages() {
    return damagesView;
  }

  /**
   * Packets that the capturing side says it lost, as found while filling this batch. They are
   * counted from the beginning of the capture: of each section and interface the largest value of
   * all batches is the one that counts.
   */
  public List<CaptureDrops> drops() {
    return dropsView;
  }

  /** Uncompressed offset just after the batch: where reading goes on. */
  public long position() {
    return position;
  }

  /** Uncompressed offset at which reading began for this batch: how far the last one got. */
  public long start() {
    return start;
  }

  /** How the reading of a split went, in the last batch of it; else null. */
  public SplitSpan span() {
    return span;
  }

  /** Makes this the last batch of a split; forgotten when the batch is cleared. */
  public void setSpan(SplitSpan span) {
    this.span = span;
  }

  /** Digits that a second's fraction needs: 9 if a clock of the batch is finer than 1 µs, or 6. */
  public int fractionDigits() {
    return finerThanMicros ? 9 : 6;
  }

  /** URI of the file that the packets are of; empty if nobody said. */
  public String uri() {
    return uri;
  }

  /** Container of that file as {@link CaptureReader#container} says it; empty if nobody said. */
  public String container() {
    return container;
  }

  /** Says which file the packets are of; kept when the batch is cleared. */
  public void setOrigin(String uri, String container) {
    this.uri = uri;
    this.container = container;
  }

  /** Makes this a copy of another batch. */
  public void copyFrom(PacketBatch other) {
    clear();
    int used = other.filled + other.appended;
    reserve(used);
    System.arraycopy(other.bytes, 0, bytes, 0, used);
    filled = other.filled;
    appended = other.appended;
    base = other.base;
    position = other.position;
    start = other.start;
    span = other.span;
    finerThanMicros = other.finerThanMicros;
    setOrigin(other.uri, other.container);
    damages.addAll(other.damages);
    drops.addAll(other.drops);
    for (int i = 0; i < other.size; i++) {
      add(
          other.offsets[i],
          other.captured[i],
          other.original[i],
          other.times[i],
          other.linkTypes[i]);
    }
  }

  /** Writes the batch in the form that {@link #readFrom} reads. */
  public void writeTo(DataOutput out) throws IOException {
    out.writeUTF(uri);
    out.writeUTF(container);
    out.writeLong(base);
    out.writeLong(position);
    out.writeLong(start);
    out.writeBoolean(span != null);
    if (span != null) {
      span.writeTo(out);
    }
    out.writeBoolean(finerThanMicros);
    out.writeInt(filled);
    out.writeInt(appended);
    out.write(bytes, 0, filled + appended);
    out.writeInt(size);
    for (int i = 0; i < size; i++) {
      out.writeInt(offsets[i]);
      out.writeInt(captured[i]);
      out.writeInt(original[i]);
      out.writeLong(times[i]);
      out.writeChar(linkTypes[i]);
    }
    out.writeInt(damages.size());
    for (CaptureDamage damage : damages) {
      out.writeLong(damage.offset());
      out.writeLong(damage.length());
      out.writeUTF(damage.reason());
    }
    out.writeInt(drops.size());
    for (CaptureDrops lost : drops) {
      out.writeLong(lost.section());
      out.writeInt(lost.interfaceNumber());
      out.writeLong(lost.packets());
    }
  }

  /**
   * Makes this the batch that {@link #writeTo} wrote.
   *
   * @throws IOException if it is not one; never takes much more memory than there are octets
   */
  public void readFrom(DataInput in) throws IOException {
    clear();
    setOrigin(in.readUTF(), in.readUTF());
    base = in.readLong();
    position = in.readLong();
    start = in.readLong();
    span = in.readBoolean() ? SplitSpan.readFrom(in) : null;
    finerThanMicros = in.readBoolean();
    int piece = in.readInt();
    int behind = in.readInt();
    if (piece < 0 || behind < 0) {
      throw new IOException("not a batch: its lengths are " + piece + " and " + behind);
    }
    readBytes(in, piece + behind);
    filled = piece;
    appended = behind;
    int packets = in.readInt();
    for (int i = 0; i < packets; i++) {
      add(in.readInt(), in.readInt(), in.readInt(), in.readLong(), in.readChar());
      if ((offsets[i] | captured[i]) < 0 || captured[i] > filled + appended - offsets[i]) {
        throw new IOException("not a batch: packet " + i + " lies outside of it");
      }
    }
    int lost = in.readInt();
    for (int i = 0; i < lost; i++) {
      damages.add(new CaptureDamage(in.readLong(), in.readLong(), in.readUTF()));
    }
    int counts = in.readInt();
    for (int i = 0; i < counts; i++) {
      drops.add(new CaptureDrops(in.readLong(), in.readInt(), in.readLong()));
    }
  }

  private void readBytes(DataInput in, int length) throws IOException {
    if (length < 0) {
      throw new IOException("not a batch: its length is " + length);
    }
    while (filled < length) {
      int piece = Math.min(length - filled, Math.max(filled, capacity));
      reserve(filled + piece);
      in.readFully(bytes, filled, piece);
      filled += piece;
    }
  }

  /** Forgets packets and damages, and gives back what the buffer had grown. */
  public void clear() {
    if (bytes.length != capacity) {
      bytes = new byte[capacity];
    }
    damages.clear();
    drops.clear();
    filled = 0;
    appended = 0;
    size = 0;
    base = 0;
    position = 0;
    start = 0;
    span = null;
    finerThanMicros = false;
  }

  /**
   * Clears, then takes over the first bytes of the capture from {@code base} on.
   *
   * @param start where reading goes on: {@code base}, or before it in damage that was passed over
   */
  void begin(long start, long base, byte[] first, int length) {
    clear();
    this.base = base;
    this.start = start;
    this.position = start;
    reserve(length);
    System.arraycopy(first, 0, bytes, 0, length);
    filled = length;
  }

  /** Uncompressed offset of the first byte of the buffer. */
  long base() {
    return base;
  }

  /** How many bytes of the buffer hold a piece of the capture. */
  int filled() {
    return filled;
  }

  /** Says that so many more bytes of the capture have been put behind {@link #filled()}. */
  void advance(int count) {
    filled += count;
  }

  /** Whether there is neither packet nor damage nor a count of lost packets. */
  boolean isEmpty() {
    return size == 0 && damages.isEmpty() && drops.isEmpty();
  }

  /** Drops the bytes before an index. Only while no packet is in the batch. */
  void dropBefore(int index) {
    System.arraycopy(bytes, index, bytes, 0, filled - index);
    filled -= index;
    base += index;
  }

  /** Makes the buffer at least so long. */
  void reserve(int length) {
    if (length > bytes.length) {
      bytes = Arrays.copyOf(bytes, length);
    }
  }

  /**
   * Makes room behind the piece of the capture, which must be complete, for what is not in it as it
   * is to be given out. The buffer may be another one afterwards.
   *
   * @return where the room begins
   */
  int append(int length) {
    int at = filled + appended;
    if (at + length > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(at + length, bytes.length + bytes.length / 2));
    }
    appended += length;
    return at;
  }

  /** Adds a packet that is already in the buffer. */
  void add(int offset, int capturedLength, int originalLength, long timeNanos, int linkType) {
    int i = size;
    if (i == offsets.length) {
      growIndex();
    }
    offsets[i] = offset;
    captured[i] = capturedLength;
    original[i] = originalLength < 0 ? Integer.MAX_VALUE : originalLength;
    times[i] = timeNanos;
    linkTypes[i] = (char) linkType;
    size = i + 1;
  }

  /** Adds a damage, or extends the last one if they touch and have the same reason. */
  void addDamage(long offset, long length, String reason) {
    int last = damages.size() - 1;
    CaptureDamage before = last < 0 ? null : damages.get(last);
    if (before != null
        && before.length() >= 0
        && length >= 0
        && before.offset() + before.length() == offset
        && before.reason().equals(reason)) {
      damages.set(last, new CaptureDamage(before.offset(), before.length() + length, reason));
    } else {
      damages.add(new CaptureDamage(offset, length, reason));
    }
  }

  /** Adds a count of lost packets, or replaces the last one if it is of the same interface. */
  void addDrops(long section, int interfaceNumber, long packets) {
    int last = drops.size() - 1;
    CaptureDrops before = last < 0 ? null : drops.get(last);
    CaptureDrops now = new CaptureDrops(section, interfaceNumber, packets);
    if (before != null
        && before.section() == section
        && before.interfaceNumber() == interfaceNumber) {
      drops.set(last, packets > before.packets() ? now : before);
    } else {
      drops.add(now);
    }
  }

  /** Says that a packet of the batch was timed by a clock finer than 1 µs. */
  void markFinerThanMicros() {
    finerThanMicros = true;
  }

  /** Sets where reading goes on after this batch. */
  void finish(long position) {
    this.position = position;
  }

  private void growIndex() {
    int packets = offsets.length * 2;
    offsets = Arrays.copyOf(offsets, packets);
    captured = Arrays.copyOf(captured, packets);
    original = Arrays.copyOf(original, packets);
    times = Arrays.copyOf(times, packets);
    linkTypes = Arrays.copyOf(linkTypes, packets);
  }
}
