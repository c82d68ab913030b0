package io.toptail.jobs.generate;

/**
 * Who asks: every client at least once; the hard-coded name is asked by most clients in turn, a
 * mistake by the few that make it, and everything else by some clients far more than by others.
 */
final class ClientPlan {
  private final Traffic traffic;
  private final NamePlan names;
  private final int routers;
  private final int covered;
  private final Permutation healthyOrder;
  private final int[] poolStart;
  private final int[] poolSize;

  /**
   * @throws IllegalArgumentException if there are fewer queries than it takes for each client to
   *     ask
   */
  ClientPlan(Traffic traffic, NamePlan names) {
    this.traffic = traffic;
    this.names = names;
    int clients = traffic.clients();
    this.routers = Math.max(1, (int) Math.round(clients * Traffic.HARD_CODED_CLIENTS));
    this.covered = Math.min(routers, names.hardCodedSlots());
    int healthy = names.slots() - names.healthySlot();
    if (clients - covered > healthy) {
      throw new IllegalArgumentException(
          "clients: "
              + clients
              + " are too many for every one to ask a healthy name; at most "
              + (covered + healthy)
              + " can with these numbers");
    }
    this.healthyOrder = new Permutation(Math.max(1, healthy), traffic.seed() ^ 0x636C69656E74L);
    int kinds = names.kinds().length;
    this.poolStart = new int[kinds];
    this.poolSize = new int[kinds];
    for (int kind = 0; kind < kinds; kind++) {
      poolStart[kind] = Draws.below(Draws.at(traffic.seed() + 1, kind), clients);
      double share = names.kinds()[kind].clientShare();
      poolSize[kind] = Math.max(1, (int) Math.round(clients * share));
    }
  }

  /**
   * The client that sends a slot's query, from 0.
   *
   * @param random bits that belong to this query alone
   */
  int clientOf(int slot, int name, long random) {
    if (slot < names.hardCodedSlots()) {
      return slot % routers;
    }
    if (slot >= names.healthySlot()) {
      return healthyClient(slot - names.healthySlot(), random);
    }
    // Half of a mistake's queries come from the one client that this very name belongs to.
    long bits = random < 0 ? Draws.at(traffic.seed() + 2, name) : random << 1;
    int kind = names.kindIndex(name);
    return (poolStart[kind] + Draws.below(bits, poolSize[kind])) % traffic.clients();
  }

  private int healthyClient(int index, long random) {
    int order = healthyOrder.apply(index);
    if (order < traffic.clients() - covered) {
      return covered + order;
    }
    double fraction = Draws.unit(random);
    return (int) (traffic.clients() * fraction * fraction);
  }
}
