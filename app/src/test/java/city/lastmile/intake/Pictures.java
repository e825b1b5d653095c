package city.lastmile.intake;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;

/** Photographs, and files that only pretend to be one. */
final class Pictures {

    /** What a camera wrote about the place; must never be kept. */
    static final String PLACE = "GPS 36.2640N 120.0060E";

    private Pictures() {
    }

    static byte[] jpeg(int width, int height) {
        return encoded(width, height, "jpeg");
    }

    static byte[] png(int width, int height) {
        return encoded(width, height, "png");
    }

    /** One pixel, as libwebp writes it. */
    static byte[] webp() {
        return Base64.getDecoder().decode("UklGRiIAAABXRUJQVlA4IBYAAAAwAQCdASoBAAEADsD+JaQAA3AAAAAA");
    }

    static byte[] heic() {
        byte[] head = {0, 0, 0, 24, 'f', 't', 'y', 'p', 'h', 'e', 'i', 'c', 0, 0, 0, 0, 'm', 'i', 'f', '1', 'h', 'e',
            'i', 'c'};
        return joined(head, new byte[200]);
    }

    /** As a phone held upright takes it: turned by a quarter, with the place in its EXIF data. */
    static byte[] jpegWithPlace(int width, int height) {
        byte[] jpeg = jpeg(width, height);
        byte[] place = PLACE.getBytes(StandardCharsets.US_ASCII);
        ByteBuffer exif = ByteBuffer.allocate(10 + 8 + 2 + 24 + 4 + place.length).order(ByteOrder.BIG_ENDIAN);
        exif.put((byte) 0xFF).put((byte) 0xE1).putShort((short) (exif.capacity() - 2))
                .put("Exif\0\0".getBytes(StandardCharsets.US_ASCII));
        exif.put("MM".getBytes(StandardCharsets.US_ASCII)).putShort((short) 42).putInt(8).putShort((short) 2);
        exif.putShort((short) 0x0112).putShort((short) 3).putInt(1).putShort((short) 6).putShort((short) 0);
        exif.putShort((short) 0x010E).putShort((short) 2).putInt(place.length).putInt(8 + 2 + 24 + 4);
        exif.putInt(0).put(place);
        return joined(slice(jpeg, 0, 2), exif.array(), slice(jpeg, 2, jpeg.length));
    }

    /** A photograph that is also a page with a script, behind its end. */
    static byte[] polyglot() {
        return joined(jpeg(40, 30), "<html><script>alert(document.cookie)</script></html>"
                .getBytes(StandardCharsets.UTF_8));
    }

    static byte[] truncated() {
        byte[] jpeg = jpeg(200, 200);
        return slice(jpeg, 0, jpeg.length / 2);
    }

    /** A photograph of the right kind and of more bytes than allowed. */
    static byte[] tooHeavy() {
        return joined(jpeg(40, 30), new byte[10 << 20]);
    }

    /** A million zeros in a thousand bytes, many times over, under the name of a photograph. */
    static byte[] zipBomb() {
        try (ByteArrayOutputStream bytes = new ByteArrayOutputStream(); ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("photo.jpg"));
            for (int megabyte = 0; megabyte < 100; megabyte++) {
                zip.write(new byte[1 << 20]);
            }
            zip.closeEntry();
            zip.finish();
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Says that it has 3,600,000,000 pixels. */
    static byte[] hugeDimensions() {
        return pngOf(60_000, 60_000, new byte[0]);
    }

    /** A small picture with a comment that unpacks to 100 MB. */
    static byte[] hugeComment() {
        byte[] png = png(20, 20);
        byte[] comment = joined("Comment\0\0".getBytes(StandardCharsets.US_ASCII), deflated(new byte[100 << 20]));
        int afterHeader = 8 + 25;
        return joined(slice(png, 0, afterHeader), chunk("zTXt", comment), slice(png, afterHeader, png.length));
    }

    private static byte[] pngOf(int width, int height, byte[] rows) {
        byte[] signature = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
        byte[] header = ByteBuffer.allocate(13).putInt(width).putInt(height).put(new byte[] {8, 2, 0, 0, 0}).array();
        return joined(signature, chunk("IHDR", header), chunk("IDAT", deflated(rows)), chunk("IEND", new byte[0]));
    }

    private static byte[] chunk(String type, byte[] data) {
        byte[] named = joined(type.getBytes(StandardCharsets.US_ASCII), data);
        CRC32 sum = new CRC32();
        sum.update(named);
        return joined(ByteBuffer.allocate(4).putInt(data.length).array(), named,
                ByteBuffer.allocate(4).putInt((int) sum.getValue()).array());
    }

    private static byte[] deflated(byte[] data) {
        try (ByteArrayOutputStream bytes = new ByteArrayOutputStream();
                DeflaterOutputStream out = new DeflaterOutputStream(bytes, new Deflater(9))) {
            out.write(data);
            out.finish();
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] encoded(int width, int height, String format) {
        BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = picture.createGraphics();
        graphics.setColor(Color.ORANGE);
        graphics.fillRect(0, 0, width / 2 + 1, height / 2 + 1);
        graphics.dispose();
        try (ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
            ImageIO.write(picture, format, bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static BufferedImage decoded(byte[] content) {
        try {
            return ImageIO.read(new ByteArrayInputStream(content));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] slice(byte[] bytes, int from, int to) {
        return java.util.Arrays.copyOfRange(bytes, from, to);
    }

    private static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }
}
