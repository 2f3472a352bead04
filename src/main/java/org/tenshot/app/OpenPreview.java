package org.tenshot.app;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.tenshot.domain.Region;
import org.tenshot.domain.TenshotException;
import org.tenshot.inspect.SourceOpener;
import org.tenshot.ui.setup.Seen;

/// The one source that is looked at while somebody sets it up: a camera has one owner. One thread
/// at a time, except for {@link #measure}.
final class OpenPreview {

  private volatile Region.@Nullable Box box;
  private @Nullable Preview preview;

  /// Looks at another source from now on.
  ///
  /// @param hears what is seen, on a thread of its own
  void open(SourceOpener opener, String address, Consumer<Seen> hears) {
    close();
    Preview next = new Preview(opener, address, () -> box, hears);
    preview = next;
    next.start();
  }

  /// Which part of its pictures is measured; null for the whole. Any thread.
  void measure(Region.@Nullable Box part) {
    box = part;
  }

  /// The one that is open.
  ///
  /// @throws TenshotException if none is
  Preview now() throws TenshotException {
    Preview open = preview;
    if (open == null) {
      throw new TenshotException("No camera is open: choose one first.");
    }
    return open;
  }

  /// The serial number of what a person sees at an address, empty where it tells none; null while
  /// they see nothing of it.
  @Nullable String serial(String address) {
    Preview open = preview;
    return open != null && open.address().equals(address) ? open.serial() : null;
  }

  /// Lets go of the source. May be called twice.
  void close() {
    Preview before = preview;
    preview = null;
    if (before != null) {
      before.close();
    }
  }
}
