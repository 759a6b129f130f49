using System.Diagnostics;
using System.Globalization;
using Wirefix.Traffic.Formats;
using Wirefix.Traffic.Inspection;

namespace Wirefix.Benchmarks.Captures;

/// <summary>
/// Measures the reading of captures of growing size against a bare pass over the same bytes, alternating in the same run, and
/// the peak memory of a process that does nothing else.
/// </summary>
internal static class CaptureMeasurement
{
    /// <summary>The argument that makes this program the process whose memory is measured.</summary>
    public const string SurveyOnly = "survey";

    private const int Rounds = 5;

    // The compiler's tiers need some seconds of the same work.
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(4);

    private static readonly (string Name, long Bytes)[] Sizes = [("10 MB", 10_000_000), ("100 MB", 100_000_000), ("1 GB", 1_000_000_000)];

    /// <summary>Measures every size in both formats and prints a table; the captures are made in temp and removed.</summary>
    public static void Run(TextWriter output)
    {
        output.WriteLine("| capture | exchanges | bare pass | survey | ratio | ratio in processor time | ratio with findings | peak memory |");
        output.WriteLine("|---|---|---|---|---|---|---|---|");
        foreach (var kind in Enum.GetValues<CaptureKind>())
        {
            foreach (var (name, bytes) in Sizes)
                Measure(output, kind, name, bytes);
        }
    }

    /// <summary>Surveys one capture and says the peak memory of this process in bytes; what <see cref="SurveyOnly"/> runs.</summary>
    public static void Survey(string path, TextWriter output)
    {
        var survey = CaptureReader.Survey(new CaptureSource(path));
        GC.KeepAlive(survey.Endpoints);
        output.WriteLine(Memory.PeakBytes());
    }

    private static void Measure(TextWriter output, CaptureKind kind, string name, long bytes)
    {
        var folder = Directory.CreateTempSubdirectory("wirefix-benchmark-");
        try
        {
            var path = Path.Combine(folder.FullName, kind == CaptureKind.Har ? "capture.har" : "raw.jsonl");
            using (var file = File.Create(path))
                CaptureGenerator.Write(file, kind, bytes);
            output.WriteLine(Row($"{(kind == CaptureKind.Har ? "HAR" : "RRPair JSON lines")}, {name}", path));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static string Row(string capture, string path)
    {
        // Files come into the page cache, and code through the tiers of the compiler, before anything counts.
        for (var clock = Stopwatch.StartNew(); clock.Elapsed < WarmUp;)
        {
            BarePass.Tokens(path);
            Inspector.Inspect(CaptureReader.Survey(new CaptureSource(path)));
        }

        var exchanges = 0L;
        var rounds = Enumerable.Range(0, Rounds)
            .Select(_ => (
                Bare: Spent.On(() => BarePass.Tokens(path)),
                Survey: Spent.On(() => exchanges = SurveyAll(path)),
                Whole: Spent.On(() => Inspector.Inspect(CaptureReader.Survey(new CaptureSource(path))))))
            .ToList();
        string[] cells =
        [
            capture,
            Number(exchanges, "N0"),
            $"{Number(Median(rounds.Select(round => round.Bare.Seconds)), "0.000")} s",
            $"{Number(Median(rounds.Select(round => round.Survey.Seconds)), "0.000")} s",
            Number(Median(rounds.Select(round => round.Survey.Seconds / round.Bare.Seconds)), "0.0"),
            Number(Median(rounds.Select(round => round.Survey.ProcessorSeconds / round.Bare.ProcessorSeconds)), "0.0"),
            Number(Median(rounds.Select(round => round.Whole.Seconds / round.Bare.Seconds)), "0.0"),
            $"{Number(PeakOfChild(path) / 1e6, "0")} MB",
        ];
        return $"| {string.Join(" | ", cells)} |";
    }

    private static long SurveyAll(string path)
    {
        var survey = CaptureReader.Survey(new CaptureSource(path));
        GC.KeepAlive(survey.Endpoints);
        return survey.Exchanges;
    }

    private static string Number(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);

    private static double Median(IEnumerable<double> values) => values.Order().ElementAt(Rounds / 2);

    private static double PeakOfChild(string path)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardOutput = true };
        if (Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet")
            start.ArgumentList.Add(typeof(CaptureMeasurement).Assembly.Location);
        start.ArgumentList.Add(SurveyOnly);
        start.ArgumentList.Add(path);
        using var child = Process.Start(start)!;
        var answer = child.StandardOutput.ReadToEnd();
        child.WaitForExit();
        return double.Parse(answer, CultureInfo.InvariantCulture);
    }
}
