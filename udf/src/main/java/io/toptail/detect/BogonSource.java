package io.toptail.detect;

import io.toptail.ignore.AddressBlocks;
import io.toptail.name.Registry;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** A sender to whom no answer can go over the Internet. */
final class BogonSource extends MessageDetector {
  /** Kinds of blocks that networks use inside. */
  private static final Set<String> INSIDE = Set.of("private", "shared", "loopback", "link-local");

  private final AddressBlocks blocks;
  private final AddressBlocks inside;

  BogonSource(Registry addressBlocks) {
    super(
        DetectorInfo.of(
                "bogon-source",
                44,
                Severity.MEDIUM,
                "query from an address that cannot be answered")
            .rule(
                "The sender lies in a block of the registry (private, loopback, link-local, "
                    + "documentation, reserved), at an authoritative or a root server that has a "
                    + "public address.")
            .cause(
                "The packet left its network without address translation, or is forged. No "
                    + "answer arrives, so the client repeats it for ever.")
            .who("The administrator of the network that the client is in.")
            .fix(
                "Translate or filter private source addresses at the edge (BCP 38, BCP 84). "
                    + "Switch the rule off if the server is an internal one behind a public "
                    + "address, or if the addresses of the capture were replaced.")
            .source("RFC 6890; BCP 38; BCP 84")
            .only(Vantage.AUTHORITATIVE, Vantage.ROOT));
    blocks = blocks(addressBlocks, entry -> true);
    inside = blocks(addressBlocks, entry -> INSIDE.contains(entry.kind()));
  }

  private static AddressBlocks blocks(Registry registry, Predicate<Registry.Entry> wanted) {
    return new AddressBlocks(
        registry.entries().stream().filter(wanted).map(Registry.Entry::value).toList());
  }

  @Override
  public boolean matches(QueryMessage query) {
    return query.isFrom(blocks) && !query.isTo(inside);
  }

  @Override
  public List<String> registries() {
    return List.of("address-blocks.tsv");
  }
}
