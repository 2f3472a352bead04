package org.tenshot.output;

import java.time.Duration;
import org.tenshot.domain.TenshotException;

/// `tcp://host:port`: a line of text a part to a peer that listens.
///
/// @param limit the longest that one sending takes
record TcpKind(Duration limit) implements OutputKind {

  @Override
  public String form() {
    return "tcp://host:port";
  }

  @Override
  public boolean means(String address) {
    return address.startsWith("tcp://");
  }

  @Override
  public LineOutput open(String address) throws TenshotException {
    NetAddress peer = NetAddress.read(address, form(), -1).bare(form());
    return new TcpOutput(peer.host(), peer.port(), limit);
  }
}
