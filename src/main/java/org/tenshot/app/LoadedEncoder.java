package org.tenshot.app;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.tenshot.domain.TenshotException;
import org.tenshot.encode.DevicePreference;
import org.tenshot.encode.SharedEncoder;

/// The encoder that the station's lines share: loaded when first needed, kept from one product to
/// the next that needs the same. One thread at a time.
final class LoadedEncoder implements AutoCloseable {

  private final Assembly assembly;
  private final DevicePreference device;
  private @Nullable SharedEncoder encoder;
  private @Nullable String name;

  LoadedEncoder(Assembly assembly, DevicePreference device) {
    this.assembly = assembly;
    this.device = device;
  }

  /// The encoder of this name. The one before is closed first: two may not fit into memory.
  ///
  /// @param wanted null for the one that ships
  SharedEncoder get(@Nullable String wanted) throws TenshotException {
    SharedEncoder open = encoder;
    if (open != null && Objects.equals(name, wanted)) {
      return open;
    }
    close();
    return keep(wanted, load(wanted));
  }

  /// The encoder that was asked for last.
  SharedEncoder current() throws TenshotException {
    return get(name);
  }

  /// An encoder beside the one that is kept.
  SharedEncoder load(@Nullable String wanted) throws TenshotException {
    return assembly.shared(wanted, device);
  }

  /// Takes an encoder in place of the one before.
  SharedEncoder keep(@Nullable String own, SharedEncoder loaded) {
    close();
    name = own;
    encoder = loaded;
    return loaded;
  }

  /// May be called twice.
  @Override
  public void close() {
    SharedEncoder open = encoder;
    encoder = null;
    if (open != null) {
      open.close();
    }
  }
}
