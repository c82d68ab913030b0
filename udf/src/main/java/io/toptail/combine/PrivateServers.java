package io.toptail.combine;

import io.toptail.packet.FiveTuple;
import io.toptail.privacy.AddressPrivacy;
import io.toptail.privacy.HiddenAddresses;
import io.toptail.privacy.HiddenEndpoints;
import io.toptail.row.AnalysisSettings;
import io.toptail.row.RowKind;

/** Hides a server that may be a client, because the message claims the other direction. */
final class PrivateServers {
  private static final int BOTH = HiddenEndpoints.SOURCE + HiddenEndpoints.DESTINATION;

  private final AddressPrivacy privacy;
  private final HiddenEndpoints endpoints;
  private final HiddenAddresses addresses;

  PrivateServers(AnalysisSettings settings) {
    this.privacy = settings.privacy().addresses();
    this.endpoints = new HiddenEndpoints(privacy, settings.ports());
    this.addresses = new HiddenAddresses(privacy);
  }

  /** Whether several clients become one, so that their rows have to say who is in them. */
  boolean joinsClients() {
    return privacy.isNetworks();
  }

  /** Hides the server of the question that was staged last, if it has to be. */
  void hide(StagedQuestions staged, FiveTuple ends) {
    int i = staged.size() - 1;
    boolean response = staged.base[i] == RowKind.FROM_RESPONSES || staged.eventOnly[i];
    // All servers are hidden later.
    if (!privacy.hidesServers() && endpoints.of(ends, true, response) == BOTH) {
      addresses.replace(staged.servers, staged.serverOffset(i), staged.addressLength[i]);
    }
  }
}
