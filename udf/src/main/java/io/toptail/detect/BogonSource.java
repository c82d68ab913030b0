package io.toptail.detect;

import io.toptail.ignore.AddressBlocks;
import io.toptail.name.Registry;
import java.util.List;

/** A sender to whom no answer can go over the Internet. */
final class BogonSource extends MessageDetector {
  private final AddressBlocks blocks;

  BogonSource(Registry addressBlocks) {
    super(
        DetectorInfo.of(
                "bogon-source",
                44,
                Severity.MEDIUM,
                "query from an address that cannot be answered")
            .rule(
                "The sender lies in a block of the registry (private, loopback, link-local, "
                    + "documentation, reserved), at an authoritative or a root server.")
            .cause(
                "The packet left its network without address translation, or is forged. No "
                    + "answer arrives, so the client repeats it for ever.")
            .who("The administrator of the network that the client is in.")
            .fix(
                "Translate or filter private source addresses at the edge (BCP 38, BCP 84). "
                    + "Switch the rule off if the server is an internal one.")
            .source("RFC 6890; BCP 38; BCP 84")
            .only(Vantage.AUTHORITATIVE, Vantage.ROOT));
    blocks =
        new AddressBlocks(addressBlocks.entries().stream().map(Registry.Entry::value).toList());
  }

  @Override
  public boolean matches(QueryMessage query) {
    return query.isFrom(blocks);
  }

  @Override
  public List<String> registries() {
    return List.of("address-blocks.tsv");
  }
}
