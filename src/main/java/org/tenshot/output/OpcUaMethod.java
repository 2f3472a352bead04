package org.tenshot.output;

import static org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.Unsigned.uint;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.milo.opcua.sdk.core.ValueRanks;
import org.eclipse.milo.opcua.sdk.server.methods.AbstractMethodInvocationHandler;
import org.eclipse.milo.opcua.sdk.server.nodes.UaMethodNode;
import org.eclipse.milo.opcua.stack.core.NodeIds;
import org.eclipse.milo.opcua.stack.core.types.builtin.LocalizedText;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.eclipse.milo.opcua.stack.core.types.builtin.Variant;
import org.eclipse.milo.opcua.stack.core.types.structured.Argument;
import org.jspecify.annotations.Nullable;
import org.tenshot.domain.PartId;
import org.tenshot.domain.TenshotException;

/// A method of the server: passes an order on and says how it went.
final class OpcUaMethod extends AbstractMethodInvocationHandler {

  /// A call occupies one of few workers, which readers need as well.
  private static final long PATIENCE_SECONDS = 5;

  private final Kind kind;
  private final OpcUaOrders orders;

  /// What can be called.
  enum Kind {
    START("Start", List.of()),
    STOP("Stop", List.of()),
    SELECT_PRODUCT("SelectProduct", List.of("Profile")),
    TRIGGER("Trigger", List.of("PartId", "LotId", "SerialNumber"));

    private final String browseName;
    private final List<String> takes;

    Kind(String browseName, List<String> takes) {
      this.browseName = browseName;
      this.takes = takes;
    }

    String browseName() {
      return browseName;
    }
  }

  /// Where orders go, one at a time but for triggers, which never wait.
  interface OpcUaOrders {
    LineOrders station();

    /// A part is in its place, as {@link LineOrders#trigger} says.
    long trigger(PartId part);

    /// Held while an order is carried out.
    Semaphore turn();
  }

  OpcUaMethod(UaMethodNode node, Kind kind, OpcUaOrders orders) {
    super(node);
    this.kind = kind;
    this.orders = orders;
  }

  @Override
  public Argument[] getInputArguments() {
    return kind.takes.stream().map(name -> argument(name, NodeIds.String)).toArray(Argument[]::new);
  }

  @Override
  public Argument[] getOutputArguments() {
    return kind == Kind.TRIGGER
        ? new Argument[] {argument("Accepted", NodeIds.Boolean), argument("Number", NodeIds.UInt32)}
        : new Argument[] {argument("Done", NodeIds.Boolean), argument("Reason", NodeIds.String)};
  }

  private static Argument argument(String name, NodeId type) {
    return new Argument(name, type, ValueRanks.Scalar, null, LocalizedText.NULL_VALUE);
  }

  @Override
  protected Variant[] invoke(InvocationContext context, Variant[] said) {
    List<String> texts =
        Arrays.stream(said)
            .map(each -> each.value() == null ? "" : each.value().toString())
            .toList();
    LineOrders station = orders.station();
    return switch (kind) {
      case START -> carriedOut(station::start);
      case STOP -> carriedOut(station::stop);
      case SELECT_PRODUCT -> carriedOut(() -> station.selectProduct(texts.getFirst()));
      case TRIGGER -> triggered(texts);
    };
  }

  private Variant[] triggered(List<String> texts) {
    long number =
        orders.trigger(new PartId(known(texts.get(0)), known(texts.get(1)), known(texts.get(2))));
    boolean accepted = number != LineOrders.REFUSED;
    return new Variant[] {
      Variant.of(accepted), Variant.of(uint(accepted ? number & 0xFFFF_FFFFL : 0))
    };
  }

  private static @Nullable String known(String text) {
    return text.isBlank() ? null : text.strip();
  }

  /// An order.
  private interface Order {
    CompletionStage<?> give();
  }

  private Variant[] carriedOut(Order order) {
    if (!orders.turn().tryAcquire()) {
      return answer("another order is being carried out");
    }
    CompletionStage<?> stage = order.give();
    stage.whenComplete((done, failure) -> orders.turn().release());
    try {
      stage.toCompletableFuture().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
      return answer("");
    } catch (ExecutionException e) {
      Throwable cause = e.getCause();
      return answer(
          cause instanceof TenshotException told ? told.sentence() : String.valueOf(cause));
    } catch (TimeoutException e) {
      return answer(
          "it takes longer than %d s and goes on"
              .formatted(Duration.ofSeconds(PATIENCE_SECONDS).toSeconds()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return answer("the server is being closed");
    }
  }

  private static Variant[] answer(String reason) {
    return new Variant[] {Variant.of(reason.isEmpty()), Variant.of(reason)};
  }
}
