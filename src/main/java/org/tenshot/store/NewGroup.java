package org.tenshot.store;

import java.util.List;
import org.tenshot.domain.EncoderId;

/// Rejects that look alike, about to be given a name or to be dismissed.
///
/// @param product the product's name
/// @param encoder which made the embeddings
/// @param name what a person calls it; empty to say that it is no kind of defect
/// @param centre mean of its members' embeddings, as long as one of them; not changed afterwards
/// @param reach how far from the centre a later reject may lie to belong to it
/// @param members numbers of the inspections that the person saw
public record NewGroup(
    String product,
    EncoderId encoder,
    String name,
    float[] centre,
    double reach,
    List<Long> members) {

  public NewGroup {
    members = List.copyOf(members);
  }
}
