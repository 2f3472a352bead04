package org.tenshot.teach;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tenshot.domain.Limits;
import org.tenshot.domain.TenshotException;
import org.tenshot.head.HeadJson;
import org.tenshot.store.History;
import org.tenshot.store.Promotion;
import org.tenshot.store.StoredHead;

/// A head that was taught and kept, ready to judge.
///
/// @param id its number in the log
/// @param taught the head and what it learnt from
/// @param limits its cuts
public record ActiveHead(long id, HeadJson.Taught taught, Limits limits) {

  /// The head that a product is judged by.
  ///
  /// @return nothing where that is its prompts alone
  /// @throws TenshotException if the log cannot be read, or the head is damaged
  public static Optional<ActiveHead> of(History history, String product) throws TenshotException {
    List<Promotion> promotions = history.teaching().promotions(product);
    Long head = promotions.isEmpty() ? null : promotions.getFirst().head();
    return head == null ? Optional.empty() : Optional.of(read(history, product, head));
  }

  /// A head of a product by its number.
  ///
  /// @throws TenshotException if there is none, or it is damaged
  public static ActiveHead read(History history, String product, long id) throws TenshotException {
    StoredHead stored = stored(history, product, id);
    @Nullable String text = history.teaching().text(id).orElse(null);
    if (text == null) {
      throw none(product, id);
    }
    return new ActiveHead(id, new HeadJson().read(text, "Head " + id), stored.limits());
  }

  /// What the log says of a head.
  ///
  /// @throws TenshotException if there is none
  public static StoredHead stored(History history, String product, long id)
      throws TenshotException {
    return history.teaching().heads(product).stream()
        .filter(own -> own.id() == id)
        .findFirst()
        .orElseThrow(() -> none(product, id));
  }

  private static TenshotException none(String product, long id) {
    return new TenshotException(
        "There is no head " + id + " of " + product + ": `heads list` shows those that there are.");
  }
}
