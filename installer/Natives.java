import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;

/// Takes native libraries out of the jars that carry them: those of this system go into folders of
/// the image, where nobody has to unpack them at a start, and those of other systems go. Run by the
/// build as a source file: `java installer/Natives.java LIB NATIVES`.
final class Natives {

  private static final boolean WINDOWS =
      System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("windows");

  /// A jar with native libraries.
  ///
  /// @param jar how its file's name begins
  /// @param natives the folder in it that holds those of all systems
  /// @param ours the folder in that with those of this system
  /// @param target the folder of the image that they go to
  private record Carrier(String jar, String natives, String ours, String target) {}

  private static final List<Carrier> CARRIERS =
      List.of(
          new Carrier(
              "onnxruntime-",
              "ai/onnxruntime/native/",
              WINDOWS ? "win-x64/" : "linux-x64/",
              "onnxruntime"),
          new Carrier(
              "tokenizers-",
              "native/lib/",
              WINDOWS ? "win-x86_64/cpu/" : "linux-x86_64/cpu/",
              "tokenizers"),
          new Carrier(
              "sqlite-jdbc-",
              "org/sqlite/native/",
              WINDOWS ? "Windows/x86_64/" : "Linux/x86_64/",
              "sqlite"));

  private Natives() {}

  public static void main(String[] args) throws IOException {
    Path libraries = Path.of(args[0]);
    Path natives = Path.of(args[1]);
    for (Carrier carrier : CARRIERS) {
      Path jar = only(libraries, carrier.jar() + "*.jar");
      Path slim = Files.createTempFile(libraries, "slim", ".part");
      int taken = split(jar, slim, carrier, natives.resolve(carrier.target()));
      if (taken == 0) {
        throw new IOException(jar + " holds nothing under " + carrier.natives() + carrier.ours());
      }
      Files.move(slim, jar, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private static Path only(Path folder, String pattern) throws IOException {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, pattern)) {
      var found = files.iterator();
      if (!found.hasNext()) {
        throw new IOException("no " + pattern + " in " + folder);
      }
      Path jar = found.next();
      if (found.hasNext()) {
        throw new IOException("more than one " + pattern + " in " + folder);
      }
      return jar;
    }
  }

  private static int split(Path jar, Path slim, Carrier carrier, Path target) throws IOException {
    int taken = 0;
    Files.createDirectories(target);
    try (JarFile in = new JarFile(jar.toFile());
        OutputStream file = Files.newOutputStream(slim);
        JarOutputStream out = new JarOutputStream(file)) {
      for (Enumeration<JarEntry> all = in.entries(); all.hasMoreElements(); ) {
        JarEntry entry = all.nextElement();
        try (InputStream bytes = in.getInputStream(entry)) {
          if (!isNative(entry, carrier)) {
            JarEntry copy = new JarEntry(entry.getName());
            copy.setTime(entry.getTime());
            out.putNextEntry(copy);
            bytes.transferTo(out);
          } else if (entry.getName().startsWith(carrier.natives() + carrier.ours())) {
            String name = entry.getName();
            Path library = target.resolve(name.substring(name.lastIndexOf('/') + 1));
            Files.copy(bytes, library, StandardCopyOption.REPLACE_EXISTING);
            taken++;
          }
        }
      }
    }
    return taken;
  }

  /// A file two folders or more below the natives' own; what lies right in it says what there is.
  private static boolean isNative(JarEntry entry, Carrier carrier) {
    String name = entry.getName();
    return !entry.isDirectory()
        && name.startsWith(carrier.natives())
        && name.indexOf('/', carrier.natives().length()) > 0;
  }
}
