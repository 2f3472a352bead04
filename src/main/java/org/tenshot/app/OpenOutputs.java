package org.tenshot.app;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tenshot.domain.Profile;
import org.tenshot.domain.TenshotException;
import org.tenshot.output.LineOrders;
import org.tenshot.output.LineOutput;

/// The outputs of a station while products change: one that the next profile names as well stays
/// open, so that a controller that chooses a product does not lose its connection by it.
final class OpenOutputs {

  private final Opener opener;
  private final LineOrders orders;
  private final Map<String, LineOutput> open = new LinkedHashMap<>();

  /// Opens outputs.
  interface Opener {
    List<LineOutput> open(List<String> addresses) throws TenshotException;
  }

  /// @param orders what the other side may ask for
  OpenOutputs(Opener opener, LineOrders orders) {
    this.opener = opener;
    this.orders = orders;
  }

  /// The outputs of a profile, in its order; those that it does not name are closed.
  ///
  /// @throws TenshotException if one cannot be opened; those that were open stay so
  List<LineOutput> of(Profile profile) throws TenshotException {
    List<String> wanted = profile.outputs();
    if (wanted.stream().distinct().count() < wanted.size()) {
      throw new TenshotException(
          "Profile %s names an output twice: take one of them out.".formatted(profile.name()));
    }
    List<String> missing = wanted.stream().filter(address -> !open.containsKey(address)).toList();
    List<LineOutput> fresh = opener.open(missing);
    for (int i = 0; i < missing.size(); i++) {
      fresh.get(i).obey(orders);
      open.put(missing.get(i), fresh.get(i));
    }
    List<String> over = open.keySet().stream().filter(name -> !wanted.contains(name)).toList();
    over.forEach(this::close);
    return wanted.stream().map(open::get).toList();
  }

  /// Closes every gate.
  void safe(String reason) {
    open.values().forEach(output -> output.safe(reason));
  }

  void close() {
    List.copyOf(open.keySet()).forEach(this::close);
  }

  private void close(String address) {
    LineOutput output = open.remove(address);
    if (output != null) {
      output.close();
    }
  }
}
