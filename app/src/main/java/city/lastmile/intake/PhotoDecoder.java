package city.lastmile.intake;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.MemoryCacheImageInputStream;

/** Decodes a photograph after looking at what decoding it would cost. */
final class PhotoDecoder {

    private static final long MOST_PIXELS = 50_000_000;
    /** Above this every other pixel is enough, as the result is reduced to 2,048 pixels anyway. */
    private static final long MOST_PIXELS_AT_ONCE = 25_000_000;
    /** Encoders write about ten; libjpeg-turbo advises to stop at 500. */
    private static final int MOST_SCANS = 100;

    private PhotoDecoder() {
    }

    static BufferedImage decode(byte[] content, PhotoFormat format) throws UnusablePhotoException {
        if (format == PhotoFormat.JPEG) {
            inspect(JpegOutline.of(content));
        }
        ImageReader reader = reader(format);
        try (MemoryCacheImageInputStream input = new MemoryCacheImageInputStream(new ByteArrayInputStream(content))) {
            reader.setInput(input, true, true);
            return read(reader);
        } catch (IOException | RuntimeException broken) {
            // Decoders answer malformed files with exceptions of any kind; all mean that the file is no photograph.
            throw new UnusablePhotoException("intake.photo.broken", broken);
        } finally {
            reader.dispose();
        }
    }

    private static void inspect(JpegOutline outline) throws UnusablePhotoException {
        if (outline.scans() > MOST_SCANS) {
            throw new UnusablePhotoException("intake.photo.broken");
        }
        if (!outline.complete()) {
            throw new UnusablePhotoException("intake.photo.incomplete");
        }
    }

    private static ImageReader reader(PhotoFormat format) {
        Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName(format.reader());
        if (!readers.hasNext()) {
            throw new IllegalStateException("No decoder of " + format + " on the class path");
        }
        return readers.next();
    }

    private static BufferedImage read(ImageReader reader) throws IOException, UnusablePhotoException {
        long pixels = (long) reader.getWidth(0) * reader.getHeight(0);
        if (pixels > MOST_PIXELS) {
            throw new UnusablePhotoException("intake.photo.pixels");
        }
        ImageReadParam how = reader.getDefaultReadParam();
        if (pixels > MOST_PIXELS_AT_ONCE) {
            how.setSourceSubsampling(2, 2, 0, 0);
        }
        return reader.read(0, how);
    }
}
