import com.sun.management.OperatingSystemMXBean;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.StringJoiner;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.StopFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.ar.ArabicAnalyzer;
import org.apache.lucene.analysis.snowball.SnowballFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.SerialMergeScheduler;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.similarities.BM25Similarity;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;

/**
 * Lucene on the work of the other engines; prints figures as JSON, times in milliseconds.
 *
 * <p>usage: {@code LuceneBench tokens ANALYZER TEXTS ROUNDS PASSES | LuceneBench run ANALYZER DOCUMENTS QUERIES ANSWERS}, with the
 * settings of a run as properties ({@code -DbuildRounds=3}). Input is a line a record, fields divided by tabs; tabs, line feeds and
 * backslashes inside them are escaped.
 */
public final class LuceneBench {
  private static final int BATCH = 500;
  /** As in metrics/timing.ts: a first round this many times over the budget is the only one. */
  private static final double SLOW = 4;
  private static final float TITLE_BOOST = 2;

  private static final OperatingSystemMXBean SYSTEM = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

  private LuceneBench() {}

  public static void main(String[] args) throws IOException {
    Analyzer analyzer = analyzer(args[1]);
    if (args[0].equals("tokens")) tokens(analyzer, Paths.get(args[2]), Integer.parseInt(args[3]), Integer.parseInt(args[4]));
    else run(analyzer, Paths.get(args[2]), Paths.get(args[3]), Paths.get(args[4]));
  }

  private static Analyzer analyzer(String name) {
    if (name.equals("arabic")) return new ArabicAnalyzer();
    return new Analyzer() {
      @Override
      protected TokenStreamComponents createComponents(String field) {
        Tokenizer tokenizer = new StandardTokenizer();
        TokenStream words = new StopFilter(new LowerCaseFilter(tokenizer), ArabicAnalyzer.getDefaultStopSet());
        return new TokenStreamComponents(tokenizer, new SnowballFilter(words, "Arabic"));
      }
    };
  }

  /** Analysis alone. The first round is for the compiler and is not printed. */
  private static void tokens(Analyzer analyzer, Path path, int rounds, int passes) throws IOException {
    List<String> texts = new ArrayList<>();
    for (String line : Files.readAllLines(path)) texts.add(unescape(line));
    Watch[] watches = new Watch[rounds + 1];
    long tokens = 0;
    for (int round = 0; round <= rounds; round++) {
      System.gc();
      Watch watch = watches[round] = new Watch();
      watch.start();
      for (int pass = 0; pass < passes; pass++) {
        tokens = 0;
        for (String text : texts)
          try (TokenStream stream = analyzer.tokenStream("body", text)) {
            stream.reset();
            while (stream.incrementToken()) tokens++;
            stream.end();
          }
      }
      watch.stop();
    }
    List<Watch> counted = Arrays.asList(watches).subList(1, watches.length);
    System.out.println("{\"tokens\":" + tokens + ",\"wall\":" + walls(counted) + ",\"cpu\":" + cpus(counted) + "}");
  }

  private static void run(Analyzer analyzer, Path documents, Path queries, Path answers) throws IOException {
    Path folder = Files.createTempDirectory("lucene");
    try (Directory directory = FSDirectory.open(folder)) {
      double[] peak = {Double.NaN};
      List<Watch> builds = repeat(property("buildRounds"), watch -> {
        for (String file : directory.listAll()) directory.deleteFile(file);
        build(analyzer, documents, directory, watch);
        if (Double.isNaN(peak[0])) peak[0] = peakMegabytes();
      });
      long bytes = 0;
      for (String file : directory.listAll()) bytes += directory.fileLength(file);
      StringJoiner printed = new StringJoiner(",", "{", "}");
      printed.add("\"builds\":" + walls(builds)).add("\"buildsCpu\":" + cpus(builds)).add("\"bytes\":" + bytes);
      if (!Double.isNaN(peak[0])) printed.add("\"peakMemory\":" + peak[0]);
      if (Boolean.getBoolean("compress")) printed.add("\"gzipBytes\":" + gzipped(folder, directory));
      if (property("openRounds") > 0) printed.add(answer(analyzer, directory, Files.readAllLines(queries), answers));
      System.out.println(printed);
    } finally {
      try (Stream<Path> files = Files.walk(folder)) {
        files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
      }
    }
  }

