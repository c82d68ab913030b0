package io.toptail.jobs;

import org.apache.flink.configuration.Configuration;
import org.apache.flink.runtime.rpc.RpcSystem;
import org.apache.flink.runtime.rpc.RpcSystemLoader;
import org.apache.flink.runtime.rpc.pekko.PekkoRpcSystem;

/**
 * Takes Flink's RPC system from the class path, where Flink's own loader would unpack it to a
 * temporary folder at every start. Named as a service only in the jar of the local launcher; a
 * cluster keeps its own loader.
 */
public final class LocalRpcSystemLoader implements RpcSystemLoader {
  @Override
  public int getLoadPriority() {
    return -1;
  }

  @Override
  public RpcSystem loadRpcSystem(Configuration configuration) {
    return new PekkoRpcSystem();
  }
}
