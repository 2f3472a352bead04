package org.tenshot.output;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import org.tenshot.domain.TenshotException;

/// `tcp://host:port`: a line of text a part to a peer that listens.
///
/// @param limit the longest that one sending takes
/// @param locks folder that says which program has which peer
record TcpKind(Duration limit, Path locks) implements OutputKind {

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
    return OwnGate.of(
        new TcpOutput(peer.host().toLowerCase(Locale.ROOT), peer.port(), limit), locks);
  }
}
