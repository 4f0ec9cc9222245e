import com.machinezoo.sourceafis.FingerprintImage;
import com.machinezoo.sourceafis.FingerprintImageOptions;
import com.machinezoo.sourceafis.FingerprintMatcher;
import com.machinezoo.sourceafis.FingerprintTemplate;
import java.io.BufferedReader;
import java.io.DataInputStream;
import java.io.FileInputStream;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

/**
 * The peer of bench/sourceafis.js: SourceAFIS. Pictures come from a file, each as width, height and grey levels; each line of the input asks
 * for one pass, "extract" or "compare", and is answered by the time of this thread in nanoseconds, of "compare" with all scores after it.
 */
public class SourceAfis {
  public static void main(String[] args) throws Exception {
    ThreadMXBean clock = ManagementFactory.getThreadMXBean();
    FingerprintImage[] images;
    try (DataInputStream file = new DataInputStream(new FileInputStream(args[0]))) {
      images = new FingerprintImage[file.readInt()];
      for (int i = 0; i < images.length; i++) {
        int width = file.readInt();
        int height = file.readInt();
        byte[] grey = file.readNBytes(width * height);
        images[i] = new FingerprintImage(width, height, grey, new FingerprintImageOptions().dpi(500));
      }
    }
    FingerprintTemplate[] templates = new FingerprintTemplate[images.length];
    BufferedReader asked = new BufferedReader(new InputStreamReader(System.in));
    for (String line = asked.readLine(); line != null; line = asked.readLine()) {
      StringBuilder answer = new StringBuilder();
      long before = clock.getCurrentThreadCpuTime();
      if (line.equals("extract")) {
        for (int i = 0; i < images.length; i++) templates[i] = new FingerprintTemplate(images[i]);
      } else {
        for (int i = 0; i < templates.length; i++) {
          FingerprintMatcher matcher = new FingerprintMatcher(templates[i]);
          for (int j = 0; j < templates.length; j++) if (j != i) answer.append(' ').append(matcher.match(templates[j]));
        }
      }
      System.out.println((clock.getCurrentThreadCpuTime() - before) + answer.toString());
    }
  }
}