  /** One segment without stored text. Reading the documents is not on the watch. */
  private static void build(Analyzer analyzer, Path documents, Directory directory, Watch watch) throws IOException {
    boolean title = Boolean.getBoolean("title");
    watch.start();
    IndexWriterConfig config = new IndexWriterConfig(analyzer);
    config.setSimilarity(new BM25Similarity());
    config.setRAMBufferSizeMB(256);
    config.setUseCompoundFile(false);
    // Merging on the thread that indexes, as one thread is what the other engines have.
    config.setMergeScheduler(new SerialMergeScheduler());
    FieldType type = new FieldType(TextField.TYPE_NOT_STORED);
    type.freeze();
    try (IndexWriter writer = new IndexWriter(directory, config);
        BufferedReader reader = Files.newBufferedReader(documents)) {
      watch.stop();
      List<String[]> batch = new ArrayList<>();
      do {
        batch.clear();
        for (String line; batch.size() < BATCH && (line = reader.readLine()) != null; ) {
          String[] fields = line.split("\t", -1);
          for (int i = 0; i < fields.length; i++) fields[i] = unescape(fields[i]);
          batch.add(fields);
        }
        watch.start();
        for (String[] fields : batch) {
          Document document = new Document();
          document.add(new StringField("id", fields[0], Field.Store.YES));
          if (title && !fields[1].isEmpty()) document.add(new Field("title", fields[1], type));
          document.add(new Field("body", fields[2], type));
          writer.addDocument(document);
        }
        watch.stop();
      } while (batch.size() == BATCH);
      watch.start();
      writer.forceMerge(1);
      writer.commit();
    }
    watch.stop();
  }

  private static String answer(Analyzer analyzer, Directory directory, List<String> queries, Path answers) throws IOException {
    int limit = property("limit");
    List<Watch> opens = repeat(property("openRounds"), watch -> {
      watch.start();
      DirectoryReader.open(directory).close();
      watch.stop();
    });
    Watch first = new Watch();
    first.start();
    try (DirectoryReader reader = DirectoryReader.open(directory);
        PrintWriter out = new PrintWriter(answers.toFile(), StandardCharsets.UTF_8)) {
      IndexSearcher searcher = new IndexSearcher(reader);
      searcher.setSimilarity(new BM25Similarity());
      searcher.setQueryCache(null);
      if (!queries.isEmpty()) search(searcher, analyzer, textOf(queries.get(0)), limit, BooleanClause.Occur.SHOULD);
      first.stop();
      StringJoiner operators = new StringJoiner(",", "{", "}");
      for (String operator : System.getProperty("operators").split(",")) {
        BooleanClause.Occur occur = operator.equals("and") ? BooleanClause.Occur.MUST : BooleanClause.Occur.SHOULD;
        List<double[]> times = new ArrayList<>();
        List<List<String>> found = new ArrayList<>();
        Work askAll = watch -> {
          double[] mine = new double[queries.size()];
          found.clear();
          watch.start();
          for (int q = 0; q < mine.length; q++) {
            long start = System.nanoTime();
            found.add(search(searcher, analyzer, textOf(queries.get(q)), limit, occur));
            mine[q] = (System.nanoTime() - start) / 1e6;
          }
          watch.stop();
          times.add(mine);
        };
        if (property("warmUpRounds") > 0) repeat(property("warmUpRounds"), askAll);
        times.clear();
        List<Watch> rounds = repeat(property("queryRounds"), askAll);
        for (int q = 0; q < found.size(); q++)
          out.println(operator + "\t" + queries.get(q).split("\t", 2)[0] + "\t" + String.join("\t", found.get(q)));
        StringJoiner each = new StringJoiner(",", "[", "]");
        for (double[] mine : times) each.add(Arrays.toString(mine));
        operators.add("\"" + operator + "\":{\"times\":" + each + ",\"cpu\":" + cpus(rounds) + "}");
      }
      return "\"opens\":" + walls(opens) + ",\"firstAnswer\":" + first.wall + ",\"answers\":" + operators;
    }
  }

  private static String textOf(String query) {
    return query.split("\t", 2)[1];
  }

