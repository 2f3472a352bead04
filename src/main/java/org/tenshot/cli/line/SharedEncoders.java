package org.tenshot.cli.line;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tenshot.cli.common.Workshop;
import org.tenshot.domain.TenshotException;
import org.tenshot.encode.DevicePreference;
import org.tenshot.encode.SharedEncoder;

/// The encoders of all lines: one for those that look with the same, another for a line that wants
/// another. Loaded when first asked for, closed when the last line lets go. Any thread; a line that
/// loads one holds up nobody who wants another.
public final class SharedEncoders implements AutoCloseable {

  private final Workshop workshop;
  private final DevicePreference device;
  private final Map<String, Loaded> open = new HashMap<>();

  public SharedEncoders(Workshop workshop, DevicePreference device) {
    this.workshop = workshop;
    this.device = device;
  }

  /// One line's claim to an encoder.
  public final class Lease implements AutoCloseable {

    private final String name;
    private final Loaded loaded;
    private final SharedEncoder encoder;
    private boolean over;

    private Lease(String name, Loaded loaded, SharedEncoder encoder) {
      this.name = name;
      this.loaded = loaded;
      this.encoder = encoder;
    }

    /// Stays open while anybody has a lease of it.
    public SharedEncoder encoder() {
      return encoder;
    }

    /// True if this is what a line would get that asks for this name.
    ///
    /// @param wanted null for the one that ships
    public boolean isOf(@Nullable String wanted) {
      return name.equals(key(wanted));
    }

    /// The last one closes the encoder. May be called twice.
    @Override
    public void close() {
      synchronized (SharedEncoders.this) {
        if (over) {
          return;
        }
        over = true;
      }
      letGo(name, loaded);
    }
  }

  /// A place for one encoder; whoever comes while it is loaded waits for that one alone.
  private static final class Loaded {
    private int users;
    private @Nullable SharedEncoder encoder;

    private synchronized SharedEncoder get(
        Workshop workshop, @Nullable String name, DevicePreference device) throws TenshotException {
      SharedEncoder known = encoder;
      if (known == null) {
        known = workshop.shared(name, device);
        encoder = known;
      }
      return known;
    }

    private synchronized void close() {
      if (encoder != null) {
        encoder.close();
        encoder = null;
      }
    }
  }

  /// An encoder for a line, which closes the lease when it needs another.
  ///
  /// @param wanted a name or a path; null for the one that ships
  /// @throws TenshotException if it does not load
  public Lease lease(@Nullable String wanted) throws TenshotException {
    String name = key(wanted);
    Loaded loaded;
    synchronized (this) {
      loaded = open.computeIfAbsent(name, key -> new Loaded());
      loaded.users++;
    }
    try {
      return new Lease(name, loaded, loaded.get(workshop, wanted, device));
    } catch (TenshotException | RuntimeException e) {
      letGo(name, loaded);
      throw e;
    }
  }

  private static String key(@Nullable String wanted) {
    return wanted == null ? Workshop.SHIPPED_ENCODER : wanted;
  }

  private void letGo(String name, Loaded loaded) {
    synchronized (this) {
      loaded.users--;
      if (loaded.users > 0) {
        return;
      }
      open.remove(name, loaded);
    }
    loaded.close();
  }

  /// Closes all, whoever still has a lease. May be called twice.
  @Override
  public void close() {
    List<Loaded> all;
    synchronized (this) {
      all = List.copyOf(open.values());
      open.clear();
    }
    all.forEach(Loaded::close);
  }
}
