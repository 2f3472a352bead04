package org.tenshot.camera.aravis;

import java.lang.foreign.AddressLayout;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.tenshot.domain.Saying;
import org.tenshot.domain.TenshotException;

/// The functions of Aravis 0.8 by their C names. What a function takes follows from what it is
/// given: a {@link MemorySegment} is a pointer, a {@link String} a `const char *`, an {@link
/// Integer} 32 bits, a {@link Long} 64 bits, a {@link Double} a double. What it gives follows from
/// the method.
///
/// Each function must always be given the same types. Any thread may call.
// "restricted": native code is called, which is the point.
@SuppressWarnings("restricted")
final class AravisLibrary {

  static final String FILE = "libaravis-0.8.so.0";

  private static final AddressLayout POINTER = ValueLayout.ADDRESS;

  /// `struct GError { guint32 domain; gint code; gchar *message; }`, on every 64 bit system.
  private static final long MESSAGE = 8;

  private final Linker linker = Linker.nativeLinker();
  private final SymbolLookup symbols;
  private final Map<String, MethodHandle> functions = new ConcurrentHashMap<>();

  private AravisLibrary(SymbolLookup symbols) {
    this.symbols = symbols;
  }

  /// @param file of the library, as the system's loader looks for it
  /// @throws TenshotException if it is not installed
  static AravisLibrary load(String file) throws TenshotException {
    try {
      return new AravisLibrary(SymbolLookup.libraryLookup(file, Arena.global()));
    } catch (IllegalArgumentException missing) {
      throw new TenshotException(
          Saying.of(
              "camera.library",
              "GigE Vision and USB3 Vision cameras need the library {0}, which is not on this machine. On Debian and Ubuntu: apt install libaravis-0.8-0, then start Tenshot again.",
              file),
          missing);
    }
  }

  /// What a function of Aravis complained about.
  static final class Refusal extends Exception {

    private static final long serialVersionUID = 1L;

    Refusal(String message) {
      super(message);
    }

    /// Aravis' own words, without a full stop.
    String words() {
      String message = String.valueOf(getMessage()).strip();
      return message.endsWith(".") ? message.substring(0, message.length() - 1) : message;
    }
  }

  void run(String name, Object... arguments) {
    call(name, null, arguments);
  }

  int integer(String name, Object... arguments) {
    return (int) call(name, ValueLayout.JAVA_INT, arguments);
  }

  long number(String name, Object... arguments) {
    return (long) call(name, ValueLayout.JAVA_LONG, arguments);
  }

  MemorySegment pointer(String name, Object... arguments) {
    return (MemorySegment) call(name, POINTER, arguments);
  }

  /// A `const char *` of the library; empty where it is NULL.
  String text(String name, Object... arguments) {
    return text(pointer(name, arguments));
  }

  /// A function whose last argument is a `GError **`, which is added here.
  void check(String name, Object... arguments) throws Refusal {
    checked(name, null, arguments);
  }

  int checkInteger(String name, Object... arguments) throws Refusal {
    return (int) checked(name, ValueLayout.JAVA_INT, arguments);
  }

  double checkDouble(String name, Object... arguments) throws Refusal {
    return (double) checked(name, ValueLayout.JAVA_DOUBLE, arguments);
  }

  MemorySegment checkPointer(String name, Object... arguments) throws Refusal {
    return (MemorySegment) checked(name, POINTER, arguments);
  }

  String checkText(String name, Object... arguments) throws Refusal {
    return text(checkPointer(name, arguments));
  }

  private Object checked(String name, @Nullable MemoryLayout result, Object... arguments)
      throws Refusal {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment error = arena.allocate(POINTER);
      Object[] all = Arrays.copyOf(arguments, arguments.length + 1);
      all[arguments.length] = error;
      Object answer = call(name, result, all);
      MemorySegment complaint = error.get(POINTER, 0);
      if (complaint.address() == 0) {
        return answer;
      }
      MemorySegment struct = complaint.reinterpret(MESSAGE + POINTER.byteSize());
      String message = text(struct.get(POINTER, MESSAGE));
      run("g_error_free", complaint);
      throw new Refusal(message);
    }
  }

  private Object call(String name, @Nullable MemoryLayout result, Object... arguments) {
    try (Arena arena = Arena.ofConfined()) {
      Object[] plain =
          Arrays.stream(arguments)
              .map(each -> each instanceof String text ? arena.allocateFrom(text) : each)
              .toArray();
      MethodHandle function =
          functions.computeIfAbsent(name, missing -> function(missing, result, plain));
      Object answer = function.invokeWithArguments(plain);
      return answer == null ? MemorySegment.NULL : answer;
    } catch (RuntimeException | Error unforeseen) {
      throw unforeseen;
    } catch (Throwable unforeseen) {
      throw new IllegalStateException(name, unforeseen);
    }
  }

  private MethodHandle function(String name, @Nullable MemoryLayout result, Object... arguments) {
    MemoryLayout[] layouts =
        Arrays.stream(arguments).map(AravisLibrary::layout).toArray(MemoryLayout[]::new);
    FunctionDescriptor shape =
        result == null
            ? FunctionDescriptor.ofVoid(layouts)
            : FunctionDescriptor.of(result, layouts);
    MemorySegment entry =
        symbols
            .find(name)
            .orElseThrow(() -> new IllegalStateException("Aravis has no function " + name));
    return linker.downcallHandle(entry, shape);
  }

  private static MemoryLayout layout(Object argument) {
    return switch (argument) {
      case MemorySegment _ -> POINTER;
      case Integer _ -> ValueLayout.JAVA_INT;
      case Long _ -> ValueLayout.JAVA_LONG;
      case Double _ -> ValueLayout.JAVA_DOUBLE;
      default -> throw new IllegalArgumentException(argument.getClass().getName());
    };
  }

  /// The first bytes behind a pointer of the library, as a copy.
  static byte[] bytes(MemorySegment pointer, long size) {
    return pointer.reinterpret(size).toArray(ValueLayout.JAVA_BYTE);
  }

  private static String text(MemorySegment pointer) {
    return pointer.address() == 0 ? "" : pointer.reinterpret(Long.MAX_VALUE).getString(0);
  }
}
