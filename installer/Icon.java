import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;

/// Draws the program's icon: ten shots around a tick. Run by the build as a source file:
/// `java installer/Icon.java FOLDER` writes tenshot-SIZE.png for every size, and tenshot.ico.
final class Icon {

  private static final int[] SIZES = {16, 24, 32, 48, 64, 128, 256};
  private static final int SHOTS = 10;
  private static final Color GROUND = new Color(0x10, 0x20, 0x2e);
  private static final Color SHOT = new Color(0x3f, 0xb9, 0xa8);
  private static final Color TICK = Color.WHITE;

  private Icon() {}

  public static void main(String[] args) throws IOException {
    System.setProperty("java.awt.headless", "true");
    Path folder = Files.createDirectories(Path.of(args[0]));
    List<byte[]> pictures = new ArrayList<>();
    for (int size : SIZES) {
      ByteArrayOutputStream png = new ByteArrayOutputStream();
      ImageIO.write(draw(size), "png", png);
      pictures.add(png.toByteArray());
      Files.write(folder.resolve("tenshot-" + size + ".png"), png.toByteArray());
    }
    Files.write(folder.resolve("tenshot.ico"), ico(pictures));
  }

  private static BufferedImage draw(int size) {
    BufferedImage image = new BufferedImage(size, size, BufferedImage.TYPE_INT_ARGB);
    Graphics2D pen = image.createGraphics();
    pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    pen.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    pen.scale(size, size);
    pen.setColor(GROUND);
    pen.fill(new RoundRectangle2D.Double(0, 0, 1, 1, 0.36, 0.36));
    pen.setColor(SHOT);
    for (int k = 0; k < SHOTS; k++) {
      double angle = 2 * Math.PI * k / SHOTS - Math.PI / 2;
      double x = 0.5 + 0.36 * Math.cos(angle);
      double y = 0.5 + 0.36 * Math.sin(angle);
      pen.fill(new Ellipse2D.Double(x - 0.062, y - 0.062, 0.124, 0.124));
    }
    pen.setColor(TICK);
    pen.setStroke(new BasicStroke(0.085f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    Path2D tick = new Path2D.Double();
    tick.moveTo(0.355, 0.515);
    tick.lineTo(0.46, 0.615);
    tick.lineTo(0.645, 0.395);
    pen.draw(tick);
    pen.dispose();
    return image;
  }

  /// Windows' icon file: a header, an entry a picture, then the PNG files as they are.
  private static byte[] ico(List<byte[]> pictures) {
    int offset = 6 + 16 * pictures.size();
    int bytes = offset + pictures.stream().mapToInt(picture -> picture.length).sum();
    ByteBuffer ico = ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    ico.putShort((short) 0).putShort((short) 1).putShort((short) pictures.size());
    for (int k = 0; k < pictures.size(); k++) {
      // 0 stands for 256.
      byte edge = (byte) SIZES[k];
      ico.put(edge).put(edge).put((byte) 0).put((byte) 0).putShort((short) 1).putShort((short) 32);
      ico.putInt(pictures.get(k).length).putInt(offset);
      offset += pictures.get(k).length;
    }
    pictures.forEach(ico::put);
    return ico.array();
  }
}
