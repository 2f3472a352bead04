package org.tenshot.output;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tenshot.domain.Frame;
import org.tenshot.domain.Inspection;
import org.tenshot.domain.TenshotException;

/// An output that no second program of this station has while this one is open: a service and a
/// window that both tell one gate would open it for each other's parts. Outputs that listen at a
/// port, and those with an outbox, are one program's by that already.
final class OwnGate implements LineOutput {

  private static final Logger LOG = LoggerFactory.getLogger(OwnGate.class);

  private final LineOutput output;
  private final FileChannel lock;

  private OwnGate(LineOutput output, FileChannel lock) {
    this.output = output;
    this.lock = lock;
  }

  /// Takes a gate.
  ///
  /// @param folder for the locks; made when it is missing
  /// @param output told through this from now on; closed if another program has the gate
  /// @throws TenshotException if another program has it
  static LineOutput of(LineOutput output, Path folder) throws TenshotException {
    try {
      Files.createDirectories(folder);
      FileChannel channel =
          FileChannel.open(
              folder.resolve("gate-" + named(output) + ".lock"),
              StandardOpenOption.CREATE,
              StandardOpenOption.WRITE);
      if (isTaken(channel)) {
        channel.close();
        output.close();
        throw new TenshotException(
            "The output %s is that of another Tenshot on this computer: stop the line there, or the service, first; one gate follows one line."
                .formatted(output.name()));
      }
      return new OwnGate(output, channel);
    } catch (IOException e) {
      LOG.warn("nobody makes sure that {} has one program only", output.name(), e);
      return output;
    }
  }

  private static UUID named(LineOutput output) {
    return UUID.nameUUIDFromBytes(output.name().getBytes(StandardCharsets.UTF_8));
  }

  /// Within this program the lines look that none takes another's.
  private static boolean isTaken(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() == null;
    } catch (OverlappingFileLockException e) {
      return false;
    }
  }

  @Override
  public String name() {
    return output.name();
  }

  @Override
  public void obey(LineOrders orders) {
    output.obey(orders);
  }

  @Override
  public void start() {
    output.start();
  }

  @Override
  public void ready() {
    output.ready();
  }

  @Override
  public void begin(Frame.Origin part) {
    output.begin(part);
  }

  @Override
  public Delivery send(Inspection inspection) {
    return output.send(inspection);
  }

  @Override
  public Delivery safe(String reason) {
    return output.safe(reason);
  }

  @Override
  public void close() {
    output.close();
    try {
      lock.close();
    } catch (IOException e) {
      LOG.debug("the lock of {} was gone already", output.name(), e);
    }
  }
}