  private static List<String> search(IndexSearcher searcher, Analyzer analyzer, String text, int limit, BooleanClause.Occur occur)
      throws IOException {
    boolean title = Boolean.getBoolean("title");
    BooleanQuery.Builder query = new BooleanQuery.Builder();
    for (String term : terms(analyzer, text)) {
      Query inBody = new TermQuery(new Term("body", term));
      if (!title) query.add(inBody, occur);
      else {
        Query inTitle = new BoostQuery(new TermQuery(new Term("title", term)), TITLE_BOOST);
        // Where any word suffices, clauses beside each other: Lucene skips more in a flat query.
        if (occur == BooleanClause.Occur.SHOULD) query.add(inTitle, occur).add(inBody, occur);
        else
          query.add(new BooleanQuery.Builder().add(inTitle, BooleanClause.Occur.SHOULD).add(inBody, BooleanClause.Occur.SHOULD).build(), occur);
      }
    }
    List<String> ids = new ArrayList<>();
    for (ScoreDoc hit : searcher.search(query.build(), limit).scoreDocs) ids.add(searcher.doc(hit.doc).get("id"));
    return ids;
  }

  private static Set<String> terms(Analyzer analyzer, String text) throws IOException {
    Set<String> terms = new LinkedHashSet<>();
    try (TokenStream stream = analyzer.tokenStream("body", text)) {
      CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
      stream.reset();
      while (stream.incrementToken()) terms.add(term.toString());
      stream.end();
    }
    return terms;
  }

  /** Wall and processor time, added up over starts and stops. */
  private static final class Watch {
    double wall;
    double cpu;
    private long wallStart;
    private long cpuStart;

    void start() {
      cpuStart = SYSTEM.getProcessCpuTime();
      wallStart = System.nanoTime();
    }

    void stop() {
      wall += (System.nanoTime() - wallStart) / 1e6;
      cpu += (SYSTEM.getProcessCpuTime() - cpuStart) / 1e6;
    }
  }

  private interface Work {
    void run(Watch watch) throws IOException;
  }

  /** Rounds until their number or the budget is used up, as in metrics/timing.ts. */
  private static List<Watch> repeat(int rounds, Work work) throws IOException {
    double budget = property("budget");
    List<Watch> watches = new ArrayList<>();
    double spent = 0;
    while (watches.isEmpty() || (watches.size() < rounds && spent < (watches.size() == 1 ? SLOW * budget : budget))) {
      System.gc();
      Watch watch = new Watch();
      work.run(watch);
      watches.add(watch);
      spent += watch.wall;
    }
    return watches;
  }

  private static int property(String name) {
    return Integer.getInteger(name);
  }

  private static String walls(List<Watch> watches) {
    return Arrays.toString(watches.stream().mapToDouble(watch -> watch.wall).toArray());
  }

  private static String cpus(List<Watch> watches) {
    return Arrays.toString(watches.stream().mapToDouble(watch -> watch.cpu).toArray());
  }

  /** Where Linux tells it; not a number elsewhere. */
  private static double peakMegabytes() throws IOException {
    Path status = Paths.get("/proc/self/status");
    if (!Files.exists(status)) return Double.NaN;
    for (String line : Files.readAllLines(status)) if (line.startsWith("VmHWM:")) return Long.parseLong(line.replaceAll("\\D", "")) * 1024 / 1e6;
    return Double.NaN;
  }

  private static long gzipped(Path folder, Directory directory) throws IOException {
    long[] bytes = {0};
    for (String file : directory.listAll())
      try (GZIPOutputStream out = new GZIPOutputStream(new OutputStream() {
        @Override
        public void write(int one) {
          bytes[0]++;
        }

        @Override
        public void write(byte[] buffer, int from, int length) {
          bytes[0] += length;
        }
      })) {
        Files.copy(folder.resolve(file), out);
      }
    return bytes[0];
  }

  private static String unescape(String text) {
    if (text.indexOf('\\') < 0) return text;
    StringBuilder plain = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char unit = text.charAt(i);
      if (unit != '\\') {
        plain.append(unit);
        continue;
      }
      char escaped = text.charAt(++i);
      plain.append(escaped == 'n' ? '\n' : escaped == 't' ? '\t' : escaped == 'r' ? '\r' : escaped);
    }
    return plain.toString();
  }
}
