package io.toptail.row;

import io.toptail.privacy.AddressPrivacy;
import io.toptail.privacy.AddressesInNames;
import io.toptail.privacy.HiddenAddresses;
import io.toptail.tally.TallyTable;

/**
 * Hides addresses in the keys of rows before the rows leave the task that read the packets. So
 * whatever comes later, ties and temporary files included, has never seen them; and what has to see
 * them, filters, rules and detectors, has done so. Counts and sets of clients stay those of the
 * addresses. For one task.
 */
final class PrivateKeys {
  private final AddressPrivacy privacy;
  private final HiddenAddresses addresses;
  private final AddressesInNames names;
  private final byte[] key = new byte[2 * TallyTable.MAX_KEY];

  PrivateKeys(AddressPrivacy privacy) {
    this.privacy = privacy;
    this.addresses = new HiddenAddresses(privacy);
    this.names = new AddressesInNames(addresses);
  }

  /** Whether keys need not be written at all. */
  boolean isNone() {
    return privacy.isNone();
  }

  /** The key that {@link #write} wrote, from the beginning. */
  byte[] key() {
    return key;
  }

  /**
   * Writes the key of a row without its addresses.
   *
   * @return octets of the key
   * @throws IllegalStateException if it is not known what rows of this kind hold
   */
  int write(byte[] keys, int offset, int length) {
    System.arraycopy(keys, offset, key, 0, length);
    int kind = RowKey.kind(key, 0) & ~RowKind.FROM_RESPONSES;
    return switch (kind) {
      case RowKind.CLIENT -> address(RowKey.HEADER, length);
      case RowKind.CLIENT_OUTCOME -> address(RowKey.HEADER + 1, length);
      case RowKind.CLIENT_LATENCY -> address(RowKey.HEADER + 2, length);
      case RowKind.SERVER_OUTCOME -> server(RowKey.HEADER + 1, length);
      case RowKind.SERVER_LATENCY -> server(RowKey.HEADER + 2, length);
      case RowKind.NAME_OUTCOME, RowKind.DETECTOR_NAME, RowKind.SEARCH_SUFFIX ->
          name(RowKey.HEADER + 1, length);
      case RowKind.INVENTED -> {
        int at = RowKey.HEADER + 2;
        server(at, at + key[at - 1]);
        yield length;
      }
      case RowKind.TARGET, RowKind.ALIAS -> name(RowKey.HEADER, length);
      case RowKind.SERVER -> server(RowKey.HEADER + 2, length);
      case RowKind.QUESTION -> name(RowKey.HEADER + 4, length);
      case RowKind.MESSAGE -> name(RowKey.HEADER + 5, length);
      case RowKind.SERVER_DOMAIN -> {
        int size = key[RowKey.HEADER + 1];
        server(RowKey.HEADER + 2, RowKey.HEADER + 2 + size);
        yield name(RowKey.HEADER + 2 + size, length);
      }
      case RowKind.FINDING -> {
        int size = key[FindingKey.CLIENT];
        addresses.replace(key, FindingKey.CLIENT + 1, size);
        yield name(FindingKey.CLIENT + 1 + size, length);
      }
      case RowKind.HELD_FINDING -> {
        server(HeldKey.SERVER + 1, HeldKey.client(key, 0));
        int client = HeldKey.client(key, 0);
        addresses.replace(key, client + 1, key[client]);
        yield name(HeldKey.name(key, 0), length);
      }
      case RowKind.FINDING_OF_SERVER -> {
        int size = key[FindingKey.CLIENT];
        server(FindingKey.CLIENT + 1, FindingKey.CLIENT + 1 + size);
        yield name(FindingKey.CLIENT + 1 + size, length);
      }
      default -> {
        requireNoAddress(kind);
        yield length;
      }
    };
  }

  /** Hides the address at the end of the key. */
  private int address(int at, int length) {
    addresses.replace(key, at, length - at);
    return length;
  }

  private int server(int at, int length) {
    return privacy.hidesServers() ? address(at, length) : length;
  }

  /** A new kind has to be added to one of the two lists. */
  private static void requireNoAddress(int kind) {
    switch (kind) {
      case RowKind.WINDOW,
          RowKind.LEDGER,
          RowKind.FILE,
          RowKind.DAMAGE,
          RowKind.OPEN_DAMAGE,
          RowKind.DAMAGED_PLACES,
          RowKind.DAMAGED_OCTETS,
          RowKind.DIGITS,
          RowKind.RCODE,
          RowKind.SERIES,
          RowKind.IGNORED,
          RowKind.DROPS,
          RowKind.REASSEMBLED,
          RowKind.REASSEMBLED_SUM,
          RowKind.LOST_OCTETS,
          RowKind.SPLIT,
          RowKind.DAYS,
          RowKind.DETECTOR,
          RowKind.COMPAT,
          RowKind.OVER_TCP,
          RowKind.TRANSACTIONS,
          // Hashes.
          RowKind.REPETITION,
          RowKind.REFERRED,
          // Servers, which are only counted.
          RowKind.ANSWER -> {}
      default -> throw new IllegalStateException("may rows of kind " + kind + " hold an address?");
    }
  }

  /** Hides what a name holds that may be missing at the end of the key. */
  private int name(int at, int length) {
    int shown = at < length ? names.hide(key, at, length - at) : 0;
    if (shown == 0) {
      return length;
    }
    System.arraycopy(names.shown(), 0, key, at, shown);
    return at + shown;
  }
}
