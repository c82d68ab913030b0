package io.toptail.detect;

/** Suffixes that container and virtual-machine platforms use inside. */
final class ClusterNameLeak extends Detector {
  private static final String[] SUFFIXES = {
    "svc", "consul", "docker", "swarm", "lxd", "openstacklocal", "novalocal", "maas", "mesos"
  };

  ClusterNameLeak() {
    super(
        DetectorInfo.of(
                "cluster-name-leak", 216, Severity.MEDIUM, "cluster name outside the cluster")
            .cause(
                "The name belongs to the service discovery of Kubernetes, Docker, Consul, "
                    + "OpenStack or the like, and was sent to a server outside. The lookup fails, and"
                    + " names of services leak.")
            .who("Whoever runs the cluster or the container.")
            .fix(
                "Use the resolver of the cluster in each pod, names with a final dot, ndots 1, "
                    + "and do not forward the suffix of the cluster upstream.")
            .source("Kubernetes DNS-Based Service Discovery; RFC 6762 §22.1 for local"));
  }

  @Override
  public boolean matches(Question question) {
    if (question.tldDelegated()) {
      return false;
    }
    if (question.endsIn("cluster", "local") || question.endsIn("marathon", "mesos")) {
      return true;
    }
    for (String suffix : SUFFIXES) {
      if (question.topIs(suffix)) {
        return true;
      }
    }
    return false;
  }
}
